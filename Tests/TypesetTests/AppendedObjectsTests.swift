import Diagnostics
import Testing

@testable import Typeset

/// What joins a file behind libqpdf's back must be found by every reader afterwards.
@Suite struct AppendedObjectsTests {
    private func written() throws -> (file: QPDFFile, bytes: [UInt8]) {
        let fonts = try FontSet(.embedded)
        let frames = try FrameScript("page 210 297\ntext 85 100 regular Xuân", fonts: fonts).frames
        let file = try QPDFFile(reading: try PDFDrawing(frames, fonts: fonts).bytes)
        file.set("Own", of: file.catalog, to: .object(file.add(.dictionary([("A", .integer(1))]))))
        return (file, try file.write())
    }

    private func entry(_ path: [String], of bytes: [UInt8]) throws -> String? {
        let file = try QPDFFile(reading: bytes)
        var object: QPDFObject? = file.catalog
        for key in path { object = object.flatMap { file.get(key, of: $0) } }
        return object.map(file.written)
    }

    @Test func anObjectTakesThePlaceOfOneOfTheFileAndRefersToNewOnes() throws {
        let (file, bytes) = try written()
        let own = try #require(file.get("Own", of: file.catalog))
        let number = try file.number(of: own)
        var objects = try AppendedObjects(to: bytes)
        let free = objects.firstFree
        objects.add(number) { $0.put("<< /A 2 /Next \(free) 0 R >>") }
        objects.add(free) { $0.put("<< /B [ 1 2 ] /Last \(free + 1) 0 R >>") }
        objects.add(free + 1) { $0.put(text: "Bình “Đẳng” 🙂") }
        let joined = try objects.joined()
        #expect(try entry(["Own", "A"], of: bytes) == "1")
        #expect(try entry(["Own", "A"], of: joined) == "2")
        #expect(try entry(["Own", "Next", "B"], of: joined) == "[ 1 2 ]")
        #expect(
            try entry(["Own", "Next", "Last"], of: joined)
                == "<feff004200ec006e00680020201c01101eb3006e0067201d0020d83dde42>")
        // One revision: one table, one end.
        #expect(String(decoding: joined, as: UTF8.self).split(separator: "%%EOF").count == 2)
        #expect(joined.starts(with: bytes.prefix(1_000)))
    }

    @Test func withoutObjectsTheFileStaysAsItIs() throws {
        let (_, bytes) = try written()
        #expect(try AppendedObjects(to: bytes).joined() == bytes)
    }

    @Test func aGapBetweenNumbersIsAFault() throws {
        let (_, bytes) = try written()
        for number in [0, -1, try AppendedObjects(to: bytes).firstFree + 1] {
            var objects = try AppendedObjects(to: bytes)
            objects.add(number) { $0.put("null") }
            let error = #expect(throws: DiagnosticError.self) { _ = try objects.joined() }
            #expect(error?.diagnostics.map(\.id) == [.finishFailed])
        }
    }

    @Test(arguments: ["", "%PDF-1.7\n", "xref\n0 1\nstartxref\n0\n%%EOF\n", "startxref\n99\n%%EOF\n"])
    func aFileWithoutATableIsRefused(_ text: String) {
        let error = #expect(throws: DiagnosticError.self) { _ = try AppendedObjects(to: Array(text.utf8)) }
        #expect(error?.diagnostics.map(\.id) == [.finishFailed])
    }

    @Test func aFileWithoutATrailerIsRefused() throws {
        let entry = "0000000000 65535 f \n"
        let objects = try AppendedObjects(to: Array("xref\n0 1\n\(entry)startxref\n0\n%%EOF\n".utf8))
        #expect(throws: DiagnosticError.self) { _ = try objects.joined() }
    }

    @Test func anObjectThatWasNotWrittenHasNoNumber() throws {
        let (file, _) = try written()
        #expect(try file.number(of: file.add(.integer(7))) == 0)
        let open = try QPDFFile(reading: try written().bytes)
        #expect(throws: DiagnosticError.self) { _ = try open.number(of: open.catalog) }
    }
}

@Suite struct PDFTextTests {
    private func text(_ write: (inout PDFText) -> Void) -> String {
        var text = PDFText()
        write(&text)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    @Test(arguments: [0, 7, 10, 99, 100, 123_456_789, -1, -70, Int.max, Int.min])
    func numbersAreWrittenWhole(_ number: Int) {
        #expect(text { $0.put(number) } == "\(number)")
    }

    @Test func referencesAndArrays() {
        #expect(text { $0.put(reference: 12) } == "12 0 R")
        #expect(text { $0.put(array: [3, 4]) { $0.put($1) } } == "[ 3 4 ]")
        #expect(text { $0.put(array: [Int]()) { $0.put($1) } } == "[ ]")
    }
}

@Suite struct CrossReferenceTableTests {
    private func table(_ text: String) -> CrossReferenceTable? {
        Array(text.utf8).withUnsafeBufferPointer(CrossReferenceTable.init(of:))
    }

    @Test func aTableIsFoundFromTheEnd() throws {
        let entries = "0000000000 65535 f \n0000000015 00000 n \n"
        let found = try #require(table("%PDF\nxref\n0 2\n\(entries)trailer << >>\nstartxref\n5\n%%EOF\n"))
        #expect(found.start == 5)
        #expect(found.count == 2)
        #expect(found.place(of: 1) == found.firstEntry + 20)
        #expect(found.end == found.firstEntry + 40)
    }

    /// What a table says of itself is not believed when the file is shorter.
    @Test(arguments: ["3", "9999999999", "99999999999999999999", "-1", "", "x"])
    func aCountThatDoesNotFitIsNoTable(_ count: String) {
        let entries = "0000000000 65535 f \n0000000015 00000 n \n"
        #expect(table("xref\n0 \(count)\n\(entries)startxref\n0\n%%EOF\n") == nil)
    }

    @Test(arguments: [0, 9, 1_234_567_890, 9_999_999_999])
    func anEntryHasTwentyBytes(_ place: Int) {
        let entry = String(decoding: CrossReferenceTable.entry(of: place), as: UTF8.self)
        #expect(entry.utf8.count == 20)
        #expect(Int(entry.prefix(10)) == place)
        #expect(entry.hasSuffix(" 00000 n \n"))
    }
}
