import Diagnostics
import PlanModel
import TestSupport
import Testing

/// Plans wrapped anew in many ways: every count is right, or a warning names a line on
/// which it hangs. Where even that cannot be had, the place is listed here.
@Suite struct DoubtTests {
    private static let widths = [47, 55, 64, 72, 85, 100, 119]

    private func text(_ lines: [String], _ width: Int, isProportional: Bool, blanks: Bool) -> String {
        lines.map { line in
            let pieces =
                isProportional
                ? Rewrap.proportional(line, width: width) : Rewrap.wrap(line, width, .columns)
            return pieces.joined(separator: "\n") + (blanks ? "\n" : "")
        }.joined(separator: "\n")
    }

    private static func warns(_ log: DiagnosticLog) -> Bool {
        log.entries.contains { $0.id.name == "uncertain-paragraph" && $0.location != nil }
    }

    @Test(.enabled(if: PlanFolder.isPresent), arguments: RealPlans.all)
    func countsAreRightOrALineIsNamed(_ expected: RealPlans.Expected) throws {
        let lines = Rewrap.logicalLines(of: try importPlan(PlanFolder.text(expected.name)).plan)
        var silent: [String] = []
        var warned = 0
        for width in Self.widths {
            for isProportional in [false, true] {
                for blanks in [false, true] {
                    let wrapped = text(lines, width, isProportional: isProportional, blanks: blanks)
                    let (plan, log) = try importPlan(wrapped)
                    if Self.warns(log) { warned += 1 }
                    if RealPlans.Counts(of: plan) != expected.counts, !Self.warns(log) {
                        silent.append("\(width) \(isProportional ? "proportional" : "columns") \(blanks)")
                    }
                }
            }
        }
        #expect(silent == Self.knownSilent[expected.name, default: []])
        // A warning on every page would be read by nobody.
        #expect(warned < Self.widths.count, "\(warned)")
    }

    /// Sentences that end with a full line where the plan has no other sign: read as going on.
    private static let knownSilent: [String: [String]] = [:]

    /// Plans of our own, with a line to a paragraph: wrapped at any width with blank lines
    /// between paragraphs they stay what they are.
    @Test(
        arguments: CaseFile.all(in: "plans").filter { entry in
            ["levels.case", "styles.case", "wards.case"].contains { entry.file.hasSuffix($0) }
                && !["one cell", "in columns", "broken over", "column marks", "letters above"].contains(
                    where: entry.name.contains)
        })
    func ownPlansStayTheSameWhenWrapped(_ entry: CaseFile.Case) throws {
        let whole = try importPlan(entry["input"]).plan
        let lines = entry["input"].split(separator: "\n").map(String.init)
        for width in [40, 52, 64, 76, 90, 120] {
            for isProportional in [false, true] {
                // Two columns are laid out in blanks, and a table in tabs, which no wrapping keeps.
                let wrapped = lines.map { line in
                    ["   ", "\t", "|"].contains(where: line.contains)
                        ? line
                        : text([line], width, isProportional: isProportional, blanks: true)
                }.joined(separator: "\n")
                let plan = try importPlan(wrapped).plan
                #expect(plan.sections.map(\.number) == whole.sections.map(\.number), "\(width)")
                #expect(plan.items.map(\.text) == whole.items.map(\.text), "\(width)")
                #expect(plan.units.map(\.id) == whole.units.map(\.id), "\(width)")
                #expect(plan.deadlines.map(\.before) == whole.deadlines.map(\.before), "\(width)")
                #expect(plan.recipients == whole.recipients, "\(width)")
                #expect(plan.title == whole.title, "\(width)")
            }
        }
    }

    /// An unmarked paragraph after a full line, in a plan that has others after short ones.
    @Test func aDoubtNamesItsLineInBothLanguages() throws {
        let full = "- Quét đường từ cổng chợ tới bến xe rồi rửa nắp cống và sơn lại ghế đá hoa.\n"
        let short = "- Nhắc nhau giữ vỉa hè thông thoáng trong giờ tan trường của học sinh các\nlớp nhỏ.\n"
        let text =
            "KẾ HOẠCH\nCông tác dân vận phường Mẫu năm 2026\nI. VIỆC LÀM\n"
            + String(repeating: short, count: 14)
            + "Kết quả ghi vào sổ của tổ và dán ở bảng tin để mọi nhà cùng xem, cùng góp\ný thêm.\n"
            + full
            + "Phối hợp với trường học dọn cỏ quanh hàng rào trong cả hai ngày nghỉ, ai bận\nthì đổi buổi.\n"
            + "- Họp tổ.\nNơi nhận:\n- Lưu: VT.\n"
        let (_, log) = try importPlan(text)
        let doubt = try #require(log.entries.first { $0.id.name == "uncertain-paragraph" })
        guard case .span(let span)? = doubt.location else {
            Issue.record("no place")
            return
        }
        #expect(span.text.hasPrefix("Phối hợp với trường học"))
        #expect(doubt.severity == .warning && !doubt.hints.isEmpty)
        #expect(doubt.message.vi.contains("Phối hợp") && doubt.message.en.contains("Phối hợp"))
    }
}
