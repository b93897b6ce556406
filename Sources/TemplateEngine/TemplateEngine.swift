package import Diagnostics
internal import Synchronization

/// Reads templates and renders them with data: Jinja2's language, strictly.
package final class TemplateEngine: Sendable {
    package let options: RenderOptions
    let loader: any TemplateLoader
    let filters: [String: Filter]
    let tests: [String: ValueTest]
    let globals: [String: Value]
    private let cache = Mutex<[String: Template]>([:])
    private let shelf: TemplateShelf?

    /// Filters, tests and globals are added to the built-in ones; one of the same name replaces it.
    ///
    /// - Parameter shelf: shared with engines that have the same options, filters and tests.
    package init(
        loader: any TemplateLoader = NoTemplates(), options: RenderOptions = RenderOptions(),
        filters: [Filter] = [], tests: [ValueTest] = [], globals: [String: Value] = [:],
        shelf: TemplateShelf? = nil
    ) {
        self.shelf = shelf
        self.loader = loader
        self.options = options
        self.filters = Self.table(BuiltinFilters.all, filters, \.name)
        self.tests = Self.table(BuiltinTests.all, tests, \.name)
        self.globals = BuiltinGlobals.all.merging(globals) { $1 }
    }

    private static func table<T>(_ builtin: [T], _ added: [T], _ name: (T) -> String) -> [String: T] {
        Dictionary((builtin + added).map { (name($0), $0) }) { $1 }
    }

    /// Parses a template; a front matter may stand before `offset`. Throws every error it has.
    package func parse(_ file: SourceFile, from offset: Int = 0) throws(DiagnosticError) -> Template {
        if let known = shelf?.template(of: file, from: offset) { return known }
        let (template, errors, _) = read(file, from: offset)
        if let error = DiagnosticError(errors) { throw error }
        shelf?.keep(template, from: offset)
        return template
    }

    /// What can be read of a template, and its errors by place. It is whole when its grammar is
    /// right: then nothing is missing but filters and tests that do not exist.
    func read(_ file: SourceFile, from offset: Int = 0) -> (Template, errors: [Diagnostic], isWhole: Bool) {
        var parser = Parser(file, from: offset, options: options)
        let statements = parser.parse()
        var compiler = Compiler(file, self)
        let program = compiler.compile(statements)
        let errors = (parser.errors + compiler.errors).sorted { Self.place(of: $0) < Self.place(of: $1) }
        let template = Template(file: file, statements: statements, program: program)
        return (template, errors, parser.errors.isEmpty)
    }

    private static func place(of diagnostic: Diagnostic) -> Int {
        if case .span(let span) = diagnostic.location { return span.utf8.lowerBound }
        return 0
    }

    /// A template of the loader, parsed once. The error has no place: the caller knows who asked.
    package func template(named name: String) throws(DiagnosticError) -> Template {
        if let known = cache.withLock({ $0[name] }) { return known }
        let template = try parse(try file(named: name))
        cache.withLock { $0[name] = template }
        return template
    }

    /// The text of a template of the loader; as `template(named:)`.
    func file(named name: String) throws(DiagnosticError) -> SourceFile {
        try Self.check(name)
        guard let file = try loader.load(name) else { throw DiagnosticError(missing(name)) }
        return file
    }

    /// The text of a template with these data, with the place and origin of every part.
    ///
    /// Throws what is wrong: printing goes on after a value that cannot be
    /// printed, so that one render finds all of them.
    package func render(_ template: Template, with data: Record) throws(DiagnosticError) -> TracedText {
        let renderer = Renderer(self, data)
        return try renderer.render(template)
    }

    private func missing(_ name: String) -> Diagnostic {
        let names = loader.names.prefix(20).joined(separator: ", ")
        let known =
            names.isEmpty
            ? [] : [Diagnostic.Hint(vi: "các mẫu có ở đây: \(names)", en: "templates known here: \(names)")]
        return .error(
            .missingTemplate, vi: "không có mẫu “\(name)”", en: "there is no template “\(name)”",
            hints: NearMiss.hint(for: name, among: loader.names).map { [$0] } ?? known)
    }

    private static func check(_ name: String) throws(DiagnosticError) {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let leaves = parts.contains { $0 == ".." || $0 == "." || $0.isEmpty }
        guard leaves || name.contains("\\") || name.contains("\0") || name.contains(":") else { return }
        throw DiagnosticError(
            .error(
                .missingTemplate, vi: "tên mẫu “\(name)” đi ra ngoài thư mục mẫu",
                en: "the template name “\(name)” leaves the template folder",
                hints: [
                    .init(
                        vi: "dùng tên tính từ thư mục mẫu, như “parts/mo-dau.md.j2”",
                        en: "use a name relative to the template folder, such as “parts/mo-dau.md.j2”")
                ]))
    }
}
