internal import Diagnostics
internal import Files
internal import PlanModel
internal import Workspace

/// What is kept with a sent report so that it can be made again: its data, the templates it
/// may have used, last year's data it was compared with, and a city's wards.
struct SentMaterial {
    let request: RenderRequest
    let environment: any Environment

    func files(_ sources: ReportSources, pdf: [UInt8]) throws(DiagnosticError) -> [SentFile] {
        let previous = sources.previousFolder(request, folder)
        var files = try files(of: sources.period, pdf: pdf)
        if let previous {
            let earlier = sources.period.samePeriodLastYear
            let sent = try WorkspaceFolder(root: previous, environment: environment).asSent(for: earlier)
            files += try data(of: sent, earlier, "data/previous/")
        }
        return files + [try options(sources.date, hasPrevious: previous != nil)]
    }

    /// Of a city: each ward as the bundle it sent, or would send.
    func files(_ sources: CitySources, wards: [String], pdf: [UInt8]) throws(DiagnosticError) -> [SentFile] {
        var files = try files(of: sources.period, pdf: pdf)
        for (index, path) in wards.enumerated() {
            let number = String(index + 1)
            let name = String(repeating: "0", count: max(0, 5 - number.count)) + number
            files.append(
                SentFile(
                    path: "data/\(SentMaterial.wards)/\(name).zip", bytes: try bundle(path, sources.period)))
        }
        if sources.comparison != nil { files += try previous(of: sources) }
        return files + [try options(sources.date, hasPrevious: sources.comparison != nil)]
    }

    /// What a city was compared with: its data and its wards' bundles, as they were sent.
    private func previous(of sources: CitySources) throws(DiagnosticError) -> [SentFile] {
        guard let path = request.previous ?? ReportSources.previousFolder(sources.plan, folder) else {
            return []
        }
        let earlier = sources.period.samePeriodLastYear
        let sent = try WorkspaceFolder(root: path, environment: environment).asSent(for: earlier)
        var files = try data(of: sent, earlier, "data/previous/")
        let wards = PathName.join(sent.root, SentMaterial.wards)
        for name in try environment.list(wards) {
            files.append(
                SentFile(
                    path: "data/previous/\(SentMaterial.wards)/\(name)",
                    bytes: try environment.read(PathName.join(wards, name))))
        }
        return files
    }

    /// The report's name in its folder.
    static func report(_ period: ReportingPeriod) -> String { "bao-cao-\(period.name).pdf" }
    /// Where a city's data holds its wards.
    static let wards = "wards"

    private var folder: WorkspaceFolder { WorkspaceFolder(root: request.folder, environment: environment) }

    private func files(of period: ReportingPeriod, pdf: [UInt8]) throws(DiagnosticError) -> [SentFile] {
        let report = SentFile(path: SentMaterial.report(period), bytes: pdf)
        return [report] + (try data(of: folder, period, "data/")) + (try templates())
    }

    private func options(_ date: CalendarDate?, hasPrevious: Bool) throws(DiagnosticError) -> SentFile {
        let options = SentOptions(
            date: date, template: try template(), hasPrevious: hasPrevious,
            hasOwnFonts: request.fontFolder != nil)
        return SentFile(path: SentOptions.file, bytes: Array(options.yaml.utf8))
    }

    private func bundle(_ path: String, _ period: ReportingPeriod) throws(DiagnosticError) -> [UInt8] {
        guard environment.kind(of: path) == .folder else { return try environment.read(path) }
        // What is unusual in it was told when it was counted.
        var told = DiagnosticLog()
        let ward = WorkspaceFolder(root: path, environment: environment)
        return try ward.bundle(of: period, log: &told).archive()
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
        for name in ["plan.yaml", "reports/\(period.name).yaml", "indicators.yaml", "wards.yaml"] {
            let path = PathName.join(folder.root, name)
            guard environment.kind(of: path) != .missing else { continue }
            files.append(SentFile(path: prefix + name, bytes: try environment.read(path)))
        }
        let results = folder.resultsFolder(for: period)
        // The departments of a city need not report in its workspace.
        guard environment.kind(of: results) == .folder else { return files }
        for name in try environment.list(results) where !name.hasPrefix(".") {
            let path = PathName.join(results, name)
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
            files[name] = try environment.read(PathName.join(request.folder, name))
        }
        return files.keys.sorted().map { SentFile(path: "data/" + $0, bytes: files[$0] ?? []) }
    }
}

extension DiagnosticID {
    static let finalTemplate = DiagnosticID("final-template", .data)
}
