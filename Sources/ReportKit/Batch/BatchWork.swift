internal import Diagnostics
internal import Files
internal import PlanModel

/// One run of a batch, set up and checked: its part of the list, its folder and its settings.
struct BatchWork {
    let program: Baocao
    let request: BatchRequest
    let shard: Shard
    /// Where its journal and its locks are.
    let folder: String
    /// The wards of this part; those that stand in the list twice once.
    let wards: [WardList.Ward]
    /// The wards of the whole list.
    let listed: Int
    let jobs: Int
    let settings: BatchSettings

    var environment: any Environment { program.environment }
    var renderer: DiagnosticRenderer { program.presentation.renderer(locale: environment.locale) }

    /// - Parameter log: takes what is odd about the list.
    init(_ request: BatchRequest, _ program: Baocao, _ log: inout DiagnosticLog) throws(DiagnosticError) {
        self.program = program
        self.request = request
        let period = try ReportSources.period(request.period).name
        let date = try request.date.map { (text) throws(DiagnosticError) in try ReportSources.date(text).iso }
        let shard = try BatchWork.shard(request, program.environment, &log)
        self.shard = shard
        jobs = try BatchWork.jobs(request)
        try OutputGuard.refuseEmpty(request.output)
        if OutputGuard(environment: program.environment).isData(request.output + "/") {
            throw OutputGuard.isInput(request.output)
        }
        let list = try BatchWork.list(request, period, program.environment)
        log.report(contentsOf: list.notes)
        let distinct = list.wards.filter { $0.twin == nil }
        wards = distinct.filter { shard.takes($0.place) }
        listed = distinct.count
        log.report(contentsOf: list.twinWarnings.filter { shard.takes($0.place) }.map(\.warning))
        folder = PathName.join(request.output, BatchJournal.folder)
        // What is wrong with all of the reports is told once and not for each of them.
        if let template = request.template {
            _ = try TemplateFolders.named(template, program.environment)
        }
        let fonts = FontFolder(environment: program.environment, path: request.fontFolder)
        let options = [
            request.template ?? "", date ?? "", "\(request.marksDraft)", try fonts.digest(),
            "\(program.presentation.isStrict)",
        ]
        settings = BatchSettings(
            period: period, template: request.template, date: date, marksDraft: request.marksDraft,
            fontFolder: request.fontFolder, output: request.output,
            scratch: PathName.join(folder, shard.name),
            fingerprint: (["baocao-batch 2", ProgramFile.stamp, period] + options).joined(separator: "\n"),
            language: program.presentation.language?.rawValue,
            style: program.presentation.style.rawValue, isStrict: program.presentation.isStrict)
        for folder in [request.output, settings.scratch] { try program.environment.createFolder(folder) }
    }

    private static func shard(
        _ request: BatchRequest, _ environment: any Environment, _ log: inout DiagnosticLog
    ) throws(DiagnosticError) -> Shard {
        if let text = request.shard { return try Shard.named(text, environment) }
        if let forgotten = Shard.forgotten(environment) { log.report(forgotten) }
        return .whole
    }

    private static func jobs(_ request: BatchRequest) throws(DiagnosticError) -> Int {
        let jobs = request.jobs ?? Processors.count
        guard (1...256).contains(jobs) else {
            throw DiagnosticError(
                .error(
                    .badJobs, vi: "“--jobs \(jobs)” nằm ngoài khoảng từ 1 đến 256",
                    en: "“--jobs \(jobs)” is not between 1 and 256",
                    hints: [
                        Diagnostic.Hint(
                            vi: "bỏ --jobs để dùng mọi bộ xử lý của máy",
                            en: "leave --jobs out to use every processor")
                    ]))
        }
        return jobs
    }

    private static func list(
        _ request: BatchRequest, _ period: String, _ environment: any Environment
    ) throws(DiagnosticError) -> WardList {
        let isStream = request.list == "-"
        if environment.kind(of: request.list) == .folder { throw isFolder(request.list) }
        let bytes = try environment.read(isStream ? "/dev/stdin" : request.list, .fileOrStream)
        let source = try TextDecoding.sourceFile(bytes, path: request.list)
        let list = WardList(
            source, relativeTo: isStream ? "." : PathName.folder(of: request.list), period: period,
            environment)
        if list.wards.isEmpty { throw empty(request.list) }
        return list
    }
}
