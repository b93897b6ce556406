internal import Diagnostics
internal import Files

/// Workers that make reports, each a process of its own: what ends one of them ends one report.
///
/// Processes and not threads, because a ward's files may hold whatever they like, and because
/// nothing has to be shared: two processes need no lock, and no counter of references is passed
/// to and fro between two processors.
final class WorkerPool {
    private struct Worker {
        let process: ChildProcess
        /// What it is at, and until when it may be.
        var task: WardTask?
        var deadline = ContinuousClock.now
        var reports = 0
    }

    private let command: [String]
    private let settings: BatchSettings
    private let renderer: DiagnosticRenderer
    private var workers: [Worker] = []

    /// How long one report may take; some thousand times what it needs.
    private static let patience = Duration.seconds(300)
    /// How many reports a worker makes before another takes its place, at the price of a start: a
    /// library that does not give back everything must not fill the memory in a country's night.
    private static let shift = 500
    /// How often a stop is looked for, in milliseconds.
    private static let pause: Int32 = 100

    init(_ command: [String], _ settings: BatchSettings, _ renderer: DiagnosticRenderer) {
        self.command = command
        self.settings = settings
        self.renderer = renderer
    }

    /// Does tasks until there are no more, or a stop is asked for; what was begun is finished.
    /// - Parameters:
    ///   - next: the next task; nil when there is none, or none is to be begun any more.
    ///   - isImpatient: whether what was begun is to be dropped.
    ///   - done: gets each report, in whatever order they are finished.
    /// - Throws: where no worker can be started.
    func run(
        jobs: Int, next: () -> WardTask?, isImpatient: () -> Bool, done: (WardReport) -> Void
    ) throws(DiagnosticError) {
        defer { workers.removeAll() }
        while true {
            while workers.count < jobs, let task = next() { try start(on: task) }
            guard !workers.isEmpty else { return }
            let ready = ChildProcess.ready(among: workers.map(\.process), milliseconds: Self.pause)
            // From the last to the first: one that has ended is taken out.
            for place in ready.reversed() { listen(to: place, next, done) }
            if isImpatient() { return }
            stopLateOnes()
        }
    }

    private func start(on task: WardTask) throws(DiagnosticError) {
        let process = try ChildProcess(command[0], Array(command.dropFirst()))
        var worker = Worker(process: process)
        // A worker that does not listen has ended, which its line tells.
        _ = process.send(settings)
        give(task, to: &worker)
        workers.append(worker)
    }

    private func give(_ task: WardTask, to worker: inout Worker) {
        worker.task = task
        worker.deadline = ContinuousClock.now + Self.patience
        _ = worker.process.send(task)
    }

    private func listen(to place: Int, _ next: () -> WardTask?, _ done: (WardReport) -> Void) {
        switch workers[place].process.receive(WardReport.self) {
        case .part: return
        case .message(let report):
            done(report)
            workers[place].reports += 1
            if workers[place].reports < Self.shift, let task = next() {
                return give(task, to: &workers[place])
            }
            workers[place].process.hangUp()
            workers.remove(at: place)
        case .end:
            let worker = workers.remove(at: place)
            worker.process.stop()
            if let task = worker.task { done(failure(of: task, worker)) }
        }
    }

    private func stopLateOnes() {
        for worker in workers where worker.deadline < ContinuousClock.now { worker.process.stop() }
    }

    /// The report on a ward whose worker ended over it.
    private func failure(of task: WardTask, _ worker: Worker) -> WardReport {
        if worker.deadline < ContinuousClock.now {
            return WardReport(failed: task, [Self.late], renderer)
        }
        let ending = worker.process.wait()
        return WardReport(failed: task, [Self.died(ending, worker.process.lastWords)], renderer)
    }

    private static var late: Diagnostic {
        .error(
            .wardTooLong, vi: "quá \(patience.components.seconds) giây chưa lập xong báo cáo, đã dừng",
            en: "the report took longer than \(patience.components.seconds) seconds and was stopped",
            hints: [
                Diagnostic.Hint(
                    vi: "xem thư mục có tệp lớn bất thường không, hoặc ổ đĩa mạng có trả lời không",
                    en: "look for a file that is far too large, or a network disk that does not answer")
            ])
    }

    private static func died(_ ending: ChildProcess.Ending, _ words: String) -> Diagnostic {
        let (vi, en) =
            switch ending {
            case .signal(let number): ("tín hiệu \(number)", "signal \(number)")
            case .status(let number): ("mã thoát \(number)", "exit status \(number)")
            }
        let last = words.split(separator: "\n").first { !$0.isEmpty }
        let said = last.map { [Diagnostic.Hint(vi: "chương trình nói: \($0)", en: "it said: \($0)")] } ?? []
        return .error(
            .workerDied, vi: "tiến trình lập báo cáo dừng giữa chừng (\(vi))",
            en: "the process that made the report ended half way (\(en))",
            hints: said + [
                Diagnostic.Hint(
                    vi: "chạy lại; nếu vẫn dừng ở đây thì báo lỗi kèm thư mục này",
                    en: "run again; if it ends here once more, report the fault with this folder")
            ])
    }
}

extension Baocao {
    /// What a worker does: reports on wards until its line is closed. Run by the program that a
    /// batch names as its worker, and by nobody else.
    public static func serveBatch() {
        var line = ParentLine()
        guard let settings = line.receive(BatchSettings.self) else { return }
        let rendering = WardRendering(settings, environment: SystemEnvironment(assets: EmbeddedAssets.all))
        while let task = line.receive(WardTask.self) {
            guard line.send(rendering.report(on: task)) else { return }
        }
    }
}

extension DiagnosticID {
    static let wardTooLong = DiagnosticID("ward-too-long", .fault)
    static let workerDied = DiagnosticID("worker-died", .fault)
}
