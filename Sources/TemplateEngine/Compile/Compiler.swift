internal import Diagnostics

/// Makes a program of statements: finds the slot of every name, every filter
/// and test, and reports what does not exist.
///
/// The scopes are Jinja's: loops, `with`, macros, blocks and captured texts
/// have their own; `if` and `include` do not.
struct Compiler {
    let file: SourceFile
    let engine: TemplateEngine
    var errors: [Diagnostic] = []
    var scope: Scope
    var blocks: [(name: String, node: BlockNode)] = []
    /// Filters and tests that the template asks for before it uses them; see `Guards`.
    private(set) var guards: Set<String> = []
    /// The words of the language that stand anywhere in the file: no tree is searched for others.
    private let mentioned: Set<String>
    private var blockPlaces: [String: Range<Int>] = [:]
    private var lookupCount = 0
    private var variableNames: [String] = []

    init(_ file: SourceFile, _ engine: TemplateEngine) {
        self.file = file
        self.engine = engine
        let words = ["filter", "test", "varargs", "kwargs", "caller"]
        mentioned = Set(words.filter { TextSearch.first(Array($0.utf8), in: file.utf8, from: 0) != nil })
        scope = Scope(.root, layout: FunctionLayout(), outer: nil, isFunction: true)
    }

    mutating func compile(_ statements: [Statement]) -> Program {
        if mentions("filter") || mentions("test") { guards = Guards.names(in: statements) }
        declare(namesSet(by: statements))
        let body = body(statements)
        return Program(
            body: body, layout: scope.layout, blocks: blocks, lookupCount: lookupCount,
            variableNames: variableNames)
    }

    func mentions(_ word: String) -> Bool { mentioned.contains(word) }

    mutating func newLookup() -> Int {
        defer { lookupCount += 1 }
        return lookupCount
    }

    var isRoot: Bool { scope.isRootOutput }

    mutating func report(
        _ id: DiagnosticID, _ span: Range<Int>, vi: String, en: String, hints: [Diagnostic.Hint] = []
    ) {
        errors.append(.error(id, vi: vi, en: en, at: .span(SourceSpan(file, span)), hints: hints))
    }

    // MARK: scopes

    mutating func declare(_ names: [String]) {
        for name in names {
            scope.declare(name)
            variableNames.append(name)
        }
    }

    /// Compiles inside a new scope.
    mutating func inScope<T>(
        _ role: Scope.Role, function layout: FunctionLayout? = nil, isolated: Bool = false,
        _ body: (inout Compiler) -> T
    ) -> T {
        let outside = scope
        scope = Scope(
            role, layout: layout ?? outside.layout, outer: isolated ? nil : outside, isFunction: layout != nil
        )
        defer { scope = outside }
        return body(&self)
    }

    /// The names statements set in their own scope: not those inside loops, macros …
    func namesSet(by statements: [Statement]) -> [String] {
        statements.flatMap { statement -> [String] in
            switch statement.kind {
            case .set(let target, _), .setBlock(let target, _, _): target.names.map(\.name)
            case .condition(let branches, let otherwise):
                branches.flatMap { namesSet(by: $0.body) } + namesSet(by: otherwise ?? [])
            case .macro(let macro): [macro.name]
            case .importModule(_, let name, _): [name]
            case .importNames(_, let names, _): names.map(\.alias)
            case .text, .output, .loop, .with, .callBlock, .filterBlock, .include, .extends, .block: []
            }
        }
    }

    func target(_ target: AssignmentTarget, at scope: Scope? = nil) -> TargetNode {
        let scope = scope ?? self.scope
        switch target {
        case .name(let name, _):
            return .slot(scope.declare(name), rootName: scope.role == .root ? name : nil)
        case .tuple(let parts, _): return .tuple(parts.map { self.target($0, at: scope) })
        case .field(let name, let field, let span):
            return .field(nameNode(name, span), field)
        }
    }

    func nameNode(_ name: String, _ span: Range<Int>) -> NameNode {
        NameNode(name, scope.references(to: name).found, cache: scope.cache(for: name), span)
    }

    /// Every variable visible here, for templates called from here.
    func visible(_ span: Range<Int>) -> [(name: String, node: NameNode)] {
        scope.visibleNames.map { ($0, nameNode($0, span)) }
    }

    // MARK: blocks

    mutating func add(_ block: BlockNode, _ span: Range<Int>) {
        if let first = blockPlaces[block.name] {
            report(
                .templateInheritance, span, vi: "khối “\(block.name)” được viết hai lần",
                en: "block “\(block.name)” is written twice",
                hints: [
                    .init(
                        vi: "lần đầu ở đây", en: "first written here", at: .span(SourceSpan(file, first)))
                ])
            return
        }
        blockPlaces[block.name] = span
        blocks.append((block.name, block))
    }
}
