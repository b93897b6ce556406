internal import Diagnostics

extension Compiler {
    mutating func expression(_ expression: Expression) -> ExpressionNode {
        let span = expression.span
        switch expression.kind {
        case .constant(let value): return ConstantNode(value, span)
        case .name(let name): return self.name(name, span)
        case .attribute(let base, let name):
            return AttributeNode(self.expression(base), name, lookup: newLookup(), span)
        case .item(let base, let key): return ItemNode(self.expression(base), self.expression(key), span)
        case .slice(let base, let start, let stop, let step):
            let base = self.expression(base)
            let bounds = (
                start.map { self.expression($0) }, stop.map { self.expression($0) },
                step.map { self.expression($0) }
            )
            return SliceNode(base, bounds, span)
        case .list(let items): return SequenceNode(items.map { self.expression($0) }, isTuple: false, span)
        case .tuple(let items): return SequenceNode(items.map { self.expression($0) }, isTuple: true, span)
        case .dict(let pairs):
            return DictNode(
                pairs.map { (key: self.expression($0.key), value: self.expression($0.value)) }, span)
        case .negate(let operand): return UnaryNode(.negate, self.expression(operand), span)
        case .plus(let operand): return UnaryNode(.plus, self.expression(operand), span)
        case .not(let operand): return UnaryNode(.not, self.expression(operand), span)
        case .binary(let op, let left, let right):
            return BinaryNode(op, self.expression(left), self.expression(right), span)
        case .concatenation(let parts): return ConcatenationNode(parts.map { self.expression($0) }, span)
        case .comparison(let first, let rest):
            return ComparisonNode(
                self.expression(first), rest.map { (op: $0.op, right: operand($0.right, of: $0.op)) }, span)
        case .and(let parts): return LogicNode(parts.map { self.expression($0) }, decisive: false, span)
        case .or(let parts): return LogicNode(parts.map { self.expression($0) }, decisive: true, span)
        case .conditional(let then, let test, let otherwise):
            return ConditionalNode(
                self.expression(then), self.expression(test), otherwise.map { self.expression($0) }, span)
        case .call(let callee, let syntax): return call(callee, syntax, span)
        case .filter(let value, let syntax):
            let value = self.expression(value)
            return filter(syntax, on: value, span) ?? ConstantNode(.none, span)
        case .test(let value, let syntax): return test(value, syntax, span)
        }
    }

    /// The right side of a comparison: nothing can change the list of constants that `in` looks through.
    private mutating func operand(_ side: Expression, of op: Comparison) -> ExpressionNode {
        let node = expression(side)
        guard op == .isIn || op == .isNotIn, case .list(let items) = side.kind else { return node }
        let constants = items.compactMap { if case .constant(let value) = $0.kind { value } else { nil } }
        return constants.count == items.count ? ConstantNode(.list(constants), side.span) : node
    }

    private mutating func name(_ name: String, _ span: Range<Int>) -> ExpressionNode {
        let (found, isCertain) = scope.references(to: name)
        if isCertain, found.count == 1, found[0].up == 0 { return SlotNode(found[0].slot, span) }
        if found.isEmpty, name == "super" || name == "self" {
            return BlockNameNode(isSuper: name == "super", span)
        }
        return nameNode(name, span)
    }

    private mutating func call(_ callee: Expression, _ syntax: CallSyntax, _ span: Range<Int>)
        -> ExpressionNode
    {
        let arguments = arguments(syntax)
        let general = CallNode(expression(callee), arguments, span)
        guard case .attribute(let base, let name) = callee.kind, Methods.names.contains(name) else {
            return general
        }
        return MethodNode(expression(base), name, arguments, general: general, span)
    }

    mutating func arguments(_ syntax: CallSyntax) -> ArgumentNodes {
        ArgumentNodes(
            positional: syntax.positional.map { expression($0) },
            named: syntax.named.map { (name: $0.name, value: expression($0.value)) },
            unpacked: syntax.unpacked.map { expression($0) },
            unpackedNamed: syntax.unpackedNamed.map { expression($0) })
    }

    mutating func filter(_ syntax: FilterSyntax, on value: ExpressionNode?, _ span: Range<Int>) -> FilterNode?
    {
        let arguments = arguments(syntax.arguments)
        guard let filter = engine.filters[syntax.name] else {
            if isGuarded(syntax.name, "filter") { return .unknown(syntax.name, value, span) }
            report(
                .unknownFilter, syntax.nameSpan, vi: "không có bộ lọc “\(syntax.name)”",
                en: "there is no filter “\(syntax.name)”",
                hints: known(syntax.name, engine.filters.keys.sorted()))
            return nil
        }
        check(syntax, filter.parameters, filter.rest)
        return FilterNode(value, filter, arguments, span)
    }

    private mutating func test(_ value: Expression, _ syntax: FilterSyntax, _ span: Range<Int>)
        -> ExpressionNode
    {
        let value = expression(value)
        let arguments = arguments(syntax.arguments)
        guard let test = engine.tests[syntax.name] else {
            if isGuarded(syntax.name, "test") { return FilterNode.unknown(syntax.name, value, span) }
            report(
                .unknownTest, syntax.nameSpan, vi: "không có phép thử “is \(syntax.name)”",
                en: "there is no test “is \(syntax.name)”",
                hints: known(syntax.name, engine.tests.keys.sorted()))
            return ConstantNode(.bool(false), span)
        }
        check(syntax, test.parameters, .nothing)
        return TestNode(value, test, arguments, span)
    }

    /// Whether the template asks `'name' is filter` anywhere: then it knows that there may be none,
    /// and using it is an error only where that happens.
    private func isGuarded(_ name: String, _ test: String) -> Bool { guards.contains("\(test) \(name)") }

    private func known(_ name: String, _ names: [String]) -> [Diagnostic.Hint] {
        if name == "urlize" {
            return [
                .init(
                    vi: "“urlize” của Jinja viết HTML, báo cáo không có HTML; bỏ nó đi",
                    en: "Jinja's “urlize” writes HTML, and a report has none: leave it out")
            ]
        }
        if name == "random" {
            return [
                .init(
                    vi: "“random” của Jinja bị bỏ: cùng dữ liệu phải luôn ra cùng một báo cáo",
                    en: "Jinja's “random” is left out: the same data must always give the same report")
            ]
        }
        if let near = NearMiss.hint(for: name, among: names) { return [near] }
        let list = names.joined(separator: ", ")
        return [.init(vi: "có: \(list)", en: "there are: \(list)")]
    }

    /// The number and names of arguments, as far as they are written out.
    private mutating func check(_ syntax: FilterSyntax, _ parameters: [Parameter], _ rest: Rest) {
        let call = syntax.arguments
        guard call.unpacked == nil, call.unpackedNamed == nil else { return }
        do {
            let values = CallValues(
                positional: call.positional.map { _ in .none }, named: call.named.map { ($0.name, .none) })
            try Binding(syntax.name, parameters, rest).check(values)
        } catch {
            let span = call.span.isEmpty ? syntax.nameSpan : syntax.nameSpan.lowerBound..<call.span.upperBound
            report(error.id, span, vi: error.message.vi, en: error.message.en, hints: error.hints)
        }
    }
}
