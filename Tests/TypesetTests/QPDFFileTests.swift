import Diagnostics
import Document
import Layout
import TestSupport
import Testing

@testable import Typeset

@Suite struct QPDFFileTests {
    private func drawn() throws -> [UInt8] {
        let fonts = try FontSet(.embedded)
        let script = "page 210 297\nbegin h1 1 I.\ntext 85 100 bold I.\nend\nrule 9 9 9 0 1"
        return try PDFDrawing(FrameScript(script, fonts: fonts).frames, fonts: fonts).bytes
    }

    @Test func whatIsNoPDFIsRefused() {
        for text in ["", "%PDF-1.7\n", "không phải PDF", String(repeating: "<< /A ", count: 5000)] {
            let error = #expect(throws: DiagnosticError.self) { _ = try QPDFFile(reading: Array(text.utf8)) }
            #expect(error?.diagnostics.map(\.id) == [.finishFailed])
        }
    }

    /// A drawing that broke off is refused: nothing is mended behind the user's back.
    @Test(arguments: [10, 100, 1000])
    func whatBrokeOffIsRefused(_ lost: Int) throws {
        let bytes = try drawn()
        let error = #expect(throws: DiagnosticError.self) {
            _ = try QPDFFile(reading: Array(bytes.dropLast(lost))).write()
        }
        #expect(error?.diagnostics.map(\.id) == [.finishFailed])
    }

    @Test func valuesComeBackAsTheyWereSet() throws {
        let file = try QPDFFile(reading: drawn())
        let own = file.add(.integer(7))
        let object = file.add(
            .dictionary([
                ("Name", .name("A")), ("Text", .text("Hoa (1)")), ("Letters", .text("Bình đẳng")),
                ("Number", .integer(-131)), ("Flag", .bool(true)), ("Own", .object(own)),
                ("List", .array([.name("A"), .array([]), .dictionary([])])),
            ]))
        func entry(_ key: String) -> String? { file.get(key, of: object).map(file.written) }
        #expect(entry("Name") == "/A")
        #expect(entry("Text") == "(Hoa \\(1\\))")
        #expect(entry("Letters") == "<feff004200ec006e0068002001111eb3006e0067>")
        #expect(entry("Number") == "-131")
        #expect(entry("Flag") == "true")
        #expect(entry("Own") == "7")
        #expect(entry("List") == "[ /A [ ] << >> ]")
        #expect(entry("Missing") == nil)
        // What is an object of its own is referred to where it is used.
        #expect(file.written(object).contains(" 0 R"))
    }

    @Test func aStreamHasEntries() throws {
        let file = try QPDFFile(reading: drawn())
        let stream = file.addStream(Array("q Q".utf8), [("N", .integer(3))])
        #expect(file.get("N", of: stream).map(file.written) == "3")
    }

    @Test func dictionariesAreFoundByTheirSubtype() throws {
        let file = try QPDFFile(reading: drawn())
        #expect(file.dictionaries("NoSuchType").isEmpty)
        #expect(!file.dictionaries("TrueType").isEmpty)
        _ = (0..<3).map { _ in file.add(.dictionary([("Subtype", .name("NoSuchType"))])) }
        #expect(file.dictionaries("NoSuchType").count == 3)
    }

    /// The first fault stays, and nothing is written after it.
    @Test func anObjectOfAnotherFileIsAFault() throws {
        let (file, other) = (try QPDFFile(reading: drawn()), try QPDFFile(reading: drawn()))
        let many = (0..<500).map { other.add(.integer($0)) }
        file.set("Foreign", of: file.catalog, to: .object(try #require(many.last)))
        file.set("Lang", of: file.catalog, to: .text("vi-VN"))
        #expect(file.get("Lang", of: file.catalog) == nil)
        let error = #expect(throws: DiagnosticError.self) { _ = try file.write() }
        #expect(error?.diagnostics.map(\.id) == [.finishFailed])
    }

    @Test func theSameChangesGiveTheSameBytes() throws {
        let bytes = try drawn()
        func changed() throws -> [UInt8] {
            let file = try QPDFFile(reading: bytes)
            file.set("Lang", of: file.catalog, to: .text("vi-VN"))
            return try file.write()
        }
        let isEqual = try changed() == changed()
        #expect(isEqual)
        #expect(try changed().starts(with: Array("%PDF-1.7".utf8)))
    }
}

/// The table of a drawn file is rewritten before libqpdf reads it; nothing else may ever be.
@Suite struct ForgottenStructureTests {
    @Test func whatIsNoPDFStaysAsItIs() {
        var generator = SeededGenerator(seed: 7)
        let ends = ["", "startxref\n", "startxref\n9\n%%EOF\n", "xref\n0 9\nstartxref\n0\n%%EOF\n"]
        for length in 0..<300 {
            for end in ends {
                let bytes =
                    (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) } + Array(end.utf8)
                var changed = bytes
                ForgottenStructure.remove(from: &changed)
                #expect(changed == bytes)
            }
        }
    }

    @Test func numbersTooLargeLeadNowhere() {
        let entry = "9999999999 00000 n \n"
        for place in ["9999999999", "18446744073709551615", "0", "-1", "5"] {
            var bytes = Array("%PDF-\nxref\n0 3\n\(entry)\(entry)\(entry)startxref\n\(place)\n%%EOF\n".utf8)
            let before = bytes
            ForgottenStructure.remove(from: &bytes)
            #expect(bytes == before)
        }
    }

    /// Only entries of the table change, each to a free one.
    @Test func onlyTheTableChanges() throws {
        let fonts = try FontSet(.embedded)
        let script =
            "page 210 297\nbegin p 1\ntext 85 100 regular Xuân\nend\nbegin h1 2 I.\ntext 85 130 bold I.\nend"
        let before = try PDFDrawing(FrameScript(script, fonts: fonts).frames, fonts: fonts).bytes
        var after = before
        ForgottenStructure.remove(from: &after)
        #expect(after.count == before.count)
        let table = try #require(before.firstRange(of: Array("xref\n0 ".utf8))).lowerBound
        let isSameAbove = before[..<table].elementsEqual(after[..<table])
        #expect(isSameAbove)
        let lines = String(decoding: after[table...], as: UTF8.self).split(separator: "\n")
        let free = lines.filter { $0 == "0000000000 65535 f " || $0 == "0000000000 65535 f" }
        #expect(free.count > 1)
        // libqpdf reads what an object that stays refers to: no list of elements may stay.
        let entries = lines.dropFirst(2).prefix { $0.hasPrefix("0") }.enumerated()
        let bodies = entries.filter { $0.element.hasSuffix(" n ") }.compactMap { object, entry in
            Int(entry.prefix(10)).map { place in
                before[place...].prefix(100).starts(with: Array("\(object) 0 obj\n[\n".utf8))
            }
        }
        #expect(bodies.count > 5)
        #expect(!bodies.contains(true))
    }
}
