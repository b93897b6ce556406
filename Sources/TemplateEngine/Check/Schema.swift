internal import Diagnostics

/// What data a template may count on: for checking it before there is any.
package indirect enum Schema: Sendable {
    /// A text, number, date or truth value: printed, never looked into.
    case scalar
    /// The same, and surely no number.
    case text
    /// Not described: nothing below it is checked.
    case any
    case list(Schema)
    /// An object: the name messages call it by, and its fields in order.
    case record(String, [(name: String, schema: Schema)])

    /// The schema of a field; nil when a record has none of this name.
    func field(_ name: String) -> Schema? {
        switch self {
        case .record(_, let fields): fields.first { $0.name == name }?.schema
        case .any: .any
        case .scalar, .text, .list: nil
        }
    }

    var fieldNames: [String] {
        switch self {
        case .record(_, let fields): fields.map(\.name)
        case .scalar, .text, .any, .list: []
        }
    }

    /// As `Value.kindName`.
    var kindName: Message {
        switch self {
        case .record(let name, _): Message(vi: "“\(name)”", en: "“\(name)”")
        case .list: Message(vi: "danh sách", en: "a list")
        case .scalar: Message(vi: "giá trị đơn", en: "a single value")
        case .text: Message(vi: "chữ", en: "a text")
        case .any: Message(vi: "giá trị bất kỳ", en: "any value")
        }
    }

    /// What a loop over it gives.
    var element: Schema {
        switch self {
        case .list(let element): element
        case .record, .scalar, .text: .scalar
        case .any: .any
        }
    }
}
