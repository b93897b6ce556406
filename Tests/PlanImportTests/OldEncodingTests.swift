import Diagnostics
import Files
import PlanImport
import PlanModel
import Testing

/// Plans typed before Unicode: TCVN3 (ABC) and Windows-1258 bytes.
@Suite struct OldEncodingTests {
    private let text = """
        ỦY BAN NHÂN DÂN
        PHƯỜNG MẪU
        KẾ HOẠCH
        Chăm sóc trẻ em gái phường Mẫu năm 2026
        UBND phường Mẫu lập kế hoạch như sau:
        I. MỤC ĐÍCH, YÊU CẦU
        - Trẻ em gái nào cũng được học bơi, được nói và được nghe.
        II. TỔ CHỨC THỰC HIỆN
        1. Trạm Y tế phường
        - Khám sức khoẻ mỗi năm hai lần, ghi sổ theo dõi.
        Nơi nhận:
        - Sở Nội vụ thành phố Mẫu Thành (để b/c);
        - Lưu: VT.
        TM. ỦY BAN NHÂN DÂN
        CHỦ TỊCH
        Lê Thị Mẫu
        """

    /// The bytes an old program wrote: TCVN3 has no capitals with tone marks, it writes the
    /// small letter.
    private func tcvn3() throws -> [UInt8] {
        var codes: [Character: UInt8] = [:]
        for code in UInt8(0xA1)...0xFE {
            let file = try? TextDecoding.sourceFile([code], path: "t", encoding: .tcvn3)
            // Bytes that stand for nothing are in no text.
            if let letter = file?.text.first { codes[letter] = codes[letter] ?? code }
        }
        return try text.map { letter in
            if let ascii = letter.asciiValue { return ascii }
            let small = Character(letter.lowercased())
            return try #require(codes[small.isLetter && codes[letter] == nil ? small : letter])
        }
    }

    @Test func aPlanInTCVN3IsThatInUnicode() throws {
        let bytes = try tcvn3()
        var log = DiagnosticLog()
        let plan = try PlanImporter.importPlan(bytes: bytes, path: "k.txt", encoding: .tcvn3, log: &log)
        let expected = try importPlan(text).plan
        #expect(plan.title == expected.title && plan.year == 2026)
        #expect(plan.items.map(\.text) == expected.items.map(\.text))
        #expect(plan.sections.map(\.title) == expected.sections.map(\.title))
        #expect(plan.organisation.issuer == expected.organisation.issuer)
        #expect(plan.signature == expected.signature)
        #expect(plan.recipients == expected.recipients)
        #expect(plan.units.map(\.name) == expected.units.map(\.name))
    }

    @Test func withoutTheOptionTheErrorNamesIt() throws {
        let bytes = try tcvn3()
        var log = DiagnosticLog()
        let error = #expect(throws: DiagnosticError.self) {
            try PlanImporter.importPlan(bytes: bytes, path: "k.txt", log: &log)
        }
        let diagnostic = try #require(error?.diagnostics.first)
        #expect(diagnostic.id.name == "text-encoding" && diagnostic.location != nil)
        #expect(diagnostic.hints.contains { $0.message.vi.contains("--encoding tcvn3") })
        #expect(diagnostic.hints.contains { $0.message.en.contains("TCVN3") })
    }

    /// A wrong encoding named by the user is an error or a plan, never a crash.
    @Test(arguments: TextEncoding.allCases)
    func everyEncodingOnEveryText(_ encoding: TextEncoding) throws {
        for bytes in [
            Array(text.utf8), try tcvn3(), text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
        ] {
            var log = DiagnosticLog()
            do {
                let plan = try PlanImporter.importPlan(bytes: bytes, path: "k", encoding: encoding, log: &log)
                #expect(plan.year == 2026)
            } catch {
                #expect(!error.diagnostics.isEmpty && error.diagnostics.allSatisfy { $0.id.stage == .data })
            }
        }
    }

    /// Read as TCVN3, every letter of UTF-8 would be two or three wrong ones.
    @Test(arguments: [TextEncoding.tcvn3, .windows1258])
    func unicodeUnderAnOldNameIsTold(_ encoding: TextEncoding) throws {
        let told = refusal(Array(text.utf8), encoding)
        #expect(told?.id == .textEncoding && told?.message.vi.contains("UTF-8, không phải") == true)
        var log = DiagnosticLog()
        let marked = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        #expect(
            try PlanImporter.importPlan(bytes: marked, path: "t", encoding: encoding, log: &log).year == 2026)
    }

    @Test func lettersEncodedTwiceAreTold() throws {
        // Each byte of UTF-8 as a letter of Latin-1, encoded again.
        let twice = String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
        let told = refusal(Array(twice.utf8), nil)
        #expect(told?.id == .textEncoding && told?.message.vi.contains("hai lần") == true)
        #expect(told?.location?.description == "t:1:1")
    }

    private func refusal(_ bytes: [UInt8], _ encoding: TextEncoding?) -> Diagnostic? {
        var log = DiagnosticLog()
        do throws(DiagnosticError) {
            _ = try PlanImporter.importPlan(bytes: bytes, path: "t", encoding: encoding, log: &log)
            return nil
        } catch {
            return error.diagnostics.first
        }
    }
}
