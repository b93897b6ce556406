internal import Diagnostics
internal import Files
internal import PlanImport
internal import PlanModel
internal import ReportFacts
internal import Workspace

/// What `import` reads and where the plan goes.
public struct ImportRequest: Sendable {
    /// A `.txt` or `.docx` file.
    public var plan: String
    /// The workspace that gets `plan.yaml`; nil for the working folder.
    public var folder: String?
    /// Of a text without a byte order mark; nil for UTF-8.
    public var encoding: CollectRequest.Encoding?
    /// Prints the plan on stdout, and writes it only where a folder is named.
    public var printsJSON: Bool
    /// Whether each of the offices that one heading names is a unit with its own form.
    public var splitsUnits: Bool

    public init(
        plan: String, folder: String? = nil, encoding: CollectRequest.Encoding? = nil,
        printsJSON: Bool = false, splitsUnits: Bool = false
    ) {
        self.plan = plan
        self.folder = folder
        self.encoding = encoding
        self.printsJSON = printsJSON
        self.splitsUnits = splitsUnits
    }
}

extension Baocao {
    /// Plan text to `plan.yaml`, with a warning for everything that found no place.
    public func importPlan(_ request: ImportRequest) -> Outcome {
        let folder = WorkspaceFolder(root: request.folder ?? ".", environment: environment)
        return run { (log) throws(DiagnosticError) in
            try OutputGuard.refuseEmpty(request.folder)
            let encoding = request.encoding.flatMap { TextEncoding(rawValue: $0.rawValue) }
            let plan = try readPlan(
                request.plan, encoding: encoding, splitsUnits: request.splitsUnits, log: &log)
            tellSigning(plan, in: folder, &log)
            if request.isWritten, let kept = try Self.kept(folder, plan) { log.report(kept) }
            return plan
        } finish: { (plan) throws(DiagnosticError) in
            if request.isWritten { try folder.write(plan) }
            if request.printsJSON { return Array(PlanCoding.json(plan).utf8) }
            return Array(((folder.root == "." ? "plan.yaml" : folder.planPath) + "\n").utf8)
        }
    }

    /// A plan may have been edited since it was imported: whoever imports anew learns where it goes.
    private static func kept(
        _ folder: WorkspaceFolder, _ plan: Plan
    ) throws(DiagnosticError) -> Diagnostic? {
        guard try folder.holdsOther(than: plan) else { return nil }
        return Diagnostic(
            .note, .planKept,
            Message(
                vi: "kế hoạch đang có khác với kế hoạch vừa đọc, được chuyển vào \(folder.previousPlans)",
                en: "the plan that was there is another one and is kept in \(folder.previousPlans)"),
            at: .file(folder.planPath),
            hints: [
                Diagnostic.Hint(
                    vi: "những gì đã sửa bằng tay trong đó cần sửa lại",
                    en: "what was edited in it by hand is to be edited again")
            ])
    }

    /// Lines over a signature that are not of the issuer, in one warning.
    func tellSigning(
        _ plan: Plan, _ input: ReportInput = ReportInput(), in folder: WorkspaceFolder,
        lists shelf: CheckListShelf? = nil, _ log: inout DiagnosticLog
    ) {
        // An office's own lists that cannot be read are for `check` to tell: they stop no plan and no draft.
        guard let lists = try? folder.checkLists(shelf) else { return }
        if let doubt = ReportChecks.signingDoubt(plan, input, lists: lists, file: folder.planPath) {
            log.report(doubt)
        }
    }

    func readPlan(
        _ path: String, encoding: TextEncoding? = nil, splitsUnits: Bool = false, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> Plan {
        let bytes = try environment.read(path, .fileOrStream)
        return try PlanImporter.importPlan(
            bytes: bytes, path: path, encoding: encoding, splitsUnits: splitsUnits, log: &log)
    }
}

extension ImportRequest {
    fileprivate var isWritten: Bool { !printsJSON || folder != nil }
}

extension DiagnosticID {
    static let planKept = DiagnosticID("plan-kept", .data)
}
