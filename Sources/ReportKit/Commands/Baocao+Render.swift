internal import Diagnostics
internal import Files
internal import Layout
internal import ReportFacts
internal import Typeset
internal import Workspace

extension Baocao {
    /// One report from a workspace, in the wanted form.
    public func render(_ request: RenderRequest) -> Outcome {
        if request.isFinal { return send(request) }
        return run { (log) throws(DiagnosticError) in
            try RenderChecks(request: request, environment: environment).check(&log)
            return try files(request, tellsGaps: true, log: &log)
        } finish: { (files) throws(DiagnosticError) in
            try write(files)
        }
    }

    /// A file about to be written.
    struct RenderedFile {
        let path: String
        let bytes: [UInt8]
        let kind: OutputKind
    }

    /// The report in memory: nothing is written before every stage is done.
    /// - Parameter tellsGaps: whether tasks without a result are a warning.
    func files(
        _ request: RenderRequest, tellsGaps: Bool = false, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> [RenderedFile] {
        try made(request, tellsGaps: tellsGaps, log: &log).files
    }

    /// A report with what it was made from.
    struct MadeReport {
        let sources: ReportSources
        let markup: RenderedTemplate
        let files: [RenderedFile]
    }

    /// - Parameter workshop: that of the reports before, where this is one of many.
    func made(
        _ request: RenderRequest, tellsGaps: Bool = false, in workshop: ReportWorkshop = ReportWorkshop(),
        log: inout DiagnosticLog
    ) throws(DiagnosticError) -> MadeReport {
        let sources = try ReportSources(
            request, environment: environment, indicators: workshop.indicators, log: &log)
        if tellsGaps {
            tell(sources.checkMaterial, &log)
            tellSigning(
                sources.plan, sources.input,
                in: WorkspaceFolder(root: request.folder, environment: environment),
                lists: workshop.checkLists, &log)
        }
        let facts = ReportFacts(
            plan: sources.plan, results: sources.results, input: sources.input, period: sources.period,
            date: sources.date, isFinal: request.isFinal, background: sources.background, log: &log)
        let pipeline = ReportPipeline(environment: environment, request: request, workshop: workshop)
        let rendered = try pipeline.markup(sources, facts)
        let files = try draw(request, rendered, sources.created, facts, pipeline, log: &log)
        return MadeReport(sources: sources, markup: rendered, files: files)
    }

    /// What is missing, in one warning, what is open behind its time, and what the indicators contradict.
    private func tell(_ material: CheckMaterial, _ log: inout DiagnosticLog) {
        if let gaps = GapCheck(material).summary { log.report(gaps) }
        log.report(contentsOf: PreviousOfficeCheck(material).findings(.warning))
        log.report(contentsOf: TimingCheck(material).late)
        for finding in IndicatorCheck(material).contradictions {
            var warning = finding
            warning.severity = .warning  // Broken rules of the data stop no draft.
            log.report(warning)
        }
    }

    /// - Parameter created: the moment written into the file.
    func draw(
        _ request: RenderRequest, _ rendered: RenderedTemplate, _ created: String,
        _ facts: ReportFacts, _ pipeline: ReportPipeline, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> [RenderedFile] {
        let path = request.output ?? defaultPath(request)
        if request.format == .markup {
            return [RenderedFile(path: path, bytes: rendered.text.utf8, kind: .markup)]
        }
        let fonts = try pipeline.workshop.fonts(
            FontFolder(environment: environment, path: request.fontFolder))
        let report = try pipeline.pages(
            rendered, facts, created: created, fonts: fonts, log: &log)
        return try drawn(request, report, fonts, path) + traceFile(request, report, fonts)
    }

    /// The file of `--trace`; none where it is not wanted.
    private func traceFile(
        _ request: RenderRequest, _ report: LaidOutReport, _ fonts: FontSet
    ) -> [RenderedFile] {
        guard let path = request.trace else { return [] }
        let shaper = HarfBuzzShaper(fonts: fonts)
        let values = TraceCollector.values(
            on: report.pages, report.traces, metrics: { shaper.metrics(for: $0) })
        return [RenderedFile(path: path, bytes: Array(TraceCoding.text(values).utf8), kind: .trace)]
    }

    private func drawn(
        _ request: RenderRequest, _ report: LaidOutReport, _ fonts: FontSet, _ path: String
    ) throws(DiagnosticError) -> [RenderedFile] {
        switch request.format {
        case .pdf:
            let bytes = try PDFCanvas(fonts: fonts).draw(report.pages, properties: report.properties)
            return [RenderedFile(path: path, bytes: bytes, kind: .pdf)]
        case .png:
            return pictures(
                try PNGCanvas(fonts: fonts, dotsPerInch: request.dpi ?? RenderChecks.usualResolution).draw(
                    report.pages), .png, path)
        case .svg:
            return pictures(try SVGCanvas(fonts: fonts).draw(report.pages), .svg, path)
        case .frames, .markup:
            let text = report.pages.map { $0.dump() }.joined()
            return [RenderedFile(path: path, bytes: Array(text.utf8), kind: .frames)]
        }
    }

    /// The first page under the name itself, the others with their number: `x.png`, `x-2.png`.
    private func pictures(_ pages: [[UInt8]], _ kind: OutputKind, _ path: String) -> [RenderedFile] {
        pages.enumerated().map { index, bytes in
            let name = index == 0 ? path : PathText.inserting("-\(index + 1)", beforeEndingOf: path)
            return RenderedFile(path: name, bytes: bytes, kind: kind)
        }
    }

    private func defaultPath(_ request: RenderRequest) -> String {
        PathName.join(request.folder, "out/bao-cao-\(request.period).\(request.format.ending)")
    }

    /// Writes the files, and none over what the program would not have made itself; their paths
    /// go to stdout, unless the report itself went there.
    ///
    /// A report without the trace that was asked for is no result: where one of several cannot be
    /// written, those that are new go again, and their folders. Streams come first, as nothing takes back what went there.
    func write(_ files: [RenderedFile]) throws(DiagnosticError) -> [UInt8] {
        let outputs = OutputGuard(environment: environment)
        for file in files { try outputs.check(file) }
        let streams = files.filter { environment.kind(of: $0.path) == .other }
        let others = files.filter { environment.kind(of: $0.path) != .other }
        for file in streams { try environment.write(file.bytes, to: file.path) }
        try place(others[...])
        try removePages(behind: others)
        return Array(others.map { $0.path + "\n" }.joined().utf8)
    }

    /// Pages of a longer report made under the same name before would pass for pages of this one.
    private func removePages(behind files: [RenderedFile]) throws(DiagnosticError) {
        guard let first = files.first, [.png, .svg].contains(first.kind) else { return }
        var number = files.filter { $0.kind == first.kind }.count + 1
        while case let path = PathText.inserting("-\(number)", beforeEndingOf: first.path),
            environment.kind(of: path) == .file,
            first.kind.recognises(try environment.read(path), named: path)
        {
            try environment.remove(path)
            number += 1
        }
    }

    /// Writes each file into its folder, and the rest behind it.
    private func place(_ files: ArraySlice<RenderedFile>) throws(DiagnosticError) {
        guard let file = files.first else { return }
        try environment.inFolder(PathName.folder(of: file.path)) { () throws(DiagnosticError) in
            let isNew = environment.kind(of: file.path) == .missing
            do throws(DiagnosticError) {
                try environment.write(file.bytes, to: file.path)
                try place(files.dropFirst())
            } catch {
                // The first error is the one to tell.
                if isNew { try? environment.remove(file.path) }
                throw error
            }
        }
    }
}
