import Foundation
import PlanModel
import Testing

@Suite struct CalendarDateTests {
    /// Day numbers and dates agree with Foundation's calendar over two centuries and at the edges.
    @Test func agreesWithFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for number in stride(from: -40_000, through: 60_000, by: 13) {
            let date = CalendarDate(dayNumber: number)
            let parts = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            #expect(parts.year == date.year && parts.month == date.month && parts.day == date.day)
            #expect(date.dayNumber == number)
        }
    }

    @Test func daysFollowEachOther() {
        var previous = CalendarDate(dayNumber: -720_000)
        #expect(previous.iso == "0001-01-01")
        for number in -719_161 ... -718_000 {
            let date = CalendarDate(dayNumber: number)
            #expect(previous < date && date.dayNumber == number)
            previous = date
        }
        #expect(CalendarDate(dayNumber: .max).iso == "9999-12-31")
        #expect(CalendarDate(dayNumber: .min).iso == "0001-01-01")
    }

    @Test(arguments: ["2024-02-29", "2000-02-29", "2025-12-31", "0001-01-01", "9999-12-31"])
    func readsWhatItWrites(_ text: String) {
        #expect(CalendarDate(iso: text)?.iso == text)
    }

    @Test(arguments: [
        "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-1-1", "25-01-01",
        "2025/01/01",
        "2025-01-01 ", "", "-", "--", "+025-01-01", "２０２５-01-01", "2025-01-0x",
    ])
    func refuses(_ text: String) { #expect(CalendarDate(iso: text) == nil) }

    /// A day begins in Viet Nam seven hours before it does in Greenwich.
    @Test func theDayIsThatOfVietNam() {
        #expect(CalendarDate(vietNamDayAt: 1_748_019_599).iso == "2025-05-23")
        #expect(CalendarDate(vietNamDayAt: 1_748_019_600).iso == "2025-05-24")
    }
}

@Suite struct ReportingPeriodTests {
    @Test(arguments: ["2025-H1", "2025", "1900"])
    func readsWhatItWrites(_ text: String) { #expect(ReportingPeriod(text)?.name == text) }

    @Test(arguments: [
        "2025-H2", "2025-h1", "25", "2025-H1 ", "", "-H1", "1899", "20255", "2025-H1-H1", "+025",
    ])
    func refuses(_ text: String) { #expect(ReportingPeriod(text) == nil) }

    @Test func theSamePeriodLastYear() {
        #expect(ReportingPeriod("2025-H1")?.samePeriodLastYear.name == "2024-H1")
        #expect(ReportingPeriod("2025")?.samePeriodLastYear.name == "2024")
    }
}

@Suite struct PlanTests {
    @Test func tasksKnowTheirSectionAndLead() {
        let led = PlanItem(id: "I-1", kind: .bullet, text: "a", isTask: true, lead: "u")
        let common = PlanItem(id: "I-2", kind: .bullet, text: "b", isTask: true)
        let funding = PlanItem(id: "I-3", kind: .bullet, text: "c", isTask: false, lead: "u")
        let lost = PlanItem(id: "II.7.3-1", kind: .bullet, text: "d", isTask: true, lead: "unknown")
        let organisation = Organisation(
            issuer: [], short: "", level: .ward, locality: "", place: "", code: "")
        let plan = Plan(
            title: "", year: 2025, organisation: organisation,
            sections: [
                PlanSection(number: "I", title: "", items: [led, common, funding]),
                PlanSection(number: "II.7.3", title: "", items: [lost]),
            ],
            units: [OrgUnit(id: "u", name: "U", items: ["I-1", "I-3"])])
        #expect(plan.tasks().map(\.item.id) == ["I-1", "I-2", "II.7.3-1"])
        #expect(plan.tasks().map { $0.lead?.name } == ["U", nil, nil])
        #expect(plan.tasks().map(\.section.level) == [1, 1, 3])
        #expect(plan.tasks(reported: ["I-3"]).map(\.item.id) == ["I-1", "I-2", "I-3", "II.7.3-1"])
    }
}
