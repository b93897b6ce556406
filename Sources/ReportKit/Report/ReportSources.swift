internal import Diagnostics
internal import Files
internal import PlanModel
internal import ReportFacts
internal import Workspace

/// What a report is made from, read and checked.
struct ReportSources {
    let plan: Plan
    let results: Results
    let input: ReportInput
    let period: ReportingPeriod
    /// From the command line; wins over the report file's.
    let date: CalendarDate?
    let background: ReportFacts.Background
    private let resultsFolder: String

    /// Reads everything before it throws, so that all errors of all files come at once.
    /// - Parameter indicators: the program's set, where several reports share it.
    init(
        _ request: RenderRequest, environment: any Environment, indicators: IndicatorShelf? = nil,
        log: inout DiagnosticLog
    ) throws(DiagnosticError) {
        period = try ReportSources.period(request.period)
        date = try request.date.map { (text) throws(DiagnosticError) in try ReportSources.date(text) }
        let folder = WorkspaceFolder(root: request.folder, environment: environment)
        resultsFolder = folder.resultsFolder(for: period)
        plan = try folder.plan(log: &log)
        var errors: [Diagnostic] = []
        var input: ReportInput?
        var results: Results?
        var background = ReportFacts.Background()
        do throws(DiagnosticError) {
            background.indicators = try folder.indicatorSet(indicators)
        } catch { errors += error.diagnostics }
        do throws(DiagnosticError) {
            background.previous = try ReportSources.previous(request.previous, plan, folder, period)
        } catch { errors += error.diagnostics }
        do throws(DiagnosticError) {
            input = try folder.reportInput(for: period, log: &log)
        } catch { errors += error.diagnostics }
        var found = DiagnosticLog()
        do throws(DiagnosticError) {
            results = try folder.results(for: period, plan: plan, policy: .lenient, log: &found)
        } catch { errors += error.diagnostics }
        let material = CheckMaterial(
            plan: plan, results: results ?? Results(), input: input ?? ReportInput(), period: period,
            lists: CheckLists())
        let waiting = TimingCheck(material).waiting
        log.report(contentsOf: found.entries.filter { !$0.asksReason(of: waiting) })
        if let error = DiagnosticError(errors) { throw error }
        if plan.year != period.year { log.report(ReportSources.otherYear(plan, period, folder.planPath)) }
        if let date { log.report(contentsOf: ReportSources.doubts(date, period, input?.dataTo)) }
        self.input = input ?? ReportInput()
        self.results = results ?? Results()
        if input?.incomparable == nil {
            log.report(contentsOf: PreviousMatterCheck.findings(background.previous, self.results))
        }
        background.previous = background.previous?.comparable(with: self.results)
        self.background = background
    }

    /// `--previous` as it stands, else the plan's `previous`, from the workspace.
    static func previous(
        _ option: String?, _ plan: Plan, _ folder: WorkspaceFolder, _ period: ReportingPeriod
    ) throws(DiagnosticError) -> PreviousReport? {
        guard let path = option ?? previousFolder(plan, folder) else { return nil }
        return try WorkspaceFolder.previous(
            WorkspaceFolder(root: path, environment: folder.environment), of: period)
    }

    static func previousFolder(_ plan: Plan, _ folder: WorkspaceFolder) -> String? {
        plan.previous.map { $0.hasPrefix("/") ? $0 : "\(folder.root)/\($0)" }
    }

    /// The workspace of the year before that was compared with; nil when none was.
    func previousFolder(_ request: RenderRequest, _ folder: WorkspaceFolder) -> String? {
        request.previous ?? Self.previousFolder(plan, folder)
    }

    /// What is looked at for gaps and contradictions; no lists are needed for that.
    var checkMaterial: CheckMaterial {
        var material = CheckMaterial(
            plan: plan, results: results, input: input, period: period, lists: CheckLists())
        material.resultsFolder = resultsFolder
        material.indicators = background.indicators
        material.lastYear = background.previous
        return material
    }

    static func otherYear(_ plan: Plan, _ period: ReportingPeriod, _ path: String) -> Diagnostic {
        .warning(
            .otherYear, vi: "kế hoạch của năm \(plan.year), kỳ báo cáo thuộc năm \(period.year)",
            en: "the plan is for \(plan.year), the period belongs to \(period.year)", at: .file(path),
            hints: [
                Diagnostic.Hint(
                    vi: "xem lại --period, hoặc mục year của plan.yaml",
                    en: "check --period, or the key year of plan.yaml")
            ])
    }

    /// A day of the command line that the report file would be asked about.
    private static func doubts(_ date: CalendarDate, _ period: ReportingPeriod, _ last: CalendarDate?)
        -> [Diagnostic]
    {
        let isFar = !Plausibility.isPlausible(date, for: period.year)
        let early = last.flatMap { date < $0 ? $0 : nil }
        guard isFar || early != nil else { return [] }
        let reason =
            isFar
            ? Message(vi: "quá xa kỳ báo cáo \(period.name)", en: "too far from the period \(period.name)")
            : Message(
                vi: "trước ngày chốt số liệu \(early?.iso ?? "")",
                en: "before the figures end on \(early?.iso ?? "")")
        return [
            .warning(
                .dateDoubt, vi: "--date \(date.iso) \(reason.vi)", en: "--date \(date.iso) is \(reason.en)",
                hints: [
                    Diagnostic.Hint(
                        vi: "xem lại ngày, tháng, năm", en: "check the day, the month and the year")
                ])
        ]
    }

    static func period(_ text: String) throws(DiagnosticError) -> ReportingPeriod {
        try TypedTime.period(text)
    }

    static func date(_ text: String) throws(DiagnosticError) -> CalendarDate { try TypedTime.date(text) }

    var created: String { Self.created(date ?? input.date, period) }

    /// The moment written into the file: the document's date, else the last day of the period.
    static func created(_ printed: CalendarDate?, _ period: ReportingPeriod) -> String {
        (printed ?? period.lastDay).iso + "T00:00:00+07:00"
    }
}

extension DiagnosticID {
    static let dateDoubt = DiagnosticID("date-doubt", .usage)
    static let otherYear = DiagnosticID("other-year", .data)
}

extension Diagnostic {
    /// Whether it asks why a task was not begun whose time had not come: the report gives that reason itself.
    func asksReason(of waiting: Set<String>) -> Bool {
        id == .resultMissingReason && waiting.contains(subject ?? "")
    }
}
