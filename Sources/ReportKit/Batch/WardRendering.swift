internal import Diagnostics
internal import Files
internal import PlanModel

/// Makes the reports of one ward after another: all of the work of a worker.
final class WardRendering {
    private let settings: BatchSettings
    private let environment: any Environment
    private let workshop = ReportWorkshop()

    /// How often a ward is read that changes meanwhile.
    private static let attempts = 3

    init(_ settings: BatchSettings, environment: any Environment) {
        self.settings = settings
        self.environment = environment
    }

    func report(on task: WardTask) -> WardReport {
        if let known = task.known, isFinished(task, known) {
            return WardReport(place: task.place, state: .kept, entry: known)
        }
        var changed = ""
        for _ in 1...Self.attempts {
            let recorder = InputRecorder(environment, of: task.folder)
            let result = Result { () throws(Refusal) in try made(task, recorder) }
            // A file that changed while it was read may hold half of each; what was wrong may be right by now.
            if let path = recorder.change() {
                changed = path
                continue
            }
            return finish(task, recorder, result)
        }
        return failure(task, [Self.changing(changed)])
    }

    /// Whether the report is there as it was made, and would come out the same.
    private func isFinished(_ task: WardTask, _ known: BatchJournal.Entry) -> Bool {
        // A file that cannot be read is not finished.
        guard let bytes = try? environment.read(path(of: task)), SHA256.hex(bytes) == known.output else {
            return false
        }
        let digest = InputRecorder.digest(
            settings.fingerprint, asking: task.questions, of: task.folder, environment)
        return digest == known.inputs
    }

    private struct Made {
        let pdf: [UInt8]
        let warnings: Int
        let organisation: String
    }

    /// Why there is no report; under `--strict` warnings alone.
    private struct Refusal: Error {
        let diagnostics: [Diagnostic]
    }

    private func made(_ task: WardTask, _ recorder: InputRecorder) throws(Refusal) -> Made {
        let request = RenderRequest(
            folder: task.folder, period: settings.period, output: path(of: task),
            template: settings.template, date: settings.date, marksDraft: settings.marksDraft,
            fontFolder: settings.fontFolder)
        var log = DiagnosticLog()
        do throws(DiagnosticError) {
            try RenderChecks(request: request, environment: environment).check(&log)
            let program = Baocao(environment: recorder, presentation: settings.presentation)
            let report = try program.made(request, tellsGaps: true, in: workshop, log: &log)
            try log.throwErrors()
            if !settings.isStrict || !log.hasWarnings {
                return Made(
                    pdf: report.files.flatMap(\.bytes),
                    warnings: log.entries.count { $0.severity == .warning },
                    organisation: Self.name(of: report.sources.plan.organisation))
            }
        } catch {
            let known = Set(error.diagnostics)
            throw Refusal(diagnostics: log.entries.filter { !known.contains($0) } + error.diagnostics)
        }
        throw Refusal(diagnostics: log.entries)
    }

    private func finish(
        _ task: WardTask, _ recorder: InputRecorder, _ result: Result<Made, Refusal>
    ) -> WardReport {
        switch result {
        case .failure(let refusal): return failure(task, refusal.diagnostics)
        case .success(let made):
            let entry = BatchJournal.Entry(
                report: task.report, inputs: recorder.digest(settings.fingerprint),
                output: SHA256.hex(made.pdf), warnings: made.warnings, organisation: made.organisation)
            let scratch = PathName.join(settings.scratch, task.report)
            do throws(DiagnosticError) {
                try environment.put(made.pdf, at: scratch)
                try environment.move(scratch, to: path(of: task))
            } catch {
                // What stays there is cleared by the next run; the first error is the one to tell.
                try? environment.remove(scratch)
                return failure(task, error.diagnostics)
            }
            return WardReport(
                place: task.place, state: .made, entry: entry, questions: recorder.questions)
        }
    }

    private func failure(_ task: WardTask, _ diagnostics: [Diagnostic]) -> WardReport {
        WardReport(
            failed: task, diagnostics, settings.presentation.renderer(locale: environment.locale))
    }

    private func path(of task: WardTask) -> String { PathName.join(settings.output, task.report) }

    /// Everything by which two organisations can be told apart.
    private static func name(of organisation: Organisation) -> String {
        let parts: [String?] = [
            organisation.short, organisation.locality, organisation.parent, organisation.place,
            organisation.province, organisation.issuer.joined(separator: " "), organisation.code,
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    private static func changing(_ path: String) -> Diagnostic {
        .error(
            .wardChanging, vi: "“\(path)” bị sửa trong lúc đang đọc, đã thử \(attempts) lần",
            en: "“\(path)” changed while it was read, \(attempts) times", at: .file(path),
            hints: [
                Diagnostic.Hint(
                    vi: "chạy lại khi không còn ai ghi vào thư mục này",
                    en: "run again when nobody writes to the folder")
            ])
    }
}

extension WardReport {
    /// Each diagnostic names the ward: by its trace, and by its place where it has no other.
    init(failed task: WardTask, _ diagnostics: [Diagnostic], _ renderer: DiagnosticRenderer) {
        let step = Diagnostic.TracePoint(
            Message(
                vi: "khi lập báo cáo của “\(task.folder)”", en: "while making the report of “\(task.folder)”"),
            at: .file(task.line))
        let named = diagnostics.map { diagnostic in
            var diagnostic = diagnostic
            diagnostic.trace.append(step)
            if diagnostic.location == nil { diagnostic.location = .file(task.line) }
            return diagnostic
        }
        let first = named.first { $0.severity == .error } ?? named.first
        // A line of the summary: as people read the messages, or short where programs do.
        let style: DiagnosticRenderer.Style = renderer.style == .human ? .human : .short
        let short = DiagnosticRenderer(style: style, language: renderer.language)
        self.init(
            place: task.place, state: .failed, messages: renderer.render(named),
            firstError: first.map { String(short.render($0).prefix { $0 != "\n" }) } ?? "")
    }
}

extension DiagnosticID {
    static let wardChanging = DiagnosticID("ward-changing", .data)
}
