import CAssets
import Document
import Foundation
import Layout
import Typeset

/// The fonts compiled into the program.
enum Fonts {
    private final class Forever: Sendable {}

    static var bytes: [FontStyle: UnsafeRawBufferPointer] {
        [.regular: files.regular, .bold: files.bold, .italic: files.italic, .boldItalic: files.boldItalic]
            .mapValues(\.bytes)
    }

    static let files = FontFiles(
        regular: font("Regular"), bold: font("Bold"), italic: font("Italic"), boldItalic: font("BoldItalic"))

    private static func font(_ style: String) -> FontData {
        let name = "fonts/LiberationSerif-\(style).ttf"
        let asset = (0..<baocao_asset_count()).map(baocao_asset).first { String(cString: $0.name) == name }
        let bytes = UnsafeRawBufferPointer(start: asset?.bytes, count: asset?.size ?? 0)
        return FontData(file: name, bytes: bytes, owner: Forever())
    }
}
