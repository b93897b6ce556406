/// The filters and tests that a template asks for: `'name' is filter`, `'name' is test`.
enum Guards {
    /// As `filter name` and `test name`.
    static func names(in statements: [Statement]) -> Set<String> {
        var names: Set<String> = []
        for statement in statements { statement.visit { collect($0, &names) } }
        return names
    }

    private static func collect(_ expression: Expression, _ names: inout Set<String>) {
        if case .test(let value, let test) = expression.kind, ["filter", "test"].contains(test.name),
            case .constant(let constant) = value.kind, let name = constant.text
        {
            names.insert("\(test.name) \(name)")
        }
        for part in expression.parts { collect(part, &names) }
    }
}

extension Statement {
    /// Every expression that stands directly in this statement or in those inside it.
    func visit(_ body: (Expression) -> Void) {
        func visit(_ statements: [Statement]?) { for statement in statements ?? [] { statement.visit(body) } }
        func visit(_ filters: [FilterSyntax]) { filters.flatMap(\.arguments.all).forEach(body) }
        func visit(_ macro: MacroSyntax) {
            macro.parameters.compactMap(\.fallback).forEach(body)
            visit(macro.body)
        }
        switch kind {
        case .text: return
        case .output(let values): values.forEach(body)
        case .loop(let loop):
            body(loop.iterable)
            loop.filter.map(body)
            visit(loop.body)
            visit(loop.otherwise)
        case .condition(let branches, let otherwise):
            for branch in branches {
                body(branch.test)
                visit(branch.body)
            }
            visit(otherwise)
        case .set(_, let value): body(value)
        case .setBlock(_, let filters, let statements), .filterBlock(let filters, let statements):
            visit(filters)
            visit(statements)
        case .with(let bindings, let statements):
            bindings.map(\.value).forEach(body)
            visit(statements)
        case .macro(let macro): visit(macro)
        case .callBlock(let caller, let call):
            visit(caller)
            body(call)
        case .include(let template, _, _), .importModule(let template, _, _),
            .importNames(let template, _, _),
            .extends(let template):
            body(template)
        case .block(let block): visit(block.body)
        }
    }
}
