package import Diagnostics
internal import PlanModel

/// What `check` would say of a city's own words, as far as its report over the wards prints them: nobody who
/// consolidates has to ask twice. Warnings, whatever they are there.
package struct CityOwnChecks {
    private let material: CheckMaterial
    private let city: CityConsolidation

    package init(_ material: CheckMaterial, _ city: CityConsolidation) {
        var own = material
        // What departments wrote stands beside the wards' results, and is not looked at here.
        own.results = Results()
        self.material = own
        self.city = city
    }

    /// What the city accepted in its report file is not told again.
    ///
    /// - Parameter isFinal: a report that is sent refuses a sample's name for the signer's.
    package func findings(isFinal: Bool) -> [Diagnostic] {
        let texts = CheckedText.all(in: material).filter { $0.source != .plan }
        let accepted = Set(material.input.acknowledged.map(\.id))
        let findings = ofMatter(texts) + ofForm(texts) + ofOffice(isFinal: isFinal)
        return findings.filter { finding in
            !accepted.contains([finding.id.name, finding.subject].compactMap(\.self).joined(separator: "/"))
        }.map { finding in
            var warning = finding
            warning.severity = .warning
            return warning
        }
    }

    /// Who reports, who signs, and to whom it is sent.
    private func ofOffice(isFinal: Bool) -> [Diagnostic] {
        let files = (plan: material.planFile, input: material.inputFile)
        let signer =
            isFinal ? nil : PlaceholderSignerCheck(material.plan, material.input, files: files)?.findings
        return RecipientCheck(material).findings + EndedOfficeCheck.findings(material) + wardCodes
            + (signer ?? [])
    }

    /// How its words are written.
    private func ofForm(_ texts: [CheckedText]) -> [Diagnostic] {
        MisprintCheck(material).findings(in: texts)
            + SpellingCheck(material.lists).findings(in: texts, besides: [])
            + PlaceholderTextCheck.findings(in: texts) + DraftCheck.findings(in: texts)
            + CellWordsCheck.findings(in: texts)
            + EmptyWordsCheck(material).findings(in: texts)
    }

    /// Whether what they tell can be.
    private func ofMatter(_ texts: [CheckedText]) -> [Diagnostic] {
        let indicators = CityFact.compared(city).map {
            CityIndicatorFact(row: $0, period: city.period, wards: "").fact
        }
        return NumberOrderCheck(material).findings + OfficialFormCheck(material).documents
            + IssuedDocumentCheck(material).findings + ToldDayCheck(material).findings(in: texts)
            + ToldTotalCheck(indicators, material.period).findings(in: texts)
            + YearCheck(material).findings(in: texts) + LevelCheck(material).findings(in: texts)
            + OwnNameCheck(material).findings(in: texts) + ReferenceCheck(material).findings(in: texts)
            + CitationCheck(material).findings(in: texts) + DocumentKindCheck.findings(in: texts)
            + PrivacyCheck(material).findings(in: texts)
    }

    /// `Lưu: VT, VHXH`: a ward's office for culture and society drafts no report of a city.
    private var wardCodes: [Diagnostic] {
        let filed = material.plan.recipients.filter { Folding.ascii($0).hasPrefix("luu") }
        let drafter = [material.plan.organisation.drafter].compactMap(\.self)
        let code = (filed + drafter).lazy.flatMap { $0.split { " ,.;:".contains($0) } }
            .first { Self.codesOfWards.contains(String($0)) }
        guard let code else { return [] }
        return [
            Diagnostic.warning(
                .fileCode,
                vi: "ký hiệu “\(code)” ở dòng Lưu là của phường, xã, không phải của đơn vị soạn thảo",
                en: "the code “\(code)” of the line Lưu is a ward's, no unit of a city drafts under it",
                at: material.planFile,
                hints: [
                    Diagnostic.Hint(
                        vi: "ghi ký hiệu của sở soạn thảo, như SNV, ở recipients và organisation.drafter",
                        en: "write the drafting department's code, such as SNV, in both places")
                ])
        ]
    }

    private static let codesOfWards: Set = ["VHXH", "VH-XH", "VH&XH", "KTHTĐT", "KTHT&ĐT"]
}
