import Diagnostics
import PlanModel
import ReportFacts
import TestSupport
import Testing

/// Who the report goes to: design §4, from `facts/addressees.case`.
@Suite struct AddresseesTests {
    static let cases = CaseFile.all(in: "facts").filter { $0.file.hasSuffix("addressees.case") }

    @Test(arguments: cases)
    func addressees(_ entry: CaseFile.Case) throws {
        var keys: [String: String] = [:]
        for line in entry["input"].split(separator: "\n") {
            let cut = try #require(line.firstIndex(of: ":"))
            keys[String(line[..<cut])] = String(line[line.index(after: cut)...]).trimmed
        }
        func list(_ key: String) -> [String] {
            (keys[key] ?? "").split(separator: ";").map { String($0).trimmed }
        }
        var plan = Sample.plan(
            recipients: list("recipients"),
            level: try #require(Organisation.Level(rawValue: keys["level"] ?? "")), province: keys["province"]
        )
        if let issuer = keys["issuer"] {
            plan.organisation.issuer = [issuer.uppercased()]
            plan.organisation.short = issuer
            plan.organisation.parent = keys["parent"]
        }
        plan.legalBases = list("bases").filter { !$0.isEmpty }.map { LegalBasis(text: $0) }
        let input = ReportInput(addressees: list("given").map { TypedText($0) })
        var log = DiagnosticLog()
        let period = try #require(ReportingPeriod(keys["period"] ?? "2026"))
        let found = Addressees(plan: plan, input: input, period: period, log: &log)
        func lines(_ texts: [TypedText]) -> String { texts.map(\.text).joined(separator: "\n") }
        #expect(CaseFile.difference(in: entry, part: "addressees", actual: lines(found.names)) == nil)
        #expect(CaseFile.difference(in: entry, part: "recipients", actual: lines(found.recipients)) == nil)
        #expect(log.entries.map(\.id.name).joined(separator: "\n") == entry["warnings"])
    }
}
