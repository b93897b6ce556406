internal import Diagnostics

extension Compiler {
    mutating func body(_ statements: [Statement]) -> Body {
        var nodes: [StatementNode] = []
        for statement in statements { nodes += compile(statement) }
        return Body(nodes)
    }

    private mutating func compile(_ statement: Statement) -> [StatementNode] {
        let span = statement.span
        switch statement.kind {
        case .text: return [TextNode(Array(file.utf8[span]), isRoot: isRoot, span)]
        case .output(let values):
            return values.map { OutputNode(expression($0), isRoot: isRoot, $0.span) }
        case .loop(let loop): return [self.loop(loop, span)]
        case .condition(let branches, let otherwise):
            let nodes = branches.map { (test: expression($0.test), body: body($0.body)) }
            return [
                ConditionNode(nodes, otherwise: otherwise.map { body($0) }, span)
            ]
        case .set(let target, let value):
            let value = expression(value)
            return [SetNode(self.target(target), value, span)]
        case .setBlock(let target, let filters, let statements):
            let filters = filters.map { filter($0, on: nil, $0.nameSpan) }
            let inner = captured(statements)
            return [SetBlockNode(self.target(target), filters.compactMap { $0 }, inner, span)]
        case .filterBlock(let filters, let statements):
            let filters = filters.map { filter($0, on: nil, $0.nameSpan) }
            return [FilterBlockNode(filters.compactMap { $0 }, captured(statements), isRoot: isRoot, span)]
        case .with(let bindings, let statements): return [with(bindings, statements, span)]
        case .macro(let macro):
            let target = self.target(.name(macro.name, macro.span))
            return [self.macro(macro, target, span)]
        case .callBlock(let caller, let callee): return callBlock(caller, callee, span)
        case .include(let name, let ignoresMissing, let withContext):
            return [
                IncludeNode(
                    expression(name), ignoresMissing: ignoresMissing, isRoot: isRoot,
                    locals: withContext ? visible(span) : nil, span)
            ]
        case .importModule(let template, let name, let withContext):
            let template = expression(template)
            let target = self.target(.name(name, span))
            return [ImportNode(template, target, locals: withContext ? visible(span) : nil, span)]
        case .importNames(let template, let names, let withContext):
            let template = expression(template)
            let targets = names.map {
                (name: $0.name, target: self.target(.name($0.alias, $0.span)), span: $0.span)
            }
            return [ImportNamesNode(template, targets, locals: withContext ? visible(span) : nil, span)]
        case .extends(let template): return [ExtendsNode(expression(template), span)]
        case .block(let block): return [self.block(block, span)]
        }
    }

    /// A body whose text is captured: it has its own scope.
    private mutating func captured(_ statements: [Statement]) -> Body {
        inScope(.captured) { compiler in
            compiler.declare(compiler.namesSet(by: statements))
            return compiler.body(statements)
        }
    }

    private mutating func with(
        _ bindings: [(target: AssignmentTarget, value: Expression)], _ statements: [Statement],
        _ span: Range<Int>
    ) -> StatementNode {
        // Values see what is outside: none of the names set here.
        let values = bindings.map { expression($0.value) }
        return inScope(.inner) { compiler in
            let names = bindings.flatMap { $0.target.names.map(\.name) }
            for name in names { compiler.scope.declare(name, isCertain: true) }
            let targets = bindings.map { compiler.target($0.target) }
            compiler.declare(compiler.namesSet(by: statements))
            let own = compiler.scope.names.compactMap { compiler.scope.slots[$0] }
            let body = compiler.body(statements)
            return WithNode(
                zip(targets, values).map { (target: $0, value: $1) }, body, slots: own, span)
        }
    }

    private mutating func loop(_ loop: LoopSyntax, _ span: Range<Int>) -> StatementNode {
        let iterable = expression(loop.iterable)
        let layout = loop.isRecursive ? FunctionLayout() : nil
        return inScope(.loop, function: layout) { compiler in
            let names = loop.target.names.map(\.name)
            for name in names { compiler.scope.declare(name, isCertain: true) }
            let target = compiler.target(loop.target)
            let filter = loop.filter.map { compiler.expression($0) }
            let usesLoop = NameUse.uses("loop", loop.body)
            let loopSlot = usesLoop ? compiler.scope.declare("loop", isCertain: true) : nil
            compiler.declare(compiler.namesSet(by: loop.body))
            let body = compiler.body(loop.body)
            let fresh = compiler.scope.names.filter { !names.contains($0) && $0 != "loop" }
            let slots = fresh.compactMap { compiler.scope.slots[$0] }
            let otherwise = loop.otherwise.map { compiler.elseBody($0) }
            return LoopNode(
                .init(
                    target: target, iterable: iterable, filter: filter, body: body, otherwise: otherwise,
                    loopSlot: loopSlot, slots: slots, layout: layout), span)
        }
    }

    /// What runs when a loop has no rounds: it sees none of the loop's names.
    private mutating func elseBody(_ statements: [Statement]) -> Body {
        let loopScope = scope
        defer { scope = loopScope }
        scope = Scope(.inner, layout: loopScope.layout, outer: loopScope.withoutNames, isFunction: false)
        declare(namesSet(by: statements))
        return body(statements)
    }

    private mutating func macro(_ macro: MacroSyntax, _ target: TargetNode?, _ span: Range<Int>) -> MacroNode
    {
        let layout = FunctionLayout()
        return inScope(.macro, function: layout) { compiler in
            var parameters: [(name: String, slot: Int, fallback: ExpressionNode?)] = []
            for parameter in macro.parameters {
                // A fall-back sees the parameters before its own.
                let fallback = parameter.fallback.map { compiler.expression($0) }
                let slot = compiler.scope.declare(parameter.name, isCertain: true)
                parameters.append((parameter.name, slot, fallback))
            }
            func rest(_ name: String) -> Int? {
                guard compiler.mentions(name), !macro.parameters.contains(where: { $0.name == name }),
                    NameUse.uses(name, macro.body)
                else { return nil }
                return compiler.scope.declare(name, isCertain: true)
            }
            let rests = (rest("varargs"), rest("kwargs"), rest("caller"))
            compiler.declare(compiler.namesSet(by: macro.body))
            let body = compiler.body(macro.body)
            return MacroNode(
                .init(
                    name: macro.name, parameters: parameters, layout: layout, body: body, rest: rests,
                    target: target), span)
        }
    }

    private mutating func callBlock(_ caller: MacroSyntax, _ callee: Expression, _ span: Range<Int>)
        -> [StatementNode]
    {
        let body = macro(caller, nil, span)
        guard case .call(let function, let arguments) = callee.kind else { return [] }
        let call = CallNode(expression(function), self.arguments(arguments), caller: body, callee.span)
        // The result of the call, which has the body as `caller`, is printed as any value is.
        return [OutputNode(call, isRoot: isRoot, span)]
    }

    private mutating func block(_ block: BlockSyntax, _ span: Range<Int>) -> StatementNode {
        let locals = block.isScoped ? visible(span) : nil
        let wasRoot = isRoot
        let layout = FunctionLayout()
        let node = inScope(.block, function: layout, isolated: true) { compiler in
            compiler.declare(compiler.namesSet(by: block.body))
            let body = compiler.body(block.body)
            return BlockNode(
                block.name, layout, body, isRequired: block.isRequired, isRoot: wasRoot, locals: locals, span)
        }
        add(node, block.span)
        return node
    }
}

extension Scope {
    /// The frame of this scope with none of its names: for text beside its body.
    fileprivate var withoutNames: Scope {
        Scope(role, layout: layout, outer: outer, isFunction: isFunction)
    }
}
