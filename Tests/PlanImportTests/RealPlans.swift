import Diagnostics
import Foundation
import PlanImport
import PlanModel
import Testing

/// What is known of the five real plans.
enum RealPlans {
    /// What the plans' own table says of each (`README.md` beside them).
    struct Counts: Hashable, CustomStringConvertible {
        var top, sub, bullets, others, units, tasks, recipients: Int

        var description: String {
            "\(top)+\(sub) sections, \(bullets)+\(others) items, \(units) units, \(tasks) tasks, \(recipients) recipients"
        }

        init(
            _ top: Int, _ sub: Int, _ bullets: Int, _ others: Int, _ units: Int, _ tasks: Int,
            _ recipients: Int
        ) {
            (self.top, self.sub, self.bullets, self.others) = (top, sub, bullets, others)
            (self.units, self.tasks, self.recipients) = (units, tasks, recipients)
        }

        init(of plan: Plan) {
            self.init(
                plan.sections.filter { $0.level == 1 }.count, plan.sections.filter { $0.level > 1 }.count,
                plan.items.filter { $0.kind == .bullet }.count,
                plan.items.filter { $0.kind != .bullet }.count,
                plan.units.count, plan.units.reduce(0) { $0 + $1.items.count }, plan.recipients.count)
        }
    }

    struct Expected: Sendable, CustomStringConvertible {
        let name: String
        let counts: Counts
        /// `kind before item`.
        let deadlines: [String]
        var description: String { name }
    }

    static let all = [
        Expected(name: "tran-lieu-2025", counts: .init(3, 11, 38, 0, 5, 16, 5), deadlines: []),
        Expected(name: "luu-kiem-2026", counts: .init(4, 20, 38, 7, 7, 16, 6), deadlines: []),
        Expected(
            name: "long-bien-2025", counts: .init(3, 15, 51, 8, 11, 32, 6),
            deadlines: [
                "plan 2025-02-15 III.11-1", "six-month 2025-05-25 closing", "annual 2025-11-25 closing",
            ]),
        Expected(name: "thanh-xa-2023", counts: .init(4, 6, 17, 6, 2, 2, 6), deadlines: []),
        Expected(
            name: "gddt-hai-phong-2025", counts: .init(3, 7, 24, 0, 2, 2, 4),
            deadlines: ["six-month 2025-05-28 III-2", "annual 2025-12-01 III-2"]),
    ]

}

/// Reads a text as a plan; the log is part of the result.
func importPlan(
    _ text: String, path: String = "plan.txt", splitsUnits: Bool = false
) throws -> (plan: Plan, log: DiagnosticLog) {
    var log = DiagnosticLog()
    let plan = try PlanImporter.importPlan(
        bytes: Array(text.utf8), path: path, splitsUnits: splitsUnits, log: &log)
    return (plan, log)
}

extension DiagnosticLog {
    /// `warning two-spellings` for each entry, in order.
    var summary: [String] { entries.map { "\($0.severity.rawValue) \($0.id.name)" } }
}
