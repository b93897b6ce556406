internal import Diagnostics
internal import Files
internal import PlanModel
internal import ReportFacts
internal import Workspace

/// What a city's report is made from: its own workspace, and its wards folded into one.
struct CitySources {
    let plan: Plan
    /// Of the city's own departments, where they report in its workspace.
    let results: Results
    let input: ReportInput
    let period: ReportingPeriod
    let date: CalendarDate?
    let set: IndicatorSet?
    let city: CityConsolidation
    /// Beside the report of a year before; nil where none was named.
    let comparison: CityComparison?
    /// What is wrong with wards; none of it stops the report.
    let diagnostics: [Diagnostic]

    static let skeleton = "bao-cao-tong-hop.md.j2"

    /// - Throws: what is wrong with the city's own files, all of it at once.
    init(
        _ request: ConsolidateRequest, environment: any Environment, log: inout DiagnosticLog
    ) throws(DiagnosticError) {
        let report = request.report
        period = try ReportSources.period(report.period)
        date = try report.date.map { (text) throws(DiagnosticError) in try ReportSources.date(text) }
        let folder = WorkspaceFolder(root: report.folder, environment: environment)
        let own = try CityWorkspace(folder, period, log: &log)
        plan = own.plan
        results = own.results
        set = own.set
        let lists = try folder.checkLists()
        let read = CitySources.intake(
            request.wards, own, period, environment, lists: lists, keepsCells: report.trace != nil)
        let intake = read.intake
        let kind: Deadline.Kind = period.kind == .firstHalf ? .sixMonth : .annual
        let planned = plan.deadlines.filter { $0.kind == kind }.map(\.before).min()
        city = CityConsolidation(
            intake, period: period, deadline: own.register.deadlines[period.kind] ?? planned,
            grouping: own.grouping, groupingPath: own.groupingPath, set: own.wholeSet,
            own: own.results.indicators, faults: read.faults)
        var input = own.input
        // The figures are the wards': they reach as far as theirs, whatever the city wrote.
        input.dataTo = city.counted.compactMap { $0.data?.dataTo }.max() ?? input.dataTo
        self.input = input
        comparison = try CitySources.earlier(report, own, folder, period, log: &log).map { [city] in
            CityComparison(now: city, before: $0.city, plan: $0.plan, obstacle: input.incomparable)
        }
        var material = CheckMaterial(
            plan: plan, results: results, input: input, period: period, lists: lists)
        material.lastYear = comparison?.previous
        material.planFile = .file(folder.planPath)
        material.inputFile = .file(folder.reportPath(for: period))
        diagnostics =
            read.moved + intake.log.entries
            + CitySummary(city: city, input: own.input, folder: folder, findings: read.findings).diagnostics
            + PreviousOfficeCheck(material).findings(.warning) + (comparison?.doubts ?? [])
            + CityOwnChecks(material, city).findings(isFinal: report.isFinal)
    }

    /// The wards of the report that was sent a year before: of the folder that was named, else of the one
    /// the plan names.
    private static func earlier(
        _ request: RenderRequest, _ own: CityWorkspace, _ folder: WorkspaceFolder, _ period: ReportingPeriod,
        log: inout DiagnosticLog
    ) throws(DiagnosticError) -> (city: CityConsolidation, plan: Plan)? {
        guard let path = request.previous ?? ReportSources.previousFolder(own.plan, folder) else {
            return nil
        }
        let environment = folder.environment
        let before = period.samePeriodLastYear
        let sent = try WorkspaceFolder(root: path, environment: environment).asSent(for: before)
        let wards = PathName.join(sent.root, SentMaterial.wards)
        guard environment.kind(of: wards) == .folder else {
            let isAsked = request.previous != nil
            let missing = notSent(path, before, isAsked ? .error : .warning)
            if isAsked { throw DiagnosticError(missing) }
            log.report(missing)
            return nil
        }
        var known = DiagnosticLog()  // What is unusual there was told when it was sent.
        let old = try CityWorkspace(sent, before, log: &known)
        let names = try environment.list(wards).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let paths = names.map { PathName.join(wards, $0) }
        let read = intake(
            paths, old, before, environment, lists: nil, keepsCells: request.trace != nil)
        let city = CityConsolidation(
            read.intake, period: before, deadline: nil, grouping: old.grouping,
            groupingPath: old.groupingPath,
            set: old.wholeSet, own: old.results.indicators)
        return (city, old.plan)
    }

    private static func notSent(
        _ path: String, _ period: ReportingPeriod, _ severity: Diagnostic.Severity
    ) -> Diagnostic {
        Diagnostic(
            severity, .cityPrevious,
            Message(
                vi: "“\(path)” chưa gửi báo cáo tổng hợp kỳ \(period.name), không so sánh được",
                en: "no city's report for \(period.name) was sent from “\(path)”, nothing is compared"),
            at: .file(path),
            hints: [
                Diagnostic.Hint(
                    vi: "chỉ thư mục thành phố của năm trước, đã lập báo cáo bằng consolidate --final",
                    en: "name last year's city, whose report was made with consolidate --final")
            ])
    }

    /// What was read of the wards, and what is to be said of it, by their paths.
    private struct Reading {
        var intake: CityIntake
        var moved: [Diagnostic]
        var faults: [String: WardFaults]
        var findings: [String: WardFindings]
    }

    /// Reads ward by ward; of each only what it contributes stays in memory.
    /// - Parameters:
    ///   - lists: for what is told of their words; nil where nothing is.
    ///   - keepsCells: whether figures can be followed to their cells afterwards.
    private static func intake(
        _ paths: [String], _ own: CityWorkspace, _ period: ReportingPeriod, _ environment: any Environment,
        lists: CheckLists?, keepsCells: Bool
    ) -> Reading {
        let reader = WardReader(period: period, environment: environment)
        var grouper = TaskGrouper(own.grouping)
        var returns: [WardReturn] = []
        var unread: [UnreadWard] = []
        var moved: [Diagnostic] = []
        var faults: [String: WardFaults] = [:]
        var findings: [String: WardFindings] = [:]
        for path in paths {
            do throws(DiagnosticError) {
                let data = try reader.read(path)
                if let diagnostic = data.moved { moved.append(diagnostic) }
                if let found = WardFaults(data.faults) { faults[path] = found }
                let source = WardReturn.Source(
                    path: path, isSent: data.isSent, reportDate: data.reportDate,
                    resultsDigest: data.resultsDigest, doubts: data.doubts)
                let item = WardReturn(
                    source, plan: data.plan, results: data.results, input: data.input,
                    own: data.ownIndicators, grouper: &grouper, groupCount: own.grouping.names.count,
                    keepsCells: keepsCells)
                returns.append(item)
                if let lists {
                    let material = CheckMaterial(
                        plan: data.plan, results: data.results, input: data.input, period: period,
                        lists: lists)
                    let found = WardFindings(material, of: item)
                    if !found.isEmpty { findings[path] = found }
                }
            } catch {
                unread.append(
                    UnreadWard(
                        path: path, error: error, isThere: environment.kind(of: path) != .missing,
                        locality: reader.locality(of: path)))
            }
        }
        let intake = CityIntake(
            returns, unread: unread, expected: ExpectedWards(own.register, at: period),
            province: own.plan.organisation.province)
        return Reading(intake: intake, moved: moved, faults: faults, findings: findings)
    }
}

/// The city's own files, read before any ward's.
struct CityWorkspace {
    let plan: Plan
    let input: ReportInput
    let results: Results
    let set: IndicatorSet?
    let register: WardRegister
    let grouping: TaskGrouping
    let groupingPath: String

    init(
        _ folder: WorkspaceFolder, _ period: ReportingPeriod, log: inout DiagnosticLog
    ) throws(DiagnosticError) {
        plan = try folder.plan(log: &log)
        var errors = CityWorkspace.levelFaults(plan, folder)
        if plan.year != period.year { log.report(ReportSources.otherYear(plan, period, folder.planPath)) }
        input = CityWorkspace.collect(&errors, ReportInput()) { () throws(DiagnosticError) in
            try folder.reportInput(for: period, log: &log)
        }
        set = CityWorkspace.collect(&errors, nil) { () throws(DiagnosticError) in
            try folder.indicatorSet()
        }
        register = CityWorkspace.collect(&errors, WardRegister()) { () throws(DiagnosticError) in
            try folder.wardRegister()
        }
        (grouping, groupingPath) = CityWorkspace.collect(&errors, (TaskGrouping(), "")) {
            () throws(DiagnosticError) in try folder.taskGrouping()
        }
        let plan = plan
        let hasResults = folder.environment.kind(of: folder.resultsFolder(for: period)) == .folder
        results = CityWorkspace.collect(&errors, Results()) { () throws(DiagnosticError) in
            // Departments report in the city's workspace, or they do not.
            hasResults
                ? try folder.results(for: period, plan: plan, policy: .lenient, log: &log) : Results()
        }
        if let error = DiagnosticError(errors) { throw error }
    }

    /// The set with the goals of the city's own plan.
    var wholeSet: IndicatorSet { (set ?? IndicatorSet()).adding(goalsOf: plan) }

    /// The result of a step, or what stands for it when it fails; the faults of all steps are told together.
    private static func collect<Result>(
        _ errors: inout [Diagnostic], _ blank: Result, _ step: () throws(DiagnosticError) -> Result
    ) -> Result {
        do throws(DiagnosticError) {
            return try step()
        } catch {
            errors += error.diagnostics
            return blank
        }
    }

    private static func levelFaults(_ plan: Plan, _ folder: WorkspaceFolder) -> [Diagnostic] {
        guard plan.organisation.level != .city else { return [] }
        return [
            .error(
                .cityLevel,
                vi:
                    "“\(folder.root)” là thư mục làm việc \(plan.organisation.level.words), cần của thành phố",
                en:
                    "“\(folder.root)” is a workspace of level \(plan.organisation.level.rawValue), a city's is due",
                at: .file(folder.planPath),
                hints: [
                    Diagnostic.Hint(
                        vi:
                            "thư mục thành phố đứng trước, các phường, xã đứng sau; trong plan.yaml của thành phố ghi level: city",
                        en:
                            "name the city's folder first and the wards after it; its plan.yaml says level: city"
                    )
                ])
        ]
    }
}

extension Organisation.Level {
    /// In Vietnamese, after “of”.
    fileprivate var words: String {
        switch self {
        case .ward: "của phường"
        case .commune: "của xã"
        case .district: "của quận, huyện"
        case .sector: "của ngành"
        case .school: "của trường học"
        case .city: "của thành phố"
        }
    }
}

extension DiagnosticID {
    static let cityLevel = DiagnosticID("city-level", .data)
    static let cityPrevious = DiagnosticID("city-previous", .data)
}
