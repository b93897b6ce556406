package import Diagnostics
internal import Files
package import PlanModel

extension DiagnosticID {
    package static let previousMissing = DiagnosticID("previous-missing", .data)
}

extension WorkspaceFolder {
    /// What was reported for the same period of the year before.
    ///
    /// - Parameters:
    ///   - folder: last year's workspace. What was sent from it counts, not what was changed since.
    ///   - period: the period reported on now.
    /// - Throws: `previous-missing` when the folder holds no results of that period. What is merely
    ///   unusual there was told when that report was made, and is not told again.
    package static func previous(
        _ folder: WorkspaceFolder, of period: ReportingPeriod
    ) throws(DiagnosticError) -> PreviousReport {
        let earlier = period.samePeriodLastYear
        let source = try folder.asSent(for: earlier)
        guard folder.environment.kind(of: source.resultsFolder(for: earlier)) == .folder else {
            throw DiagnosticError(
                .error(
                    .previousMissing,
                    vi: "“\(folder.root)” không có kết quả của kỳ \(earlier.name) để so sánh",
                    en: "“\(folder.root)” has no results of \(earlier.name) to compare with",
                    at: .file(source.resultsFolder(for: earlier)),
                    hints: [
                        Diagnostic.Hint(
                            vi: "chỉ đúng thư mục làm việc của năm trước, hoặc bỏ --previous và mục previous",
                            en: "name last year's workspace, or leave out --previous and the key previous")
                    ]))
        }
        var known = DiagnosticLog()
        let plan = try source.plan(log: &known)
        let results = try source.results(for: earlier, plan: plan, policy: .lenient, log: &known)
        return PreviousReport(plan: plan, results: results, period: earlier)
    }

    /// The data as it was sent; this folder itself where nothing was sent for the period.
    ///
    /// - Throws: `sent-damaged` for every file of the data that is not the one that was sent: what a
    ///   report is compared with must be what was reported.
    package func asSent(for period: ReportingPeriod) throws(DiagnosticError) -> WorkspaceFolder {
        let frozen = frozenData(for: period)
        guard environment.kind(of: frozen.planPath) != .missing else { return self }
        // The report itself and its templates are no figures.
        let faults = try sentFaults(in: sentFolder(for: period)) { name in
            name.hasPrefix("data/") && !name.hasPrefix("data/templates/")
                && !name.hasPrefix("data/previous/")
        }
        if let error = DiagnosticError(faults) { throw error }
        return frozen
    }

    /// The data a sent report was made from: a workspace of its own.
    package func frozenData(for period: ReportingPeriod) -> WorkspaceFolder {
        WorkspaceFolder(root: PathName.join(sentFolder(for: period), "data"), environment: environment)
    }
}
