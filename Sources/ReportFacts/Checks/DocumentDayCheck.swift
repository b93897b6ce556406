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
                guard let typed, let document = document(in: typed.text, after: bound) else { return nil }
                return finding(document, after: bound, result, name, typed)
            }
        }
    }

    private struct Document {
        let number: String
        let day: CalendarDate
    }

    /// The first that has its number and, right behind it, a day with its year: `412/QĐ-UBND ngày 12/12/2023`. A
    /// day further on may be that of what the document is about.
    private func document(in text: String, after bound: CalendarDate) -> Document? {
        let bytes = Array(text.utf8)
        for mention in DateReader.dates(in: text) where mention.day != nil && mention.year != nil {
            guard let day = mention.date(inYear: period.year), bound < day else { continue }
            let before = String(
                decoding: bytes[..<mention.range.lowerBound].suffix(Self.lookedBack), as: UTF8.self)
            if let number = number(atEndOf: before) { return Document(number: number, day: day) }
        }
        return nil
    }

    private func number(atEndOf text: String) -> String? {
        let behind = text.reversed().prefix { !$0.isLetter && !$0.isNumber }
        guard behind.allSatisfy(Self.joints.contains) else { return nil }
        var words = WordList(text).words[...]
        while let last = words.last, Self.fillers.contains(last.text.lowercased()) {
            guard last.gap.allSatisfy(Self.joints.contains) else { return nil }
            words.removeLast()
        }
        guard var start = words.indices.last else { return nil }
        while start > words.startIndex, ["/", "-"].contains(words[start].gap) { start -= 1 }
        let parts = words[start...]
        guard parts[start].text.first?.isNumber == true, let letters = parts.dropFirst().first,
            letters.gap == "/", letters.isCapital
        else { return nil }
        return parts[start].text + parts.dropFirst().map { $0.gap + $0.text }.joined()
    }

    /// In bytes: longer than the number of any document.
    private static let lookedBack = 160
    private static let joints: Set<Character> = [" ", ",", "("]
    private static let fillers: Set = ["ngày", "ký", "ban", "hành"]

    private func finding(
        _ document: Document, after bound: CalendarDate, _ result: TaskResult, _ name: String,
        _ typed: TypedText
    ) -> Diagnostic {
        let (id, number) = (result.taskID.text, document.number)
        let (day, last) = (DateText.short(document.day), DateText.short(bound))
        let (vi, en) =
            result.isEstimate
            ? ("báo cáo và số ước chỉ đến ngày \(last)", "the report and its estimates end on \(bound.iso)")
            : ("số liệu tính đến ngày \(last)", "the figures go up to \(bound.iso)")
        return Diagnostic.warning(
            .documentDay, vi: "\(id): văn bản \(number) ghi ngày \(day), nhưng \(vi)",
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
