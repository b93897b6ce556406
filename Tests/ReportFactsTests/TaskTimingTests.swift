import Diagnostics
import PlanModel
import ReportFacts
import Testing

/// Whether a task is late, seen from the day the figures go up to.
@Suite struct TaskTimingTests {
    private static func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

    /// The timing of one task with these last days, in a report whose figures end on a day.
    private func timing(
        _ deadlines: [String], closed: String?, kind: ReportingPeriod.Kind = .firstHalf
    ) throws -> TaskFact.Timing {
        var item = Sample.item("II.1-1")
        item.deadlines = try deadlines.map(Self.day)
        let plan = Sample.plan(
            sections: [PlanSection(number: "II.1", title: "Truyền thông", items: [item])], units: [])
        var input = ReportInput()
        input.dataTo = try closed.map(Self.day)
        var log = DiagnosticLog()
        let facts = ReportFacts(
            plan: plan, results: Results(tasks: [Sample.result("II.1-1", .notStarted)]), input: input,
            period: ReportingPeriod(year: 2025, kind: kind), log: &log)
        return try #require(facts.tasks.first).timing
    }

    @Test func aTaskWithoutDaysIsDue() throws {
        #expect(try timing([], closed: nil) == .due)
    }

    @Test func aLastDayInsideThePeriodIsDueAndOneBeyondItAhead() throws {
        #expect(try timing(["2025-06-30"], closed: nil) == .due)
        #expect(try timing(["2025-07-01"], closed: nil) == .ahead)
        #expect(try timing(["2025-07-01"], closed: nil, kind: .annual) == .due)
    }

    @Test func figuresThatEndEarlierMoveTheLine() throws {
        #expect(try timing(["2025-05-25"], closed: "2025-05-20") == .ahead)
        #expect(try timing(["2025-05-25"], closed: "2025-05-25") == .due)
        // Figures cannot go beyond the period they are of.
        #expect(try timing(["2025-07-01"], closed: "2025-08-01") == .ahead)
    }

    @Test func theFirstOfSeveralDaysCounts() throws {
        #expect(try timing(["2025-11-25", "2025-05-25"], closed: nil) == .due)
        #expect(try timing(["2025-11-25", "2025-12-25"], closed: nil) == .ahead)
    }
}

/// One line of a plan may name several recipients.
@Suite struct RecipientLinesTests {
    @Test func eachStandsOnALineOfItsOwn() throws {
        let plan = Sample.plan(
            recipients: ["Sở LĐ-TB&XH; Ban VSTBPN thành phố;", "Các phòng, ban; ", "Lưu: VT; VHXH"],
            level: .district, province: "thành phố Ví Dụ")
        var log = DiagnosticLog()
        let found = Addressees(
            plan: plan, input: ReportInput(), period: ReportingPeriod(year: 2025, kind: .annual), log: &log)
        #expect(found.names.map(\.text) == ["Sở Nội vụ thành phố Ví Dụ"])
        #expect(
            found.recipients.map(\.text) == [
                "- Như trên;", "- Ban VSTBPN thành phố;", "- Các phòng, ban;", "- Lưu: VT, VHXH.",
            ])
    }

    /// What the office typed itself stands as it is.
    @Test func typedRecipientsAreNotRenamed() throws {
        let plan = Sample.plan(recipients: [], level: .district, province: "thành phố Ví Dụ")
        var input = ReportInput()
        input.recipients = [TypedText("Sở LĐ-TB&XH (để biết); bản điện tử")]
        var log = DiagnosticLog()
        let found = Addressees(
            plan: plan, input: input, period: ReportingPeriod(year: 2025, kind: .annual), log: &log)
        #expect(found.recipients.map(\.text).contains("- Sở LĐ-TB&XH (để biết); bản điện tử;"))
    }
}
