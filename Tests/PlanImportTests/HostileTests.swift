import Diagnostics
import PlanImport
import PlanModel
import TestSupport
import Testing

/// Files nobody means to import: an error or a plan, never a crash or a hang.
@Suite struct HostileTests {
    private struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    /// What holds of every plan, however odd the text.
    private func isSound(_ plan: Plan) -> Bool {
        let ids = plan.items.map(\.id)
        let unitsAgree = plan.units.allSatisfy { unit in
            plan.items.filter { $0.lead == unit.id }.map(\.id) == unit.items
        }
        return Set(ids).count == ids.count && Set(plan.sections.map(\.number)).count == plan.sections.count
            && Set(plan.units.map(\.id)).count == plan.units.count && unitsAgree
    }

    private func survives(_ text: String) {
        do {
            let (plan, _) = try importPlan(text)
            #expect(isSound(plan))
        } catch let error as DiagnosticError {
            #expect(!error.diagnostics.isEmpty)
        } catch {
            Issue.record(error)
        }
    }

    private var texts: [String] { CaseFile.all(in: "plans").map { $0["input"] } }

    @Test func everyTruncation() {
        for text in texts {
            let count = text.unicodeScalars.count
            for length in stride(from: 0, to: count, by: max(7, count / 120)) {
                survives(String(String.UnicodeScalarView(text.unicodeScalars.prefix(length))))
            }
        }
    }

    @Test func shuffledLinesAndWords() {
        var random = Random(state: 7)
        let lines = texts.flatMap { $0.split(separator: "\n") }
        for _ in 0..<150 {
            survives(lines.shuffled(using: &random).prefix(60).joined(separator: "\n"))
            let words = lines.shuffled(using: &random).prefix(30).flatMap { $0.split(separator: " ") }
            let text = words.shuffled(using: &random).map {
                $0 + (Int.random(in: 0..<6, using: &random) == 0 ? "\n" : " ")
            }
            survives("I. A năm 2025\n" + text.joined())
        }
    }

    /// The parts of a plan and of the decision in front of it, whole and in any order: what is taken over
    /// from one to the other stands behind the lines it comes before.
    @Test func partsInAnyOrder() {
        var random = Random(state: 23)
        let parts = [
            "TM.", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "I. VIỆC NĂM 2026", "1. Làm", "- Dạy bơi;",
            "KẾ HOẠCH",
            "Số: 2/KH-", "UBND PHƯỜNG MẪU", "QUYẾT ĐỊNH", "Căn cứ Quyết định số 3/QĐ-", "Nơi nhận:",
            "- Lưu: VT.",
            "PHỤ LỤC", "Hồ Văn Nước", "Về việc bơi", "Điều 1. Ban hành", "a) Bến;", "Nơi nhận:      TM. A",
            "TTg",
        ]
        for _ in 0..<2_500 {
            let count = Int.random(in: 4...14, using: &random)
            let lines = (0..<count).map { _ in parts[Int.random(in: parts.indices, using: &random)] }
            survives(lines.joined(separator: "\n"))
        }
    }

    @Test func randomBytes() {
        var random = Random(state: 11)
        for length in [1, 10, 100, 5000] {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            survives(String(decoding: bytes, as: UTF8.self))
            survives("I. A năm 2025\n" + String(decoding: bytes.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self))
        }
    }

    @Test(
        arguments: [
            "a\n", "- B c\n", "1. Xy\n", "I. A\n", "Tháng hành động ", "Tuần lễ từ 5/1 đến 6/1 ",
            "Căn cứ Luật ", "TM. KT. PHÓ ",
            "- A; - B; ",
            "(15/11 - 15/12) trước ngày 15/12 ", "Phòng ", "((((", "KẾ HOẠCH\n", "Nơi nhận:\n", "\u{0C}1\n",
            "a) B\n1.1. C\n", "TT    Nội dung    Đơn vị\n", "STT\nNội dung\nĐơn vị\n1\n",
            "TT | Nội dung | Đơn vị\n", "PHỤ LỤC\nTT\tNội dung\tĐơn vị\n1\ta\tb\n", "1\ta\n",
            "- Đơn vị chủ trì: Công an.\n", "Phần thứ nhất\nI. A\n1. B\n", "A. MỤC\nB. TIÊU\n",
            "giao Hội A, do Công an chủ trì; trong quý II, ",
            "Công an, Trạm Y tế và ", "STT Nội dung Đơn vị\n1 A\n", "A.... 1\n", "Trang 1\nBáo cáo năm\n",
            "I.1. A\n", "## 1. A\n**b** ", "Mục I. A\n", "M Ụ C ", "Ông A, ",
            "từ tháng 3 đến tháng 5, ", "tháng 3, 4 và 5; ", "Thời gian: trước Tết ", "01 đến 05/6 - ",
            "- Báo cáo Sở A trước 17h00 ngày 5/6, ", "TM. A\nCHỦ TỊCH\nB C\n",
        ])
    func aGreatDealOfOneThing(_ piece: String) {
        let head = "KẾ HOẠCH\nVề nước năm 2025\nI. VIỆC LÀM\n"
        for before in ["", head, head + "- Một\nNơi nhận:\n"] {
            let factor = Growth.factor(upTo: 60_000) { count in
                survives(before + String(repeating: piece, count: count / piece.utf8.count))
            }
            #expect(Growth.linear.contains(factor), "\(factor)")
        }
    }

    /// A unit of its own in every row, so that nothing is found by looking through all of them.
    @Test func aGreatManyUnits() {
        let head = "KẾ HOẠCH\nVề nước năm 2025\nI. VIỆC LÀM\nTT\tNội dung\tĐơn vị chủ trì\n"
        let factor = Growth.factor(upTo: 60_000) { count in
            let rows = (1...max(1, count / 30)).map { "\($0)\tDạy bơi\tHội QX\(String($0, radix: 26))KB\n" }
            survives(head + rows.joined())
        }
        #expect(Growth.linear.contains(factor), "\(factor)")
    }

    @Test func aFileFarTooLarge() throws {
        let text = String(repeating: "việc ", count: PlanImporter.sizeLimit / 5)
        let error = #expect(throws: DiagnosticError.self) { try importPlan(text) }
        #expect(error?.diagnostics.map(\.id.name) == ["plan-too-large"])
    }

    /// Two bytes a line would take the longest of all files of a size.
    @Test func farTooManyLines() throws {
        let text = "I. A năm 2026\n" + String(repeating: "a\n", count: PlanImporter.lineLimit)
        let error = #expect(throws: DiagnosticError.self) { try importPlan(text) }
        #expect(error?.diagnostics.map(\.id.name) == ["plan-too-large"])
    }
}
