/// Whether a name is used in a body where it would mean that body's own variable.
enum NameUse {
    /// Looks into everything but other loops' bodies for `loop`, and other macros for their own names.
    static func uses(_ name: String, _ statements: [Statement]) -> Bool {
        statements.contains { uses(name, $0) }
    }

    /// Whether a branch or loop extends a template.
    static func extends(_ statements: [Statement]) -> Bool {
        statements.contains { statement in
            switch statement.kind {
            case .extends: true
            case .condition(let branches, let otherwise):
                branches.contains { extends($0.body) } || extends(otherwise ?? [])
            case .loop(let loop): extends(loop.body)
            case .with(_, let body), .filterBlock(_, let body): extends(body)
            case .text, .output, .set, .setBlock, .macro, .callBlock, .include, .importModule, .importNames,
                .block:
                false
            }
        }
    }

    private static func uses(_ name: String, _ statement: Statement) -> Bool {
        switch statement.kind {
        case .text: return false
        // An override of a scoped block, elsewhere, may use it.
        case .block(let block): return block.isScoped
        case .output(let values): return values.contains { uses(name, $0) }
        case .loop(let loop):
            if uses(name, loop.iterable) || loop.otherwise.map({ uses(name, $0) }) ?? false { return true }
            if name == "loop" || loop.target.names.contains(where: { $0.name == name }) { return false }
            return uses(name, loop.body) || loop.filter.map { uses(name, $0) } ?? false
        case .condition(let branches, let otherwise):
            return branches.contains { uses(name, $0.test) || uses(name, $0.body) }
                || uses(name, otherwise ?? [])
        case .set(let target, let value): return uses(name, value) || uses(name, target)
        case .setBlock(let target, let filters, let body):
            return uses(name, body) || uses(name, target) || uses(name, filters)
        case .with(let bindings, let body):
            return bindings.contains { uses(name, $0.value) } || uses(name, body)
        case .macro(let macro): return uses(name, macro)
        case .callBlock(let caller, let call): return uses(name, call) || uses(name, caller)
        case .filterBlock(let filters, let body): return uses(name, body) || uses(name, filters)
        case .include(let template, _, let withContext):
            return isSeen(name, withContext) || uses(name, template)
        case .importModule(let template, _, let withContext):
            return isSeen(name, withContext) || uses(name, template)
        case .importNames(let template, _, let withContext):
            return isSeen(name, withContext) || uses(name, template)
        case .extends(let template): return uses(name, template)
        }
    }

    /// Another template sees what is used here; `loop`, as in Jinja, only where its loop names it too.
    private static func isSeen(_ name: String, _ withContext: Bool) -> Bool { withContext && name != "loop" }

    private static func uses(_ name: String, _ macro: MacroSyntax) -> Bool {
        if macro.parameters.contains(where: { $0.fallback.map { uses(name, $0) } ?? false }) { return true }
        // A macro's own `caller`, `varargs` and parameters hide those outside.
        if ["caller", "varargs", "kwargs"].contains(name), macro.name != "caller" { return false }
        return !macro.parameters.contains { $0.name == name } && uses(name, macro.body)
    }

    private static func uses(_ name: String, _ target: AssignmentTarget) -> Bool {
        switch target {
        case .name: false
        case .tuple(let parts, _): parts.contains { uses(name, $0) }
        case .field(let base, _, _): base == name
        }
    }

    private static func uses(_ name: String, _ filters: [FilterSyntax]) -> Bool {
        filters.contains { $0.arguments.all.contains { uses(name, $0) } }
    }

    static func uses(_ name: String, _ expression: Expression) -> Bool {
        if case .name(let own) = expression.kind { return own == name }
        return expression.parts.contains { uses(name, $0) }
    }
}

extension Expression {
    /// The expressions directly inside this one, in order.
    var parts: [Expression] {
        switch kind {
        case .constant, .name: []
        case .attribute(let base, _): [base]
        case .item(let base, let key): [base, key]
        case .slice(let base, let start, let stop, let step): [base] + [start, stop, step].compactMap { $0 }
        case .list(let items), .tuple(let items), .concatenation(let items), .and(let items), .or(let items):
            items
        case .dict(let pairs): pairs.flatMap { [$0.key, $0.value] }
        case .negate(let operand), .plus(let operand), .not(let operand): [operand]
        case .binary(_, let left, let right): [left, right]
        case .comparison(let first, let rest): [first] + rest.map(\.right)
        case .conditional(let then, let test, let otherwise): [then, test] + (otherwise.map { [$0] } ?? [])
        case .call(let callee, let call): [callee] + call.all
        case .filter(let value, let filter), .test(let value, let filter): [value] + filter.arguments.all
        }
    }
}
