import Diagnostics
import Files
import Foundation
import ReportKit
import TestSupport
import Testing

/// A city and its wards written down in a few lines, in memory.
///
/// Parts of a case: `input`, the template to fill; `period` (2025 where it is not there); `wards`, the
/// lines under `wards:` of wards.yaml (without it, the wards of the case in order); `deadlines`;
/// `city report`, `city results`, `city indicators`, `grouping`; for each ward `ward NAME` with the
/// rows of its form (see `SmallWorkspace`), and if wanted `plan NAME`, `indicators NAME`,
/// `report NAME`. A ward called `an` is phường An and stands in the folder `an`.
///
/// `previous ward NAME`, `previous indicators NAME` and the like are what the city sent a year before.
///
/// `do` changes what stands there, a line each:
///
///     pack an (to city/an.zip, sent instead) | copy an x | name an phường Lạc | edit PATH OLD → NEW | put PATH TEXT
///     garble PATH | drop an (it is not sent) | also PATH (it is sent too) | first an (sent before all others)
struct SmallCity {
    let environment = InMemoryEnvironment(assets: EmbeddedAssets.all)
    private(set) var sent: [String] = []
    let period: String
    /// Where the city of the year before stands, as it was sent.
    private var previous: String?

    init(_ entry: CaseFile.Case) throws {
        period = entry.parts["period"] ?? "2025"
        let names = entry.parts.keys.filter { $0.hasPrefix("ward ") }.map { String($0.dropFirst(5)) }.sorted()
        for name in names { try putWard(name, entry) }
        sent = names
        try putCity(entry, names)
        if entry.parts.keys.contains(where: { $0.hasPrefix("previous ") }) { try putPrevious(entry) }
        for line in entry["do"].split(separator: "\n") { try change(String(line)) }
    }

    func put(_ text: String, _ path: String) { environment.put(Array(text.utf8), at: path) }

    static func locality(_ name: String) -> String { "phường \(name.capitalized)" }

    private func putWard(_ name: String, _ entry: CaseFile.Case) throws {
        var own = entry
        own.parts = ["results": entry["ward \(name)"], "period": period]
        for (part, source) in [("plan", "plan"), ("indicators", "indicators"), ("report", "report")] {
            own.parts[part] = entry.parts["\(source) \(name)"]
        }
        if own.parts["plan"] == nil { own.parts["plan"] = entry.parts["plan"] }
        let scratch = InMemoryEnvironment()
        try SmallWorkspace(own).put(in: scratch)
        for path in scratch.paths where path.hasPrefix("d/") && !path.hasSuffix("ask.md.j2") {
            let text = String(decoding: scratch.contents(path) ?? [], as: UTF8.self)
            // A form of indicators without a row is none that was sent.
            if path.hasSuffix("indicators.csv"), entry.parts["indicators \(name)"] == nil { continue }
            put(text.replacing("phường Mẫu", with: Self.locality(name)), name + path.dropFirst(1))
        }
    }

    private func putCity(_ entry: CaseFile.Case, _ names: [String]) throws {
        var own = entry
        own.parts = [
            "results": entry["city results"], "indicators": entry["city indicators"], "period": period,
        ]
        own.parts["report"] = entry.parts["city report"]
        own.parts["plan"] = entry.parts["city plan"] ?? "# I Tổ chức thực hiện\n-: Hướng dẫn các phường, xã."
        let scratch = InMemoryEnvironment()
        try SmallWorkspace(own).put(in: scratch)
        for path in scratch.paths where path.hasPrefix("d/") {
            let isOwn = path.contains("/results/")
            let hasOwn = entry.parts["city results"] != nil || entry.parts["city indicators"] != nil
            if isOwn, !hasOwn { continue }
            environment.put(scratch.contents(path) ?? [], at: "city" + path.dropFirst(1))
        }
        let plan = String(decoding: environment.contents("city/plan.yaml") ?? [], as: UTF8.self)
        put(
            plan.replacing(
                "[ỦY BAN NHÂN DÂN, PHƯỜNG MẪU], short: UBND phường Mẫu, level: ward",
                with:
                    "[SỞ NỘI VỤ], parent: ỦY BAN NHÂN DÂN TỈNH VÍ DỤ, short: Sở Nội vụ tỉnh Ví Dụ, level: city"
            )
            .replacing("locality: phường Mẫu", with: "locality: tỉnh Ví Dụ")
            .replacing("code: UBND, drafter: VHXH", with: "code: SNV")
            .replacing("recipients: [Sở Nội vụ (để b/c), ", with: "recipients: [UBND các phường, "),
            "city/plan.yaml")
        put(entry["input"], "city/ask.md.j2")
        let wards =
            entry.parts["wards"]
            ?? names.map { "- {id: \($0), name: \(Self.locality($0))}" }.joined(separator: "\n")
        let lines = wards.split(separator: "\n").map { "  \($0)\n" }.joined()
        let deadlines = entry.parts["deadlines"].map { "deadlines: \($0)\n" } ?? ""
        put("schema: 1\n\(deadlines)wards:\n\(lines)", "city/wards.yaml")
        if let grouping = entry.parts["grouping"] { put(grouping, "city/templates/nhom-nhiem-vu.yaml") }
    }

    /// The frozen data of a city: its own files, and its wards as bundles.
    private mutating func putPrevious(_ entry: CaseFile.Case) throws {
        var old = entry
        old.parts = entry.parts.filter { ["plan", "city plan"].contains($0.key) }
        for (key, text) in entry.parts where key.hasPrefix("previous ") {
            old.parts[String(key.dropFirst(9))] = text
        }
        old.parts["period"] = period.replacing("2025", with: "2024")
        let earlier = try SmallCity(old)
        for path in earlier.environment.paths where path.hasSuffix("plan.yaml") {
            let plan = String(decoding: earlier.environment.contents(path) ?? [], as: UTF8.self)
            earlier.put(plan.replacing("year: 2025", with: "year: 2024"), path)
        }
        for name in earlier.sent {
            let outcome = Baocao(environment: earlier.environment).pack(
                PackRequest(folder: name, period: earlier.period, output: "city/\(name).zip"))
            try #require(outcome.status == 0, "\(outcome.messages)")
            environment.put(
                earlier.environment.contents("city/\(name).zip") ?? [], at: "old/wards/\(name).zip")
        }
        for file in ["plan.yaml", "wards.yaml"] {
            environment.put(earlier.environment.contents("city/\(file)") ?? [], at: "old/\(file)")
        }
        previous = "old"
    }

    private mutating func change(_ line: String) throws {
        let words = line.split(separator: " ", maxSplits: 2).map(String.init)
        let (name, rest) = (words[1], words.count > 2 ? words[2] : "")
        switch words[0] {
        case "drop": sent.removeAll { $0 == name }
        case "also": sent.append(name)
        case "first": sent = [name] + sent.filter { $0 != name }
        case "pack":
            let outcome = Baocao(environment: environment).pack(
                PackRequest(folder: name, period: period, output: "city/\(name).zip"))
            try #require(outcome.status == 0, "\(outcome.messages)")
            sent = sent.map { $0 == name ? "city/\(name).zip" : $0 }
        case "copy":
            for path in environment.paths where path.hasPrefix(name + "/") {
                environment.put(environment.contents(path) ?? [], at: rest + path.dropFirst(name.count))
            }
            sent.append(rest)
        case "name":
            let plan = String(decoding: environment.contents("\(name)/plan.yaml") ?? [], as: UTF8.self)
            put(plan.replacing(Self.locality(name), with: rest), "\(name)/plan.yaml")
        case "edit":
            let text = String(decoding: environment.contents(name) ?? [], as: UTF8.self)
            let cut = try #require(rest.firstRange(of: " → "))
            let old = rest[..<cut.lowerBound]
            try #require(text.contains(old), "\(name) lacks “\(old)”")
            put(text.replacing(old, with: rest[cut.upperBound...].replacing("⏎", with: "\n")), name)
        case "put": put(rest.replacing("⏎", with: "\n"), name)
        case "garble":
            var bytes = try #require(environment.contents(name))
            bytes[bytes.count / 2] ^= 0xFF
            environment.put(bytes, at: name)
        default: Issue.record("no way to \(words[0])")
        }
    }

    /// The report as markup.
    func request(template: String? = "city/ask.md.j2") -> ConsolidateRequest {
        ConsolidateRequest(
            report: RenderRequest(
                folder: "city", period: period, output: "city/o.md", format: .markup, template: template,
                previous: previous),
            wards: sent)
    }

    /// What the report says, without escapes and rows of blank lines.
    var text: String {
        var text = Unescaping.plain(String(decoding: environment.contents("city/o.md") ?? [], as: UTF8.self))
        while text.contains("\n\n\n") { text = text.replacing("\n\n\n", with: "\n\n") }
        while text.hasPrefix("\n") { text.removeFirst() }
        while text.hasSuffix("\n") { text.removeLast() }
        return text
    }

    func consolidate(isStrict: Bool = false) -> (outcome: Outcome, text: String) {
        let presentation = Presentation(language: .vi, style: .short, isStrict: isStrict)
        let outcome = Baocao(environment: environment, presentation: presentation).consolidate(request())
        return (outcome, text)
    }
}

/// Small cities in, the words of a template out: `Tests/Cases/city`. `told` is what is said of them,
/// but for drafts and doubts, which every small ward is; `status` is 0 where it is not given.
@Suite struct CityCaseTests {
    @Test(arguments: CaseFile.all(in: "city"))
    func report(_ entry: CaseFile.Case) throws {
        let city = try SmallCity(entry)
        let (outcome, text) = city.consolidate(isStrict: entry.parts["strict"] != nil)
        let usual = entry.parts["all"] == nil ? ["[ward-draft]", "[ward-doubts]"] : []
        let told = outcome.messages.split(separator: "\n").filter { line in
            !usual.contains(where: line.contains)
        }.joined(separator: "\n")
        for (part, actual) in [("text", text), ("told", told)] {
            if let difference = CaseFile.difference(in: entry, part: part, actual: actual) {
                Issue.record("\(difference)")
            }
        }
        let status = outcome.status == 0 ? "" : String(outcome.status)
        if let difference = CaseFile.difference(in: entry, part: "status", actual: status) {
            Issue.record("\(difference)")
        }
    }
}

/// Whole reports of small cities, word for word: `Tests/Cases/city-report`.
@Suite struct CityReportCaseTests {
    @Test(arguments: CaseFile.all(in: "city-report"))
    func reads(_ entry: CaseFile.Case) throws {
        let city = try SmallCity(entry)
        let outcome = Baocao(environment: city.environment, presentation: Presentation(language: .vi))
            .consolidate(city.request(template: nil))
        #expect([0, 2].contains(outcome.status), "\(outcome.messages)")
        if let difference = CaseFile.difference(in: entry, part: "text", actual: city.text) {
            Issue.record("\(difference)")
        }
    }

    /// A count of tasks leads to the cells of those it counts: of those that were reported and arose.
    @Test func aCountLeadsToTheCellsOfItsTasks() throws {
        var entry = try #require(CaseFile.all(in: "city").first)
        entry.parts = [
            "input": "{{ city.progress.done_of_total }}", "plan": "# II.1 Mục\n-: Một.\n-: Hai.\n-: Ba.",
            "ward an": "II.1-1|x|Xong|3|||\nII.1-2|k||||",
        ]
        let city = try SmallCity(entry)
        var request = city.request()
        (request.report.output, request.report.trace) = ("city/o.pdf", "city/t.json")
        request.report.format = .pdf
        let baocao = Baocao(environment: city.environment, presentation: Presentation(language: .vi))
        #expect(baocao.consolidate(request).status == 0)
        let told = String(decoding: baocao.explain("city/t.json", text: "1/1").output, as: UTF8.self)
        #expect(told.contains("an/results/2025/chung.csv:2"), "\(told)")
        #expect(!told.contains("chung.csv:3") && !told.contains("plan.yaml"), "\(told)")
    }

    /// `check` makes a city's report of no ward: what is wrong with its own template is told before they send.
    @Test func checkTellsTheFaultsOfACitysTemplate() throws {
        let city = try SmallCity(try #require(CaseFile.all(in: "city-report").first))
        let baocao = Baocao(
            environment: city.environment, presentation: Presentation(language: .vi, style: .short))
        let request = CheckRequest(folder: "city", period: "2025")
        let whole = baocao.check(request)
        #expect(whole.status == 0 && !whole.messages.contains("error["), "\(whole.messages)")
        city.put(
            "---\nkind: BÁO CÁO\ntitle: x\nfacts: city\n---\n{{ city.nothing }}\n",
            "city/templates/bao-cao-tong-hop.md.j2")
        let broken = baocao.check(request)
        #expect(
            broken.status == 2 && broken.messages.contains("bao-cao-tong-hop.md.j2:6:4: error["),
            "\(broken.messages)")
    }

    /// With --strict nothing is printed that a template check would not have seen.
    @Test func theTemplatesCheckClean() throws {
        let environment = InMemoryEnvironment(assets: EmbeddedAssets.all)
        for name in environment.assetNames where name.hasPrefix("templates/") && name.hasSuffix(".j2") {
            environment.put(Array(environment.asset(name)?.bytes ?? .init(start: nil, count: 0)), at: name)
        }
        let outcome = Baocao(environment: environment, presentation: Presentation(language: .vi))
            .checkTemplate("templates/bao-cao-tong-hop.md.j2")
        #expect(outcome.status == 0 && outcome.messages.isEmpty, "\(outcome.messages)")
    }
}
