import Diagnostics
import TestSupport
import Testing

/// What people and programs see of a message, from `Tests/Cases/diagnostics`.
///
/// The part `at` names the stretch of the input the message is about (its first
/// occurrence; empty: the file as a whole); `message` is the Vietnamese text,
/// `english` the English one, `hint` and `trace` one a line. `\u{…}`, `\n` and `\t` in all
/// parts stand for the characters; `×N` after a `{text}` repeats it.
@Suite(.serialized) struct RenderingTests {
    @Test(arguments: CaseFile.all(in: "diagnostics"))
    func shows(_ entry: CaseFile.Case) {
        let diagnostic = Self.diagnostic(entry)
        for style in DiagnosticRenderer.Style.allCases {
            for language in Language.allCases {
                let part = language == .vietnamese ? style.rawValue : "\(style.rawValue) en"
                guard entry.parts[part] != nil else { continue }
                let shown = DiagnosticRenderer(style: style, language: language).render(diagnostic)
                if let difference = CaseFile.difference(in: entry, part: part, actual: shown) {
                    Issue.record(Comment(rawValue: difference))
                }
            }
        }
    }

    /// Of a file whose other lines are gone.
    @Test(arguments: CaseFile.all(in: "diagnostics"))
    func looksTheSameWithoutTheFile(_ entry: CaseFile.Case) {
        let diagnostic = Self.diagnostic(entry)
        for style in DiagnosticRenderer.Style.allCases {
            let renderer = DiagnosticRenderer(style: style, language: .vietnamese)
            #expect(renderer.render(diagnostic.withoutFiles) == renderer.render(diagnostic))
        }
    }

    /// Whatever is in a message or a source, no terminal is told anything.
    @Test(arguments: CaseFile.all(in: "diagnostics"))
    func nothingReachesTheTerminalRaw(_ entry: CaseFile.Case) {
        let diagnostic = Self.diagnostic(entry)
        for style in DiagnosticRenderer.Style.allCases {
            let shown = DiagnosticRenderer(style: style, language: .vietnamese).render([diagnostic])
            let raw = shown.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F }
            #expect(raw.isEmpty)
            #expect(shown.utf8.count < 20_000)
            #expect(style == .human || shown.filter { $0 == "\n" }.count == 1)
        }
    }

    private static func diagnostic(_ entry: CaseFile.Case) -> Diagnostic {
        let file = SourceFile(
            path: written(entry.parts["path"] ?? "d/plan.yaml"), text: written(entry["input"]))
        var location = Location.file(file.path)
        let wanted = Array(written(entry["at"]).utf8)
        if !wanted.isEmpty {
            let start = file.utf8.indices.first { file.utf8[$0...].starts(with: wanted) } ?? 0
            location = .span(SourceSpan(file, start..<start + wanted.count))
        }
        if let cell = entry.parts["cell"]?.split(separator: " ").compactMap({ Int($0) }), cell.count == 2 {
            location = .cell(CellReference(path: file.path, sheet: "Biểu", column: cell[0], row: cell[1]))
        }
        func lines(_ part: String) -> [String] {
            (entry.parts[part] ?? "").split(separator: "\n").map { written(String($0)) }
        }
        return Diagnostic(
            Diagnostic.Severity(rawValue: entry.parts["severity"] ?? "error") ?? .error,
            DiagnosticID("thu", .data),
            Message(vi: written(entry["message"]), en: written(entry.parts["english"] ?? entry["message"])),
            at: location, hints: lines("hint").map { Diagnostic.Hint(vi: $0, en: $0, at: .file("x.csv")) },
            trace: lines("trace").map { Diagnostic.TracePoint(Message(vi: $0, en: $0)) })
    }

    /// The escapes of a case put in.
    private static func written(_ text: String) -> String {
        var out = ""
        var rest = text[...]
        while let first = rest.first {
            if rest.hasPrefix("\\n") || rest.hasPrefix("\\t") {
                out += rest.hasPrefix("\\n") ? "\n" : "\t"
                rest = rest.dropFirst(2)
            } else if rest.hasPrefix("\\u{"), let close = rest.firstIndex(of: "}"),
                let value = UInt32(rest[..<close].dropFirst(3), radix: 16), let scalar = Unicode.Scalar(value)
            {
                out.unicodeScalars.append(scalar)
                rest = rest[rest.index(after: close)...]
            } else if first == "{", let close = rest.firstIndex(of: "}"), rest[close...].hasPrefix("}×") {
                let digits = rest[close...].dropFirst(2).prefix { $0.isNumber }
                out += String(repeating: written(String(rest[..<close].dropFirst())), count: Int(digits) ?? 1)
                rest = rest[digits.endIndex...]
            } else {
                out.append(first)
                rest = rest.dropFirst()
            }
        }
        return out
    }
}
