package import TemplateEngine

/// A thing templates can ask about. Its fields are declared once and give both
/// the value a template sees and the schema a template is checked against.
package protocol Fact: Sendable {
    /// The name used in messages: "nhiemvu has no field …".
    static var typeName: String { get }
    static var fields: [FactField<Self>] { get }
}

/// One field of a fact.
package struct FactField<Owner: Sendable>: Sendable {
    package let name: String
    package let kind: FactKind
    package let value: @Sendable (Owner) -> Value

    package init(_ name: String, _ kind: FactKind, _ value: @escaping @Sendable (Owner) -> Value) {
        self.name = name
        self.kind = kind
        self.value = value
    }
}

/// What a field holds, for the check of templates without data.
package indirect enum FactKind: Sendable {
    case text, number, flag
    /// A text or number that may be none.
    case optional(FactKind)
    case list(FactKind)
    case record(FactShape)
}

/// The fields of a record, by name, in order.
package struct FactShape: Sendable {
    package let typeName: String
    package let fields: [(name: String, kind: FactKind)]
}

extension Fact {
    /// The record a template sees; each value is made when it is asked for.
    package var record: Record {
        Record(Self.typeName, Self.fields.map(\.name)) { Self.fields[$0].value(self) }
    }

    package var value: Value { .record(record) }

    package static var shape: FactShape {
        FactShape(typeName: typeName, fields: fields.map { ($0.name, $0.kind) })
    }
}

extension Array where Element: Fact {
    package var value: Value { .list(map(\.value)) }
}
