package import Diagnostics
internal import FoundationEssentials
internal import PlanModel

extension DiagnosticID {
    package static let resultWomen = DiagnosticID("result-women", .data)
    package static let resultPartAlone = DiagnosticID("result-part-alone", .data)
    package static let resultMissingFigure = DiagnosticID("result-missing-figure", .data)
    package static let resultMissingOutcome = DiagnosticID("result-missing-outcome", .data)
    package static let resultMissingReason = DiagnosticID("result-missing-reason", .data)
    package static let resultContradiction = DiagnosticID("result-contradiction", .data)
    package static let resultImplausible = DiagnosticID("result-implausible", .data)
}

/// What must hold within one row that could be read. A contradiction weighs as the policy
/// says; a gap is always a warning, since a form with gaps is worth more than none.
struct ResultRules {
    let policy: RulePolicy
    /// Columns whose cells could not be read: no rule looks at them.
    var unread: Set<ResultColumn> = []

    func check(_ result: TaskResult, _ log: inout DiagnosticLog) {
        checkWomen(result, &log)
        checkPlausibility(result, &log)
        guard !unread.contains(.status) else { return }
        if result.status.expectsFigures {
            checkFigures(result, &log)
        } else {
            checkIdle(result, &log)
        }
        if result.status == .notStarted, result.difficulties == nil, result.outcome == nil,
            unread.isDisjoint(with: [.difficulties, .outcome])
        {
            report(
                .resultMissingReason, vi: "\(result.taskID.text) chưa thực hiện nhưng không ghi lý do",
                en: "\(result.taskID.text) is not started, and no reason is given", at: result.statusLocation,
                hint: Diagnostic.Hint(
                    vi: "ghi lý do vào cột Kết quả hoặc Khó khăn vướng mắc",
                    en: "give the reason in the column Kết quả or Khó khăn vướng mắc"),
                about: result, .warning, &log)
        }
    }

    private func checkWomen(_ result: TaskResult, _ log: inout DiagnosticLog) {
        guard let women = result.women.value else { return }
        guard let all = result.attendances.value else { return checkPart(women, of: result, &log) }
        guard women > all else { return }
        report(
            .resultWomen,
            vi: "số nữ (\(DecimalText.text(women))) lớn hơn số lượt người (\(DecimalText.text(all)))",
            en: "more women (\(women)) than attendances (\(all))", at: result.women.location,
            hint: Diagnostic.Hint(
                vi: "tổng số ở đây", en: "the total is here", at: result.attendances.location),
            about: result, policy.severity, &log)
    }

    /// Women of a number nobody gave: the report cannot say of how many they are, and leaves them out of
    /// its sentences.
    private func checkPart(_ women: FigureValue, of result: TaskResult, _ log: inout DiagnosticLog) {
        guard women > 0, !unread.contains(.attendances) else { return }
        report(
            .resultPartAlone,
            vi: "\(result.taskID.text) ghi \(DecimalText.text(women)) lượt nữ mà để trống “Số lượt người”",
            en: "\(result.taskID.text) gives \(women) women and leaves the attendances blank",
            at: result.women.location,
            hint: Diagnostic.Hint(
                vi: "ghi tổng số lượt người; chưa có tổng số thì báo cáo không nêu số nữ này ở phần lời",
                en: "give all attendances; without them the report's text leaves these women out",
                at: result.attendances.location),
            about: result, .warning, &log)
    }

    /// A figure no ward can have is kept and said: a column too far, or a decimal mark lost.
    private func checkPlausibility(_ result: TaskResult, _ log: inout DiagnosticLog) {
        let figures: [(ResultColumn, Figure, FigureValue)] = [
            (.events, result.events, Plausibility.events),
            (.attendances, result.attendances, Plausibility.attendances),
            (.funding, result.funding, Plausibility.funding),
        ]
        for (column, figure, most) in figures {
            guard let value = figure.value, value > most else { continue }
            let text = DecimalText.text(value)
            report(
                .resultImplausible, vi: "“\(column.rawValue)” là \(text), lớn khác thường",
                en: "“\(column.rawValue)” is \(text), unusually large", at: figure.location,
                hint: Diagnostic.Hint(
                    vi: "xem lại dấu phẩy, dấu chấm và đơn vị tính của cột",
                    en: "check the decimal mark and the column's unit"),
                about: result, column: column, .warning, &log)
        }
    }

    /// Blank is not zero: where work was done, each figure is wanted.
    private func checkFigures(_ result: TaskResult, _ log: inout DiagnosticLog) {
        let figures: [(ResultColumn, Figure)] = [
            (.events, result.events), (.attendances, result.attendances), (.women, result.women),
            (.funding, result.funding),
        ]
        // A total whose part is given has been asked for already.
        let isAsked = (result.women.value ?? 0) > 0
        let missing = figures.filter {
            $0.1.value == nil && !unread.contains($0.0) && !(isAsked && $0.0 == .attendances)
        }
        if !missing.isEmpty {
            let names = missing.map { "“\($0.0.rawValue)”" }.listed
            report(
                .resultMissingFigure, vi: "\(result.taskID.text) chưa có số liệu ở cột \(names)",
                en: "\(result.taskID.text) has no figure in \(names)", at: missing.first?.1.location,
                hint: Diagnostic.Hint(
                    vi: "ghi 0 nếu thật sự không có", en: "write 0 if there really was none"),
                about: result, .warning, &log)
        }
        if result.outcome == nil, !unread.contains(.outcome) {
            report(
                .resultMissingOutcome, vi: "\(result.taskID.text) chưa ghi kết quả thực hiện",
                en: "\(result.taskID.text) tells no result", at: result.statusLocation,
                hint: Diagnostic.Hint(vi: "ghi vào cột Kết quả", en: "write it in the column Kết quả"),
                about: result, .warning, &log)
        }
    }

    /// Where nothing was done there can be nothing to count.
    private func checkIdle(_ result: TaskResult, _ log: inout DiagnosticLog) {
        let figures = [result.events, result.attendances, result.women, result.funding]
        guard let figure = figures.first(where: { ($0.value ?? 0) > 0 }) else { return }
        report(
            .resultContradiction, vi: "trạng thái là “\(result.status.rawValue)” nhưng vẫn có số liệu",
            en: "the status is “\(result.status.rawValue)”, yet there is a figure", at: figure.location,
            hint: Diagnostic.Hint(
                vi: "sửa trạng thái hoặc số liệu", en: "correct the status or the figure",
                at: result.statusLocation),
            about: result, policy.severity, &log)
    }

    private func report(
        _ id: DiagnosticID, vi: String, en: String, at location: Location?, hint: Diagnostic.Hint,
        about result: TaskResult, column: ResultColumn? = nil, _ severity: Diagnostic.Severity,
        _ log: inout DiagnosticLog
    ) {
        let part = column.map { "." + FindingKey.of($0.rawValue) } ?? ""
        log.report(
            Diagnostic(severity, id, Message(vi: vi, en: en), at: location, hints: [hint])
                .about(result.taskID.text + part))
    }
}
