import Diagnostics
import PlanModel

/// A plan as lines of text, one part at a time, for the case files.
enum PlanDump {
    static let parts = ["front", "outline", "units", "facts", "tail", "log"]

    static func part(_ name: String, of plan: Plan, _ log: DiagnosticLog) -> String {
        switch name {
        case "front": front(plan)
        case "outline": outline(plan)
        case "units": units(plan)
        case "facts": facts(plan)
        case "tail": tail(plan)
        default: self.log(log)
        }
    }

    static func log(_ log: DiagnosticLog) -> String {
        log.entries.map { entry in
            let place = entry.location.map { location -> String in
                guard case .span(let span) = location else { return "" }
                return " \(span.start.line):\(span.start.column)-\(span.end.line):\(span.end.column)"
            }
            return "\(entry.severity.rawValue) \(entry.id.name)\(place ?? ""): \(entry.message.vi)"
        }.joined(separator: "\n")
    }

    private static func front(_ plan: Plan) -> String {
        let organisation = plan.organisation
        var lines = ["title: \(plan.title)", "year: \(plan.year)"]
        lines.append("issuer: \(organisation.issuer.joined(separator: " / "))")
        if let parent = organisation.parent { lines.append("parent: \(parent)") }
        lines.append("short: \(organisation.short)")
        lines.append("level: \(organisation.level.rawValue)")
        lines.append("locality: \(organisation.locality)")
        lines.append("province: \(organisation.province ?? "-")")
        lines.append("place: \(organisation.place)")
        lines.append("code: \(organisation.code)")
        lines.append("preamble: \(plan.preamble)")
        for basis in plan.legalBases {
            lines.append(
                "basis: \(basis.number ?? "-") | \(basis.date?.iso ?? "-") | \(basis.issuer ?? "-") | \(basis.text)"
            )
        }
        return lines.joined(separator: "\n")
    }

    private static func outline(_ plan: Plan) -> String {
        plan.sections.flatMap { section in
            ["\(section.number) \(section.title)"]
                + section.items.map { item in
                    "    \(item.id) \(item.kind.rawValue)\(item.isTask ? "" : " (no task)"): \(item.text)"
                }
        }.joined(separator: "\n")
    }

    private static func units(_ plan: Plan) -> String {
        plan.units.map { unit in
            let requested = unit.requested ? " requested" : ""
            return
                "\(unit.id) \(unit.number ?? "-")\(requested): \(unit.name) [\(unit.items.joined(separator: " "))]"
        }.joined(separator: "\n")
    }

    private static func facts(_ plan: Plan) -> String {
        let deadlines = plan.deadlines.map { deadline in
            "deadline \(deadline.kind.rawValue) \(deadline.before.iso) \(deadline.item ?? "-") to \(deadline.to ?? "-"): \(deadline.quote ?? "-")"
        }
        let campaigns = plan.campaigns.map {
            "campaign \($0.from.iso) \($0.to.iso)\($0.isTentative ? " foreseen" : ""): \($0.name)"
        }
        let targets = plan.targets.map { target in
            let direction = target.direction.map { "\($0.rawValue) " } ?? ""
            return "target \(direction)\(target.value)\(target.unit) \(target.item ?? "-"): \(target.text)"
        }
        return (deadlines + campaigns + targets).joined(separator: "\n")
    }

    private static func tail(_ plan: Plan) -> String {
        let signature = plan.signature
        var lines = ["closing: \(plan.closing)"] + plan.recipients.map { "recipient: \($0)" }
        lines.append("drafter: \(plan.organisation.drafter ?? "-")")
        let block = [signature.authority, signature.capacity, signature.position, signature.name]
        lines.append("signature: \(block.map { $0 ?? "-" }.joined(separator: " / "))")
        return lines.joined(separator: "\n")
    }
}
