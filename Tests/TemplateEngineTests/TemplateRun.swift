import Diagnostics
import TemplateEngine
import TestSupport

/// The templates of one test, by name.
struct MemoryLoader: TemplateLoader {
    var files: [String: String] = [:]

    func load(_ name: String) throws(DiagnosticError) -> SourceFile? {
        files[name].map { SourceFile(path: name, text: $0) }
    }
    var names: [String] { files.keys.sorted() }
}

/// One template with its data, rendered: the text or the diagnostics.
struct TemplateRun {
    var source: String
    var data = "{}"
    var others: [String: String] = [:]
    var options = RenderOptions()
    var isFrozen = true

    func render() -> Result<TracedText, DiagnosticError> {
        do throws(DiagnosticError) {
            let engine = TemplateEngine(loader: MemoryLoader(files: others), options: options)
            let template = try engine.parse(SourceFile(path: "t", text: source))
            let data = try Record(json: SourceFile(path: "data.json", text: data), isFrozen: isFrozen)
            return .success(try engine.render(template, with: data))
        } catch {
            return .failure(error)
        }
    }

    /// What is printed; the short form of the errors where nothing is.
    var text: String {
        switch render() {
        case .success(let traced): traced.text
        case .failure(let error): "ERROR " + Self.short(error)
        }
    }

    private static func place(_ location: Location?) -> String {
        location.map { " (" + $0.description + ")" } ?? ""
    }

    /// Each diagnostic's short line, then its hints and the way there.
    static func short(_ error: DiagnosticError, _ language: Language = .english) -> String {
        short(error.diagnostics, language)
    }

    static func short(_ diagnostics: [Diagnostic], _ language: Language = .english) -> String {
        let renderer = DiagnosticRenderer(style: .short, language: language)
        return diagnostics.map { diagnostic in
            let hints = diagnostic.hints.map { "  = " + $0.message[language] + place($0.location) }
            let trace = diagnostic.trace.map { "  … " + $0.message[language] + place($0.location) }
            return ([renderer.render(diagnostic)] + hints + trace).joined(separator: "\n")
        }.joined(separator: "\n")
    }
}
