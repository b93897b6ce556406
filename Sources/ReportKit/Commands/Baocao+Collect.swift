internal import Diagnostics
internal import Files
internal import PlanModel
internal import ReportFacts
internal import Workspace

/// Which returned forms `collect` takes in.
public struct CollectRequest: Sendable {
    /// The encodings a form may come in without saying so.
    public enum Encoding: String, Sendable, CaseIterable {
        case utf8 = "utf-8"
        case windows1258 = "windows-1258"
        case tcvn3
    }

    public var folder: String
    public var period: String
    /// XLSX and CSV files, in any order and under any name.
    public var files: [String]
    /// Of CSV files without a byte order mark; nil for UTF-8.
    public var encoding: Encoding?
    /// The day the forms came in, `YYYY-MM-DD`; nil for now.
    public var received: String?
    /// Shows what would be stored, and stores nothing.
    public var isDryRun: Bool

    public init(
        folder: String, period: String, files: [String], encoding: Encoding? = nil,
        received: String? = nil, isDryRun: Bool = false
    ) {
        self.received = received
        self.folder = folder
        self.period = period
        self.files = files
        self.encoding = encoding
        self.isDryRun = isDryRun
    }
}

extension DiagnosticID {
    static let collectBusy = DiagnosticID("collect-busy", .output)
    static let collectReceived = DiagnosticID("collect-received", .data)
}

extension Baocao {
    /// Checks returned forms and stores the good ones, a line each on stdout. A file with
    /// an error changes nothing; the status is then 2, although the others are stored.
    public func collect(_ request: CollectRequest) -> Outcome {
        var log = DiagnosticLog()
        do throws(DiagnosticError) {
            let period = try ReportSources.period(request.period)
            let folder = WorkspaceFolder(root: request.folder, environment: environment)
            let plan = try folder.plan(log: &log)
            if plan.year != period.year {
                log.report(ReportSources.otherYear(plan, period, folder.planPath))
            }
            let coverage = try FontCoverage(FontFolder(environment: environment, path: nil))
            let collector = Collector(
                folder: folder, plan: plan, period: period,
                encoding: request.encoding.flatMap { TextEncoding(rawValue: $0.rawValue) },
                refusesWarnings: presentation.isStrict,
                received: try request.received.map { (text) throws(DiagnosticError) in
                    try ReportSources.date(text)
                }
            ) { results in
                Self.faults(of: results.indicators, plan, period, folder) + coverage.faults(in: results)
            }
            if request.isDryRun {
                return ended(try collector.intake(of: request.files), collector, &log)
            }
            let lock = PathName.join(request.folder, ".collect.lock")
            let intake = try environment.whileLocked(lock) { () throws(DiagnosticError) in
                let intake = try collector.intake(of: request.files)
                try collector.store(intake)
                return intake
            }
            guard let intake else { throw busy(request.folder) }
            return ended(intake, collector, &log)
        } catch {
            return outcome(error.stage, log.entries + error.diagnostics)
        }
    }

    /// What the rows of a form of indicators break, by the set the office answers for.
    private static func faults(
        of rows: [Indicator], _ plan: Plan, _ period: ReportingPeriod, _ folder: WorkspaceFolder
    ) -> [Diagnostic] {
        guard !rows.isEmpty else { return [] }
        var material = CheckMaterial(
            plan: plan, results: Results(indicators: rows), input: ReportInput(), period: period,
            lists: CheckLists())
        do throws(DiagnosticError) {
            material.indicators = try folder.indicatorSet()
        } catch {
            return error.diagnostics
        }
        return IndicatorCheck(material).returnedForm
    }

    private func ended(_ intake: Intake, _ collector: Collector, _ log: inout DiagnosticLog) -> Outcome {
        log.report(contentsOf: intake.diagnostics)
        if let received = collector.received, received > CalendarDate(vietNamDayAt: environment.now) {
            log.report(futureReceipt(received))
        }
        let lines = intake.files.compactMap { file in
            file.taken.map { line(file.path, $0, collector) }
        }
        let stage: Stage? =
            if log.hasErrors {
                // A form that was refused, whatever stage its fault would have stopped later.
                .data
            } else {
                presentation.isStrict && log.hasWarnings ? .strictWarnings : nil
            }
        return outcome(stage, log.entries, output: Array(lines.joined().utf8))
    }

    private func line(_ path: String, _ taken: Intake.Taken, _ collector: Collector) -> String {
        let count =
            switch taken.form.content {
            case .tasks: say(vi: "\(taken.count) nhiệm vụ", en: "\(taken.count) tasks")
            case .indicators: say(vi: "\(taken.count) chỉ tiêu", en: "\(taken.count) indicators")
            case .counts: say(vi: "\(taken.count) số liệu", en: "\(taken.count) figures")
            }
        let change =
            switch taken.change {
            case .new: say(vi: "mới", en: "new")
            case .replaced: say(vi: "thay bản cũ", en: "replaced")
            case .unchanged: say(vi: "không đổi", en: "unchanged")
            }
        let stored = "results/\(collector.period.name)/\(taken.form.name).csv"
        return VisibleText.escaped("\(path) -> \(stored) (\(count); \(change))") + "\n"
    }

    private func futureReceipt(_ day: CalendarDate) -> Diagnostic {
        .warning(
            .collectReceived, vi: "ngày nhận \(day.iso) còn ở phía trước",
            en: "the day of receipt, \(day.iso), is still to come",
            hints: [Diagnostic.Hint(vi: "xem lại --received", en: "check --received")])
    }

    private func busy(_ folder: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .collectBusy, vi: "một lệnh collect khác đang ghi vào “\(folder)”",
                en: "another collect is writing to “\(folder)”",
                at: .file(PathName.join(folder, ".collect.lock")),
                hints: [
                    Diagnostic.Hint(
                        vi:
                            "chờ lệnh kia xong rồi chạy lại; lệnh bị ngắt giữa chừng không giữ khoá, không cần xoá tệp này",
                        en:
                            "wait for it and run again; a command that was killed holds no lock, and the file need not be removed"
                    )
                ]))
    }
}
