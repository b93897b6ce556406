internal import Diagnostics

/// A tree of data with its order and places: what YAML is read into, and what YAML and JSON are written from.
struct DataNode: Sendable {
    indirect enum Kind: Sendable {
        case scalar(String, Style)
        case list([DataNode])
        case record([Entry])
    }

    enum Style: Sendable {
        /// Stands without quotes in both: a number, `true`, `null`. Also how a scalar without quotes is read.
        case bare
        /// Without quotes in YAML only: a date, a word of a closed list.
        case word
        /// Any text; quoted where YAML needs it.
        case text
    }

    struct Entry: Sendable {
        var key: String
        var keySpan: SourceSpan?
        var value: DataNode
    }

    var kind: Kind
    /// Nil for a tree that was made and not read.
    var span: SourceSpan?

    init(_ kind: Kind, span: SourceSpan? = nil) {
        self.kind = kind
        self.span = span
    }

    static let null = DataNode(.scalar("null", .bare))
    static func bare(_ text: String) -> DataNode { DataNode(.scalar(text, .bare)) }
    static func word(_ text: String) -> DataNode { DataNode(.scalar(text, .word)) }
    static func text(_ text: String) -> DataNode { DataNode(.scalar(text, .text)) }
    static func list(_ items: [DataNode]) -> DataNode { DataNode(.list(items)) }

    /// The value of a key of a record; nil when it has none.
    func value(of key: String) -> DataNode? {
        guard case .record(let entries) = kind else { return nil }
        return entries.first { $0.key == key }?.value
    }

    var location: Location? { span.map { .span($0) } }

    /// Whether nothing was written: no value, `~` or `null` without quotes.
    var isNull: Bool {
        guard case .scalar(let text, .bare) = kind else { return false }
        return switch text {
        case "", "~", "null", "Null", "NULL": true
        default: false
        }
    }
}
