internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let documentDates = DiagnosticID("document-dates", .data)
}

/// One document with two days: in the forms, in the list of what was issued, in the legal bases of the plan. A
/// number comes again with the year, and other offices have it too; what they issued is another document.
struct DocumentDatesCheck {
    private let plan: Plan
    private let results: [TaskResult]
    private let issued: [ReportInput.IssuedDocument]
    private let issuers: DocumentIssuers

    init(_ material: CheckMaterial) {
        plan = material.plan
        results = material.results.tasks
        issued = material.input.documents
        issuers = DocumentIssuers(material.plan.organisation)
    }

    private struct Mention {
        let number: String
        let day: CalendarDate
        let issuer: DocumentIssuers.Issuer
        var place: Place
        let location: Location?
    }

    private enum Place: Equatable {
        case list(Int)
        /// The plan itself.
        case plan
        case bases
        /// A cell of a task, and the form it came in.
        case cell(task: String, name: String, form: String)
    }

    var findings: [Diagnostic] {
        var known: [String: [Mention]] = [:]
        return (ofPlan + ofList + ofBases + ofResults).compactMap { mention in
            let key = DocumentIssuers.key(mention.number)
            let other = known[key]?.first { isOfOne($0, mention, key) }
            guard let other else {
                known[key, default: []].append(mention)
                return nil
            }
            return isAtOdds(mention.day, other.day) ? finding(mention, other) : nil
        }
    }

    // MARK: - Where documents are named with their days

    private var ofPlan: [Mention] {
        guard let number = plan.number, let day = plan.date else { return [] }
        return [Mention(number: number, day: day, issuer: .own, place: .plan, location: nil)]
    }

    private var ofList: [Mention] {
        issued.enumerated().compactMap { index, document in
            guard let number = document.number, let date = document.date else { return nil }
            return Mention(
                number: number.text, day: date, issuer: .own, place: .list(index + 1),
                location: number.location)
        }
    }

    private var ofBases: [Mention] {
        plan.legalBases.flatMap { basis in
            mentions(in: basis.text, .bases, at: basis.location).filter { mention in
                // Of which office it is nobody says.
                mention.issuer != .unknown || !issuers.isOfOwnCode(DocumentIssuers.key(mention.number))
            }
        }
    }

    private var ofResults: [Mention] {
        results.flatMap { result in
            [("minh-chung", result.evidence), ("ket-qua", result.outcome)].flatMap { name, typed in
                typed.map {
                    mentions(
                        in: $0.text, .cell(task: result.taskID.text, name: name, form: result.form),
                        at: $0.location)
                } ?? []
            }
        }
    }

    private func mentions(in text: String, _ place: Place, at location: Location?) -> [Mention] {
        DatedDocument.all(in: text, isProof: false).filter(\.isNumbered).map {
            Mention(
                number: $0.name, day: $0.day, issuer: issuers.issuer($0.issuer, of: $0.name), place: place,
                location: location)
        }
    }

    // MARK: - Whether two are one

    private func isOfOne(_ one: Mention, _ other: Mention, _ key: String) -> Bool {
        var isOfOneForm = false
        if case .cell(_, _, let form) = one.place, case .cell(_, _, form) = other.place { isOfOneForm = true }
        return issuers.isOne(one.issuer, other.issuer, key: key, inOneForm: isOfOneForm)
    }

    /// Another day of the same year, or the same day of another year, mistyped; else it is another document.
    private func isAtOdds(_ day: CalendarDate, _ other: CalendarDate) -> Bool {
        day != other && (day.year == other.year || (day.month, day.day) == (other.month, other.day))
    }

    // MARK: - What is said of it

    private func finding(_ mention: Mention, _ other: Mention) -> Diagnostic {
        let (day, otherDay) = (DateText.short(mention.day), DateText.short(other.day))
        let (lead, subject): (String, String) =
            switch mention.place {
            case .list(let index): ("", "documents.\(index)")
            case .plan: ("", "plan")
            case .bases: ("", "plan.legal_bases")
            case .cell(let task, let name, _): ("\(task): ", "\(task).\(name)")
            }
        let (vi, en) = elsewhere(other.place, than: mention.place)
        return Diagnostic.warning(
            .documentDates,
            vi: "\(lead)văn bản \(mention.number) ghi ngày \(day), \(vi) ghi ngày \(otherDay)",
            en:
                "\(lead)the document \(mention.number) is dated \(mention.day.iso), in \(en) \(other.day.iso)",
            at: mention.location,
            hints: [
                Diagnostic.Hint(
                    vi: "xem bản chính, ghi cùng một ngày ở cả hai chỗ; nếu là hai văn bản, xem lại số",
                    en:
                        "look into the document and give one day in both places; of two documents, see to the numbers",
                    at: other.location)
            ]
        ).about("\(subject)/\(FindingKey.of(mention.number))")
    }

    private func elsewhere(_ place: Place, than own: Place) -> (vi: String, en: String) {
        switch place {
        case .plan: ("kế hoạch (plan.yaml)", "the plan (plan.yaml)")
        case .list: ("danh mục văn bản đã ban hành", "the list of documents issued")
        case .bases: ("căn cứ của kế hoạch", "the legal bases of the plan")
        case .cell where place == own: ("chỗ khác cùng ô", "another place of the cell")
        case .cell(let task, let name, _):
            if case .cell(task, _, _) = own {
                name == "minh-chung"
                    ? ("cột Văn bản minh chứng", "its column of documents") : ("cột Kết quả", "its result")
            } else {
                ("ở \(task)", task)
            }
        }
    }
}
