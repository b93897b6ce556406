package import Diagnostics
package import Files
package import PlanModel

/// What a ward sent, read from its folder or its bundle.
package struct WardData: Sendable {
    /// The folder or bundle, as the user named it.
    package let path: String
    package let plan: Plan
    package let results: Results
    package let input: ReportInput
    /// The indicators it set itself, and the goals of its plan.
    package let ownIndicators: [IndicatorDefinition]
    /// Whether this is the data of a report that was made final.
    package let isSent: Bool
    /// The date printed on the report, where it has one.
    package let reportDate: CalendarDate?
    /// Of the results: two that are equal were made from the same files.
    package let resultsDigest: String
    /// How many things in it `check` would look at.
    package let doubts: Int
    /// Those of them that are errors of `check`.
    package let faults: [Diagnostic]
    /// That the folder holds other data than what was sent from it; nil where it does not.
    package let moved: Diagnostic?
}

/// Reads wards one after the other; the files of each are gone when its data is made.
package struct WardReader: Sendable {
    package let period: ReportingPeriod
    package let environment: any Environment

    package init(period: ReportingPeriod, environment: any Environment) {
        self.period = period
        self.environment = environment
    }

    /// - Throws: whatever keeps the ward from being counted: it cannot be read, its checksums do
    ///   not hold, it is of another period, or someone is writing to it.
    package func read(_ path: String) throws(DiagnosticError) -> WardData {
        switch environment.kind(of: path) {
        case .file, .other: try bundle(path)
        case .folder, .missing: try folder(path)
        }
    }

    /// The place that the plan of a ward is of which cannot be counted; nil where not even that can be read.
    package func locality(of path: String) -> String? {
        var unused = DiagnosticLog()
        switch environment.kind(of: path) {
        case .missing: return nil
        // What is wrong was told when all of it was read.
        case .folder:
            let folder = WorkspaceFolder(root: path, environment: environment)
            let source = folder.isSent(period) ? folder.frozenData(for: period) : folder
            return try? source.plan(log: &unused).organisation.locality
        case .file, .other:
            let bundle = try? WardBundle(reading: try environment.read(path), path: path, for: period)
            return bundle?.manifest.organisation.locality
        }
    }

    private func bundle(_ path: String) throws(DiagnosticError) -> WardData {
        let bundle = try WardBundle(reading: try environment.read(path), path: path, for: period)
        var log = DiagnosticLog()
        let (folder, plan) = try bundle.plan(path: path, outside: environment, log: &log)
        let sums = bundle.manifest.files.map { (name: $0.name, sum: $0.sha256) }
        return try data(
            folder, plan, sums.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) },
            bundle.manifest.sent, log)
    }

    private func folder(_ path: String) throws(DiagnosticError) -> WardData {
        let folder = WorkspaceFolder(root: path, environment: environment)
        let isSent = folder.isSent(period)
        let source = isSent ? folder.frozenData(for: period) : folder
        let snapshot = try FolderSnapshot(of: source, for: period)
        // Of what was not sent yet nothing is proved: only equal results are to be told.
        let summed = snapshot.files.filter { isSent || Self.isResult($0.name) }
        let sums = summed.map { (name: $0.name, sum: SHA256.hex($0.bytes)) }
        let sent = isSent ? try folder.sentReport(of: period, provedBy: sums) : nil
        let still = PackedFolder(root: source.root, files: snapshot.files, outside: environment)
        var log = DiagnosticLog()
        let frozen = WorkspaceFolder(root: source.root, environment: still)
        let moved = isSent ? folder.movedOn(since: snapshot.files, of: period) : nil
        return try data(frozen, try frozen.plan(log: &log), sums, sent, log, path: path, moved: moved)
    }

    private func data(
        _ folder: WorkspaceFolder, _ plan: Plan, _ sums: [(name: String, sum: String)],
        _ sent: BundleManifest.Sent?, _ planLog: DiagnosticLog, path: String? = nil, moved: Diagnostic? = nil
    ) throws(DiagnosticError) -> WardData {
        guard plan.year == period.year else { throw otherYear(plan, folder) }
        var log = planLog
        let input = try folder.reportInput(for: period, log: &log)
        let results = try folder.results(for: period, plan: plan, policy: .lenient, log: &log)
        let (own, faults) = Self.ownIndicators(folder, plan)
        return WardData(
            path: path ?? folder.root, plan: plan, results: results, input: input,
            ownIndicators: own, isSent: sent != nil,
            reportDate: sent?.date ?? input.date,
            resultsDigest: Self.digest(sums.filter { Self.isResult($0.name) }),
            doubts: log.entries.count { $0.severity == .warning } + faults,
            faults: log.entries.filter(\.isBrokenRule), moved: moved)
    }

    /// Without those of a file that cannot be read: their figures count, and the form's words are their goals.
    /// The faults are what `check` would say of the file.
    private static func ownIndicators(
        _ folder: WorkspaceFolder, _ plan: Plan
    ) -> (indicators: [IndicatorDefinition], faults: Int) {
        var own = IndicatorSet()
        var faults = 0
        if folder.environment.kind(of: folder.indicatorSetPath) != .missing {
            do throws(DiagnosticError) {
                own.indicators = try folder.indicatorSet()?.indicators.filter(\.isOwn) ?? []
            } catch {
                faults = error.diagnostics.count
            }
        }
        return (own.adding(goalsOf: plan).indicators, faults)
    }

    private static func isResult(_ name: String) -> Bool { name.hasPrefix("results/") }

    private static func digest(_ sums: [(name: String, sum: String)]) -> String {
        SHA256.hex(Array(sums.map { "\($0.sum)  \($0.name)\n" }.joined().utf8))
    }

    private func otherYear(_ plan: Plan, _ folder: WorkspaceFolder) -> DiagnosticError {
        DiagnosticError(
            .error(
                .bundlePeriod, vi: "kế hoạch của năm \(plan.year), kỳ tổng hợp thuộc năm \(period.year)",
                en: "the plan is for \(plan.year), the period belongs to \(period.year)",
                at: .file(folder.planPath),
                hints: [
                    Diagnostic.Hint(
                        vi: "xin kế hoạch và số liệu của năm \(period.year), hoặc xem lại --period",
                        en: "ask for the plan and the data of \(period.year), or check --period")
                ]))
    }
}

extension WorkspaceFolder {
    /// The frozen report, after the files that are read were compared with its checksums. What is
    /// not read (the PDF, templates) is left to `verify`.
    fileprivate func sentReport(
        of period: ReportingPeriod, provedBy sums: [(name: String, sum: String)]
    ) throws(DiagnosticError) -> BundleManifest.Sent {
        let known = Dictionary(
            try sentSums(in: sentFolder(for: period)).known.map { ($0.name, $0.sum) },
            uniquingKeysWith: { $1 })
        let present = Dictionary(sums.map { ("data/\($0.name)", $0.sum) }, uniquingKeysWith: { $1 })
        // A form that was taken out is missed in the totals as much as one that was changed.
        let due = known.keys.filter { name in
            name.hasPrefix("data/") && PackedName.isAllowed(String(name.dropFirst(5)), for: period)
        }
        for name in Set(due).union(present.keys).sorted() where known[name] != present[name] {
            let path = PathName.join(sentFolder(for: period), name)
            throw DiagnosticError(sentFault(present[name] == nil ? .gone : .changed, path))
        }
        let path = PathName.join(sentFolder(for: period), SentOptions.file)
        let options = try SentOptions(
            from: try TextDecoding.sourceFile(try environment.read(path), path: path))
        let report = "bao-cao-\(period.name).pdf"
        return BundleManifest.Sent(
            report: report, sha256: known[report] ?? "", date: options.date)
    }
}
