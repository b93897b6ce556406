package import Diagnostics

/// A template, parsed once; rendered as often as wanted, by several threads too.
package final class Template: Sendable {
    package let file: SourceFile
    /// What it says; for checks.
    let statements: [Statement]
    /// The same, ready to run.
    let program: Program

    init(file: SourceFile, statements: [Statement], program: Program) {
        self.file = file
        self.statements = statements
        self.program = program
    }
}

/// Where included, imported and extended templates come from.
package protocol TemplateLoader: Sendable {
    /// The template of a name such as `parts/mo-dau.md.j2`; nil when there is none.
    /// Names are relative to the template folders; the engine has refused `..`,
    /// absolute names and backslashes.
    func load(_ name: String) throws(DiagnosticError) -> SourceFile?
    /// The names there are, for near-misses; may be empty.
    var names: [String] { get }
}

/// Templates that stand alone.
package struct NoTemplates: TemplateLoader {
    package init() {}
    package func load(_ name: String) throws(DiagnosticError) -> SourceFile? { nil }
    package var names: [String] { [] }
}
