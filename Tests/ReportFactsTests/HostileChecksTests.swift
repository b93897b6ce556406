import Diagnostics
import PlanModel
import TestSupport
import Testing

@testable import ReportFacts

/// What nobody types and somebody pastes: the checks take time that grows with it, not with its square.
@Suite struct HostileChecksTests {
    @Test func manyTasksOfOneResult() throws {
        let factor = try Growth.factor(upTo: 2000) { count in
            let found = try findings(
                (1...count).map { ("I-\($0)", "Đã tổ chức 2 buổi truyền thông cho hội viên.") })
            let repeated = found.filter { $0.id == .resultRepeated }
            #expect(repeated.count == 1)
            #expect(repeated.allSatisfy { $0.message.vi.utf8.count < 300 })
        }
        #expect(Growth.linear.contains(factor), "\(factor)")
    }

    @Test func aCellOfManyDays() throws {
        let factor = try Growth.factor(upTo: 2000) { count in
            let days = String(repeating: " ngày 15/12 và", count: count)
            let found = try findings([("I-1", "Đã tổ chức hội nghị\(days) ngày 16/12.")])
            #expect(found.contains { $0.id == .toldBeforeDay })
        }
        #expect(Growth.linear.contains(factor), "\(factor)")
    }

    @Test func aCellOfManyFigures() throws {
        let factor = try Growth.factor(upTo: 4000) { count in
            let told = String(repeating: " có 300 lượt người, chi 5 triệu đồng", count: count)
            _ = try findings([("I-1", "Đã mở lớp\(told)")])
        }
        #expect(Growth.linear.contains(factor), "\(factor)")
    }

    @Test func aWordOfManyLetters() throws {
        let factor = try Growth.factor(upTo: 200_000) { count in
            _ = try findings([("I-1", "Đã mở lớp bá\(String(repeating: "a", count: count)) cho phụ nữ.")])
        }
        #expect(Growth.linear.contains(factor), "\(factor)")
    }

    @Test func aCellOfManyDatedNames() throws {
        let factor = try Growth.factor(upTo: 2000) { count in
            let days = String(repeating: " từ ngày 15/12/2025 đến ngày 16/12/2025", count: count)
            _ = try findings([("I-1", "Đã phát hành thư mời\(days), 80% là nữ.")])
        }
        #expect(Growth.linear.contains(factor), "\(factor)")
    }

    private func findings(_ told: [(id: String, outcome: String)]) throws -> [Diagnostic] {
        let items = told.map { Sample.item($0.id) }
        let plan = Sample.plan(sections: [PlanSection(number: "I", title: "Nhiệm vụ", items: items)])
        var input = ReportInput()
        input.dataTo = CalendarDate(year: 2025, month: 11, day: 20)
        return ReportChecks.findings(
            CheckMaterial(
                plan: plan,
                results: Results(
                    tasks: told.enumerated().map {
                        Sample.result($1.id, .done, row: $0, events: 2, outcome: $1.outcome)
                    }), input: input, period: try #require(ReportingPeriod("2025")), lists: CheckLists()))
    }
}
