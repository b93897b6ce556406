import Diagnostics
import TemplateEngine
import TestSupport
import Testing

/// `Tests/Cases/templates/*.case`: a template, its data and what comes of them.
///
/// Parts: `data` (JSON), `template NAME` (others it names), `options` (words:
/// `markup`, `trim`, `lstrip`, `keep`), `output` or `errors` (short form,
/// English), `vi` (the same errors in Vietnamese).
@Suite struct CaseTests {
    static func run(_ entry: CaseFile.Case) -> TemplateRun {
        var run = TemplateRun(source: entry["input"])
        if let data = entry.parts["data"] { run.data = data }
        for (part, text) in entry.parts where part.hasPrefix("template ") {
            run.others[String(part.dropFirst("template ".count))] = text
        }
        let words = entry["options"].split(separator: " ")
        run.options = RenderOptions(
            escaping: words.contains("markup") ? .markup : .none, trimBlocks: words.contains("trim"),
            lstripBlocks: words.contains("lstrip"), keepTrailingNewline: words.contains("keep"))
        if words.contains("rounds=1000") { run.options.limits.rounds = 1000 }
        run.isFrozen = !words.contains("mutable")
        return run
    }

    @Test(arguments: CaseFile.all(in: "templates"))
    func givesWhatItsCaseSays(_ entry: CaseFile.Case) {
        let problem: String?
        switch Self.run(entry).render() {
        case .success(let traced):
            problem = CaseFile.difference(in: entry, part: "output", actual: traced.text)
            #expect(entry.parts["errors"] == nil, "\(entry): rendered, errors expected")
            Self.expectCovered(traced)
        case .failure(let error):
            problem = CaseFile.difference(in: entry, part: "errors", actual: TemplateRun.short(error))
            if entry.parts["vi"] != nil {
                let vi = CaseFile.difference(
                    in: entry, part: "vi", actual: TemplateRun.short(error, .vietnamese))
                #expect(vi == nil, "\(vi ?? "")")
            }
        }
        #expect(problem == nil, "\(problem ?? "")")
    }

    /// Segments cover the whole text, in order, and end between characters.
    static func expectCovered(_ traced: TracedText) {
        var end = 0
        for segment in traced.segments {
            #expect(segment.end >= end)
            end = segment.end
            if end < traced.utf8.count { #expect(traced.utf8[end] & 0xC0 != 0x80) }
        }
        #expect(end == traced.utf8.count)
    }
}
