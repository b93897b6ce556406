internal import Diagnostics
internal import Files
internal import PlanModel
internal import Workspace

/// What is kept with a sent report so that it can be made again: its data, the templates it
/// may have used, and last year's data it was compared with.
struct SentMaterial {
    let request: RenderRequest
    let environment: any Environment

    func files(_ sources: ReportSources, pdf: [UInt8]) throws(DiagnosticError) -> [SentFile] {
        let folder = WorkspaceFolder(root: request.folder, environment: environment)
        var files = [SentFile(path: SentMaterial.report(sources.period), bytes: pdf)]
        files += try data(of: folder, sources.period, "data/")
        files += try templates()
        if let root = sources.previousFolder(request, folder) {
            let earlier = sources.period.samePeriodLastYear
            let previous = WorkspaceFolder(root: root, environment: environment).asSent(for: earlier)
            files += try data(of: previous, earlier, "data/previous/")
        }
        files.append(SentFile(path: SentOptions.file, bytes: Array(try options(sources, folder).yaml.utf8)))
        return files
    }

    /// The report's name in its folder.
    static func report(_ period: ReportingPeriod) -> String { "bao-cao-\(period.name).pdf" }

    private func options(
        _ sources: ReportSources, _ folder: WorkspaceFolder
    ) throws(DiagnosticError) -> SentOptions {
        SentOptions(
            date: sources.date, template: try template(),
            hasPrevious: sources.previousFolder(request, folder) != nil,
            hasOwnFonts: request.fontFolder != nil)
    }

    /// `--template` from the workspace; one from elsewhere would not be kept.
    private func template() throws(DiagnosticError) -> String? {
        guard let path = request.template else { return nil }
        if let file = environment.resolved(path), let root = environment.resolved(request.folder),
            file.hasPrefix(root + "/templates/")
        {
            return String(file.dropFirst(root.count + 1))
        }
        throw DiagnosticError(
            .error(
                .finalTemplate, vi: "mẫu “\(path)” không nằm trong thư mục templates của thư mục làm việc",
                en: "the template “\(path)” is not in the workspace's folder templates", at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "chép mẫu vào \(request.folder)/templates rồi chạy lại",
                        en: "copy it into \(request.folder)/templates and run again")
                ]))
    }

    private func data(
        of folder: WorkspaceFolder, _ period: ReportingPeriod, _ prefix: String
    ) throws(DiagnosticError) -> [SentFile] {
        var files: [SentFile] = []
        for name in ["plan.yaml", "reports/\(period.name).yaml", "indicators.yaml"] {
            let path = PathName.join(folder.root, name)
            guard environment.kind(of: path) != .missing else { continue }
            files.append(SentFile(path: prefix + name, bytes: try environment.read(path)))
        }
        let results = folder.resultsFolder(for: period)
        for name in try environment.list(results) where !name.hasPrefix(".") {
            let path = "\(results)/\(name)"
            guard environment.kind(of: path) == .file else { continue }
            files.append(
                SentFile(
                    path: "\(prefix)results/\(period.name)/\(name)", bytes: try environment.read(path)))
        }
        return files
    }

    /// Every template and set of indicators of the program, the workspace's own in their places: a
    /// later program's may differ.
    private func templates() throws(DiagnosticError) -> [SentFile] {
        var files: [String: [UInt8]] = [:]
        for name in TemplateFolders.copied(to: request.folder, environment) {
            files[name] = environment.asset(name).map { Array($0.bytes) }
        }
        for name in try TemplateFolders.files(under: request.folder, environment) {
            files[name] = try environment.read("\(request.folder)/\(name)")
        }
        return files.keys.sorted().map { SentFile(path: "data/" + $0, bytes: files[$0] ?? []) }
    }
}

extension DiagnosticID {
    static let finalTemplate = DiagnosticID("final-template", .data)
}
