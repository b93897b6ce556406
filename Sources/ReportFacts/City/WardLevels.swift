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
        let check = LevelCheck(material)
        func found(_ typed: TypedText?, _ name: String, isAlwaysTold: Bool) -> [Finding] {
            // Few texts name one, and to part a text into words takes long.
            guard let typed, Self.names.contains(where: { TextSearch.contains($0, in: typed.text) }) else {
                return []
            }
            let text = CheckedText(name, .report, typed.text, at: typed.location)
            return check.findings(in: [text]).filter(Self.isOfDistrict).map {
                Finding(text: typed.text, isAlwaysTold: isAlwaysTold, diagnostic: $0)
            }
        }
        let (input, assessment) = (material.input, material.input.assessment)
        let ofOffice =
            assessment.strengths + assessment.shortcomings + assessment.objectiveCauses
            + assessment.subjectiveCauses + input.recommendations
        findings =
            ofOffice.flatMap { found($0, "report", isAlwaysTold: true) }
            + material.results.tasks.flatMap { result in
                let id = result.taskID.text
                return found(result.outcome, id, isAlwaysTold: false)
                    + found(result.difficulties, id, isAlwaysTold: true)
                    + found(result.recommendations, id, isAlwaysTold: true)
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
