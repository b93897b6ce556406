internal import Diagnostics
internal import Document
internal import Files
internal import Layout
internal import Markup
internal import PlanModel
internal import ReportFacts
internal import TemplateEngine
internal import Typeset
internal import Workspace

/// The stages of one report, one after the other; each property of the result is the next one's input.
struct ReportPipeline {
    let environment: any Environment
    let request: RenderRequest
    /// That of the reports before, where this is one of many.
    var workshop = ReportWorkshop()

    /// Facts to rendered markup, with the front matter of the template.
    func markup(
        _ sources: ReportSources, _ facts: ReportFacts
    ) throws(DiagnosticError) -> RenderedTemplate {
        let skeleton = sources.period.kind == .firstHalf ? "bao-cao-6-thang.md.j2" : "bao-cao-nam.md.j2"
        return try markup(facts, data: facts.record, skeleton: skeleton)
    }

    /// - Parameters:
    ///   - data: what the template may ask; the facts, or more.
    ///   - skeleton: the program's own template, by name; `--template` wins over it.
    func markup(
        _ facts: ReportFacts, data: Record, skeleton: String
    ) throws(DiagnosticError) -> RenderedTemplate {
        let folders = templateFolders
        let source = try templateSource(skeleton, folders)
        let head = try TemplateHead(of: source)
        try BlankTemplate.refuse(source, from: head.bodyOffset)
        let engine = TemplateEngine(
            loader: folders,
            options: RenderOptions(escaping: .markup, trimBlocks: true, lstripBlocks: true),
            filters: VietnameseFilters.all, shelf: workshop.templates)
        let text = try engine.render(try engine.parse(source, from: head.bodyOffset), with: data)
        return RenderedTemplate(
            text: text, head: head,
            title: try title(head, facts, engine, data))
    }

    /// Markup to the finished pages.
    func pages(
        _ rendered: RenderedTemplate, _ facts: ReportFacts, created: String, fonts: FontSet,
        log: inout DiagnosticLog
    ) throws(DiagnosticError) -> LaidOutReport {
        let content = try MarkupParser.parse(rendered.text, log: &log)
        log.report(contentsOf: AnnexReferences(content).faults)
        var assembly = DocumentAssembly(
            facts: facts, head: rendered.head, marksDraft: request.marksDraft && !request.isFinal)
        let document = assembly.document(content, title: rendered.title, created: created)
        let pages = try DocumentLayout.layOut(document, shaper: workshop.shaper(fonts), log: &log)
        return LaidOutReport(pages: pages, properties: document.properties, traces: document.traces)
    }

    /// The workspace's own templates win over those of the program; beside
    /// `--template FILE`, its own folder comes first.
    private var templateFolders: TemplateFolders {
        let own = request.template.map { [PathName.folder(of: $0)] } ?? []
        return TemplateFolders(
            environment: environment, folders: own + [request.folder + "/templates"],
            decoded: workshop.decoded)
    }

    private func templateSource(
        _ name: String, _ folders: TemplateFolders
    ) throws(DiagnosticError) -> SourceFile {
        if let path = request.template {
            return try TemplateFolders.named(path, environment)
        }
        if let source = try folders.load(name) { return source }
        throw DiagnosticError(
            .error(
                DiagnosticID("missing-asset", .fault), vi: "chương trình thiếu mẫu đi kèm “\(name)”",
                en: "the program lacks its own template “\(name)”"))
    }

    /// The report file's title wins, then the front matter's, then the computed one.
    private func title(
        _ head: TemplateHead, _ facts: ReportFacts, _ engine: TemplateEngine, _ data: Record
    ) throws(DiagnosticError) -> TypedText {
        guard let own = head.title, facts.input.title == nil else { return facts.report.parts.title }
        let plain = TemplateEngine(options: RenderOptions(), filters: VietnameseFilters.all)
        let (source, start) = Self.source(of: own)
        let template = try plain.parse(source, from: start)
        return TypedText(try plain.render(template, with: data).text, location: own.location)
    }
}

extension ReportPipeline {
    /// A title as a file of its own that holds what stands before it too: places are those of the template.
    static func source(of title: TypedText) -> (file: SourceFile, start: Int) {
        guard case .span(let span)? = title.location else {
            return (SourceFile(path: title.location?.path ?? "", text: title.text), 0)
        }
        let isQuoted = span.text.hasPrefix("\"") || span.text.hasPrefix("'")
        let start = span.utf8.lowerBound + (isQuoted ? 1 : 0)
        let before = String(decoding: span.file.utf8[..<start], as: UTF8.self)
        return (SourceFile(path: span.file.path, text: before + title.text), start)
    }
}

/// A template filled with the facts of a report.
struct RenderedTemplate {
    let text: TracedText
    let head: TemplateHead
    let title: TypedText
}

struct LaidOutReport {
    let pages: [PageFrame]
    let properties: DocumentProperties
    /// The way back from the words on the pages.
    let traces: TraceTable
}
