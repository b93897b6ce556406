import Diagnostics
import Files
import PlanModel
import TestSupport
import Testing
import Workspace

@Suite struct ReportInputTests {
    @Test(arguments: CaseFile.all(in: "workspace/report"))
    func reads(_ entry: CaseFile.Case) {
        var output = ""
        var log = DiagnosticLog()
        let found = diagnostics { () throws(DiagnosticError) in
            let file = try TextDecoding.sourceFile(Array(entry["input"].utf8), path: "r.yaml")
            output = describe(try ReportInputCoding.reportInput(from: file, log: &log))
        }
        expect(output, is: "output", of: entry)
        expect(dump(found + log.entries), is: "diagnostics", of: entry)
    }

    /// Only what is given: one line a value, texts with their place.
    private func describe(_ input: ReportInput) -> String {
        var lines: [String] = ["medium \(input.medium)"]
        func add(_ name: String, _ texts: [TypedText]) {
            lines += texts.map {
                "\(name) “\($0.text.replacing("\n", with: "⏎"))” \($0.location?.description ?? "no place")"
            }
        }
        add("title", input.title.map { [$0] } ?? [])
        if let number = input.number { lines.append("number \(number)") }
        if let date = input.date { lines.append("date \(date.iso)") }
        if let from = input.dataFrom { lines.append("from \(from.iso)") }
        if let to = input.dataTo { lines.append("to \(to.iso)") }
        add("addressee", input.addressees)
        add("recipient", input.recipients)
        if let signature = input.signature {
            let parts = [signature.authority, signature.capacity, signature.position, signature.name]
            let place = signature.location?.description ?? "no place"
            lines.append("signature \(parts.map { $0 ?? "-" }.joined(separator: " | ")) (\(place))")
        }
        for document in input.documents {
            add("document \(document.number?.text ?? "-") \(document.date?.iso ?? "-")", [document.title])
        }
        add("strength", input.assessment.strengths)
        add("shortcoming", input.assessment.shortcomings)
        add("objective", input.assessment.objectiveCauses)
        add("subjective", input.assessment.subjectiveCauses)
        add("direction", input.directions)
        add("recommendation", input.recommendations)
        for entry in input.acknowledged {
            lines.append(
                "acknowledged \(entry.id) “\(entry.reason)” \(entry.location?.description ?? "no place")")
        }
        return lines.joined(separator: "\n")
    }
}
