package import Diagnostics
internal import Files
internal import FoundationEssentials
internal import PlanModel

extension DiagnosticID {
    package static let resultUnknownTask = DiagnosticID("result-unknown-task", .data)
    package static let resultNotATask = DiagnosticID("result-not-a-task", .data)
    package static let resultTwice = DiagnosticID("result-twice", .data)
    package static let resultOtherText = DiagnosticID("result-other-text", .data)
    package static let resultOldText = DiagnosticID("result-old-text", .data)
    package static let resultOtherPlan = DiagnosticID("result-other-plan", .data)
    package static let resultStatus = DiagnosticID("result-status", .data)
    package static let resultNotReported = DiagnosticID("result-not-reported", .data)
}

/// Rows of a unit's form to results of the plan's tasks.
struct TaskRowReader {
    private let index: PlanIndex
    private let policy: RulePolicy
    /// Where each task was first reported, over all forms.
    private var places: [String: Location] = [:]
    private var texts: TaskTexts

    init(_ index: PlanIndex, policy: RulePolicy) {
        self.index = index
        self.policy = policy
        texts = TaskTexts(index, policy)
    }

    /// The results of one form; what cannot be read is in the log and left out.
    mutating func read(
        _ file: FormFile, form: String, _ log: inout DiagnosticLog
    ) throws(DiagnosticError) -> [TaskResult] {
        texts.begin()
        let results = FormTable<ResultColumn>.rows(of: file, &log)
            .compactMap { read($0, form: form, &log) }
        texts.end(file.path, &log)
        return results
    }

    private mutating func read(
        _ row: FormTable<ResultColumn>.Row, form: String, _ log: inout DiagnosticLog
    ) -> TaskResult? {
        guard let item = item(of: row, &log) else {
            // A total or a signature has no status; a row that has one is a task's, and is read to its end.
            // Of its rules nothing is said: they are those of a task.
            if !row[.status].isBlank { _ = reading(row, row[.taskID].displayText, form, &log) }
            return nil
        }
        texts.check(row[.task], of: item, &log)
        let reported = row.cells.filter { $0.key != .taskID && $0.key != .task }
        if reported.values.allSatisfy(\.isBlank) {
            log.report(
                Diagnostic.warning(
                    .resultNotReported, vi: "nhiệm vụ \(item.id) chưa được báo cáo",
                    en: "the task \(item.id) is not reported", at: row[.status].location,
                    hints: [TaskRowReader.statusHint]
                ).about(item.id))
            return nil
        }
        let isFirst = isFirst(item.id, at: row[.taskID].location, &log)
        let (result, unread, isWhole) = reading(row, item.id, form, &log)
        ResultRules(policy: policy, unread: unread).check(result, &log)
        return isFirst && isWhole ? result : nil
    }

    /// Every cell is read, so that all faults of a row are told at once.
    /// - Returns: `isWhole` is false when something of the result could not be read; `unread` is what no rule
    ///   may look at.
    private func reading(
        _ row: FormTable<ResultColumn>.Row, _ id: String, _ form: String, _ log: inout DiagnosticLog
    ) -> (result: TaskResult, unread: Set<ResultColumn>, isWhole: Bool) {
        let status = status(row[.status], &log)
        let events = row[.events].count(&log)
        let attendances = row[.attendances].count(&log)
        let women = row[.women].count(&log)
        let funding = row[.funding].quantity(.millions, &log)
        let outcome = row[.outcome].toldText(&log)
        let evidence = row[.evidence].toldText(&log)
        let difficulties = row[.difficulties].toldText(&log)
        let recommendations = row[.recommendations].toldText(&log)
        let isEstimate = row[.estimate].isEstimate(&log)
        let result = TaskResult(
            taskID: TypedText(id, location: row[.taskID].location), form: form, status: status ?? .inProgress,
            statusLocation: row[.status].location, outcome: outcome, events: events ?? .missing,
            attendances: attendances ?? .missing, women: women ?? .missing, funding: funding ?? .missing,
            evidence: evidence, difficulties: difficulties, recommendations: recommendations,
            isEstimate: isEstimate ?? false)
        var unread: Set<ResultColumn> = []
        if status == nil { unread.insert(.status) }
        if events == nil { unread.insert(.events) }
        if attendances == nil { unread.insert(.attendances) }
        if women == nil { unread.insert(.women) }
        if funding == nil { unread.insert(.funding) }
        if row[.outcome].isUnreadable { unread.insert(.outcome) }
        if row[.difficulties].isUnreadable { unread.insert(.difficulties) }
        return (result, unread, unread.isSubset(of: [.outcome, .difficulties]) && isEstimate != nil)
    }

    private func item(of row: FormTable<ResultColumn>.Row, _ log: inout DiagnosticLog) -> PlanItem? {
        let cell = row[.taskID]
        guard let id = cell.typedText(&log)?.text else {
            if cell.isBlank {
                log.report(
                    .error(
                        .resultUnknownTask, vi: "dòng có nội dung nhưng không có mã nhiệm vụ",
                        en: "the row has content but no task id", at: cell.location,
                        hints: [TaskRowReader.rowHint]))
            }
            return nil
        }
        guard let item = index.item(typed: id) else {
            log.report(
                .error(
                    .resultUnknownTask, vi: "kế hoạch không có nhiệm vụ “\(id)”",
                    en: "the plan has no task “\(id)”",
                    at: cell.location, hints: [nearMiss(for: id, log) ?? TaskRowReader.rowHint]))
            return nil
        }
        if !item.isTask {
            log.report(
                Diagnostic.warning(
                    .resultNotATask, vi: "\(item.id) trong kế hoạch không phải là nhiệm vụ phải báo cáo",
                    en: "\(item.id) is no task in the plan", at: cell.location,
                    hints: [
                        Diagnostic.Hint(
                            vi: "đổi task thành true nếu cần", en: "set its task to true if it is one",
                            at: item.location)
                    ]
                ).about(item.id))
        }
        return item
    }

    /// Near names by spelling; for an id that lost its section (`4-1`), those that end so.
    private func nearMiss(for id: String, _ log: DiagnosticLog) -> Diagnostic.Hint? {
        // A form of another plan has thousands: a hundred are shown.
        guard log.entries.count < 100 else { return nil }
        let tail = "." + PlanIndex.key(id)
        let same = index.ids.filter { PlanIndex.key($0).hasSuffix(tail) }
        guard !same.isEmpty else { return log.nearMiss(for: id, among: index.ids) }
        let names = same.prefix(4).map { "“\($0)”" }
        return Diagnostic.Hint(
            vi: "viết đủ số mục: \(names.joined(separator: " hoặc "))",
            en: "write the whole number: \(names.joined(separator: " or "))")
    }

    private mutating func isFirst(_ id: String, at location: Location, _ log: inout DiagnosticLog) -> Bool {
        guard let first = places[id] else {
            places[id] = location
            return true
        }
        log.report(
            .error(
                .resultTwice, vi: "nhiệm vụ \(id) được báo cáo hai lần",
                en: "the task \(id) is reported twice", at: location,
                hints: [
                    Diagnostic.Hint(
                        vi: "lần đầu ở đây; giữ lại một dòng", en: "first here; keep one row", at: first)
                ]))
        return false
    }

    /// The word whatever its case, blanks and marks; nil, and an error, for any other.
    private func status(_ cell: TableCell, _ log: inout DiagnosticLog) -> TaskStatus? {
        if case .text(let text) = cell.content, let status = TaskStatus(rawValue: text) { return status }
        if cell.hasNoValue(&log) { return nil }
        let typed = ResultColumn.comparable(cell.displayText)
        let exact = TaskStatus.allCases.first { ResultColumn.comparable($0.rawValue) == typed }
        let folded = TaskStatus.allCases.filter { Folding.ascii($0.rawValue) == Folding.ascii(typed) }
        if let status = exact ?? (folded.count == 1 ? folded.first : nil) { return status }
        if TaskRowReader.saidDone.contains(Folding.ascii(typed)) {
            log.report(TaskRowReader.readAsDone(cell))
            return .done
        }
        let words = TaskStatus.allCases.map(\.rawValue)
        let near = NearMiss.hint(for: cell.displayText, among: words)
        log.report(
            .error(
                .resultStatus,
                vi: cell.isBlank
                    ? "dòng có nội dung nhưng không có trạng thái"
                    : "không có trạng thái “\(cell.displayText)”",
                en: cell.isBlank
                    ? "the row has content but no status" : "there is no status “\(cell.displayText)”",
                at: cell.location, hints: [near ?? TaskRowReader.statusHint]))
        return nil
    }

    /// Other words for `Hoàn thành` that mean nothing else.
    private static let saidDone: Set = ["ht", "da hoan thanh"]

    private static func readAsDone(_ cell: TableCell) -> Diagnostic {
        let (typed, read) = (cell.displayText, TaskStatus.done.rawValue)
        return .warning(
            .resultStatus, vi: "“\(typed)” ở cột Trạng thái được hiểu là “\(read)”",
            en: "“\(typed)” in the column of states is read as “\(read)”", at: cell.location,
            hints: [statusHint])
    }

    private static let rowHint = Diagnostic.Hint(
        vi: "ghi mã như trong biểu đã gửi đi; dòng cộng, dòng ký tên thì xóa khỏi biểu",
        en: "write the id as in the form that was sent out; take totals and signatures out of the form")

    private static let statusHint = Diagnostic.Hint(
        vi: "ghi một trong: \(TaskStatus.allCases.map(\.rawValue).listed)",
        en: "write one of: \(TaskStatus.allCases.map(\.rawValue).listed)")
}
