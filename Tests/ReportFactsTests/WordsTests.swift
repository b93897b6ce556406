import FoundationEssentials
import PlanModel
import ReportFacts
import TestSupport
import Testing

/// Numbers, dates, numerals and titles, from the table `facts/words.case`.
@Suite struct WordsTests {
    /// The rows of one section, cut at `|`.
    static func rows(_ section: String) throws -> [[String]] {
        let all = CaseFile.all(in: "facts").filter { $0.name.hasPrefix(section) }
        let entry = try #require(all.first)
        return entry["input"].split(separator: "\n").map { line in
            line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
                String(cell).trimmed
            }
        }
    }

    @Test func numbers() throws {
        for row in try Self.rows("numbers") {
            let value = try #require(Decimal(string: row[0]))
            #expect(NumberText.number(value, fractionDigits: Int(row[1])) == row[2])
        }
    }

    @Test func longDates() throws {
        for row in try Self.rows("long dates") {
            #expect(DateText.long(try #require(CalendarDate(iso: row[0]))) == row[1])
        }
    }

    @Test func romanNumerals() throws {
        for row in try Self.rows("roman") {
            #expect(Numerals.roman(try #require(Int(row[0]))) == row[1])
        }
        #expect(Numerals.roman(0) == nil)
        #expect(Numerals.roman(4000) == nil)
    }

    @Test func letters() throws {
        for row in try Self.rows("letters") {
            #expect(Numerals.letter(try #require(Int(row[0]))) == row[1])
        }
        #expect(Numerals.letter(0) == nil)
    }

    @Test func words() throws {
        for row in try Self.rows("words") {
            #expect(Numerals.words(try #require(Int(row[0]))) == row[1])
        }
        #expect(!Numerals.words(.min).isEmpty)
    }

    @Test func titles() throws {
        for row in try Self.rows("titles") {
            let plan = Sample.plan(title: row[0])
            #expect(ReportWords(ReportingPeriod(year: 2025, kind: .firstHalf)).title(for: plan) == row[1])
        }
    }

    /// A plan under the name of the month of action: its reports are those of the year's work.
    @Test func titlesOfCampaigns() throws {
        var plan = Sample.plan(title: "Triển khai “Tháng hành động vì bình đẳng giới” phường Mẫu năm 2025")
        let days = [CalendarDate(iso: "2025-11-15"), CalendarDate(iso: "2025-12-15")].compactMap { $0 }
        plan.campaigns = [
            Campaign(name: "Tháng hành động vì bình đẳng giới", from: try #require(days.first), to: days[1])
        ]
        func subject(_ kind: ReportingPeriod.Kind) -> String {
            ReportWords(ReportingPeriod(year: 2025, kind: kind)).subject(of: plan)
        }
        #expect(
            subject(.firstHalf)
                == "Kết quả thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ tại phường Mẫu")
        #expect(subject(.annual) == subject(.firstHalf))
        plan.organisation.locality = ""
        #expect(subject(.firstHalf).hasSuffix("vì sự tiến bộ của phụ nữ"))
        plan.campaigns = []
        #expect(subject(.firstHalf) == "Kết quả triển khai “Tháng hành động vì bình đẳng giới” phường Mẫu")
    }

    @Test func sentenceCase() throws {
        for row in try Self.rows("sentence case") { #expect(OfficialNames.sentenceCased(row[0]) == row[1]) }
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
