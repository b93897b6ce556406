internal import Diagnostics
internal import Files
internal import PlanModel
internal import Workspace

/// Which period of a workspace `pack` puts into one file.
public struct PackRequest: Sendable {
    public var folder: String
    public var period: String
    /// Nil: `out/<locality>-<period>.zip` in the workspace.
    public var output: String?

    public init(folder: String, period: String, output: String? = nil) {
        self.folder = folder
        self.period = period
        self.output = output
    }
}

/// Which bundle `unpack` makes a workspace of.
public struct UnpackRequest: Sendable {
    public var bundle: String
    /// Nil: a folder of the bundle's own name, in the current one.
    public var folder: String?
    /// Refuses a bundle of any other period; nil takes any.
    public var period: String?

    public init(bundle: String, folder: String? = nil, period: String? = nil) {
        self.bundle = bundle
        self.folder = folder
        self.period = period
    }
}

extension Baocao {
    /// One file a ward sends up: refuses what cannot be read, and warns of what `check` would tell.
    public func pack(_ request: PackRequest) -> Outcome {
        run { (log) throws(DiagnosticError) in
            try OutputGuard.refuseEmpty(request.output)
            let period = try ReportSources.period(request.period)
            let folder = WorkspaceFolder(root: request.folder, environment: environment)
            let bundle = try folder.bundle(of: period, log: &log)
            // What was sent was checked then; what is open in a draft goes up with it.
            if !folder.isSent(period) { try tellOpenFindings(of: request, &log) }
            let path = request.output ?? PathName.join(request.folder, "out/\(bundle.fileStem).zip")
            let outputs = OutputGuard(environment: environment)
            if request.output != nil {
                try outputs.check(path, .bundle, fileName: "\(bundle.fileStem).zip")
                outputs.checkEnding(of: path, .bundle, &log)
            }
            return RenderedFile(path: path, bytes: try bundle.archive(), kind: .bundle)
        } finish: { (file) throws(DiagnosticError) in
            try write([file])
        }
    }

    /// Findings of `check` as warnings; what it could not read is refused.
    private func tellOpenFindings(
        of request: PackRequest, _ log: inout DiagnosticLog
    ) throws(DiagnosticError) {
        let record = try record(of: CheckRequest(folder: request.folder, period: request.period))
        if let error = DiagnosticError(record.faults) { throw error }
        for finding in record.open {
            var warning = finding.named
            warning.severity = .warning
            log.report(warning)
        }
    }

    /// A workspace from a bundle, whole or not at all; what is there already is never touched.
    public func unpack(_ request: UnpackRequest) -> Outcome {
        run { (_) throws(DiagnosticError) in
            try OutputGuard.refuseEmpty(request.folder)
            let folder = request.folder ?? PathName.stem(of: request.bundle)
            let outputs = OutputGuard(environment: environment)
            try outputs.refuseData(folder)
            try outputs.checkFolder(of: folder)
            let period = try request.period.map { (text) throws(DiagnosticError) in
                try ReportSources.period(text)
            }
            if environment.kind(of: request.bundle) == .folder { throw Self.isNoBundle(request.bundle) }
            let bytes = try environment.read(request.bundle)
            let bundle = try WardBundle(reading: bytes, path: request.bundle, for: period)
            // What is unusual in the plan, `check` tells in the unpacked folder.
            var unused = DiagnosticLog()
            _ = try bundle.plan(path: request.bundle, outside: environment, log: &unused)
            return (bundle: bundle, folder: folder)
        } finish: { (bundle, folder) throws(DiagnosticError) in
            try bundle.unpack(into: folder, environment)
            return Array("\(folder)\n\(line(for: bundle))".utf8)
        }
    }

    private static func isNoBundle(_ folder: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .bundleIsFolder, vi: "“\(folder)” là một thư mục, không phải gói",
                en: "“\(folder)” is a folder and no bundle", at: .file(folder),
                hints: [
                    Diagnostic.Hint(
                        vi: "ghi tên tệp .zip do baocao pack lập; thư mục làm việc thì dùng được ngay",
                        en: "name the .zip file made by baocao pack; a workspace can be used as it is")
                ]))
    }

    private func line(for bundle: WardBundle) -> String {
        let (place, period) = (bundle.manifest.organisation.locality, bundle.manifest.period.name)
        let state =
            if let sent = bundle.manifest.sent {
                say(
                    vi: "đã gửi chính thức, \(sent.report) có mã \(sent.sha256)",
                    en: "sent finally, \(sent.report) has the checksum \(sent.sha256)")
            } else {
                say(vi: "số liệu của bản thảo", en: "the data of a draft")
            }
        return "\(place), \(period): \(state)\n"
    }
}

extension DiagnosticID {
    static let bundleIsFolder = DiagnosticID("bundle-is-folder", .data)
}
