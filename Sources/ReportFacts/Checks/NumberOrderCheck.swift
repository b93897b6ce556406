internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let numberOrder = DiagnosticID("number-order", .data)
}

/// Documents of the office itself whose numbers go up while their days go down: an office numbers them in the
/// order it issues them, from 1 every year. One of the two has a wrong number or day.
struct NumberOrderCheck {
    private let documents: [Document]

    private struct Document {
        let name: String
        let number: Int
        /// What stands behind the number: `/KH-UBND`, of which each has its own order.
        let series: String
        let day: CalendarDate
        let location: Location?
    }

    init(_ material: CheckMaterial) {
        let plan = material.plan
        let own = OfficeName.key(plan.organisation.short)
        let bases = plan.legalBases.filter { $0.issuer.map(OfficeName.key) == own }
            .map { ($0.number, $0.date, $0.location) }
        let issuers = DocumentIssuers(plan.organisation)
        let listed = material.input.documents.filter { !Self.isOfOthers($0, issuers) }
            .map { ($0.number?.text, $0.date, $0.number?.location) }
        documents = ([(plan.number, plan.date, material.planFile)] + bases + listed)
            .compactMap(Self.document)
    }

    /// Of neighbours by number: one wrong document is not at odds with all others.
    var findings: [Diagnostic] {
        let ordered = documents.sorted {
            ($0.series, $0.day.year, $0.number) < ($1.series, $1.day.year, $1.number)
        }
        return zip(ordered, ordered.dropFirst()).filter(Self.areAtOdds).map { finding($0, $1) }
    }

    /// `Kế hoạch của UBND thành phố …` in the list is numbered by who issued it.
    private static func isOfOthers(
        _ document: ReportInput.IssuedDocument, _ issuers: DocumentIssuers
    ) -> Bool {
        let words = WordList(document.title.text).words
        guard let number = document.number?.text, let start = words.lastIndex(where: { $0.text == "của" }),
            case .other = issuers.issuer(Array(words[(start + 1)...]), of: number)
        else { return false }
        return true
    }

    private static func document(_ number: String?, _ day: CalendarDate?, _ location: Location?) -> Document?
    {
        guard let number, let day else { return nil }
        let digits = number.prefix { $0.isASCII && $0.isNumber }
        guard let value = Int(digits), number.dropFirst(digits.count).hasPrefix("/") else { return nil }
        return Document(
            name: number, number: value, series: Folding.ascii(String(number.dropFirst(digits.count))),
            day: day, location: location)
    }

    /// Wards and communes began anew on the day after the last of the districts.
    private static func areAtOdds(_ one: Document, _ other: Document) -> Bool {
        guard one.series == other.series, one.day.year == other.day.year else { return false }
        if let last = PlaceKind.lastDayOfDistricts, (one.day <= last) != (other.day <= last) { return false }
        return one.number < other.number && other.day < one.day
    }

    private func finding(_ document: Document, _ other: Document) -> Diagnostic {
        let (day, otherDay) = (DateText.short(document.day), DateText.short(other.day))
        return Diagnostic.warning(
            .numberOrder,
            vi:
                "\(document.name) ghi ngày \(day), còn \(other.name) ghi ngày \(otherDay): số và ngày ngược thứ tự",
            en:
                "\(document.name) is dated \(document.day.iso) and \(other.name) \(other.day.iso): numbers and days go opposite ways",
            at: document.location,
            hints: [
                Diagnostic.Hint(
                    vi: "xem bản chính, sửa số hoặc ngày",
                    en: "look into the documents and correct a number or a day",
                    at: other.location)
            ]
        ).about(FindingKey.of(document.name))
    }
}
