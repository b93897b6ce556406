import Diagnostics
import Files
import PlanModel
import TestSupport
import Testing

@testable import Workspace

@Suite struct ResultsPropertyTests {
    private let period = ReportingPeriod(year: 2025, kind: .firstHalf)

    private func read(_ files: [String: [UInt8]], policy: RulePolicy = .lenient) throws -> (
        Results?, [Diagnostic]
    ) {
        let environment = InMemoryEnvironment()
        for (name, bytes) in files { environment.put(bytes, at: "w/results/2025-H1/" + name) }
        let plan = try SamplePlan.plan()
        var log = DiagnosticLog()
        var results: Results?
        let errors = diagnostics { () throws(DiagnosticError) in
            results = try WorkspaceFolder(root: "w", environment: environment)
                .results(for: period, plan: plan, policy: policy, log: &log)
        }
        return (results, errors + log.entries)
    }

    private func csv(_ rows: [[String]]) -> [UInt8] { Array(CSVWriter.text(rows).utf8) }

    /// Every cell that holds anything is in the results, or some error says why nothing is.
    @Test func nothingTypedIsDroppedInSilence() throws {
        var generator = SystemRandomNumberGenerator()
        let samples = [
            "", "", " ", "3", "1.234", "12,5", "Hoàn thành", "chưa thực hiện", "x", "chữ", "-1", "II.1-1",
            "dòng\nhai", "0",
        ]
        for _ in 0..<400 {
            var row = ResultTests.header.map { _ in samples.randomElement(using: &generator) ?? "" }
            row[0] = "II.1-1"
            row[1] = ""
            if Bool.random(using: &generator) { row[2] = "Hoàn thành" }
            let (results, found) = try read(["vhxh.csv": csv([ResultTests.header, row])])
            guard let results else {
                #expect(found.contains { $0.severity == .error })
                continue
            }
            let typed = row.dropFirst(2).filter { $0.contains { !$0.isWhitespace } }
            guard let task = results.tasks.first else {
                #expect(typed.isEmpty && found.map(\.id) == [.resultNotReported])
                continue
            }
            let texts = [task.outcome, task.evidence, task.difficulties, task.recommendations].compactMap {
                $0?.text
            }
            // Women of no people are none without being typed.
            let figures = [task.events, task.attendances, task.women, task.funding].filter {
                $0.value != nil && $0.sources.isEmpty
            }
            #expect(texts.count + figures.count + 1 + (task.isEstimate ? 1 : 0) == typed.count, "\(row)")
        }
    }

    /// The order of columns, the order of rows, the delimiter and the kind of file change nothing.
    @Test func theFormOfAFormDoesNotMatter() throws {
        let rows = [
            ["II.1-1", "", "Hoàn thành", "Xong", "3", "1.250", "800", "12,5", "số 1", "", "", "x"],
            ["II.1-2", "", "Chưa thực hiện", "", "", "", "", "", "", "thiếu người", "", ""],
        ]
        let wanted = try #require(try read(["vhxh.csv": csv([ResultTests.header] + rows)]).0).tasks.map(
            values)
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20 {
            let order = ResultTests.header.indices.shuffled(using: &generator)
            let table = ([ResultTests.header] + rows.shuffled(using: &generator)).map { row in
                order.map { row[$0] }
            }
            let semicolons = table.map { $0.map { "\"\($0)\"" }.joined(separator: ";") }.joined(
                separator: "\r\n")
            let workbook = HandmadeWorkbook([.init("S", rows: table)]).bytes
            for (name, bytes) in [
                ("vhxh.csv", csv(table)), ("vhxh.csv", [0xEF, 0xBB, 0xBF] + Array(semicolons.utf8)),
                ("vhxh.xlsx", workbook),
            ] {
                let (results, found) = try read([name: bytes])
                #expect(found.isEmpty, "\(dump(found))")
                #expect(results?.tasks.map(values).sorted() == wanted.sorted())
            }
        }
    }

    private func values(_ task: TaskResult) -> String {
        let texts = [task.outcome, task.evidence, task.difficulties, task.recommendations].map {
            $0?.text ?? "-"
        }
        let figures = [task.events, task.attendances, task.women, task.funding].map {
            $0.value.map { "\($0)" } ?? "-"
        }
        return "\(task.taskID.text) \(task.status) \(task.isEstimate) \(texts) \(figures)"
    }

    /// A blank form that comes back blank says only that nothing was reported.
    @Test(arguments: FormFormat.all)
    func blankFormsComeBackReadable(_ format: FormFormat) throws {
        let plan = try SamplePlan.plan()
        let forms = UnitForms(plan: plan, period: period)
        var files: [String: [UInt8]] = [:]
        for form in forms.forms {
            files["\(form.name).\(format.ending)"] = try forms.blank(form).bytes(as: format.format)
        }
        // A row left blank is a gap under either policy, never a reason to refuse the form.
        for policy in [RulePolicy.lenient, .strict] {
            let (results, found) = try read(files, policy: policy)
            #expect(results?.forms == ["chung", "truong", "vhxh"] && results?.tasks.isEmpty == true)
            #expect(found.map(\.id) == Array(repeating: .resultNotReported, count: plan.tasks().count))
            #expect(found.allSatisfy { $0.severity == .warning && $0.subject != nil })
        }
    }

    @Test func aFloodOfFaultsIsCapped() throws {
        let rows = (0..<5000).map {
            ["II.1-1", "", "Hoàn thành", "x", "a\($0)"] + Array(repeating: "", count: 7)
        }
        let (results, found) = try read(["vhxh.csv": csv([ResultTests.header] + rows)])
        let kinds = Dictionary(grouping: found) { $0.id }.mapValues(\.count)
        #expect(results == nil && kinds[.cellNumber] == 100 && kinds[.resultTwice] == 100)
        #expect(kinds.values.allSatisfy { $0 <= 100 } && kinds[.moreFaults] == kinds.count - 1)
    }

    @Test func errorsAreNeverCappedAwayByWarnings() {
        let warnings = (0..<500).map { Diagnostic.warning(.resultsForm, vi: "\($0)", en: "\($0)") }
        let error = Diagnostic.error(.resultsForm, vi: "lỗi", en: "fault")
        var log = DiagnosticLog()
        log.report(contentsOf: warnings + [error])
        #expect(log.capped.entries.contains(error))
    }

    /// Bytes cut or changed anywhere give results or errors, never a crash.
    @Test func survivesDamage() throws {
        let plan = try SamplePlan.plan()
        let forms = UnitForms(plan: plan, period: period)
        let form = try #require(forms.forms.first)
        for format in FormFormat.all {
            let whole = try forms.blank(form).bytes(as: format.format)
            for offset in stride(from: 0, to: whole.count, by: max(1, whole.count / 150)) {
                var broken = whole
                broken[offset] = broken[offset] &+ 77
                _ = try read(["vhxh.\(format.ending)": broken])
                _ = try read(["vhxh.\(format.ending)": Array(whole[..<offset])])
            }
        }
    }
}

/// The kinds of files a form goes out as.
struct FormFormat: Sendable, CustomStringConvertible {
    let format: BlankForm.Format
    let description: String
    var ending: String { description == "xlsx" ? "xlsx" : "csv" }

    static let all = [
        FormFormat(format: .xlsx, description: "xlsx"),
        FormFormat(format: .csv(.comma), description: "comma"),
        FormFormat(format: .csv(.semicolon), description: "semicolon"),
    ]
}
