package import Diagnostics
internal import PlanModel

/// What `check` would say of a city's own words, as far as its report over the wards prints them: nobody who
/// consolidates has to ask twice. Warnings, whatever they are there.
package struct CityOwnChecks {
    private let material: CheckMaterial

    package init(_ material: CheckMaterial) {
        var own = material
        // What departments wrote stands beside the wards' results, and is not looked at here.
        own.results = Results()
        self.material = own
    }

    /// - Parameter isFinal: a report that is sent refuses a sample's name for the signer's.
    package func findings(isFinal: Bool) -> [Diagnostic] {
        let texts = CheckedText.all(in: material).filter { $0.source != .plan }
        var findings = RecipientCheck(material).findings + NumberOrderCheck(material).findings
        findings += YearCheck(material).findings(in: texts)
        findings += SpellingCheck(material.lists).findings(in: texts, besides: [])
        findings += DraftCheck.findings(in: texts) + wardCodes
        let files = (plan: material.planFile, input: material.inputFile)
        if !isFinal {
            findings +=
                PlaceholderSignerCheck(material.plan, material.input, files: files)?.findings ?? []
        }
        return findings.map { finding in
            var warning = finding
            warning.severity = .warning
            return warning
        }
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
