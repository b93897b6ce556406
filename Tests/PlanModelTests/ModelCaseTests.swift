import PlanModel
import TestSupport
import Testing

/// Days, periods and plans as the other stages ask for them, from `Tests/Cases/model`.
///
/// The kind of a case is the file it stands in; every line of its input is one question,
/// every line of its output the answer.
@Suite(.serialized) struct ModelCaseTests {
    @Test(arguments: CaseFile.all(in: "model"))
    func answers(_ entry: CaseFile.Case) {
        let lines = entry["input"].split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let answers: [String] =
            if entry.file.hasSuffix("days.case") {
                lines.map(Self.day)
            } else if entry.file.hasSuffix("periods.case") {
                lines.map(Self.period)
            } else {
                Self.tasks(lines)
            }
        let actual = answers.joined(separator: "\n")
        if let difference = CaseFile.difference(in: entry, part: "output", actual: actual) {
            Issue.record(Comment(rawValue: difference))
        }
    }

    /// `D`, `D + N`, `D - D`, `D < D`, `@SECONDS`, `leap YEAR`.
    private static func day(_ question: String) -> String {
        let words = question.split(separator: " ").map(String.init)
        if let first = words.first, first.hasPrefix("@") {
            return Int64(first.dropFirst()).map { CalendarDate(vietNamDayAt: $0).iso } ?? "no number"
        }
        if words.count == 2, words[0] == "leap", let year = Int(words[1]) {
            return "\(CalendarDate.isLeap(year)) \(CalendarDate.days(in: 2, of: year))"
        }
        guard let first = words.first, let left = CalendarDate(iso: first) else { return "no day" }
        guard words.count == 3 else { return "\(left.year) \(left.month) \(left.day) \(left.dayNumber)" }
        switch words[1] {
        case "+": return CalendarDate(dayNumber: left.dayNumber + (Int(words[2]) ?? 0)).iso
        case "<": return CalendarDate(iso: words[2]).map { "\(left < $0)" } ?? "no day"
        default: return CalendarDate(iso: words[2]).map { "\(left.dayNumber - $0.dayNumber)" } ?? "no day"
        }
    }

    private static func period(_ text: String) -> String {
        guard let period = ReportingPeriod(text) else { return "no period" }
        return "\(period.kind.rawValue) of \(period.year), before it \(period.samePeriodLastYear.name)"
    }

    static let blankPlan = Plan(
        title: "", year: 2026,
        organisation: Organisation(issuer: [], short: "", level: .ward, locality: "", place: "", code: ""))

    /// Lines `SECTION | ID | task or not | lead`, then `units A B`, then `reported ID …`.
    private static func tasks(_ lines: [String]) -> [String] {
        var plan = blankPlan
        var reported: Set<String> = []
        for line in lines {
            let cells = line.split(separator: "|").map { $0.trimmed }
            let words = line.split(separator: " ").map(String.init)
            if words.first == "units" {
                plan.units = words.dropFirst().map { OrgUnit(id: $0, name: $0.uppercased()) }
            } else if words.first == "reported" {
                reported = Set(words.dropFirst())
            } else if cells.count == 4 {
                if plan.sections.last?.number != cells[0] {
                    plan.sections.append(PlanSection(number: cells[0], title: ""))
                }
                let lead = cells[3] == "-" ? nil : cells[3]
                plan.sections[plan.sections.count - 1].items.append(
                    PlanItem(id: cells[1], kind: .bullet, text: "", isTask: cells[2] == "task", lead: lead))
            }
        }
        return plan.tasks(reported: reported).map { task in
            "\(task.item.id) in \(task.section.number) (level \(task.section.level)) by \(task.lead?.name ?? "-")"
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
