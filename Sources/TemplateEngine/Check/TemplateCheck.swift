package import Diagnostics

extension TemplateEngine {
    /// Looks through a template, and those it includes, imports and extends by
    /// name, without running it: unknown names and fields when the schema is
    /// known, what is never used or never reached, and every field it uses.
    ///
    /// A front matter may stand before `offset`. Errors of the grammar are in the report too; beside
    /// them only what the broken tags cannot have caused is reported.
    package func check(_ file: SourceFile, from offset: Int = 0, against schema: Schema? = nil) -> CheckReport
    {
        var checker = TemplateChecker(self, schema)
        checker.check(read(file, from: offset))
        return checker.finish()
    }
}

/// One walk over the statements of a template and those it names.
struct TemplateChecker {
    /// What is known of a value: its schema, and its path where it is data.
    struct Shape {
        var schema: Schema = .any
        var path: String?
        /// What a call of it runs; see `KnownMacro`.
        var macro: KnownMacro?
        /// The names of an imported module.
        var members: [String: Shape]?

        static let unknown = Shape()
    }

    /// A variable the template sets.
    struct Variable {
        var shape: Shape
        let place: SourceSpan
        /// Nil for what may go unused: loop variables, parameters.
        let kind: Message?
        var isUsed = false
    }

    let engine: TemplateEngine
    let schema: Schema?
    var file: SourceFile
    var report = CheckReport()
    /// Innermost last.
    var scopes: [[String: Variable]] = [[:]]
    /// Names and fields that a condition around here has asked for with `is defined`.
    var guarded: [Set<String>] = []
    var uses: [String: Int] = [:]
    /// Templates being walked, so that one that includes itself is walked once.
    private var open: Set<String> = []
    /// The templates that others name, read once.
    private var files: [String: (Template, errors: [Diagnostic], isWhole: Bool)] = [:]
    /// Calls of macros that were walked already; see `call`.
    var calls: Set<String> = []
    var callDepth = 0
    private var isMacroLibrary = false
    var currentBlock: String?
    /// The blocks of the templates above the one being walked; nil where not all are known.
    private(set) var parentBlocks: Set<String>? = []

    init(_ engine: TemplateEngine, _ schema: Schema?) {
        self.engine = engine
        self.schema = schema
        file = SourceFile(path: "", text: "")
    }

    mutating func finish() -> CheckReport {
        closeScope()
        var seen: Set<Finding> = []
        report.diagnostics = report.diagnostics.filter { seen.insert(Finding($0)).inserted }
        report.diagnostics.sort { Self.key($0) < Self.key($1) }
        // A path that only leads to others is no field of its own.
        let leading = Set(report.fields.flatMap { Self.leading($0.path) })
        report.fields.removeAll { leading.contains($0.path) }
        return report
    }

    /// The paths that a path goes through: `a`, `a.b` and `a.b[]` for `a.b[].c`.
    private static func leading(_ path: String) -> [String] {
        path.indices.filter {
            path[$0] == "." || path[$0] == "[" || path[$0] == "]" && path.index(after: $0) < path.endIndex
        }
        .map { path[$0] == "]" ? String(path[...$0]) : String(path[..<$0]) }
    }

    private static func key(_ diagnostic: Diagnostic) -> Int {
        if case .span(let span) = diagnostic.location { return span.utf8.lowerBound }
        return 0
    }

    /// A macro's text is walked for every kind of argument: what it says twice counts once.
    private struct Finding: Hashable {
        let id: DiagnosticID
        let location: Location?
        let message: String

        init(_ diagnostic: Diagnostic) {
            (id, location, message) = (diagnostic.id, diagnostic.location, diagnostic.message.en)
        }
    }

    mutating func check(_ read: (Template, errors: [Diagnostic], isWhole: Bool)) {
        report.diagnostics += read.errors
        let known = report.diagnostics.count
        check(read.0)
        guard !read.isWhole else { return }
        for name in scopes[scopes.count - 1].keys { scopes[scopes.count - 1][name]?.isUsed = true }
        // A broken tag may have set a name or used it: only fields of known data are sure.
        report.diagnostics = report.diagnostics.enumerated().filter { place, diagnostic in
            place < known || diagnostic.location?.path != read.0.file.path
                || diagnostic.severity == .error && diagnostic.id != .undefinedName
        }.map(\.element)
    }

    private mutating func check(_ template: Template) {
        guard open.insert(template.file.path).inserted else { return }
        defer { open.remove(template.file.path) }
        let outside = (file, isMacroLibrary, parentBlocks)
        defer { (file, isMacroLibrary, parentBlocks) = outside }
        file = template.file
        isMacroLibrary = !prints(template.statements)
        declareMacros(template.statements)
        checkInheritance(template)
        walk(template.statements)
    }

    func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(file, range) }

    mutating func warn(
        _ id: DiagnosticID, _ range: Range<Int>, vi: String, en: String, hints: [Diagnostic.Hint] = []
    ) {
        report.diagnostics.append(.warning(id, vi: vi, en: en, at: .span(span(range)), hints: hints))
    }

    // MARK: variables

    mutating func openScope() { scopes.append([:]) }

    mutating func closeScope() {
        let scope = scopes.removeLast()
        let unused = scope.filter { !$0.value.isUsed && $0.value.kind != nil && !$0.key.hasPrefix("_") }
        for (name, variable) in unused.sorted(by: {
            $0.value.place.utf8.lowerBound < $1.value.place.utf8.lowerBound
        }) {
            guard let kind = variable.kind else { continue }
            report.diagnostics.append(
                .warning(
                    .unusedVariable, vi: "\(kind.vi) “\(name)” không được dùng ở đâu",
                    en: "\(kind.en) “\(name)” is never used", at: .span(variable.place),
                    hints: [
                        .init(
                            vi: "bỏ nó đi, hoặc sửa tên ở nơi dùng",
                            en: "remove it, or correct the name where it is used")
                    ]))
        }
    }

    mutating func declare(_ name: String, _ shape: Shape, _ range: Range<Int>, kind: Message?) {
        // Setting a name again, in a branch or a round, keeps that it was used.
        let isUsed = scopes[scopes.count - 1][name]?.isUsed ?? false
        let isRootOfLibrary = scopes.count == 1 && isMacroLibrary
        scopes[scopes.count - 1][name] = Variable(
            shape: shape, place: span(range), kind: isRootOfLibrary ? nil : kind, isUsed: isUsed)
    }

    /// The variable of a name, which is used now.
    mutating func variable(_ name: String) -> Shape? {
        for place in scopes.indices.reversed() {
            guard let found = scopes[place][name] else { continue }
            scopes[place][name]?.isUsed = true
            return found.shape
        }
        return nil
    }

    mutating func declare(_ target: AssignmentTarget, _ shape: Shape, kind: Message?) {
        switch target {
        case .name(let name, let range): declare(name, shape, range, kind: kind)
        case .tuple(let parts, _):
            for (place, part) in parts.enumerated() { declare(part, itemShape(shape, place), kind: kind) }
        case .field(let name, _, _): _ = variable(name)
        }
    }

    /// A part of an unpacked value: groups of `groupby` are known, others not.
    private func itemShape(_ shape: Shape, _ place: Int) -> Shape {
        guard case .record("group", let fields) = shape.schema, place < fields.count else { return .unknown }
        // A group's items are items of the list that was grouped.
        let path = shape.path.map { $0.hasSuffix("[]") ? String($0.dropLast(2)) : $0 }
        return Shape(schema: fields[place].schema, path: place == 1 ? path : nil)
    }

    /// Macros can be called before their text: all of a template's are known from its beginning.
    private mutating func declareMacros(_ statements: [Statement]) {
        for case .macro(let macro) in statements.map(\.kind) {
            let kind = Message(vi: "macro", en: "macro")
            declare(macro.name, known(macro), macro.span, kind: kind)
        }
    }

    private func prints(_ statements: [Statement]) -> Bool {
        statements.contains { statement in
            switch statement.kind {
            case .text:
                !file(statement).unicodeScalars.allSatisfy(CharacterClass.isSpace)
            case .output, .loop, .condition, .callBlock, .filterBlock, .include, .block, .with, .extends: true
            case .set, .setBlock, .macro, .importModule, .importNames: false
            }
        }
    }

    private func file(_ statement: Statement) -> String { span(statement.span).text }

    // MARK: inheritance

    /// Blocks that no template above has, and text that is never printed.
    private mutating func checkInheritance(_ template: Template) {
        let parents = template.statements.compactMap { statement -> Expression? in
            if case .extends(let name) = statement.kind { name } else { nil }
        }
        parentBlocks = []
        guard let parent = parents.first else {
            // One inside a condition may still bring blocks.
            if !template.program.blocks.isEmpty, NameUse.extends(template.statements) { parentBlocks = nil }
            return
        }
        for statement in template.statements { warnUnprinted(statement, after: parent.span.lowerBound) }
        parentBlocks = blockNames(above: parent)
        guard let names = parentBlocks else { return }
        for case .block(let block) in template.statements.map(\.kind) where !names.contains(block.name) {
            warn(
                .unreachableTemplate, block.span,
                vi: "khối “\(block.name)” không có trong mẫu được kế thừa nên không bao giờ được in",
                en: "block “\(block.name)” is in none of the extended templates and is never printed",
                hints: NearMiss.hint(for: block.name, among: names.sorted()).map { [$0] } ?? [])
        }
    }

    private mutating func warnUnprinted(_ statement: Statement, after start: Int) {
        guard statement.span.lowerBound > start else { return }
        switch statement.kind {
        case .text where !file(statement).unicodeScalars.allSatisfy(CharacterClass.isSpace), .output:
            warn(
                .unreachableTemplate, statement.span,
                vi: "phần này nằm ngoài mọi khối của một mẫu kế thừa nên không được in",
                en: "this stands outside all blocks of a template that extends another and is not printed",
                hints: [.init(vi: "đưa nó vào một {% block %}", en: "put it inside a {% block %}")])
        default: return
        }
    }

    /// The blocks of the extended templates; nil when their names are not constants.
    private func blockNames(above parent: Expression) -> Set<String>? {
        var names: Set<String> = []
        var next: Expression? = parent
        for _ in 0..<engine.options.limits.depth {
            guard let expression = next else { return names }
            guard case .constant(let value) = expression.kind, let name = value.text,
                // A template that is missing or broken has its own error when it is walked.
                let template = try? engine.read(engine.file(named: name)).0
            else { return nil }
            names.formUnion(template.program.blocks.map(\.name))
            next =
                template.statements.lazy.compactMap { statement -> Expression? in
                    if case .extends(let name) = statement.kind { name } else { nil }
                }.first
        }
        return nil
    }

    /// The name of a template, where it is written out.
    private func constant(_ expression: Expression) -> String? {
        if case .constant(let value) = expression.kind { value.text } else { nil }
    }

    /// Walks a template that is named by a constant, and gives what it defines; one that is missing
    /// is an error here.
    @discardableResult
    mutating func walk(template expression: Expression, ignoresMissing: Bool = false, isolated: Bool)
        -> [String: Shape]?
    {
        switch expression.kind {
        case .conditional(let then, let test, let otherwise):
            _ = shape(of: test)
            for branch in [then, otherwise].compactMap({ $0 }) {
                walk(template: branch, ignoresMissing: ignoresMissing, isolated: isolated)
            }
            return nil
        case .list(let names), .tuple(let names):
            guard names.allSatisfy({ constant($0) != nil }) else { break }
            // The first that is there is taken; where none is, the last one tells.
            let known = names.first { ((try? constant($0).map(engine.file)) ?? nil) != nil }
            guard let taken = known ?? names.last else { return nil }
            walk(template: taken, ignoresMissing: ignoresMissing, isolated: isolated)
            return nil
        default: _ = shape(of: expression)
        }
        guard let name = constant(expression) else { return nil }
        do throws(DiagnosticError) {
            let known = files[name]
            var read = if let known { known } else { engine.read(try engine.file(named: name)) }
            if known == nil { report.files.append(read.0.file) }
            files[name] = read
            if known != nil { read.errors = [] }
            let outside = scopes
            if isolated { scopes = [[:]] } else { openScope() }
            check(read)
            defer {
                if isolated { scopes = outside } else { scopes.removeLast() }
            }
            // A module that cannot be read whole has names that nobody knows.
            return read.isWhole ? scopes.last?.mapValues(\.shape) : nil
        } catch {
            if ignoresMissing, error.diagnostics.allSatisfy({ $0.id == .missingTemplate }) { return nil }
            let here = Location.span(span(expression.span))
            report.diagnostics += error.diagnostics.map { diagnostic in
                var diagnostic = diagnostic
                if diagnostic.location == nil { diagnostic.location = here }
                return diagnostic
            }
            return nil
        }
    }
}
