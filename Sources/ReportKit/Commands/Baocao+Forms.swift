internal import Diagnostics
internal import Files
internal import PlanModel
internal import Workspace

/// Which blank forms `forms` makes, and where.
public struct FormsRequest: Sendable {
    public enum Format: String, Sendable, CaseIterable { case xlsx, csv }
    /// What separates the cells of a CSV file.
    public enum Delimiter: String, Sendable, CaseIterable { case comma, semicolon }

    public var folder: String
    public var period: String
    public var format: Format
    /// Nil for a comma; for CSV alone.
    public var delimiter: Delimiter?
    /// Nil: `out/bieu-<period>` in the workspace.
    public var output: String?

    public init(
        folder: String, period: String, format: Format = .xlsx, delimiter: Delimiter? = nil,
        output: String? = nil
    ) {
        self.folder = folder
        self.period = period
        self.format = format
        self.delimiter = delimiter
        self.output = output
    }
}

extension DiagnosticID {
    static let formsFolder = DiagnosticID("forms-folder", .output)
    static let formsFilled = DiagnosticID("forms-filled", .output)
}

extension Baocao {
    /// A form for each unit, with its own tasks filled in, one of the indicators and one a
    /// declared table of counts; their paths on stdout. A file that somebody has filled in
    /// is never written over.
    public func forms(_ request: FormsRequest) -> Outcome {
        run { (log) throws(DiagnosticError) in
            try OutputGuard.refuseEmpty(request.output)
            if request.delimiter != nil, request.format != .csv { throw Self.delimiterNeedsCSV }
            let period = try ReportSources.period(request.period)
            let workspace = WorkspaceFolder(root: request.folder, environment: environment)
            let plan = try workspace.plan(log: &log)
            let folder = request.output ?? PathName.join(request.folder, "out/bieu-\(period.name)")
            try refuseDataFolder(folder)
            var files: [RenderedFile] = []
            for form in try workspace.blankForms(of: plan, for: period) {
                let path = PathName.join(folder, "\(form.name).\(request.format.rawValue)")
                files.append(
                    RenderedFile(
                        path: path, bytes: try form.bytes(as: request.blankFormat),
                        kind: .form(request.format)))
            }
            try refuseFilled(files, workspace, plan)
            return files
        } finish: { (files) throws(DiagnosticError) in
            try write(files)
        }
    }

    private static var delimiterNeedsCSV: DiagnosticError {
        DiagnosticError(
            .error(
                .optionClash, vi: "--delimiter chỉ dùng cùng --format csv: tệp xlsx không có dấu tách ô",
                en: "--delimiter goes with --format csv only: a spreadsheet has no delimiter",
                hints: [
                    Diagnostic.Hint(
                        vi: "thêm --format csv, hoặc bỏ --delimiter",
                        en: "add --format csv, or leave out --delimiter")
                ]))
    }

    /// `results/` and `sent/` hold what units have sent: blank forms would replace it.
    private func refuseDataFolder(_ folder: String) throws(DiagnosticError) {
        guard OutputGuard(environment: environment).isData(folder + "/") else { return }
        throw DiagnosticError(
            .error(
                .formsFolder, vi: "“\(folder)” là nơi lưu số liệu, không ghi biểu trống vào đó",
                en: "“\(folder)” holds data, blank forms are not written there", at: .file(folder),
                hints: [
                    Diagnostic.Hint(
                        vi: "bỏ -o để ghi vào out/, hoặc chọn thư mục khác",
                        en: "leave -o out to write into out/, or name another folder")
                ]))
    }

    private func refuseFilled(
        _ files: [RenderedFile], _ workspace: WorkspaceFolder, _ plan: Plan
    ) throws(DiagnosticError) {
        var filled: [Diagnostic] = []
        for file in files where environment.kind(of: file.path) == .file {
            let old = try environment.read(file.path)
            if old == file.bytes || workspace.isBlankForm(old, path: file.path, plan: plan) { continue }
            filled.append(
                .error(
                    .formsFilled, vi: "“\(file.path)” đã có người điền, không ghi đè",
                    en: "“\(file.path)” has been filled in and is not written over", at: .file(file.path),
                    hints: [
                        Diagnostic.Hint(
                            vi: "nhận biểu này bằng baocao collect, hoặc chuyển nó đi nơi khác",
                            en: "take it in with baocao collect, or move it away")
                    ]))
        }
        if let error = DiagnosticError(filled) { throw error }
    }
}

extension FormsRequest {
    fileprivate var blankFormat: BlankForm.Format {
        switch format {
        case .xlsx: .xlsx
        case .csv: .csv(delimiter == .semicolon ? .semicolon : .comma)
        }
    }
}
