internal import Diagnostics

/// What a call says for itself, before there is data: the arguments of macros, the names that
/// `map` and `select` are given, `loop`, `self` and `super()`.
extension TemplateChecker {
    /// The fields of `loop`; its neighbours are items of the list.
    static func loop(over element: Schema) -> Schema {
        let counts = [
            "index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0",
        ]
        let fields = counts.map { (name: $0, schema: Schema.scalar) }
        return .record(
            "loop",
            fields + [("previtem", element), ("nextitem", element), ("cycle", .any), ("changed", .any)])
    }

    // MARK: - Macros

    /// More arguments than a macro has parameters, or one it does not know.
    mutating func checkArguments(of macro: MacroSyntax, _ call: CallSyntax, _ range: Range<Int>) {
        let names = macro.parameters.map(\.name)
        let given = call.positional.count
        if given > names.count, !NameUse.uses("varargs", macro.body) {
            report.diagnostics.append(
                .error(
                    .templateArgument,
                    vi: "macro “\(macro.name)” nhận nhiều nhất \(names.count) đối số, ở đây có \(given)",
                    en:
                        "macro “\(macro.name)” takes at most \(English.count(names.count, "argument")), \(given) given",
                    at: .span(span(range)), hints: Self.parameters(names)))
        }
        checkMissing(macro, call, range)
        guard !NameUse.uses("kwargs", macro.body) else { return }
        for (name, value) in call.named where !names.contains(name) {
            // A call block hands over its body as `caller`.
            if name == "caller" { continue }
            report.diagnostics.append(
                .error(
                    .templateArgument, vi: "macro “\(macro.name)” không có đối số “\(name)”",
                    en: "macro “\(macro.name)” has no argument “\(name)”", at: .span(span(value.span)),
                    hints: NearMiss.hint(for: name, among: names).map { [$0] } ?? Self.parameters(names)))
        }
    }

    /// Parameters without a fall-back that the call leaves out and the macro's text asks nothing of.
    private mutating func checkMissing(_ macro: MacroSyntax, _ call: CallSyntax, _ range: Range<Int>) {
        guard call.unpacked == nil, call.unpackedNamed == nil else { return }
        let given = Set(call.named.map(\.name))
        for parameter in macro.parameters.dropFirst(call.positional.count)
        where parameter.fallback == nil && !given.contains(parameter.name) {
            let name = parameter.name
            guard NameUse.uses(name, macro.body), !asks(macro.body, for: name) else { continue }
            report.diagnostics.append(
                .warning(
                    .templateArgument, vi: "macro “\(macro.name)” được gọi mà thiếu đối số “\(name)”",
                    en: "macro “\(macro.name)” is called without its argument “\(name)”",
                    at: .span(span(range)),
                    hints: Self.parameters(macro.parameters.map(\.name))))
        }
    }

    /// Whether a condition in the text of a macro looks at a parameter: then it may be left out.
    private func asks(_ statements: [Statement], for name: String) -> Bool {
        statements.contains { statement in
            switch statement.kind {
            case .condition(let branches, let otherwise):
                branches.contains { NameUse.uses(name, $0.test) || asks($0.body, for: name) }
                    || asks(otherwise ?? [], for: name)
            case .loop(let loop): asks(loop.body, for: name) || asks(loop.otherwise ?? [], for: name)
            case .with(_, let body), .filterBlock(_, let body), .setBlock(_, _, let body):
                asks(body, for: name)
            case .output(let values): values.contains { asks($0, for: name) }
            case .set(_, let value): asks(value, for: name)
            case .text, .macro, .callBlock, .include, .importModule, .importNames, .extends, .block: false
            }
        }
    }

    private func asks(_ expression: Expression, for name: String) -> Bool {
        switch expression.kind {
        case .conditional(_, let test, _) where NameUse.uses(name, test): true
        case .test(let value, _) where NameUse.uses(name, value): true
        case .filter(let value, let filter)
        where ["default", "d"].contains(filter.name) && NameUse.uses(name, value):
            true
        default: expression.parts.contains { asks($0, for: name) }
        }
    }

    /// What a macro takes; nothing for one that takes nothing.
    private static func parameters(_ names: [String]) -> [Diagnostic.Hint] {
        let list = names.joined(separator: ", ")
        return names.isEmpty ? [] : [Diagnostic.Hint(vi: "các đối số: \(list)", en: "its arguments: \(list)")]
    }

    // MARK: - Filters that take names of others

    /// `map("upper")`, `select("odd")`, `selectattr("id", "eq", 1)`: the name has to be one.
    mutating func checkNamed(_ syntax: FilterSyntax) {
        let place: Int
        switch syntax.name {
        case "map" where !syntax.arguments.named.contains { $0.name == "attribute" }, "select", "reject":
            place = 0
        case "selectattr", "rejectattr": place = 1
        default: return
        }
        if syntax.arguments.all.isEmpty { return lacksName(syntax) }
        guard place < syntax.arguments.positional.count,
            case .constant(let value) = syntax.arguments.positional[place].kind, let name = value.text
        else { return }
        let isFilter = syntax.name == "map"
        let known = isFilter ? Set(engine.filters.keys) : Set(engine.tests.keys)
        guard !known.contains(name) else { return }
        let hints = NearMiss.hint(for: name, among: known.sorted()).map { [$0] } ?? []
        let at = Location.span(span(syntax.arguments.positional[place].span))
        report.diagnostics.append(
            isFilter
                ? .error(
                    .unknownFilter, vi: "không có bộ lọc “\(name)”", en: "there is no filter “\(name)”",
                    at: at,
                    hints: hints)
                : .error(
                    .unknownTest, vi: "không có phép thử “\(name)”", en: "there is no test “\(name)”", at: at,
                    hints: hints))
    }

    /// `map`, `select` and their like without a word of what they are to do; `select` alone takes what is true.
    private mutating func lacksName(_ syntax: FilterSyntax) {
        guard !["select", "reject"].contains(syntax.name) else { return }
        let example = syntax.name == "map" ? "map(attribute=\"name\")" : "\(syntax.name)(\"name\")"
        report.diagnostics.append(
            .error(
                .templateArgument, vi: "“\(syntax.name)” thiếu đối số",
                en: "“\(syntax.name)” lacks its argument",
                at: .span(span(syntax.nameSpan)),
                hints: [Diagnostic.Hint(vi: "viết như \(example)", en: "write it like \(example)")]))
    }

    // MARK: - Blocks

    /// `super` where no template above has the block.
    mutating func checkSuper(_ expression: Expression) {
        guard let block = currentBlock, let parents = parentBlocks, !parents.contains(block) else { return }
        report.diagnostics.append(
            .error(
                .templateInheritance, vi: "không có khối cha nào cho “\(block)” để gọi super()",
                en: "there is no parent block of “\(block)” for super()", at: .span(span(expression.span)),
                hints: [
                    Diagnostic.Hint(vi: "bỏ “super()” ở khối này", en: "leave “super()” out of the block")
                ]))
    }
}
