internal import Diagnostics
internal import Files
internal import PlanImport
internal import PlanModel
internal import Workspace

/// What `import` reads and where the plan goes.
public struct ImportRequest: Sendable {
    /// A `.txt` or `.docx` file.
    public var plan: String
    /// The workspace that gets `plan.yaml`; nil for the working folder.
    public var folder: String?
    /// Of a text without a byte order mark; nil for UTF-8.
    public var encoding: CollectRequest.Encoding?
    /// Prints the plan on stdout and writes nothing.
    public var printsJSON: Bool

    public init(
        plan: String, folder: String? = nil, encoding: CollectRequest.Encoding? = nil,
        printsJSON: Bool = false
    ) {
        self.plan = plan
        self.folder = folder
        self.encoding = encoding
        self.printsJSON = printsJSON
    }
}

extension Baocao {
    /// Plan text to `plan.yaml`, with a warning for everything that found no place.
    public func importPlan(_ request: ImportRequest) -> Outcome {
        run { (log) throws(DiagnosticError) in
            try OutputGuard.refuseEmpty(request.folder)
            let encoding = request.encoding.flatMap { TextEncoding(rawValue: $0.rawValue) }
            return try readPlan(request.plan, encoding: encoding, log: &log)
        } finish: { (plan) throws(DiagnosticError) in
            if request.printsJSON { return Array(PlanCoding.json(plan).utf8) }
            let folder = WorkspaceFolder(root: request.folder ?? ".", environment: environment)
            try folder.write(plan)
            return Array(((folder.root == "." ? "plan.yaml" : folder.planPath) + "\n").utf8)
        }
    }

    func readPlan(
        _ path: String, encoding: TextEncoding? = nil, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> Plan {
        let bytes = try environment.read(path, .fileOrStream)
        return try PlanImporter.importPlan(bytes: bytes, path: path, encoding: encoding, log: &log)
    }
}
