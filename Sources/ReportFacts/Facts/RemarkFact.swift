package import PlanModel
internal import TemplateEngine

/// A text the office or units typed, with who said it.
package struct RemarkFact: Fact {
    package let text: TypedText
    /// The units that said it, joined; nil for what the office itself wrote and for common tasks.
    package let unit: String?

    package init(text: TypedText, unit: String? = nil) {
        self.text = text
        self.unit = unit
    }

    package static let typeName = "remark"
    package static let fields: [FactField<RemarkFact>] = [
        FactField("text", .text) { .text($0.text) },
        FactField("unit", .optional(.text)) { .text($0.unit) },
        // Of a request.
        FactField("level", .optional(.text)) { .text(RequestWords($0.text.text).level) },
        FactField("is_deed", .flag) { .bool(RequestWords($0.text.text).isDeed) },
    ]

    /// The texts of tasks in order; what several units say in the same words is said once.
    package static func merged(
        _ tasks: [TaskFact], _ text: (TaskFact) -> TypedText?
    ) -> [RemarkFact] {
        var order: [(text: TypedText, units: [String])] = []
        var places: [String: Int] = [:]
        for task in tasks {
            guard let typed = text(task) else { continue }
            let key = TypedTextCleaning.comparable(typed.text)
            let unit = task.task.lead.map { OfficialNames.inSentence($0.name) }
            let place = places[key] ?? order.count
            if place == order.count {
                places[key] = place
                order.append((typed, []))
            }
            if let unit, !order[place].units.contains(unit) { order[place].units.append(unit) }
        }
        return order.map { entry in
            RemarkFact(
                text: entry.text, unit: entry.units.isEmpty ? nil : entry.units.joined(separator: "; "))
        }
    }
}

/// What one unit, or several together, said: the texts one after the other.
package struct RemarksFact: Fact {
    package let unit: String?
    package let texts: [TypedText]

    package static let typeName = "remarks"
    package static let fields: [FactField<RemarksFact>] = [
        FactField("unit", .optional(.text)) { .text($0.unit) },
        FactField("texts", .list(.text)) { AssessmentFact.texts($0.texts) },
    ]

    /// Remarks gathered by who made them, in the order of the first; one that a longer one of the same unit
    /// contains is said with it.
    package static func gathered(_ remarks: [RemarkFact]) -> [RemarksFact] {
        var order: [String?] = []
        var texts: [String?: [TypedText]] = [:]
        for remark in remarks {
            if texts[remark.unit] == nil { order.append(remark.unit) }
            texts[remark.unit, default: []].append(remark.text)
        }
        return order.map { RemarksFact(unit: $0, texts: fullest(texts[$0] ?? [])) }
    }

    private static func fullest(_ texts: [TypedText]) -> [TypedText] {
        let words = texts.map { TypedTextCleaning.comparable($0.text) }
        return zip(texts, words).compactMap { text, own in
            words.contains { $0 != own && $0.contains(own) } ? nil : text
        }
    }
}
