internal import Diagnostics
internal import Files
internal import PlanModel
internal import Workspace

/// Which blank forms `forms` makes, and where.
public struct FormsRequest: Sendable {
    public enum Format: String, Sendable, CaseIterable { case xlsx, csv }

    public var folder: String
    public var period: String
    public var format: Format
    /// Nil: `out/bieu-<period>` in the workspace.
    public var output: String?

    public init(folder: String, period: String, format: Format = .xlsx, output: String? = nil) {
        self.folder = folder
        self.period = period
        self.format = format
        self.output = output
    }
}

extension Baocao {
    /// A form for each unit, with its own tasks filled in; their paths on stdout.
    public func forms(_ request: FormsRequest) -> Outcome {
        run { (log) throws(DiagnosticError) in
            try RenderChecks.refuseEmpty(request.output)
            let period = try ReportSources.period(request.period)
            let plan = try WorkspaceFolder(root: request.folder, environment: environment).plan(log: &log)
            let forms = UnitForms(plan: plan, period: period)
            let folder = request.output ?? "\(request.folder)/out/bieu-\(period.name)"
            let format: UnitForms.Format = request.format == .xlsx ? .xlsx : .csv
            var files: [RenderedFile] = []
            for form in forms.forms {
                let path = "\(folder)/\(form.name).\(request.format.rawValue)"
                files.append(RenderedFile(path: path, bytes: try forms.bytes(of: form, as: format)))
            }
            return files
        } finish: { (files) throws(DiagnosticError) in
            try write(files)
        }
    }
}
