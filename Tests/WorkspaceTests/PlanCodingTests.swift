import Diagnostics
import Files
import Foundation
import PlanModel
import TestSupport
import Testing
import Workspace

@Suite struct PlanCodingTests {
    /// Cases change the sample plan: each line of the input is `old text → new text`.
    @Test(arguments: CaseFile.all(in: "workspace/plan"))
    func faults(_ entry: CaseFile.Case) throws {
        var text = SamplePlan.yaml
        for line in entry["input"].split(separator: "\n") {
            let parts = line.split(separator: " → ", maxSplits: 1, omittingEmptySubsequences: false)
            try #require(parts.count == 2 && text.contains(parts[0]), "no such text: \(line)")
            text = text.replacing(parts[0], with: parts[1].replacing("⏎", with: "\n"), maxReplacements: 1)
        }
        var log = DiagnosticLog()
        if let whole = entry.parts["file"] { text = whole + "\n" }
        let found = diagnostics { () throws(DiagnosticError) in
            let file = try TextDecoding.sourceFile(Array(text.utf8), path: "plan.yaml")
            _ = try PlanCoding.plan(from: file, log: &log)
        }
        expect(dump(found + log.entries), is: "diagnostics", of: entry)
    }

    @Test func theSampleIsWrittenAsItStands() throws {
        let written = PlanCoding.yaml(try SamplePlan.plan())
        let withoutComment = SamplePlan.yaml.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n"
        #expect(written == withoutComment)
    }

    @Test func everyPartKnowsItsPlace() throws {
        let plan = try SamplePlan.plan()
        #expect(
            plan.items.map { $0.location?.description } == [
                "plan.yaml:27:9", "plan.yaml:40:9", "plan.yaml:47:9", "plan.yaml:55:9",
            ])
        #expect(
            plan.sections.map { $0.location?.description } == [
                "plan.yaml:24:5", "plan.yaml:34:5", "plan.yaml:37:5",
            ])
        #expect(plan.units.first?.location?.description == "plan.yaml:64:5")
        #expect(plan.deadlines.first?.location?.description == "plan.yaml:77:5")
    }

    @Test func jsonIsTheSameTree() throws {
        let plan = try SamplePlan.plan()
        let object = try JSONSerialization.jsonObject(with: Data(PlanCoding.json(plan).utf8))
        let root = try #require(object as? NSDictionary)
        #expect(
            Set(root.allKeys.compactMap { $0 as? String }) == [
                "schema", "title", "year", "organisation", "preamble", "legal_bases", "sections", "units",
                "deadlines",
                "campaigns", "targets", "closing", "recipients", "signature",
            ])
        #expect(root["schema"] as? Int == 1)
        #expect(root["year"] as? Int == 2025)
        let organisation = try #require(root["organisation"] as? NSDictionary)
        #expect(organisation["parent"] is NSNull)
        #expect(organisation["level"] as? String == "ward")
        let deadline = try #require((root["deadlines"] as? [NSDictionary])?.first)
        #expect(deadline["kind"] as? String == "six-month" && deadline["before"] as? String == "2025-05-25")
        let item = try #require(((root["sections"] as? [NSDictionary])?[2]["items"] as? [NSDictionary])?[1])
        #expect(item["task"] as? Bool == true && item["deadlines"] as? [String] == ["2025-05-30"])
        #expect(((root["targets"] as? [NSDictionary])?.first?["value"] as? NSNumber) == 100)
    }

    /// Whatever the texts hold, writing and reading gives the plan again.
    @Test func anyPlanSurvivesWritingAndReading() throws {
        var nasty = NastyText()
        for round in 0..<300 {
            let plan = nasty.plan()
            let yaml = PlanCoding.yaml(plan)
            do throws(DiagnosticError) {
                let file = try TextDecoding.sourceFile(Array(yaml.utf8), path: "plan.yaml")
                let read = try readPlan(file).withoutLocations
                if read != plan {
                    let again = PlanCoding.yaml(read).split(separator: "\n")
                    let lines = zip(yaml.split(separator: "\n"), again).filter { $0 != $1 }
                    Issue.record("round \(round): \(lines.prefix(3))")
                }
            } catch {
                Issue.record("round \(round): \(dump(error.diagnostics))\n\(yaml)")
            }
            _ = try JSONSerialization.jsonObject(with: Data(PlanCoding.json(plan).utf8))
        }
    }

    @Test func endlessFilesAreRefused() {
        var bomb = "a0: &a0 [x, x]\n"
        for level in 1...40 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        let key = bomb + "? *a40\n: 1\n? *a40\n: 2\n"
        let deep = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        let deeper = String(repeating: "- ", count: 100_000)
        for text in [
            bomb, key, "a: &x 1\nb: *x\n", "a: &x 1\n", "a: !!binary x\n", deep, deeper,
            "{" + String(repeating: "{a: ", count: 50_000), String(repeating: "[", count: 1_000_000),
            "a: &x " + String(repeating: "[", count: 1_000_000),
        ] {
            let found = diagnostics { () throws(DiagnosticError) in
                _ = try readPlan(SourceFile(path: "plan.yaml", text: text))
            }
            #expect(!found.isEmpty)
            #expect(found.allSatisfy { [.yamlRefused, .yamlSyntax].contains($0.id) }, "\(dump(found))")
        }
    }

    /// A program that writes YAML, or JSON, may put all of it on one line.
    @Test func aLineOfManyEntriesIsReadInOneGo() throws {
        let factor = Growth.factor(upTo: 200_000) { count in
            let entries = (0..<count).map { "ấ\($0)" }
            let text = SamplePlan.yaml + "measure: [" + entries.joined(separator: ", ") + "]\n"
            let found = diagnostics { () throws(DiagnosticError) in
                _ = try readPlan(SourceFile(path: "plan.yaml", text: text))
            }
            #expect(found.map(\.id) == [.dataUnknownKey], "\(dump(Array(found.prefix(3))))")
        }
        #expect(Growth.linear.contains(factor), "\(factor)")
        var log = DiagnosticLog()
        let flow = SourceFile(path: "p.yaml", text: "recipients: [ấm, {x: 1}, \"ô\", [y]]\n")
        let wrong = diagnostics { () throws(DiagnosticError) in
            _ = try ReportInputCoding.reportInput(from: flow, log: &log)
        }
        let places = wrong.compactMap { $0.location?.description }
        #expect(places == ["p.yaml:1:19", "p.yaml:1:31"], "\(dump(wrong))")
    }

    /// A large file of nothing but faults ends soon, with a bounded number of messages.
    @Test(arguments: ["key%: 1\n", "- x%\n", "sections%: [{number: }]\n"])
    func floodsAreCapped(_ line: String) {
        let text = "schema: 1\nrecipients: x\n" + (line.hasPrefix("-") ? "sections:\n" : "")
        let lines = (0..<20_000).map { line.replacing("%", with: "\($0)") }.joined()
        let found = diagnostics { () throws(DiagnosticError) in
            _ = try readPlan(SourceFile(path: "plan.yaml", text: text + lines))
        }
        expectCapped(found)
    }

    /// A plan of thousands of items that all name what is not there takes no time that grows with its square.
    @Test func manyHangingReferencesEndSoon() throws {
        var plan = try SamplePlan.plan()
        plan.sections[0].items = (0..<3000).map {
            PlanItem(
                id: "x\($0)", kind: .bullet, text: "x", isTask: true,
                lead: $0.isMultiple(of: 2) ? "nobody" : "vhxh")
        }
        plan.units[0].items = (0..<3000).map { "y\($0)" }
        let yaml = PlanCoding.yaml(plan)
        let found = diagnostics { () throws(DiagnosticError) in
            _ = try readPlan(SourceFile(path: "plan.yaml", text: yaml))
        }
        expectCapped(found)
        #expect(found.count { $0.id == .moreFaults } == 3)
    }

    /// A hundred of a kind and not one more; the others are counted.
    private func expectCapped(_ found: [Diagnostic]) {
        let kinds = Dictionary(grouping: found) { $0.id }
        #expect(kinds.values.allSatisfy { $0.count <= 100 })
        #expect(kinds.values.contains { $0.count == 100 })
    }

    /// Cutting the file anywhere, or breaking any byte, is never a crash.
    @Test func survivesDamage() {
        let bytes = Array(SamplePlan.yaml.utf8)
        for offset in stride(from: 0, to: bytes.count, by: 7) {
            var broken = bytes
            broken[offset] = Array("[]{}:-#&*!|>'\"%@\t\n0 ")[offset % 21].asciiValue ?? 0
            for text in [bytes[..<offset].map { $0 }, broken] {
                _ = diagnostics { () throws(DiagnosticError) in
                    _ = try readPlan(try TextDecoding.sourceFile(text, path: "plan.yaml"))
                }
            }
        }
    }
}

/// Texts that YAML, JSON or people stumble over.
struct NastyText {
    private var generator = SystemRandomNumberGenerator()
    private let words = [
        "no", "yes", "null", "~", "true", "2025", "1.5", "1_000", "0x1F", "2025-05-25", "12:30:45", "-",
        "--- a", "...",
        "- a", "? b", ": c", "a: b", "a #b", "#c", "&x", "*x", "!t", "|", ">", "%", "@", "`", "'", "\"",
        "it's", "\\n",
        "a\nb", "\n", "\t", " đầu", "cuối ", "[a]", "{a: b}", "a, b", "<<", "=", ".inf", "ế", "😀", "\u{85}",
        "\u{2028}",
        "\u{2029}", "\u{A0}", "\u{FEFF}", "\u{1}", "\u{7F}", "\u{9F}", "", "x:", "key: 'v'", "“ngoặc”", "…",
        "R&D", "*D", "e\u{300}".precomposedStringWithCanonicalMapping,
    ]

    mutating func text() -> String {
        let count = Int.random(in: 1...3, using: &generator)
        let parts = (0..<count).compactMap { _ in words.randomElement(using: &generator) }
        let text = parts.joined(separator: Bool.random(using: &generator) ? " " : "")
        // What reading takes out of any text is not in the plan that is written.
        var log = DiagnosticLog()
        let composed = text.precomposedStringWithCanonicalMapping
        return InvisibleCharacters.cleaned(composed, at: nil, &log) ?? "đảo chiều"
    }

    mutating func name() -> String { "n" + text() }
    /// Not blank.
    mutating func filled() -> String {
        let text = text()
        return text.allSatisfy(\.isWhitespace) ? "n" + text : text
    }
    mutating func maybe() -> String? { Bool.random(using: &generator) ? text() : nil }

    mutating func date() -> CalendarDate {
        CalendarDate(vietNamDayAt: Int64.random(in: 0...4_000_000_000, using: &generator))
    }

    /// A plan whose references agree and whose texts are anything.
    mutating func plan() -> Plan {
        let organisation = Organisation(
            issuer: [name(), name()], parent: maybe(), short: filled(), level: .commune, locality: text(),
            province: maybe(),
            place: text(), code: text(), drafter: Bool.random(using: &generator) ? filled() : nil)
        let first = PlanItem(
            id: name() + "1", kind: .numbered, text: filled(), isTask: false, lead: "u-1",
            deadlines: [date(), date()],
            measures: [text()])
        let second = PlanItem(id: name() + "2", kind: .paragraph, text: filled(), isTask: true)
        let start = date()
        return Plan(
            title: name(), year: 2026, organisation: organisation, preamble: text(),
            legalBases: [LegalBasis(text: filled(), number: maybe(), date: date(), issuer: maybe())],
            sections: [PlanSection(number: name(), title: filled(), items: [first, second])],
            units: [OrgUnit(id: "u-1", number: nil, name: name(), requested: true, items: [first.id])],
            deadlines: [
                Deadline(kind: .sixMonth, before: date(), to: maybe(), item: second.id, quote: maybe())
            ],
            campaigns: [Campaign(name: name(), from: start, to: start)],
            targets: [
                Target(
                    text: filled(), value: Decimal(Int.random(in: 0...99_999, using: &generator)) / 100,
                    unit: text())
            ],
            closing: text(), recipients: [filled(), filled()],
            signature: Signature(authority: maybe(), name: maybe()))
    }
}

extension Plan {
    var withoutLocations: Plan {
        var plan = self
        for index in plan.legalBases.indices { plan.legalBases[index].location = nil }
        for index in plan.units.indices { plan.units[index].location = nil }
        plan.signature.location = nil
        for index in plan.deadlines.indices { plan.deadlines[index].location = nil }
        for index in plan.campaigns.indices { plan.campaigns[index].location = nil }
        for index in plan.targets.indices { plan.targets[index].location = nil }
        for index in plan.sections.indices {
            plan.sections[index].location = nil
            for item in plan.sections[index].items.indices { plan.sections[index].items[item].location = nil }
        }
        return plan
    }
}
