internal import Diagnostics

extension TemplateChecker {
    mutating func walk(_ statements: [Statement]) { for statement in statements { walk(statement) } }

    private static let variableKind = Message(vi: "biến", en: "variable")
    private static let importKind = Message(vi: "tên nhập vào", en: "imported name")

    private mutating func walk(_ statement: Statement) {
        switch statement.kind {
        case .text: return
        case .output(let values): for value in values { checkPrinted(value, shape(of: value)) }
        case .loop(let loop): walk(loop)
        case .condition(let branches, let otherwise): walk(branches, otherwise)
        case .set(let target, let value):
            let shape = shape(of: value)
            declare(target, shape, kind: Self.variableKind)
        case .setBlock(let target, let filters, let body):
            inScope { $0.walk(body) }
            for filter in filters { check(filter, on: .unknown) }
            declare(target, Shape(schema: .text), kind: Self.variableKind)
        case .with(let bindings, let body):
            let shapes = bindings.map { shape(of: $0.value) }
            inScope { checker in
                for (binding, shape) in zip(bindings, shapes) {
                    checker.declare(binding.target, shape, kind: Self.variableKind)
                }
                checker.walk(body)
            }
        case .macro(let macro):
            declare(macro.name, known(macro), macro.span, kind: Message(vi: "macro", en: "macro"))
            walk(macro, rest: Self.macroRest)
        case .callBlock(let caller, let call):
            _ = shape(of: call)
            walk(caller, rest: [])
        case .filterBlock(let filters, let body):
            inScope { $0.walk(body) }
            for filter in filters { check(filter, on: .unknown) }
        case .include(let template, let ignoresMissing, let withContext):
            walk(template: template, ignoresMissing: ignoresMissing, isolated: !withContext)
        case .importModule(let template, let name, let withContext):
            let members = walk(template: template, isolated: !withContext)
            declare(name, Shape(members: members), statement.span, kind: Self.importKind)
        case .importNames(let template, let names, let withContext):
            let members = walk(template: template, isolated: !withContext)
            for name in names {
                if let members, members[name.name] == nil {
                    report(noMember: name.name, of: members, name.span)
                }
                declare(name.alias, members?[name.name] ?? .unknown, name.span, kind: Self.importKind)
            }
        case .extends(let template): walk(template: template, isolated: false)
        case .block(let block):
            let outside = currentBlock
            currentBlock = block.name
            inScope { $0.walk(block.body) }
            currentBlock = outside
        }
    }

    private mutating func inScope(_ body: (inout TemplateChecker) -> Void) {
        openScope()
        body(&self)
        closeScope()
    }

    private mutating func walk(_ loop: LoopSyntax) {
        let list = shape(of: loop.iterable)
        checkIterated(loop, list)
        inScope { checker in
            let element = Shape(schema: list.schema.element, path: list.path.map { $0 + "[]" })
            checker.declare(loop.target, element, kind: nil)
            checker.declare(
                "loop", Shape(schema: Self.loop(over: list.schema.element)), loop.target.span, kind: nil)
            if let filter = loop.filter { _ = checker.shape(of: filter) }
            checker.walk(loop.body)
        }
        if let otherwise = loop.otherwise { inScope { $0.walk(otherwise) } }
    }

    private mutating func walk(_ branches: [(test: Expression, body: [Statement])], _ otherwise: [Statement]?)
    {
        for branch in branches {
            _ = shape(of: branch.test)
            if case .constant(let value) = branch.test.kind, let isTrue = try? value.isTrue(), !isTrue {
                warn(
                    .unreachableTemplate, branch.test.span,
                    vi: "điều kiện này luôn sai: nhánh không bao giờ chạy",
                    en: "this condition is always false: its branch never runs")
            }
            guarded.append(asked(by: branch.test))
            walk(branch.body)
            guarded.removeLast()
        }
        if let otherwise { walk(otherwise) }
        let always = branches.firstIndex { branch in
            if case .constant(let value) = branch.test.kind { (try? value.isTrue()) ?? false } else { false }
        }
        guard let always, always + 1 < branches.count || otherwise != nil else { return }
        warn(
            .unreachableTemplate, branches[always].test.span,
            vi: "điều kiện này luôn đúng: các nhánh sau nó không bao giờ chạy",
            en: "this condition is always true: the branches behind it never run")
    }

    /// The names and fields that are known to exist when a condition holds.
    func asked(by test: Expression) -> Set<String> {
        switch test.kind {
        case .test(let value, let syntax) where syntax.name == "defined": [source(value)]
        case .and(let parts): parts.reduce(into: []) { $0.formUnion(asked(by: $1)) }
        default: []
        }
    }

    static let macroRest = ["varargs", "kwargs", "caller"]

    /// The text of a macro; `arguments` is what is known of its parameters, by name.
    mutating func walk(_ macro: MacroSyntax, rest: [String], _ arguments: [String: Shape] = [:]) {
        inScope { checker in
            for parameter in macro.parameters {
                if let fallback = parameter.fallback { _ = checker.shape(of: fallback) }
                let shape = arguments[parameter.name] ?? .unknown
                checker.declare(parameter.name, shape, parameter.span, kind: nil)
            }
            for name in rest { checker.declare(name, .unknown, macro.span, kind: nil) }
            checker.walk(macro.body)
        }
    }

    func source(_ expression: Expression) -> String {
        span(expression.span).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
