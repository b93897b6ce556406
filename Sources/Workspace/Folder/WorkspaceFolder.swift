package import Diagnostics
package import Files
package import PlanModel

extension DiagnosticID {
    package static let notAFolder = DiagnosticID("not-a-folder", .data)
}

/// One folder on disk for one plan and year.
package struct WorkspaceFolder: Sendable {
    /// The folder, as the user gave it.
    package let root: String
    package let environment: any Environment
    /// Where a form goes when a later one replaces it.
    package static let previousFolder = ".previous"

    package init(root: String, environment: any Environment) {
        self.root = root
        self.environment = environment
    }

    package var planPath: String { PathName.join(root, "plan.yaml") }
    package func reportPath(for period: ReportingPeriod) -> String { path("reports/\(period.name).yaml") }
    package func resultsFolder(for period: ReportingPeriod) -> String { path("results/\(period.name)") }
    package func sentFolder(for period: ReportingPeriod) -> String { path("sent/\(period.name)") }
    /// The file of a unit's form, `chung` or `indicators`.
    package func formPath(_ form: String, for period: ReportingPeriod) -> String {
        PathName.join(resultsFolder(for: period), form + ".csv")
    }

    private func path(_ name: String) -> String { PathName.join(root, name) }

    /// - Throws: every fault of `plan.yaml` at its place; `file-not-found` with the way to make one.
    package func plan(log: inout DiagnosticLog) throws(DiagnosticError) -> Plan {
        try checkPlan()
        return try PlanCoding.plan(from: try sourceFile(planPath), log: &log)
    }

    /// Whether the folder is there and holds a plan.
    func checkPlan() throws(DiagnosticError) {
        try checkRoot()
        guard environment.kind(of: planPath) != .missing else {
            // A folder that may not be looked into only seems to hold no plan.
            _ = try environment.list(root)
            throw missingPlan
        }
    }

    /// What no unit fills in; empty when there is no such file.
    package func reportInput(
        for period: ReportingPeriod, policy: RulePolicy = .lenient, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> ReportInput {
        let path = reportPath(for: period)
        for expected in [path, indicatorSetPath] {
            if let misnamed = misnamed(insteadOf: expected) { log.report(misnamed) }
        }
        guard environment.kind(of: path) != .missing else { return ReportInput() }
        return try ReportInputCoding.reportInput(
            from: try sourceFile(path), for: period, policy: policy, log: &log)
    }

    /// The declared tables and lists: the folder's own, else those of the program.
    func tables(for plan: Plan) throws(DiagnosticError) -> CountTableFolder {
        let tables = try CountTableFolder(root: root, environment: environment)
        try tables.refuseNames(of: ResultsFolder.ownNames(in: plan))
        return tables
    }

    /// The tables of counts its units are asked for.
    package func countTables(for plan: Plan) throws(DiagnosticError) -> [CountTable] {
        try tables(for: plan).tables()
    }

    /// Whether a report of the period was made final: `sent/P/` holds what was sent.
    package func isSent(_ period: ReportingPeriod) -> Bool {
        environment.kind(of: sentFolder(for: period)) != .missing
    }

    /// The forms of a period, read together.
    /// - Parameter policy: whether broken rules are warnings in the log or errors.
    /// - Throws: every error of all forms, with the warnings before them.
    package func results(
        for period: ReportingPeriod, plan: Plan, policy: RulePolicy, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> Results {
        let folder = resultsFolder(for: period)
        try requireResults(folder, period, of: plan)
        var found = DiagnosticLog()
        let results = try resultsFolder(for: period, plan: plan, policy: policy).read(&found)
        log.report(contentsOf: found.entries)
        return results
    }

    /// As much of a period's forms as can be read, with what is wrong in each of them; a
    /// period nothing was collected for has none.
    func storedForms(
        for period: ReportingPeriod, plan: Plan, policy: RulePolicy, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> [StoredForm] {
        guard environment.kind(of: resultsFolder(for: period)) != .missing else { return [] }
        return try resultsFolder(for: period, plan: plan, policy: policy).forms(&log)
    }

    private func resultsFolder(
        for period: ReportingPeriod, plan: Plan, policy: RulePolicy
    ) throws(DiagnosticError) -> ResultsFolder {
        ResultsFolder(
            folder: resultsFolder(for: period), environment: environment, plan: plan, policy: policy,
            tables: try tables(for: plan))
    }

    private func sourceFile(_ path: String) throws(DiagnosticError) -> SourceFile {
        try TextDecoding.sourceFile(try environment.read(path), path: path)
    }

    /// For a folder that is not there; a shell leaves a pattern as it is where no name matches.
    private var wayToFolder: Diagnostic.Hint {
        if root.contains("*") {
            return Diagnostic.Hint(
                vi: "không có tên nào khớp: xem lại thư mục và phần đuôi tên",
                en: "no name matches: check the folder and how the names end")
        }
        return Diagnostic.Hint(
            vi: "xem lại tên thư mục và nơi đang đứng; muốn tạo mới: baocao import KẾ-HOẠCH.docx -o \(root)",
            en: "check its name and the folder you are in; to make one: baocao import PLAN.docx -o \(root)")
    }

    /// Whether the folder is there.
    package func checkRoot() throws(DiagnosticError) {
        // What may not be looked at tells why when it is listed.
        if environment.kind(of: root) == .other { _ = try environment.list(root) }
        switch environment.kind(of: root) {
        case .folder: return
        case .missing where root.isEmpty:
            throw DiagnosticError(
                .error(
                    .fileNotFound, vi: "tên thư mục làm việc để trống", en: "the workspace's name is empty",
                    hints: [
                        Diagnostic.Hint(
                            vi: "ghi tên thư mục có plan.yaml; dấu chấm là thư mục đang đứng",
                            en: "name the folder that holds plan.yaml; a dot is the folder you are in")
                    ]))
        case .missing:
            let name = PathName.last(of: root)
            // A folder that cannot be listed gives no near names; that it is missing is told all the same.
            let others = (try? environment.list(PathName.folder(of: root))) ?? []
            throw DiagnosticError(
                .error(
                    .fileNotFound, vi: "không có thư mục “\(root)”", en: "there is no folder “\(root)”",
                    at: .file(root),
                    hints: [NearMiss.hint(for: name, among: others) ?? wayToFolder]))
        case .file, .other:
            let folder = PathName.folder(of: root)
            let isPlan = environment.kind(of: PathName.join(folder, "plan.yaml")) == .file
            throw DiagnosticError(
                .error(
                    .notAFolder, vi: "“\(root)” là một tệp, ở đây cần thư mục làm việc",
                    en: "“\(root)” is a file; the workspace, a folder, is due here", at: .file(root),
                    hints: isPlan
                        ? [
                            Diagnostic.Hint(
                                vi: "ghi thư mục chứa nó: \(folder)",
                                en: "name the folder it is in: \(folder)")
                        ]
                        : [
                            Diagnostic.Hint(
                                vi: "ghi tên thư mục có plan.yaml", en: "name the folder that holds plan.yaml"
                            )
                        ]))
        }
    }

    private var missingPlan: DiagnosticError {
        DiagnosticError(
            .error(
                .fileNotFound, vi: "thư mục “\(root)” không có tệp plan.yaml",
                en: "the folder “\(root)” has no plan.yaml",
                at: .file(planPath),
                hints: [
                    Diagnostic.Hint(
                        vi: "tạo tệp này từ văn bản kế hoạch: baocao import KẾ-HOẠCH.docx -o \(root)",
                        en: "make it from the plan's text: baocao import PLAN.docx -o \(root)")
                ]))
    }

    /// - Parameter plan: of another year, the period is what is wrong.
    /// - Throws: `results-missing`, and what keeps a folder that is there from being looked at.
    func requireResults(
        _ folder: String, _ period: ReportingPeriod, of plan: Plan? = nil
    ) throws(DiagnosticError) {
        let kind = environment.kind(of: folder)
        if kind == .folder { return }
        // Nobody forgot a folder that may not be looked at; who lists it learns why.
        if kind == .other { _ = try environment.list(folder) }
        throw missingResults(folder, period, of: plan)
    }

    private func missingResults(
        _ folder: String, _ period: ReportingPeriod, of plan: Plan?
    ) -> DiagnosticError {
        let meant = plan.flatMap { plan -> Diagnostic.Hint? in
            let name = ReportingPeriod(year: plan.year, kind: period.kind).name
            return plan.year == period.year
                ? nil
                : Diagnostic.Hint(
                    vi: "kế hoạch là của năm \(plan.year); có phải ý là --period \(name)?",
                    en: "the plan is for \(plan.year); did you mean --period \(name)?")
        }
        let forms = Diagnostic.Hint(
            vi:
                "tạo biểu gửi các đơn vị: baocao forms \(root) --period \(period.name); nhận biểu về: baocao collect \(root) --period \(period.name) TỆP…",
            en:
                "make forms for the units: baocao forms \(root) --period \(period.name); take them in: baocao collect \(root) --period \(period.name) FILE…"
        )
        return DiagnosticError(
            .error(
                .resultsMissing, vi: "không có thư mục kết quả “\(folder)”",
                en: "there is no results folder “\(folder)”",
                at: .file(folder), hints: [meant ?? forms]))
    }
}
