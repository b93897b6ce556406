import Diagnostics
import Files
import PlanModel
import TestSupport
import Testing

@testable import Workspace

@Suite struct ReturnedFormTests {
    private let period = ReportingPeriod(year: 2025, kind: .firstHalf)
    private let good = "II.1-1,,Hoàn thành,Xong,1,2,1,3,,,,\n"

    private func read(_ name: String, _ body: String, policy: RulePolicy = .strict) throws -> (
        ReturnedForm?, [Diagnostic]
    ) {
        let text = CSVWriter.text([ResultTests.header]) + body
        let environment = InMemoryEnvironment(["tải về/\(name)": text])
        let plan = try SamplePlan.plan()
        var log = DiagnosticLog()
        var form: ReturnedForm?
        let errors = diagnostics { () throws(DiagnosticError) in
            let folder = WorkspaceFolder(root: "w", environment: environment)
            form = try ReturnedFormReader(folder, PlanIndex(plan), policy: policy)
                .read("tải về/\(name)", log: &log)
        }
        return (form, errors + log.entries)
    }

    @Test(arguments: [
        ("vhxh.csv", "vhxh"), ("VHXH (1).csv", "vhxh"), ("vhxh_2-3.CSV", "vhxh"), ("chung.csv", "chung"),
        ("Biểu gửi lại.csv", "vhxh"), ("vhxhx.csv", "vhxh"), ("truong.csv", "truong"),
    ])
    func theNameOrTheTasksTellWhoseItIs(_ file: String, _ name: String) throws {
        let (form, found) = try read(file, good)
        #expect(form?.name == name, "\(dump(found))")
        guard case .tasks(let tasks) = form?.content else {
            Issue.record("no tasks")
            return
        }
        #expect(tasks.map(\.form) == [name])
    }

    @Test func aMixedFormWithoutANameIsRefused() throws {
        let (form, found) = try read("gửi lại.csv", good + "II.1-3,,Không phát sinh,,,,,,,,,\n")
        #expect(form == nil && found.map(\.id) == [.returnedFormOwner])
        #expect(try read("gửi lại.csv", "").1.map(\.id) == [.resultNotReported])
    }

    @Test func rulesWeighAsThePolicySays() throws {
        let row = "II.1-1,,Hoàn thành,Xong,1,2,3,3,,,,\n"
        #expect(try read("vhxh.csv", row).0 == nil)
        let (form, found) = try read("vhxh.csv", row, policy: .lenient)
        #expect(form != nil && found.map(\.severity) == [.warning])
    }

    @Test func whatIsStoredIsWhatWasRead() throws {
        let environment = InMemoryEnvironment([
            "a/vhxh.csv": CSVWriter.text([ResultTests.header]) + good,
            "a/indicators.csv":
                "Mã chỉ tiêu,Chỉ tiêu,Đơn vị tính,Tử số,Mẫu số,Giá trị,Mục tiêu,Nguồn số liệu,Ước thực hiện\nCT1,Tỷ lệ,%,1,2,50%,,,\n",
        ])
        let workspace = WorkspaceFolder(root: "w", environment: environment)
        let plan = try SamplePlan.plan()
        var log = DiagnosticLog()
        for path in ["a/vhxh.csv", "a/indicators.csv"] {
            let index = PlanIndex(plan)
            let form = try ReturnedFormReader(workspace, index, policy: .strict).read(path, log: &log)
            try workspace.store(form, period: period, index)
        }
        let results = try workspace.results(for: period, plan: plan, policy: .strict, log: &log)
        #expect(results.forms == ["vhxh"] && results.tasks.map(\.taskID.text) == ["II.1-1"])
        #expect(results.indicators.map { $0.value.value } == [50])
        #expect(log.entries.isEmpty)
    }
}
