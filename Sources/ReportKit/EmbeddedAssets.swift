internal import CAssets
package import Files

/// The fonts and templates compiled into the program.
package enum EmbeddedAssets {
    /// By their names in the repository: `fonts/…`, `templates/…`.
    package static let all: [String: Blob] = {
        var assets: [String: Blob] = [:]
        for index in 0..<baocao_asset_count() {
            let asset = baocao_asset(index)
            let bytes = UnsafeRawBufferPointer(start: asset.bytes, count: asset.size)
            assets[String(cString: asset.name)] = Blob(static: bytes)
        }
        return assets
    }()
}
