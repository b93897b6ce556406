package import Diagnostics
internal import PlanModel

/// What a ward is to mend before its city tells it: words that name a level of government that ended, figures
/// that contradict each other. A few of each ward, for a country's wards stay in memory until the report is made.
package struct WardFindings: Sendable {
    private struct Finding {
        /// What the report has to quote; nil for what it tells in any case.
        let quoted: String?
        let diagnostic: Diagnostic
    }

    private let findings: [Finding]

    /// - Parameter ward: what the city keeps of it, and may quote.
    package init(_ material: CheckMaterial, of ward: WardReturn) {
        let differing = LeadersCheck(results: material.results).findings.map {
            Finding(quoted: nil, diagnostic: $0)
        }
        findings = (differing + Self.ofDistricts(material, ward)).prefix(Self.mostKept).map {
            Finding(quoted: $0.quoted, diagnostic: $0.diagnostic.withoutFiles)
        }
    }

    /// Those of them that the report tells, and whether there are others.
    /// - Parameter quoted: `CityConsolidation.quoted`.
    package func told(_ quoted: Set<String>) -> (findings: [Diagnostic], hasMore: Bool) {
        let told = findings.filter { $0.quoted.map(quoted.contains) ?? true }
        return (told.prefix(Self.mostOfWard).map(\.diagnostic), told.count > Self.mostOfWard)
    }

    package var isEmpty: Bool { findings.isEmpty }

    private static let mostOfWard = 5
    /// One more, to know that there are others.
    private static let mostKept = mostOfWard + 1
}

/// Where a ward's words name a district.
extension WardFindings {
    private struct Candidate {
        enum Use { case told, unit, quoted }

        let use: Use
        let owner: String
        let text: String
        let location: Location?

        init(_ use: Use, _ owner: String, _ text: String, at location: Location?) {
            (self.use, self.owner, self.text, self.location) = (use, owner, text, location)
        }

        init(_ use: Use, _ owner: String, _ typed: TypedText) {
            self.init(use, owner, typed.text, at: typed.location)
        }
    }

    private static func ofDistricts(_ material: CheckMaterial, _ ward: WardReturn) -> [Finding] {
        // Few texts name one, and to part texts into words, those of the plan among them, takes long.
        let quotable = ward.quotable.filter(namesOne)
        let named = candidates(material, quotable: quotable).filter { namesOne($0.text) }
        guard !named.isEmpty else { return [] }
        let check = LevelCheck(material)
        var found: [Finding] = []
        for candidate in named where found.count < mostKept {
            let text = CheckedText(candidate.owner, .report, candidate.text, at: candidate.location)
            let isUnit = candidate.use == .unit
            let all = isUnit ? check.otherLevels(in: [text]) : check.findings(in: [text])
            let quoted = candidate.use == .quoted ? candidate.text : nil
            found += all.filter(isOfDistrict).map { Finding(quoted: quoted, diagnostic: $0) }
        }
        return found
    }

    /// What is told in any case stands first.
    /// - Parameter quotable: texts that name a district; most wards have none.
    private static func candidates(_ material: CheckMaterial, quotable: [String]) -> [Candidate] {
        let (plan, input, results) = (material.plan, material.input, material.results.tasks)
        let assessment = input.assessment
        let ofOffice =
            assessment.strengths + assessment.shortcomings + assessment.objectiveCauses
            + assessment.subjectiveCauses + input.recommendations
        let ofUnits = results.flatMap { result in
            [result.difficulties, result.recommendations].compactMap { typed in
                typed.map { Candidate(.told, result.taskID.text, $0) }
            }
        }
        let asked = Set(results.filter { $0.recommendations != nil }.map(\.taskID.text))
        let askers = plan.units.filter { !asked.isDisjoint(with: $0.items) }
        return ofOffice.map { Candidate(.told, "report", $0) } + ofUnits
            + askers.map { Candidate(.unit, "plan.units.\($0.id)", $0.name, at: $0.location) }
            + self.quotable(material, among: quotable)
    }

    private static func quotable(_ material: CheckMaterial, among texts: [String]) -> [Candidate] {
        guard !texts.isEmpty else { return [] }
        let outcomes = material.results.tasks.compactMap { result in
            result.outcome.map { Candidate(.quoted, result.taskID.text, $0) }
        }
        let titles = material.plan.items.map {
            Candidate(.quoted, "plan.\($0.id)", $0.text, at: $0.location)
        }
        return (outcomes + titles).filter { texts.contains($0.text) }
    }

    private static func isOfDistrict(_ finding: Diagnostic) -> Bool {
        let key = finding.subject?.split(separator: "/").last.map(String.init) ?? ""
        return PlaceKind.districts.contains { key.hasPrefix(FindingKey.of($0)) }
    }

    private static func namesOne(_ text: String) -> Bool {
        names.contains { TextSearch.contains($0, in: text) }
    }

    private static let names = PlaceKind.districts.flatMap {
        [$0, $0.prefix(1).uppercased() + $0.dropFirst()]
    }
}

extension WardReturn {
    /// The results and titles of tasks that a city's report may take from it.
    fileprivate var quotable: [String] {
        examples.joined().flatMap(\.quotable)
            + undone.joined().flatMap { [$0.asked.words] + ($0.reason.map { [$0.text] } ?? []) }
    }
}

extension CityConsolidation {
    /// The results and titles of tasks that the report tells.
    package var quoted: Set<String> {
        var texts: Set<String> = []
        for result in told.joined() {
            if let outcome = result.outcome.tasks[0].result?.outcome { texts.insert(outcome.text) }
            if result.outcome.needsName { texts.insert(result.asked.words) }
        }
        for undone in undone.joined() {
            texts.insert(undone.asked.words)
            if let reason = undone.task.result?.outcome { texts.insert(reason.text) }
        }
        return texts
    }
}
