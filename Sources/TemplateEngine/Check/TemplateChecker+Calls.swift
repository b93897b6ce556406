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
