import Diagnostics
import Files
import FoundationEssentials
import ReportKit
import TestSupport
import Testing

/// What holds of every city: its sums are those of the forms, and neither the order of the wards nor
/// the way they were sent changes a byte; whatever fails, no ward is counted by half.
@Suite struct CityPropertyTests {
    /// Numbers that are the same in every run (SplitMix64, Steele 2014).
    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    /// Asks for every sum a city's report prints.
    private static let question = """
        {% set t = city.totals %}
        {% for a in [t.events, t.attendances, t.women, t.funding] %}
        sum {{ a.sum if a.sum is not none else "-" }}
        {% endfor %}
        done {{ city.progress.done }}
        {% for g in city.groups %}
        group {{ g.progress.done }}
        {% endfor %}
        {% for w in city.wards %}
        ward {{ w.progress.done }}
        {% endfor %}
        {% for i in city.indicators %}
        parts {{ i.numerator }} {{ i.denominator }}
        {% endfor %}
        """

    /// The answers that begin with a word, in order.
    private static func answers(_ word: String, in text: String) -> [String] {
        text.split(separator: "\n").filter { $0.hasPrefix(word + " ") }.map {
            String($0.dropFirst(word.count + 1))
        }
    }

    private static let tasks = ["II.1-1", "II.1-2", "II.1-3", "II.2-1", "III.1-1", "III.1-2", "III.2-1"]

    /// A city of so many wards, and what its forms add up to, in units of a tenth.
    private static func random(_ seed: UInt64, wards: Int) throws -> (city: SmallCity, sums: [Int?]) {
        var dice = Dice(state: seed)
        var entry = try #require(CaseFile.all(in: "city").first)
        entry.parts = ["input": question]
        var sums = [Int?](repeating: nil, count: 6)
        func figure(_ column: Int, _ value: Int, tenths: Bool = false) -> String {
            sums[column] = (sums[column] ?? 0) + value * (tenths ? 1 : 10)
            return tenths ? "\(value / 10),\(value % 10)" : "\(value)"
        }
        for ward in 0..<wards {
            var rows: [String] = []
            for task in tasks where Int.random(in: 0..<5, using: &dice) > 0 {
                let people = Int.random(in: 0..<3000, using: &dice)
                let isBlank = (0..<4).map { _ in Int.random(in: 0..<4, using: &dice) == 0 }
                let cells = [
                    isBlank[0] ? "" : figure(0, Int.random(in: 0..<40, using: &dice)),
                    isBlank[1] ? "" : figure(1, people),
                    isBlank[2] || people == 0 ? "" : figure(2, people / 2),
                    isBlank[3] ? "" : figure(3, Int.random(in: 0..<9999, using: &dice), tenths: true),
                ]
                let state = ["x", "d", "c"][Int.random(in: 0..<3, using: &dice)]
                rows.append("\(task)|\(state)|Kết quả \(ward)|\(cells.joined(separator: "|"))")
            }
            entry.parts["ward w\(ward)"] = rows.joined(separator: "\n")
            let whole = Int.random(in: 1..<500, using: &dice)
            let part = Int.random(in: 0...whole, using: &dice)
            _ = figure(4, part)
            _ = figure(5, whole)
            entry.parts["indicators w\(ward)"] = "2.3|Nữ làm chủ|%|\(part)|\(whole)|"
        }
        return (try SmallCity(entry), sums)
    }

    @Test(arguments: 1...12)
    func sumsAreThoseOfTheForms(_ seed: Int) throws {
        let (city, sums) = try Self.random(UInt64(seed), wards: 3 + seed)
        let (outcome, text) = city.consolidate()
        try #require(outcome.status == 0, "\(outcome.messages)")
        let printed = Self.answers("sum", in: text)
        #expect(printed == sums.prefix(4).map { $0.map { "\(Decimal($0) / 10)" } ?? "-" })
        let parts = Self.answers("parts", in: text)
        #expect(parts == ["\((sums[4] ?? 0) / 10) \((sums[5] ?? 0) / 10)"])
        // Groups and wards are two ways to cut the same tasks.
        let done = Self.answers("done", in: text).compactMap { Int($0) }.first
        for cut in ["group", "ward"] {
            let pieces = Self.answers(cut, in: text).compactMap { Int($0) }
            #expect(pieces.count > 2)
            #expect(done == pieces.reduce(0, +), "\(cut)")
        }
    }

    @Test(arguments: 1...6)
    func theOrderAndTheWayOfSendingChangeNoByte(_ seed: Int) throws {
        var dice = Dice(state: UInt64(seed) &* 31)
        let (city, _) = try Self.random(UInt64(seed), wards: 6)
        let whole = Baocao(environment: city.environment).consolidate(city.request(template: nil))
        try #require(whole.status == 0, "\(whole.messages)")
        let expected = try #require(city.environment.contents("city/o.md"))
        let packed = city.sent.map { "city/\($0).zip" }
        for (ward, path) in zip(city.sent, packed) where Bool.random(using: &dice) || ward == "w0" {
            let outcome = Baocao(environment: city.environment).pack(
                PackRequest(folder: ward, period: city.period, output: path))
            try #require(outcome.status == 0, "\(outcome.messages)")
        }
        let mixed = zip(city.sent, packed).map { ward, path in
            city.environment.contents(path) == nil ? ward : path
        }.shuffled(using: &dice)
        var request = city.request(template: nil)
        request.wards = mixed
        _ = Baocao(environment: city.environment).consolidate(request)
        #expect(city.environment.contents("city/o.md") == expected, "\(mixed)")
    }

    /// A read that fails costs the ward it is of, and no more than that.
    @Test func aReadThatFailsCostsOneWard() throws {
        let (city, _) = try Self.random(7, wards: 4)
        var refused = 0
        for count in 0..<40 {
            let faulty = FaultyEnvironment(city.environment, failing: .list, after: count)
            let outcome = Baocao(environment: faulty, presentation: Presentation(style: .short))
                .consolidate(city.request())
            let lines = outcome.messages.split(separator: "\n")
            let wards = lines.filter { $0.contains("error[ward-refused]") }
            if !wards.isEmpty { refused += 1 }
            #expect(outcome.status == (wards.isEmpty ? 0 : 2) || outcome.status == 6 || outcome.status == 2)
            // Every ward after the fault fails too: none of them is counted, none is left unnamed.
            guard outcome.status == 2, !wards.isEmpty else { continue }
            let text = String(decoding: city.environment.contents("city/o.md") ?? [], as: UTF8.self)
            #expect(!text.isEmpty)
        }
        #expect(refused > 0)
    }

    /// A full disk leaves the report of before, or none.
    @Test func aDiskThatIsFullLeavesNoHalfReport() throws {
        let (city, _) = try Self.random(9, wards: 3)
        let faulty = FaultyEnvironment(city.environment, failing: .write)
        let outcome = Baocao(environment: faulty).consolidate(city.request())
        #expect(outcome.status == FaultyEnvironment.id.stage.rawValue)
        #expect(city.environment.contents("city/o.md") == nil)
    }

    /// Whatever bytes stand in a bundle's place, the others are counted and it is named.
    @Test func hostileBytesAreNamedAndNothingElse() throws {
        let (city, _) = try Self.random(11, wards: 3)
        let outcome = Baocao(environment: city.environment).pack(
            PackRequest(folder: "w1", period: city.period, output: "city/w1.zip"))
        try #require(outcome.status == 0)
        let good = try #require(city.environment.contents("city/w1.zip"))
        var dice = Dice(state: 3)
        for _ in 0..<60 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...6, using: &dice) {
                bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            if Bool.random(using: &dice) {
                bytes.removeLast(Int.random(in: 1..<bytes.count, using: &dice))
            }
            city.environment.put(bytes, at: "city/w1.zip")
            // What a case's own template prints does not look like the program's.
            city.environment.put([], at: "city/o.md")
            var request = city.request()
            request.wards = ["w0", "city/w1.zip", "w2"]
            let outcome = Baocao(environment: city.environment, presentation: Presentation(style: .short))
                .consolidate(request)
            #expect([0, 2].contains(outcome.status), "\(outcome.messages)")
            #expect(outcome.status == 0 || outcome.messages.contains("w1.zip"))
        }
    }

    /// The trace leads from each figure of the city to the ward and its cell.
    @Test func everySumLeadsToTheWardsCells() throws {
        let (city, sums) = try Self.random(5, wards: 3)
        var request = city.request(template: nil)
        request.report.format = .frames
        request.report.output = "city/o.txt"
        request.report.trace = "city/trace.json"
        let outcome = Baocao(environment: city.environment).consolidate(request)
        try #require(outcome.status == 0, "\(outcome.messages)")
        let trace = String(decoding: city.environment.contents("city/trace.json") ?? [], as: UTF8.self)
        let lines = trace.split(separator: "\n").filter { $0.contains("\"rule\": \"sum\"") }
        #expect(lines.count > 20)
        let events = lines.first { $0.contains("\"text\": \"\((sums[0] ?? 0) / 10)\"") }
        let cells = try #require(events)
        for ward in city.sent { #expect(cells.contains("\"at\": \"\(ward)/results/2025/chung.csv:")) }
    }
}
