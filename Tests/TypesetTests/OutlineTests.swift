import Document
import Layout
import TestSupport
import Testing

@testable import Typeset

/// The bookmarks of finished files, read back by libqpdf.
@Suite struct OutlineTests {
    @Test(arguments: CaseFile.all(in: "typeset").filter { $0.file.hasSuffix("outlines.case") })
    func bookmarksAreNestedByLevel(_ entry: CaseFile.Case) throws {
        let fonts = try FontSet(.embedded)
        let frames = try FrameScript(entry["input"], fonts: fonts).frames
        let file = try QPDFFile(
            reading: PDFCanvas(fonts: fonts).draw(frames, properties: .sample))
        var lines: [String] = []
        if let root = file.get("Outlines", of: file.catalog) {
            lines.append("\(text("Count", of: root, in: file)) in all")
            try list(root, depth: 0, file, &lines)
        }
        let difference = CaseFile.difference(
            in: entry, part: "bookmarks", actual: lines.joined(separator: "\n"))
        #expect(difference == nil)
    }

    /// What stands under an entry, each with its height on the page, and the way back.
    private func list(
        _ parent: QPDFObject, depth: Int, _ file: QPDFFile, _ lines: inout [String]
    ) throws {
        var (before, next) = (String?.none, file.get("First", of: parent))
        while let entry = next {
            #expect(file.get("Prev", of: entry).map { text("Title", of: $0, in: file) } == before)
            #expect(
                file.get("Parent", of: entry).map { text("Count", of: $0, in: file) }
                    == text("Count", of: parent, in: file))
            let title = text("Title", of: entry, in: file)
            let target = try #require(file.get("Dest", of: entry).map(file.written))
            let place = target.split(separator: " ").dropLast().suffix(4).joined(separator: " ")
            let indent = String(repeating: "  ", count: depth)
            let below = text("Count", of: entry, in: file)
            lines.append("\(indent)\(letters(title)) at \(place), \(below) below")
            try list(entry, depth: depth + 1, file, &lines)
            if file.get("Next", of: entry) == nil {
                #expect(file.get("Last", of: parent).map { text("Title", of: $0, in: file) } == title)
            }
            (before, next) = (title, file.get("Next", of: entry))
        }
    }

    private func text(_ key: String, of object: QPDFObject, in file: QPDFFile) -> String {
        file.get(key, of: object).map(file.written) ?? "none"
    }

    /// UTF-16 in digits as letters; plain strings as they are.
    private func letters(_ written: String) -> String {
        guard written.hasPrefix("<feff") else { return written }
        let digits = Array(written.dropFirst(5).dropLast())
        let units = stride(from: 0, to: digits.count - 3, by: 4).compactMap {
            UInt16(String(digits[$0..<$0 + 4]), radix: 16)
        }
        return String(decoding: units, as: UTF16.self)
    }
}
