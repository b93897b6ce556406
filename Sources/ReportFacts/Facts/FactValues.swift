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

/// What is taken off a typed text before it is printed.
package enum TypedTextCleaning {
    /// `./.` ends the whole report; one typed at the end of a text is dropped.
    package static func withoutEndMark(_ text: String) -> String {
        guard text.hasSuffix("./.") else { return text }
        let head = text.dropLast(3)
        return head.last.map { ".!?…".contains($0) } ?? true ? String(head) : head + "."
    }

    /// The words of a text, by which two texts are the same: case, blanks and the mark at
    /// the end do not count.
    package static func comparable(_ text: String) -> String {
        var words = Folding.words(withoutEndMark(text))
        if words.utf8.last.map({ ".;:".utf8.contains($0) }) ?? false { words.unicodeScalars.removeLast() }
        return words
    }
}
