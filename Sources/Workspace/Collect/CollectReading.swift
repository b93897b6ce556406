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

/// Reads returned files and weighs them against one another and against what is stored.
package struct Collector {
    package let folder: WorkspaceFolder
    package let plan: Plan
    let index: PlanIndex
    package let period: ReportingPeriod
    /// Of CSV files without a byte order mark; nil for UTF-8.
    package let encoding: TextEncoding?
    /// Whether a file with warnings is refused too.
    package let refusesWarnings: Bool
    /// The day the forms came in; nil for now.
    package let received: CalendarDate?
    /// What a form breaks beyond the rules of its cells; an error refuses the form.
    let rules: (Results) -> [Diagnostic]

    package init(
        folder: WorkspaceFolder, plan: Plan, period: ReportingPeriod, encoding: TextEncoding? = nil,
        refusesWarnings: Bool = false, received: CalendarDate? = nil,
        rules: @escaping (Results) -> [Diagnostic] = { _ in [] }
    ) {
        self.rules = rules
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

    private func read(_ path: String, with reader: ReturnedFormReader) -> Intake.File {
        var log = DiagnosticLog()
        do throws(DiagnosticError) {
            let form = try reader.read(path, log: &log)
            log.report(contentsOf: rules(form.results))
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
                    en: "the form “\(path)” reports no task", at: .file(path),
                    hints: [
                        Diagnostic.Hint(
                            vi: "đề nghị đơn vị điền rồi gửi lại", en: "ask the unit to fill it in")
                    ]))
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
