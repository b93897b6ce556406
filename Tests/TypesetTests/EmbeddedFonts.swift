import CAssets
import Document
import Foundation
import Typeset

/// Stands for what owns bytes that live as long as the process.
final class Forever: Sendable {}

/// Owns a copy of some bytes, and frees it.
final class Copy: @unchecked Sendable {
    // Sendable: written once, in init.
    let bytes: UnsafeRawBufferPointer

    init(_ array: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: array.count, alignment: 16)
        copy.copyBytes(from: array)
        bytes = UnsafeRawBufferPointer(copy)
    }

    deinit { bytes.deallocate() }
}

extension FontData {
    /// Bytes of a test's own making.
    init(_ file: String, _ bytes: [UInt8]) {
        let copy = Copy(bytes)
        self.init(file: file, bytes: copy.bytes, owner: copy)
    }

    /// A font of the program; the bytes of no font when there is none of that name.
    static func embedded(_ name: String) -> FontData {
        let bytes = Assets.all["fonts/\(name).ttf"] ?? UnsafeRawBufferPointer(start: nil, count: 0)
        return FontData(file: "fonts/\(name).ttf", bytes: bytes, owner: Forever())
    }
}

extension FontFiles {
    static let embedded = FontFiles(
        regular: .embedded("LiberationSerif-Regular"), bold: .embedded("LiberationSerif-Bold"),
        italic: .embedded("LiberationSerif-Italic"), boldItalic: .embedded("LiberationSerif-BoldItalic"))
}

/// What is compiled into the program, by name.
enum Assets {
    static var all: [String: UnsafeRawBufferPointer] {
        var found: [String: UnsafeRawBufferPointer] = [:]
        for index in 0..<baocao_asset_count() {
            let asset = baocao_asset(index)
            found[String(cString: asset.name)] = UnsafeRawBufferPointer(start: asset.bytes, count: asset.size)
        }
        return found
    }
}

/// The checkout the tests were built from.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
}
