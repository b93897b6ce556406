internal import Diagnostics
internal import FoundationEssentials
package import PlanModel
package import TemplateEngine

/// Values of the domain as templates see them, each with its place.
extension Value {
    /// A typed text without the `./.` that ends it; none when there is none.
    package static func text(_ typed: TypedText?) -> Value {
        guard let typed else { return .none }
        return .string(TypedTextCleaning.withoutEndMark(typed.text), origin: typed.location.map(Origin.place))
    }

    /// A figure, or none where the cell was blank: blank is not zero.
    package static func figure(_ figure: Figure) -> Value {
        guard let value = figure.value else { return .none }
        return .decimal(value, origin: figure.origin)
    }

    package static func text(_ text: String?) -> Value {
        text.map { .string($0) } ?? .none
    }
}

extension Figure {
    /// Its cell, or the cells it was computed from; nil where none is known.
    var origin: Origin? {
        guard sources.isEmpty else { return .computed(rule: "sum", parts: sources.map(Origin.place)) }
        return location.map(Origin.place)
    }
}
