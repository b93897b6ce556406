package import TemplateEngine

/// The schema templates are checked against, from the very fields that give their values.
extension ReportFacts {
    package static var schema: Schema { Schema(shape) }
}

extension Schema {
    init(_ shape: FactShape) {
        self = .record(shape.typeName, shape.fields.map { ($0.name, Schema($0.kind)) })
    }

    private init(_ kind: FactKind) {
        switch kind {
        case .text: self = .text
        case .number, .flag: self = .scalar
        case .optional(let kind): self.init(kind)
        case .list(let element): self = .list(Schema(element))
        case .record(let shape): self.init(shape)
        }
    }
}
