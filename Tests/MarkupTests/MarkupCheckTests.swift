import Diagnostics
import Markup
import TestSupport
import Testing

/// `Tests/Cases/markup-check`: what the words of a template say of its markup before there is data.
@Suite struct MarkupCheckTests {
    @Test(arguments: CaseFile.all(in: "markup-check"))
    func saysWhatItsCaseSays(_ entry: CaseFile.Case) {
        let faults = MarkupCheck.faults(in: SourceFile(path: "t", text: entry["input"]))
        let short = DiagnosticRenderer(style: .short, language: .english).render(faults)
        let difference = CaseFile.difference(in: entry, part: "findings", actual: String(short.dropLast()))
        #expect(difference == nil, "\(difference ?? "")")
        #expect(faults.allSatisfy { !$0.hints.isEmpty && $0.location != nil && $0.id.stage == .template })
    }

    /// Places are those of the whole file, whatever stands before the words.
    @Test func aFrontMatterIsNoMarkup() {
        let head = "---\nkind: BÁO CÁO\n---\n"
        let file = SourceFile(path: "t", text: head + "> trích\n")
        let faults = MarkupCheck.faults(in: file, from: head.utf8.count)
        #expect(faults.map { $0.location?.description } == ["t:4:1"])
    }
}
