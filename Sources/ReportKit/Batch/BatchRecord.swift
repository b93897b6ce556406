internal import Diagnostics
internal import Files

/// What became of each ward of a part, written down as it comes and told in the list's order.
struct BatchRecord {
    private let wards: [WardList.Ward]
    private let observe: (BatchEvent) -> Void
    private var journal: BatchJournal
    private let environment: any Environment
    private(set) var reports: [Int: WardReport] = [:]
    private(set) var progress = BatchProgress()
    /// How many of the wards, from the first, have been told of.
    private var told = 0
    /// When the journal was last on the disk.
    private var synchronised = ContinuousClock.now
    /// Why nothing more can be written down.
    private(set) var fault: DiagnosticError?

    init(
        _ wards: [WardList.Ward], _ journal: BatchJournal, _ environment: any Environment,
        observe: @escaping (BatchEvent) -> Void
    ) {
        self.wards = wards
        self.journal = journal
        self.environment = environment
        self.observe = observe
        progress.total = wards.count
    }

    func task(for ward: WardList.Ward) -> WardTask {
        let known = journal.entry(for: ward.report)
        return WardTask(
            place: ward.place, folder: ward.folder, line: Location.span(ward.line).linePart,
            report: ward.report, known: known?.entry, questions: known?.questions ?? [])
    }

    mutating func take(_ report: WardReport) {
        var report = report
        if report.state == .made, let entry = report.entry {
            do throws(DiagnosticError) {
                try journal.add(entry, report.questions)
                try synchroniseNowAndThen()
            } catch { fault = error }
        }
        // The journal has them.
        report.questions = []
        reports[report.place] = report
        switch report.state {
        case .made: progress.made += 1
        case .kept: progress.kept += 1
        case .failed: progress.failed += 1
        }
        tell()
        observe(.progress(progress))
    }

    /// A report that turns out not to be one; it has been told of as made.
    mutating func refuse(_ place: Int, _ report: WardReport) {
        guard let old = reports[place] else { return }
        if old.state == .made { progress.made -= 1 } else { progress.kept -= 1 }
        progress.failed += 1
        reports[place] = report
        observe(.messages(report.messages))
    }

    /// Messages wait for those of the wards before, so that they always come in the same order.
    private mutating func tell() {
        while told < wards.count, let report = reports[wards[told].place] {
            if !report.messages.isEmpty { observe(.messages(report.messages)) }
            reports[wards[told].place]?.messages = ""
            told += 1
        }
    }

    /// After a loss of power at most the last seconds' reports are made again.
    private mutating func synchroniseNowAndThen() throws(DiagnosticError) {
        guard ContinuousClock.now - synchronised > .seconds(2) else { return }
        try journal.synchronise()
        synchronised = .now
    }

    /// The end: all that was made is on the disk.
    mutating func close() {
        // In the order in which they are needed after a loss of power.
        if progress.made > 0 { environment.synchroniseDisk() }
        do throws(DiagnosticError) { try journal.synchronise() } catch { fault = fault ?? error }
    }
}

extension Location {
    /// `FILE:LINE`.
    fileprivate var linePart: String {
        guard case .span(let span) = self else { return path }
        return "\(path):\(span.start.line)"
    }
}
