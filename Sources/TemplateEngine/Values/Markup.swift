internal import Diagnostics

/// A text that is markup already: what a macro or a block printed, or a filter marked.
package final class Markup: Sendable {
    /// What it is markup of: decides how plain text is escaped that is joined with it.
    enum Language: Sendable {
        case commonMark, html
        /// What a block captured while nothing is escaped: plain text then, as in Jinja.
        case none
    }

    package let text: String
    /// Where its parts come from; empty for text that a filter marked.
    let segments: Segments
    let language: Language

    package convenience init(_ text: String) { self.init(text, .commonMark) }

    init(_ text: String, _ language: Language) {
        self.text = text
        self.language = language
        segments = []
    }

    init(_ traced: TracedText, _ language: Language) {
        text = traced.text
        segments = traced.segments
        self.language = language
    }

    var isSafe: Bool { language != .none }
}

extension Markup.Language {
    /// Text of any value, safe to stand in markup of this language.
    func escaped(_ value: Value) -> String {
        if let markup = value.safeMarkup { return markup.text }
        let text = PythonWriter.text(of: value)
        switch self {
        case .commonMark: return MarkupEscape.text(text)
        case .html: return HTMLText.escaped(text)
        case .none: return text
        }
    }

    /// The value as it goes into a format: text escaped, numbers as they are.
    func formatted(_ value: Value) -> Value {
        switch value.kind {
        case .string, .markup: .string(escaped(value), origin: value.origin)
        case .tuple(let tuple): .tuple(tuple.items.map(formatted))
        case .list(let list): .newList(list.items.map(formatted))
        case .dict(let dict): .dict(dict.mapValues(formatted))
        case .none, .bool, .int, .float, .decimal, .record, .range, .function, .object, .undefined:
            value
        }
    }
}

extension Value {
    /// The markup of a value that is not escaped when it is printed; nil for every other.
    var safeMarkup: Markup? {
        if case .markup(let markup) = kind, markup.isSafe { return markup }
        return nil
    }

    /// Text made from this value: markup again where this is, so that it is not escaped twice.
    func remade(_ text: String, origin: Origin? = nil) -> Value {
        let origin = origin ?? self.origin
        guard let language = safeMarkup?.language else { return .string(text, origin: origin) }
        return Value(.markup(Markup(text, language)), origin: origin)
    }
}
