package import Diagnostics
internal import FoundationEssentials

extension DiagnosticID {
    package static let flowShrunk = DiagnosticID("flow-shrunk", .data)
    package static let statusFellBack = DiagnosticID("status-fell-back", .data)
    package static let figureJump = DiagnosticID("figure-jump", .data)
}

/// What figures that only grow over a year must hold: events, attendances, money spent.
package enum FlowComparison {
    /// The figures of a result that add up over time, by the names of their columns.
    package static func flows(of result: TaskResult) -> [(name: String, figure: Figure)] {
        [
            ("Số cuộc", result.events), ("Số lượt người", result.attendances),
            ("Trong đó nữ", result.women), ("Kinh phí", result.funding),
        ]
    }

    /// Results by their task; a task that was reported twice counts once.
    package static func byTask(_ results: [TaskResult]) -> [String: TaskResult] {
        Dictionary(results.map { ($0.taskID.text, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Tasks whose figure for the whole year is below that of its first half, or that had a result then and
    /// are said to have none.
    /// - Parameters:
    ///   - halfYear: what the first half reported, by task.
    ///   - severity: of a figure that was counted; one that was estimated then may shrink.
    package static func findings(
        annual: [TaskResult], halfYear: [String: TaskResult], severity: Diagnostic.Severity
    ) -> [Diagnostic] {
        return annual.flatMap { result -> [Diagnostic] in
            guard let half = halfYear[result.taskID.text] else { return [] }
            if let fall = fellBack(result, from: half, half.isEstimate ? .warning : severity) {
                return [fall]
            }
            return zip(flows(of: result), flows(of: half)).compactMap { now, then in
                guard let year = now.figure.value, let first = then.figure.value, year < first else {
                    return nil
                }
                return shrunk(
                    result.taskID.text, now.name, year, first, now.figure.location, then.figure.location,
                    half.isEstimate ? .warning : severity,
                    about: "\(result.taskID.text).\(FindingKey.of(now.name))")
            }
        }
    }

    /// What the first half did is part of the year: a task that was done, or had figures, did not remain
    /// undone, nor was there nothing to do. Figures told with such a status are told as a contradiction.
    private static func fellBack(
        _ result: TaskResult, from half: TaskResult, _ severity: Diagnostic.Severity
    ) -> Diagnostic? {
        let figures = flows(of: half).filter { $0.figure.value ?? 0 > 0 }
        guard half.status == .done || half.status == .inProgress && !figures.isEmpty,
            result.status == .notStarted || result.status == .noneArose
        else { return nil }
        let (id, now, then) = (result.taskID.text, result.status.rawValue, half.status.rawValue)
        let told = figures.map { "\($0.name) \(decimal($0.figure))" }.joined(separator: ", ")
        let with = told.isEmpty ? "" : " (\(told))"
        return Diagnostic(
            severity, .statusFellBack,
            Message(
                vi: "\(id): cả năm ghi “\(now)”, 6 tháng đầu năm đã ghi “\(then)”\(with)",
                en: "\(id): “\(now)” for the whole year, yet “\(then)” in its first half\(with)"),
            at: result.statusLocation,
            hints: [
                Diagnostic.Hint(
                    vi: "kết quả cả năm gồm cả 6 tháng đầu; sửa trạng thái và ghi số liệu tính từ đầu năm",
                    en:
                        "a year holds its first half; correct the status and give the figures from its beginning",
                    at: half.statusLocation)
            ]
        ).about("\(id).trang-thai")
    }

    private static func decimal(_ figure: Figure) -> String {
        figure.value.map { "\($0)".replacing(".", with: ",") } ?? ""
    }

    static func shrunk(
        _ id: String, _ name: String, _ year: FigureValue, _ half: FigureValue, _ location: Location?,
        _ before: Location?, _ severity: Diagnostic.Severity, about subject: String
    ) -> Diagnostic {
        let (year, half) = ("\(year)".replacing(".", with: ","), "\(half)".replacing(".", with: ","))
        return Diagnostic(
            severity, .flowShrunk,
            Message(
                vi: "\(id): “\(name)” cả năm là \(year), ít hơn \(half) của 6 tháng đầu năm",
                en: "\(id): “\(name)” of the whole year is \(year), less than \(half) of its first half"),
            at: location,
            hints: [
                Diagnostic.Hint(
                    vi: "số liệu cả năm tính từ đầu năm, gồm cả 6 tháng đầu; sửa số sai",
                    en: "figures of a year count from its beginning; correct the wrong one", at: before)
            ]
        ).about(subject)
    }
}
