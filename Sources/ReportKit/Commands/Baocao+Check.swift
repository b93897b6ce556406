internal import Diagnostics
internal import Files
internal import Markup
internal import ReportFacts
internal import TemplateEngine
internal import Workspace

extension Baocao {
    /// What is wrong with a report template, found without data: unknown names,
    /// filters and arguments, parts that are unused or never reached.
    public func checkTemplate(_ path: String) -> Outcome {
        run { (log) throws(DiagnosticError) in
            let (report, source, offset) = try report(of: path, isWhole: false)
            log.report(contentsOf: report.diagnostics)
            log.report(contentsOf: MarkupCheck.faults(in: source, from: offset))
            for file in report.files { log.report(contentsOf: MarkupCheck.faults(in: file)) }
        } finish: { _ in
            []
        }
    }

    /// Every field of the data a template uses, a line each: the path, then its places.
    public func templateFields(_ path: String) -> Outcome {
        run { (_) throws(DiagnosticError) in
            try report(of: path, isWhole: true).found.fields
        } finish: { fields in
            let lines = fields.map { field in
                let places = field.places.map { Location.span($0).description }
                return "\(field.path)  \(places.joined(separator: " "))\n"
            }
            return Array(lines.joined().utf8)
        }
    }

    /// - Parameter isWhole: whether a template that cannot be read whole is refused.
    private func report(
        of path: String, isWhole: Bool
    ) throws(DiagnosticError) -> (found: CheckReport, source: SourceFile, bodyOffset: Int) {
        let source = try TemplateFolders.named(path, environment)
        let folder = PathName.folder(of: path)
        let engine = TemplateEngine(
            loader: TemplateFolders(environment: environment, folders: [folder]),
            options: RenderOptions(escaping: .markup, trimBlocks: true, lstripBlocks: true),
            filters: VietnameseFilters.all)
        let head = try TemplateHead(of: source)
        try BlankTemplate.refuse(source, from: head.bodyOffset)
        if isWhole { _ = try engine.parse(source, from: head.bodyOffset) }
        let schema =
            switch head.facts {
            case .office: ReportFacts.schema
            case .city: CityReportFacts.schema
            }
        var found = engine.check(source, from: head.bodyOffset, against: schema)
        if let title = head.title {
            let plain = TemplateEngine(options: RenderOptions(), filters: VietnameseFilters.all)
            let (file, start) = ReportPipeline.source(of: title)
            let own = plain.check(file, from: start, against: schema)
            found.add(own)
        }
        return (found, source, head.bodyOffset)
    }
}
