package import Diagnostics
internal import PlanModel

/// Words of a ward that its city's report may print and that name a level of government that ended: the ward is
/// to mend them before the city tells them.
package struct WardLevels: Sendable {
    private struct Finding {
        let text: String
        /// Told of every ward, or only as an example.
        let isAlwaysTold: Bool
        let diagnostic: Diagnostic
    }

    private let findings: [Finding]

    package init(_ material: CheckMaterial) {
        let (input, assessment) = (material.input, material.input.assessment)
        let ofOffice =
            assessment.strengths + assessment.shortcomings + assessment.objectiveCauses
            + assessment.subjectiveCauses + input.recommendations
        var texts = ofOffice.map { (typed: $0, owner: "report", isAlwaysTold: true) }
        for result in material.results.tasks {
            let owner = result.taskID.text
            if let outcome = result.outcome { texts.append((outcome, owner, false)) }
            for typed in [result.difficulties, result.recommendations].compactMap(\.self) {
                texts.append((typed, owner, true))
            }
        }
        // Few texts name one, and to part texts into words, those of the plan among them, takes long.
        texts.removeAll { text in
            !Self.names.contains { TextSearch.contains($0, in: text.typed.text) }
        }
        guard !texts.isEmpty else {
            findings = []
            return
        }
        let check = LevelCheck(material)
        findings = texts.flatMap { typed, owner, isAlwaysTold in
            let text = CheckedText(owner, .report, typed.text, at: typed.location)
            return check.findings(in: [text]).filter(Self.isOfDistrict).map {
                Finding(text: typed.text, isAlwaysTold: isAlwaysTold, diagnostic: $0)
            }
        }
    }

    /// Those of texts that a city's report tells.
    package func told(in city: CityConsolidation) -> [Diagnostic] {
        findings.filter { $0.isAlwaysTold || city.tells($0.text) }.map(\.diagnostic)
    }

    package var isEmpty: Bool { findings.isEmpty }

    private static func isOfDistrict(_ finding: Diagnostic) -> Bool {
        let key = finding.subject?.split(separator: "/").last.map(String.init) ?? ""
        return PlaceKind.districts.contains { key.hasPrefix(FindingKey.of($0)) }
    }

    private static let names = PlaceKind.districts.flatMap {
        [$0, $0.prefix(1).uppercased() + $0.dropFirst()]
    }
}

extension CityConsolidation {
    /// Whether a result of a ward is told as an example, or as the reason why a task was not begun.
    fileprivate func tells(_ text: String) -> Bool {
        told.joined().contains { $0.outcome.tasks[0].result?.outcome?.text == text }
            || undone.joined().contains { $0.task.result?.outcome?.text == text }
    }
}
