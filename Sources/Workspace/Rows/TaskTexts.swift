internal import Diagnostics
internal import Files
internal import PlanModel

/// Whether the words of a form's tasks are those of the plan's tasks with the same ids.
///
/// Ids are only places in a plan: in another ward's, or in this one imported anew, they mean other
/// tasks, and what was done for one would be printed as done for another.
struct TaskTexts {
    private let index: PlanIndex
    private let policy: RulePolicy
    /// The ids of the plan's tasks by their words; made when a text is not the plan's.
    private var ids: [String: String]?
    /// Of the form that is being read: rows with a text, and those whose text is another.
    private var (told, others) = (0, 0)

    init(_ index: PlanIndex, _ policy: RulePolicy) {
        self.index = index
        self.policy = policy
    }

    /// The rows of another form follow.
    mutating func begin() { (told, others) = (0, 0) }

    /// One cell that names a task, against the plan's text of its id.
    mutating func check(_ cell: TableCell, of item: PlanItem, _ log: inout DiagnosticLog) {
        let text = cell.displayText
        guard !cell.isBlank else { return }
        told += 1
        // Forms come with the plan's own text: the usual case needs no counting of words.
        guard text != item.text else { return }
        let words = ResultColumn.comparable(text)
        guard words != ResultColumn.comparable(item.text) else { return }
        if let meant = id(saying: words) {
            others += 1
            return log.report(moved(cell, item, to: meant))
        }
        guard Folding.differ(text, item.text) else { return tellFigures(cell, of: item, &log) }
        others += 1
        log.report(
            Diagnostic.warning(
                .resultOtherText, vi: "nội dung nhiệm vụ khác hẳn với \(item.id) trong kế hoạch",
                en: "the task's text is quite different from that of \(item.id) in the plan",
                at: cell.location,
                hints: [
                    Diagnostic.Hint(vi: "xem lại mã nhiệm vụ", en: "check the task id", at: item.location)
                ]
            ).about(item.id))
    }

    /// The same task with other numbers or days: the unit answered what the plan said before.
    private func tellFigures(_ cell: TableCell, of item: PlanItem, _ log: inout DiagnosticLog) {
        let (told, due) = (TaskTexts.numbers(in: cell.displayText), TaskTexts.numbers(in: item.text))
        // A text may be told in short; what it says must be the plan's.
        guard let other = told.first(where: { !due.contains($0) }) else { return }
        log.report(
            Diagnostic.warning(
                .resultOldText,
                vi: "biểu ghi “\(other)” trong nội dung \(item.id), kế hoạch hiện nay không ghi số ấy",
                en:
                    "the form says “\(other)” in the text of \(item.id), which the plan as it is now does not",
                at: cell.location,
                hints: [
                    Diagnostic.Hint(
                        vi:
                            "nếu kế hoạch đã sửa sau khi gửi biểu, báo đơn vị xem lại kết quả rồi sửa nội dung cho khớp",
                        en:
                            "where the plan was changed after the form was sent, ask the unit about its result and make the texts agree",
                        at: item.location)
                ]
            ).about(item.id))
    }

    /// As they are written, but for zeros before them.
    private static func numbers(in text: String) -> [Substring] {
        text.split { !($0.isASCII && $0.isNumber) }.map { number in
            let digits = number.drop { $0 == "0" }
            return digits.isEmpty ? "0" : digits
        }
    }

    /// The form is read: when most of its rows tell other tasks, it was made for another plan.
    mutating func end(_ path: String, _ log: inout DiagnosticLog) {
        guard others * 2 > told else { return }
        log.report(
            Diagnostic(
                policy.severity, .resultOtherPlan,
                Message(
                    vi:
                        "biểu này lập theo kế hoạch khác: \(others) trong \(told) dòng ghi nhiệm vụ khác với kế hoạch",
                    en:
                        "the form was made for another plan: \(others) of \(told) rows name other tasks than the plan"
                ),
                at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "gửi lại biểu của kế hoạch này (baocao forms) cho đơn vị; "
                            + "nếu chỉ là sửa câu chữ thì để trống cột Nhiệm vụ",
                        en: "send the unit the form of this plan (baocao forms); "
                            + "where only the wording was changed, leave the column Nhiệm vụ blank")
                ]))
    }

    private func moved(_ cell: TableCell, _ item: PlanItem, to meant: String) -> Diagnostic {
        Diagnostic(
            policy.severity, .resultOtherText,
            Message(
                vi: "nội dung này là của nhiệm vụ \(meant) trong kế hoạch, không phải của \(item.id)",
                en: "this is the text of the task \(meant) in the plan, not of \(item.id)"),
            at: cell.location,
            hints: [
                Diagnostic.Hint(
                    vi: "sửa mã thành \(meant), hoặc sửa nội dung nếu mã đúng",
                    en: "make the id \(meant), or correct the text where the id is right",
                    at: item.location)
            ]
        ).about(item.id)
    }

    /// The first task of the plan that has exactly these words.
    private mutating func id(saying words: String) -> String? {
        let known =
            ids
            ?? Dictionary(
                index.plan.items.map { (ResultColumn.comparable($0.text), $0.id) },
                uniquingKeysWith: { first, _ in first })
        ids = known
        return known[words]
    }
}
