package import Diagnostics
package import Files
package import PlanModel

extension DiagnosticID {
    package static let collectSameForm = DiagnosticID("collect-same-form", .data)
    package static let collectOwner = DiagnosticID("collect-owner", .data)
    package static let collectFewerTasks = DiagnosticID("collect-fewer-tasks", .data)
    package static let collectSent = DiagnosticID("collect-sent", .data)
    package static let collectHalfYear = DiagnosticID("collect-half-year", .data)
}

/// What taking in returned files would do; nothing is stored yet.
package struct Intake: Sendable {
    /// What happens to the form that stands in `results/P/`.
    package enum Change: Hashable, Sendable { case new, replaced, unchanged }

    /// One file that can be stored.
    package struct Taken: Hashable, Sendable {
        package let form: ReturnedForm
        package let change: Change

        /// How many tasks or indicators the form reports.
        package var count: Int {
            switch form.content {
            case .tasks(let results): results.count
            case .indicators(let indicators): indicators.count
            case .counts(let table): table.counts.filter { $0.figure.value != nil }.count
            }
        }
    }

    /// One file as it was named; `taken` is nil when it is refused.
    package struct File: Sendable {
        package let path: String
        package fileprivate(set) var taken: Taken?
        /// What was noticed in it; an error where it is refused.
        package fileprivate(set) var log: DiagnosticLog

        /// Whether storing it would change something.
        var isNews: Bool { taken.map { $0.change != .unchanged } ?? false }

        mutating func refuse(_ diagnostics: [Diagnostic]) {
            taken = nil
            log.report(contentsOf: diagnostics)
        }
    }

    /// In the order they were named.
    package fileprivate(set) var files: [File]
    /// What was noticed in forms stored before, which stay as they are.
    package fileprivate(set) var storedLog: DiagnosticLog

    package var diagnostics: [Diagnostic] { files.flatMap(\.log.entries) + storedLog.entries }
}

/// Reads returned files and weighs them against one another and against what is stored.
package struct Collector: Sendable {
    package let folder: WorkspaceFolder
    package let plan: Plan
    private let index: PlanIndex
    package let period: ReportingPeriod
    /// Of CSV files without a byte order mark; nil for UTF-8.
    package let encoding: TextEncoding?
    /// Whether a file with warnings is refused too.
    package let refusesWarnings: Bool
    /// The day the forms came in; nil for now.
    package let received: CalendarDate?

    package init(
        folder: WorkspaceFolder, plan: Plan, period: ReportingPeriod, encoding: TextEncoding? = nil,
        refusesWarnings: Bool = false, received: CalendarDate? = nil
    ) {
        self.received = received
        self.folder = folder
        self.plan = plan
        index = PlanIndex(plan)
        self.period = period
        self.encoding = encoding
        self.refusesWarnings = refusesWarnings
    }

    /// Every fault of every file; a file with an error is refused, the others are not.
    /// - Throws: when the folder of results cannot be read.
    package func intake(of paths: [String]) throws(DiagnosticError) -> Intake {
        let reader = try ReturnedFormReader(folder, index, policy: .strict, encoding: encoding)
        var seen: Set<String> = []  // A file named twice is one file.
        let files = paths.filter { seen.insert($0).inserted }.map { read($0, with: reader) }
        var intake = Intake(files: files, storedLog: DiagnosticLog())
        refuseSameForms(in: &intake)
        let unchanged = intake.files.filter { $0.taken?.change == .unchanged }
        let stored = try StoredTasks(
            folder: folder, period: period, index: index,
            known: Dictionary(
                unchanged.map { ($0.taken?.form.name ?? "", $0.results) }, uniquingKeysWith: { $1 }))
        for index in intake.files.indices {
            guard let form = intake.files[index].taken?.form.name else { continue }
            if let fault = stored.handMadeFault(form) { intake.files[index].refuse([fault]) }
        }
        ClashSearch(stored: stored).refuse(in: &intake.files)
        try compare(&intake.files, stored)
        for index in intake.files.indices {
            guard let taken = intake.files[index].taken else { continue }
            if let warning = stored.missing(from: taken.form, path: intake.files[index].path) {
                intake.files[index].log.report(warning)
            }
            if refusesWarnings, intake.files[index].log.hasWarnings {
                intake.files[index].taken = nil
            }
        }
        // A file refused for its warnings leaves its old form in place too.
        if refusesWarnings { ClashSearch(stored: stored).refuse(in: &intake.files) }
        let replaced = Set(intake.files.compactMap { $0.taken?.form.name })
        intake.storedLog = stored.faults(except: replaced)
        if folder.isSent(period), intake.files.contains(where: { $0.isNews }) {
            intake.storedLog.report(reportSent)
        }
        return intake
    }

    /// Warns where the new figures do not go with those of other units or of the first half.
    private func compare(
        _ files: inout [Intake.File], _ stored: StoredTasks
    ) throws(DiagnosticError) {
        var events = SharedEvents()
        events.add(stored.results(except: Set(files.compactMap { $0.taken?.form.name })))
        let stored = try halfYear()
        let half = FlowComparison.byTask(Results(stored).tasks)
        for index in files.indices {
            let own = files[index].results
            files[index].log.report(contentsOf: events.findings(in: own))
            events.add(own)
            let earlier = stored.first { $0.name == files[index].taken?.form.name }
            if let earlier, earlier.log.hasErrors {
                files[index].log.report(incomparable(earlier))
            }
            files[index].log.report(
                contentsOf: FlowComparison.findings(annual: own, halfYear: half, severity: .warning))
        }
    }

    /// A year that is not compared with its first half must not look as if it had been.
    private func incomparable(_ form: StoredForm) -> Diagnostic {
        .warning(
            .collectHalfYear,
            vi: "biểu 6 tháng đầu năm có lỗi, không so sánh hết được số liệu cả năm với biểu này",
            en: "the form of the first half has errors, not all figures of the year can be compared with it",
            at: .file(form.path),
            hints: [
                Diagnostic.Hint(
                    vi: "xem lỗi: baocao check \(folder.root) --period \(period.year)-H1",
                    en: "see what is wrong: baocao check \(folder.root) --period \(period.year)-H1")
            ])
    }

    /// What the first half reported, for an annual period.
    private func halfYear() throws(DiagnosticError) -> [StoredForm] {
        guard period.kind == .annual else { return [] }
        let first = ReportingPeriod(year: period.year, kind: .firstHalf)
        var unused = DiagnosticLog()  // Files that are no forms; `check` tells of them.
        return try folder.storedForms(for: first, plan: plan, policy: .lenient, log: &unused)
    }

    private var reportSent: Diagnostic {
        .warning(
            .collectSent, vi: "báo cáo kỳ \(period.name) đã gửi; số liệu mới không đổi bản đã gửi",
            en: "the report of \(period.name) has been sent; new data does not change it",
            at: .file(folder.sentFolder(for: period)),
            hints: [
                Diagnostic.Hint(
                    vi: "nếu số liệu sai, lập báo cáo thay thế và gửi lại (NĐ 30/2020, Điều 18)",
                    en: "if figures were wrong, issue a report that replaces it (NĐ 30/2020, article 18)")
            ])
    }

    /// Stores what was taken; what it replaces goes to `.previous/` first, so that a
    /// process killed at any moment loses nothing.
    package func store(_ intake: Intake) throws(DiagnosticError) {
        let receipts = try receipts()
        for taken in intake.files.compactMap(\.taken) where taken.change != .unchanged {
            try folder.store(taken.form, period: period, index)
        }
        try note(intake, in: receipts)
    }

    /// The book of receipts, read before anything is stored: one that cannot be read at all
    /// must not stop a collect half way.
    private func receipts() throws(DiagnosticError) -> (book: ReceiptBook, damaged: [UInt8]?) {
        let place = folder.resultsFolder(for: period)
        var found = DiagnosticLog()  // `status` tells what is wrong with the book.
        let book = try ReceiptBook(folder: place, environment: folder.environment, &found)
        let path = PathName.join(place, ReceiptBook.fileName)
        return (book, found.entries.isEmpty ? nil : try folder.environment.read(path))
    }

    /// Notes when forms came in, after they are in place: a line for a form that is not
    /// there would make a unit look as if it had reported.
    private func note(
        _ intake: Intake, in receipts: (book: ReceiptBook, damaged: [UInt8]?)
    ) throws(DiagnosticError) {
        var book = receipts.book
        let time =
            received.map { ReceiptTime(secondsSince1970: Int64($0.dayNumber) * 86_400 - 7 * 3600) }
            ?? ReceiptTime(secondsSince1970: folder.environment.now)
        var isChanged = false
        for file in intake.files {
            guard let taken = file.taken else { continue }
            let isNoted = book.first(of: taken.form.name) != nil
            if taken.change == .unchanged, isNoted { continue }
            book.note(taken.form.name, at: time, file: PathName.last(of: file.path))
            isChanged = true
        }
        guard isChanged else { return }
        // Lines nobody can read are somebody's notes all the same.
        if let damaged = receipts.damaged { try folder.keep(damaged, form: "received", period: period) }
        let place = folder.resultsFolder(for: period)
        try folder.environment.write(book.bytes, to: PathName.join(place, ReceiptBook.fileName))
    }

    private func read(_ path: String, with reader: ReturnedFormReader) -> Intake.File {
        var log = DiagnosticLog()
        do throws(DiagnosticError) {
            let form = try reader.read(path, log: &log)
            let owned = ownedByContent(form, path: path, &log)
            let change = try change(owned)
            let taken = Intake.Taken(form: owned, change: change)
            return Intake.File(path: path, taken: log.hasErrors ? nil : taken, log: log)
        } catch {
            log.report(contentsOf: error.diagnostics.map(namingEncodings))
            return Intake.File(path: path, taken: nil, log: log)
        }
    }

    /// A file named after one unit that holds only another's tasks is the other's: the
    /// name must not overwrite what the first has sent.
    private func ownedByContent(
        _ form: ReturnedForm, path: String, _ log: inout DiagnosticLog
    ) -> ReturnedForm {
        guard case .tasks(let results) = form.content else { return form }
        let owners = Set(results.compactMap { index.form(of: $0.taskID.text) })
        if results.isEmpty {
            log.report(
                .error(
                    .resultNotReported, vi: "biểu “\(path)” không báo cáo nhiệm vụ nào",
                    en: "the form “\(path)” reports no task", at: .file(path)))
        }
        guard owners.count == 1, let owner = owners.first, owner != form.name else { return form }
        log.report(
            .warning(
                .collectOwner,
                vi: "tên tệp là của “\(form.name)” nhưng mọi nhiệm vụ trong biểu là của “\(owner)”",
                en: "the file is named after “\(form.name)”, yet all its tasks are those of “\(owner)”",
                at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "biểu được nhận là của “\(owner)”; xem lại nếu không đúng",
                        en: "it is taken as the form of “\(owner)”; check that this is right")
                ]))
        return ReturnedForm(name: owner, content: .tasks(results.map { $0.inForm(owner) }))
    }

    private func change(_ form: ReturnedForm) throws(DiagnosticError) -> Intake.Change {
        let path = folder.formPath(form.name, for: period)
        guard folder.environment.kind(of: path) == .file else { return .new }
        let old = try folder.environment.read(path)
        return old == FormBytes.of(form, index) ? .unchanged : .replaced
    }

    /// Adds the option to what is said of a file that is not UTF-8.
    private func namingEncodings(_ diagnostic: Diagnostic) -> Diagnostic {
        guard diagnostic.id == .textEncoding, encoding == nil else { return diagnostic }
        var diagnostic = diagnostic
        diagnostic.hints.append(
            Diagnostic.Hint(
                vi: "hoặc đọc tệp theo bảng mã cũ: thêm --encoding tcvn3 hoặc --encoding windows-1258",
                en: "or read it in its own encoding: add --encoding tcvn3 or --encoding windows-1258"))
        return diagnostic
    }

    /// Two files that are the same form: which of them counts, only the user can tell.
    private func refuseSameForms(in intake: inout Intake) {
        let named = Dictionary(grouping: intake.files.indices) { index in
            intake.files[index].taken?.form.name ?? ""
        }
        for (name, indices) in named.sorted(by: { $0.key < $1.key }) where !name.isEmpty && indices.count > 1
        {
            for index in indices {
                let others = indices.filter { $0 != index }.map { "“\(intake.files[$0].path)”" }.listed
                let path = intake.files[index].path
                intake.files[index].refuse([
                    .error(
                        .collectSameForm, vi: "“\(path)” và \(others) đều là biểu “\(name)”",
                        en: "“\(path)” and \(others) are all the form “\(name)”", at: .file(path),
                        hints: [Diagnostic.Hint(vi: "chỉ đưa vào một tệp", en: "name one of them only")])
                ])
            }
        }
    }
}
