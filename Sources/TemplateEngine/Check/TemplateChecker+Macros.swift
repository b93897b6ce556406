internal import Diagnostics

/// A macro that a check knows, with what its text sees.
final class KnownMacro: Sendable {
    let syntax: MacroSyntax
    let file: SourceFile
    /// The names around its definition.
    let names: [[String: TemplateChecker.Shape]]

    init(_ syntax: MacroSyntax, _ file: SourceFile, _ names: [[String: TemplateChecker.Shape]]) {
        self.syntax = syntax
        self.file = file
        self.names = names
    }
}

/// What a macro's parameters hold is known where it is called: its text is walked for every kind
/// of arguments it gets.
extension TemplateChecker {
    /// Different calls that are looked into; a template that has more is checked no further.
    private static let callLimit = 500
    /// Calls inside one another that are looked into.
    private static let depthLimit = 12
    /// Names around a macro that are remembered.
    private static let nameLimit = 500

    func known(_ macro: MacroSyntax) -> Shape {
        guard scopes.reduce(0, { $0 + $1.count }) <= Self.nameLimit else { return .unknown }
        return Shape(macro: KnownMacro(macro, file, scopes.map { $0.mapValues(\.shape) }))
    }

    /// The macro that an expression names; nil when it is none, or not known.
    mutating func macro(_ callee: Expression) -> KnownMacro? {
        switch callee.kind {
        case .name(let name): variable(name)?.macro
        case .attribute(let base, let field):
            if case .name(let module) = base.kind { variable(module)?.members?[field]?.macro } else { nil }
        default: nil
        }
    }

    /// Walks the macro's text with what is known of the arguments.
    mutating func call(_ macro: KnownMacro, _ call: CallSyntax) -> Shape {
        var arguments: [String: Shape] = [:]
        for (place, argument) in call.positional.enumerated() {
            let shape = shape(of: argument)
            if place < macro.syntax.parameters.count {
                arguments[macro.syntax.parameters[place].name] = shape
            }
        }
        for (name, argument) in call.named { arguments[name] = shape(of: argument) }
        for argument in [call.unpacked, call.unpackedNamed].compactMap({ $0 }) { _ = shape(of: argument) }
        let key = Self.key(macro, arguments)
        guard calls.count < Self.callLimit, callDepth < Self.depthLimit, calls.insert(key).inserted else {
            return Shape(schema: .text)
        }
        callDepth += 1
        defer { callDepth -= 1 }
        let outside = (file, scopes, guarded)
        file = macro.file
        scopes = macro.names.map { names in
            names.mapValues {
                Variable(shape: $0, place: SourceSpan(macro.file, macro.syntax.span), kind: nil)
            }
        }
        guarded = []
        walk(macro.syntax, rest: Self.macroRest, arguments)
        (file, scopes, guarded) = outside
        return Shape(schema: .text)
    }

    /// Calls with the same paths and kinds of arguments say the same.
    private static func key(_ macro: KnownMacro, _ arguments: [String: Shape]) -> String {
        let shown = arguments.sorted { $0.key < $1.key }.map { name, shape in
            "\(name)=\(shape.path ?? "")/\(shape.schema.kindName.en)"
        }
        return "\(macro.file.path):\(macro.syntax.span.lowerBound) \(shown.joined(separator: " "))"
    }
}
