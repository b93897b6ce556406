internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let documentDates = DiagnosticID("document-dates", .data)
}

/// One document with two days: in a form and in the list of what was issued, or in two forms. A number comes
/// again with the year, and other offices have it too; what they issued is left alone.
struct DocumentDatesCheck {
    private let results: [TaskResult]
    private let issued: [ReportInput.IssuedDocument]
    /// The letters of the office's own documents, `UBND`, and its place.
    private let code: String
    private let place: (kind: String, name: String)?

    init(_ material: CheckMaterial) {
        results = material.results.tasks
        issued = material.input.documents
        code = "-" + Folding.ascii(material.plan.organisation.code)
        place = PlaceKind.split(material.plan.organisation.locality)
    }

    private struct Mention {
        let day: CalendarDate
        let location: Location?
        /// The task whose form has it; nil in the list of what was issued.
        let task: String?
    }

    var findings: [Diagnostic] {
        var known: [String: Mention] = [:]
        for document in issued {
            guard let number = document.number, let date = document.date else { continue }
            known[key(number.text)] = Mention(day: date, location: number.location, task: nil)
        }
        return results.flatMap { result in
            [("minh-chung", result.evidence), ("ket-qua", result.outcome)].flatMap { name, typed in
                typed.map { findings(in: $0, name, result.taskID.text, &known) } ?? []
            }
        }
    }

    private func findings(
        in typed: TypedText, _ name: String, _ task: String, _ known: inout [String: Mention]
    ) -> [Diagnostic] {
        DatedDocument.all(in: typed.text, isProof: false).compactMap { document in
            guard document.isNumbered, !isOfOther(document) else { return nil }
            let key = key(document.name)
            guard let other = known[key] else {
                if key.hasSuffix(code) {
                    known[key] = Mention(day: document.day, location: typed.location, task: task)
                }
                return nil
            }
            return isAtOdds(document.day, other.day) ? finding(document, other, name, task, typed) : nil
        }
    }

    /// `07/KH-UBND` and `7/KH-UBND` are one.
    private func key(_ number: String) -> String {
        String(Folding.ascii(number).filter { $0 != " " }.drop { $0 == "0" })
    }

    private func isOfOther(_ document: DatedDocument) -> Bool {
        guard let first = document.rest.first, first.follows, first.text == "của" else { return false }
        let issuer = document.rest.prefix(Self.longestIssuer)
        guard let kind = issuer.firstIndex(where: { $0.text == place?.kind }) else { return true }
        // `của UBND phường`, and the name of its own.
        guard let named = issuer.dropFirst(kind + 1).first, named.follows, named.isCapital else {
            return false
        }
        return named.text != place?.name.words().first.map(String.init)
    }

    /// In words: `của Ủy ban nhân dân phường` and a name.
    private static let longestIssuer = 8

    /// Another day of the same year, or the same day of another year, mistyped; else it is another document.
    private func isAtOdds(_ day: CalendarDate, _ other: CalendarDate) -> Bool {
        day != other && (day.year == other.year || (day.month, day.day) == (other.month, other.day))
    }

    private func finding(
        _ document: DatedDocument, _ other: Mention, _ name: String, _ task: String, _ typed: TypedText
    ) -> Diagnostic {
        let (day, otherDay) = (DateText.short(document.day), DateText.short(other.day))
        let vi = other.task.map { "ở \($0)" } ?? "danh mục văn bản đã ban hành"
        let en = other.task ?? "the list of documents issued"
        return Diagnostic.warning(
            .documentDates,
            vi: "\(task): văn bản \(document.name) ghi ngày \(day), \(vi) ghi ngày \(otherDay)",
            en:
                "\(task): the document \(document.name) is dated \(document.day.iso), in \(en) \(other.day.iso)",
            at: typed.location,
            hints: [
                Diagnostic.Hint(
                    vi: "xem bản chính, ghi cùng một ngày ở cả hai chỗ; nếu là hai văn bản, xem lại số",
                    en:
                        "look into the document and give one day in both places; of two documents, see to the numbers",
                    at: other.location)
            ]
        ).about("\(task).\(name)/\(FindingKey.of(document.name))")
    }
}
