import Diagnostics
import FoundationEssentials
import PlanModel
import ReportFacts
import TemplateEngine
import Testing

/// Counting and adding: blank is not zero, every figure knows its cells.
@Suite struct TotalsTests {
    static let plan = Sample.plan(
        sections: [
            PlanSection(number: "I", title: "MỤC ĐÍCH", items: [Sample.item("I-1", isTask: false)]),
            PlanSection(number: "II", title: "NHIỆM VỤ"),
            PlanSection(
                number: "II.1", title: "Truyền thông",
                items: [Sample.item("II.1-1"), Sample.item("II.1-2"), Sample.item("II.1-3")]),
            PlanSection(number: "III", title: "TỔ CHỨC THỰC HIỆN"),
            PlanSection(
                number: "III.1", title: "Phòng Văn hóa - Xã hội",
                items: [Sample.item("III.1-1", lead: "vhxh")]),
        ],
        units: [OrgUnit(id: "vhxh", number: "III.1", name: "Phòng Văn hóa - Xã hội", items: ["III.1-1"])])

    private static let taskCount = plan.items.count { $0.isTask }

    static func facts(_ results: [TaskResult]) -> ReportFacts {
        var log = DiagnosticLog()
        return ReportFacts(
            plan: plan, results: Results(tasks: results), input: ReportInput(),
            period: ReportingPeriod(year: 2025, kind: .annual), log: &log)
    }

    /// A field by its path; stops the test when it is not there.
    static func field(_ value: Value, _ path: String...) throws -> Value {
        try path.reduce(value) { value, name in
            guard case .record(let record) = value.kind else { throw Missing(name: name) }
            return try #require(record[name])
        }
    }
    struct Missing: Error { let name: String }

    static func integer(_ value: Value) -> Int? {
        if case .int(let number) = value.kind { number } else { nil }
    }

    static func decimal(_ value: Value) -> Decimal? {
        if case .decimal(let number) = value.kind { number } else { nil }
    }

    @Test func countsEveryStatusOnce() throws {
        let facts = Self.facts([
            Sample.result("II.1-1", .done, row: 1), Sample.result("II.1-2", .inProgress, row: 2),
            Sample.result("III.1-1", .noneArose, row: 3),
        ]).value
        let counts = try [
            "total", "done", "in_progress", "not_started", "none_arose", "unreported", "unfinished",
        ]
        .map { Self.integer(try Self.field(facts, "progress", $0)) }
        #expect(counts == [4, 1, 1, 0, 1, 1, 2])
    }

    @Test func aSumOverNothingIsNotZero() throws {
        let facts = Self.facts([Sample.result("II.1-1", .done), Sample.result("II.1-2", .notStarted)]).value
        let events = try Self.field(facts, "totals", "events")
        guard case .none = try Self.field(events, "sum").kind else {
            Issue.record("a sum over blank cells was printed")
            return
        }
        // The finished task should have had a figure, and nobody knows of those that were not reported.
        #expect(Self.integer(try Self.field(events, "missing")) == 1 + Self.taskCount - 2)
    }

    @Test func zeroIsAFigure() throws {
        let facts = Self.facts([Sample.result("II.1-1", .done, events: 0)]).value
        #expect(Self.decimal(try Self.field(facts, "totals", "events", "sum")) == 0)
        #expect(Self.integer(try Self.field(facts, "totals", "events", "missing")) == Self.taskCount - 1)
    }

    @Test func aSumNamesItsCells() throws {
        let facts = Self.facts([
            Sample.result("II.1-1", .done, row: 4, events: 3),
            Sample.result("II.1-2", .done, row: 9, events: 4),
        ]).value
        let sum = try Self.field(facts, "totals", "events", "sum")
        #expect(Self.decimal(sum) == 7)
        #expect(sum.origin?.places.map(\.description) == ["vhxh.xlsx:Kết quả!E5", "vhxh.xlsx:Kết quả!E10"])
    }

    @Test func theOrderOfRowsChangesNothing() throws {
        let rows = (1...3).map {
            Sample.result("II.1-\($0)", .done, row: $0, events: Decimal($0), women: 2, attendances: 5)
        }
        func printed(_ rows: [TaskResult]) -> String { Self.text(Self.facts(rows).value) }
        let expected = printed(rows)
        for order in [[2, 1, 0], [1, 0, 2], [2, 0, 1]] {
            #expect(printed(order.map { rows[$0] }) == expected)
        }
    }

    @Test func sharesOfWomenTakeRowsWithBothFigures() throws {
        let facts = Self.facts([
            Sample.result("II.1-1", .done, row: 1, women: 30, attendances: 40),
            Sample.result("II.1-2", .done, row: 2, attendances: 1000),
        ]).value
        #expect(Self.decimal(try Self.field(facts, "totals", "women_share")) == 75)
    }

    @Test func unitsOwnSectionsAreChaptersOfTheirOwn() throws {
        let facts = Self.facts([])
        #expect(facts.groups.map(\.number) == ["II.1"])
        #expect(facts.unitGroups.map(\.number) == ["III.1"])
    }

    @Test func aRowForSomethingThatIsNoTaskCounts() throws {
        let facts = Self.facts([Sample.result("I-1", .done, outcome: "Đã làm.")])
        #expect(facts.groups.map(\.number) == ["I", "II.1"])
        #expect(facts.tasks.count == 5)
    }

    @Test func theEndMarkOfATypedTextIsDropped() {
        #expect(TypedTextCleaning.withoutEndMark("Đã xong./.") == "Đã xong.")
        #expect(TypedTextCleaning.withoutEndMark("Đã xong!./.") == "Đã xong!")
        #expect(TypedTextCleaning.withoutEndMark("1/1./. và 2") == "1/1./. và 2")
        #expect(TypedTextCleaning.withoutEndMark("./.") == "")
    }

    /// A value in words, for comparison.
    static func text(_ value: Value) -> String {
        switch value.kind {
        case .record(let record):
            "{" + zip(record.names, record.values).map { "\($0): \(text($1))" }.joined(separator: ", ") + "}"
        case .list(let values): "[" + values.map(text).joined(separator: ", ") + "]"
        default: "\(value.kind)"
        }
    }
}
