internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let documentDay = DiagnosticID("document-day", .data)
}

/// Documents that a unit gives as its proof, dated after the figures were closed; an estimate goes beyond them,
/// and no document is dated after the report that names it.
struct DocumentDayCheck {
    private let results: [TaskResult]
    private let period: ReportingPeriod
    /// The last day of a document, and whether it is the report's own.
    private let bound: CalendarDate
    private let estimateBound: CalendarDate

    init(_ material: CheckMaterial) {
        results = material.results.tasks
        period = material.period
        let closed = TaskFact.Timing.closingDay(of: material.input, material.period)
        bound = closed ?? material.period.lastDay
        estimateBound = max(bound, material.input.date ?? material.period.lastDay)
    }

    /// One for each cell: who corrects it sees the others.
    var findings: [Diagnostic] {
        results.flatMap { result in
            [("minh-chung", result.evidence), ("ket-qua", result.outcome)].compactMap { name, typed in
                let bound = result.isEstimate ? estimateBound : bound
                guard let typed else { return nil }
                let documents = DatedDocument.all(in: typed.text, isProof: name == "minh-chung")
                return documents.first { bound < $0.day }.map {
                    finding($0, after: bound, result, name, typed)
                }
            }
        }
    }

    private func finding(
        _ document: DatedDocument, after bound: CalendarDate, _ result: TaskResult, _ name: String,
        _ typed: TypedText
    ) -> Diagnostic {
        let (id, number) = (result.taskID.text, document.name)
        let (day, last) = (DateText.short(document.day), DateText.short(bound))
        let (vi, en) =
            result.isEstimate
            ? ("báo cáo và số ước chỉ đến ngày \(last)", "the report and its estimates end on \(bound.iso)")
            : ("số liệu tính đến ngày \(last)", "the figures go up to \(bound.iso)")
        return Diagnostic.warning(
            .documentDay,
            vi: "\(id): \(document.isNumbered ? "văn bản " : "")\(number) ghi ngày \(day), nhưng \(vi)",
            en: "\(id): the document \(number) is dated \(document.day.iso), but \(en)",
            at: typed.location,
            hints: [
                Diagnostic.Hint(
                    vi:
                        "sửa ngày của văn bản, hoặc bỏ văn bản chưa ban hành; nếu số liệu tính đến sau ngày ấy, sửa “to” của mục data trong reports/\(period.name).yaml",
                    en:
                        "correct the day, or take out what was not issued yet; where the figures go beyond it, correct “to” under data in reports/\(period.name).yaml"
                )
            ]
        ).about("\(id).\(name)/\(FindingKey.of(number))")
    }
}
