internal import Diagnostics
internal import Files
internal import PlanModel
internal import ReportFacts
internal import Workspace

extension Baocao {
    /// A first draft of next year's plan in a workspace of its own, and what is open in it.
    public func carry(folder: String, to target: String) -> Outcome {
        run { (log) throws(DiagnosticError) in
            let source = WorkspaceFolder(root: folder, environment: environment)
            let draft = WorkspaceFolder(root: target, environment: environment)
            let plan = try source.plan(log: &log)
            let results = try latestResults(source, plan, &log)
            let path = draft.planPath
            guard environment.kind(of: path) == .missing else { throw Self.planIsThere(path) }
            var next = NextPlan(after: plan, results: results.results)
            next.plan.previous = Self.path(from: target, to: folder)
            if results.isHalf { log.report(Self.halfYear(plan.year, path)) }
            log.report(contentsOf: Self.renewals(next, path) + Self.renewedYears(next, path))
            return (draft: draft, next: next)
        } finish: { (draft, next) throws(DiagnosticError) in
            try draft.write(next.plan)
            let lines = next.open.map { entry in
                let state = entry.status?.rawValue ?? say(vi: "Chưa báo cáo", en: "not reported")
                return "\(entry.old) -> \(entry.new) (\(state))\n"
            }
            return Array((draft.planPath + "\n" + lines.joined()).utf8)
        }
    }

    /// What the draft took over as it stood, and the office has to renew.
    private static func renewals(_ next: NextPlan, _ path: String) -> [Diagnostic] {
        let bases = next.outdated.bases.enumerated().map { index, basis in
            renewal(
                "legal_bases.\(index + 1)", path,
                vi: "căn cứ của năm \(next.plan.year - 1) được giữ nguyên: “\(basis.text)”",
                en: "a basis of \(next.plan.year - 1) is kept as it stood: “\(basis.text)”",
                hint: Diagnostic.Hint(
                    vi: "thay bằng văn bản của năm \(next.plan.year) trong mục legal_bases khi có",
                    en: "replace it under legal_bases when there is the document for \(next.plan.year)"))
        }
        guard next.outdated.hasPreamble else { return bases }
        return bases + [
            renewal(
                "preamble", path,
                vi: "lời mở đầu chép nguyên từ kế hoạch năm \(next.plan.year - 1)",
                en: "the preamble is that of the plan for \(next.plan.year - 1)",
                hint: Diagnostic.Hint(
                    vi: "sửa mục preamble theo các văn bản của năm \(next.plan.year)",
                    en: "bring the key preamble up to the documents of \(next.plan.year)"))
        ]
    }

    /// What was done by June is not what was done in the year.
    private static func halfYear(_ year: Int, _ path: String) -> Diagnostic {
        Diagnostic(
            .note, .carryHalf,
            Message(
                vi: "chưa có kết quả cả năm \(year): việc chuyển tiếp lấy theo kết quả 6 tháng đầu năm",
                en: "there are no results of \(year) yet: what is open is told by those of its first half"),
            at: .file(path),
            hints: [
                Diagnostic.Hint(
                    vi: "xóa tệp này rồi chạy lại khi có kết quả cả năm",
                    en: "delete the file and run again when the year's results are there")
            ])
    }

    /// Which texts speak of the year to come now: a year somebody meant otherwise is found there.
    private static func renewedYears(_ next: NextPlan, _ path: String) -> [Diagnostic] {
        guard !next.renewed.isEmpty else { return [] }
        let (old, new) = (next.plan.year - 1, next.plan.year)
        return [
            renewal(
                "items", path,
                vi: "đã đổi năm \(old) thành \(new) trong \(next.renewed.joined(separator: ", "))",
                en: "\(old) became \(new) in \(next.renewed.joined(separator: ", "))",
                hint: Diagnostic.Hint(
                    vi: "xem lại các mục này; năm nằm trong tên văn bản thì giữ nguyên",
                    en: "look at them; a year within the name of a document stays"))
        ]
    }

    /// A note, not a warning: a draft is meant to be edited, also under `--strict`.
    private static func renewal(
        _ subject: String, _ path: String, vi: String, en: String, hint: Diagnostic.Hint
    ) -> Diagnostic {
        Diagnostic(.note, .carryRenew, Message(vi: vi, en: en), at: .file(path), hints: [hint])
            .about(subject)
    }

    /// From inside one folder to another; as it stands where it does not depend on where one is.
    private static func path(from folder: String, to target: String) -> String {
        let steps = folder.split(separator: "/").filter { $0 != "." }
        let isPlain = !folder.hasPrefix("/") && !steps.contains("..")
        guard !target.hasPrefix("/"), isPlain else { return target }
        return String(repeating: "../", count: steps.count) + target
    }

    /// Of the whole year, else of its half.
    private func latestResults(
        _ folder: WorkspaceFolder, _ plan: Plan, _ log: inout DiagnosticLog
    ) throws(DiagnosticError) -> (results: Results, isHalf: Bool) {
        let half = ReportingPeriod(year: plan.year, kind: .firstHalf)
        let whole = ReportingPeriod(year: plan.year, kind: .annual)
        let isWhole = environment.kind(of: folder.resultsFolder(for: whole)) == .folder
        let isHalf = environment.kind(of: folder.resultsFolder(for: half)) == .folder
        let period = !isWhole && isHalf ? half : whole
        let results = try folder.results(for: period, plan: plan, policy: .lenient, log: &log)
        return (results, period == half)
    }

    private static func planIsThere(_ path: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .planIsThere, vi: "“\(path)” đã có, không ghi đè",
                en: "“\(path)” is there already and is not overwritten", at: .file(path),
                hints: [Diagnostic.Hint(vi: "chọn thư mục khác", en: "name another folder")]))
    }

    /// Copies the program's templates into a workspace, where edits win; their paths on stdout.
    public func copyTemplates(to folder: String) -> Outcome {
        run { (_) throws(DiagnosticError) in
            try WorkspaceFolder(root: folder, environment: environment).checkRoot()
            return TemplateFolders.copied(to: folder, environment).filter {
                environment.kind(of: PathName.join(folder, $0)) == .missing
            }
        } finish: { (names) throws(DiagnosticError) in
            var files: [RenderedFile] = []
            for name in names {
                guard let asset = environment.asset(name) else { continue }
                files.append(
                    RenderedFile(
                        path: PathName.join(folder, name), bytes: Array(asset.bytes), kind: .template))
            }
            return try write(files)
        }
    }
}

extension DiagnosticID {
    static let carryHalf = DiagnosticID("carry-half", .data)
    static let carryRenew = DiagnosticID("carry-renew", .data)
    static let planIsThere = DiagnosticID("plan-is-there", .output)
}
