import Diagnostics
import PlanModel

/// Finds the dated months and weeks of action: `Tháng hành động … (15/11 - 15/12)`.
struct CampaignReader {
    let year: PlanYear
    let file: SourceFile

    static let heads: [Phrase] = [
        "thang hanh dong", "thang cao diem", "tuan le", "tuan hanh dong", "dot cao diem",
        "dot hoat dong cao diem",
    ]
    private static let longestName = 45

    /// A campaign whose last day stands before its first: `từ 15/12 đến 15/11`.
    struct Backwards {
        let text: String
        let location: Location
    }

    /// Each campaign once: the same days under another name are the same campaign.
    func read(_ passages: [Passage]) -> (campaigns: [Campaign], backwards: [Backwards]) {
        var (found, backwards): ([Campaign], [Backwards]) = ([], [])
        for passage in passages {
            let starts = passage.words.indices.filter { index in
                CampaignReader.heads.contains { passage.has($0, at: index) }
            }
            guard !starts.isEmpty else { continue }
            let dates = Dates(of: passage)
            for (place, start) in starts.enumerated() {
                let next = place + 1 < starts.count ? starts[place + 1] : passage.words.count
                let reach = start..<endOfClause(in: passage, start..<next)
                switch campaign(in: passage, reach, dates) {
                case .found(let campaign):
                    guard !found.contains(where: { $0.from == campaign.from && $0.to == campaign.to })
                    else { continue }
                    found.append(campaign)
                case .backwards:
                    backwards.append(
                        Backwards(
                            text: passage.text(reach).trimmingEnd([".", ";", ","]),
                            location: passage.location(in: file, reach)))
                case .none: continue
                }
            }
        }
        return (found, backwards)
    }

    /// The dates of a passage in order; one may hold thousands of campaigns, each with its own few.
    private struct Dates {
        private let mentions: [DateMention]
        /// The word in which each begins.
        private let words: [Int]
        let utf8: [UInt8]

        init(of passage: Passage) {
            mentions = DateReader.dates(in: passage.text)
            words = mentions.map { passage.word(at: $0.range.lowerBound) }
            utf8 = Array(passage.text.utf8)
        }

        func inside(_ range: Range<Int>) -> ArraySlice<DateMention> {
            mentions[first(from: range.lowerBound)..<first(from: range.upperBound)]
        }

        /// The place of the first date that does not begin before a word.
        private func first(from word: Int) -> Int {
            var (low, high) = (0, words.count)
            while low < high {
                let middle = (low + high) / 2
                if words[middle] < word { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    private enum Reading {
        case found(Campaign)
        case backwards
        case none
    }

    private func campaign(in passage: Passage, _ reach: Range<Int>, _ dates: Dates) -> Reading {
        let end = reach.upperBound
        let nameEnd = endOfName(in: passage, reach.lowerBound..<end)
        let own = ownYear(in: passage, reach.lowerBound..<min(end, nameEnd + 2))
        let (days, isBackwards) = range(of: dates.inside(reach.lowerBound..<end), in: dates.utf8, own)
        guard let days else { return isBackwards ? .backwards : .none }
        let marks = Lexeme.closers.union([",", ".", ":", ";"])
        let name = passage.text(reach.lowerBound..<nameEnd).trimmingEnd(marks)
        return .found(
            Campaign(
                name: name, from: days.from, to: days.to,
                isTentative: isTentative(passage, reach.lowerBound..<end),
                location: passage.location(in: file, reach.lowerBound..<nameEnd)))
    }

    /// Whether the time is foreseen; money that is foreseen says nothing of it.
    private func isTentative(_ passage: Passage, _ reach: Range<Int>) -> Bool {
        reach.dropFirst(2).contains { index in
            passage.has("du kien", at: index) && !passage.has("kinh phi", at: index - 2)
                && !passage.has("kinh phi", at: index + 2)
        }
    }

    private func endOfClause(in passage: Passage, _ reach: Range<Int>) -> Int {
        var index = reach.lowerBound
        while index < reach.upperBound {
            let ending = Lexeme.ending(of: passage.words[index].text)
            index += 1
            if ending == .semicolon { return index }
            if ending == .sentence, index < reach.upperBound, Lexeme.startsUpper(passage.words[index].text) {
                return index
            }
        }
        return index
    }

    /// The name ends where its date, its year or a bracket begins.
    private func endOfName(in passage: Passage, _ reach: Range<Int>) -> Int {
        var index = reach.lowerBound + 2
        while index < min(reach.upperBound, reach.lowerBound + CampaignReader.longestName) {
            let next = index + 1 < passage.keys.count ? passage.words[index + 1].text : ""
            if passage.words[index].text.hasPrefix("(") { return index }
            if ["tu", "ngay", "nam", "thang"].contains(passage.keys[index]), Lexeme.startsDigit(next) {
                return index
            }
            if passage.has("tu ngay", at: index) || passage.has("tu thang", at: index) { return index }
            if Lexeme.startsDigit(passage.words[index].text) { return index }
            if passage.words[index].text.unicodeScalars.last.map(Lexeme.closers.contains) ?? false {
                return index + 1
            }
            index += 1
        }
        return min(index, reach.upperBound)
    }

    private func ownYear(in passage: Passage, _ range: Range<Int>) -> Int? {
        for index in range where index > 0 && passage.keys[index - 1] == "nam" {
            if let year = Lexeme.number(passage.keys[index]), year > 1900 { return year }
        }
        return nil
    }

    private typealias Days = (from: CalendarDate, to: CalendarDate)

    /// Two days joined by a dash or `đến`, else a whole month; nil for two that run backwards.
    private func range(
        of dates: ArraySlice<DateMention>, in utf8: [UInt8], _ own: Int?
    ) -> (days: Days?, isBackwards: Bool) {
        for (first, second) in zip(dates, dates.dropFirst()) where first.day != nil && second.day != nil {
            guard joins(utf8, first.range.upperBound, second.range.lowerBound) else { continue }
            let last = second.year ?? first.year ?? own ?? year.year(ofMonth: second.month)
            // "15/12 - 15/01" begins in the year before; "15/12 - 15/11" in none.
            let overNewYear = first.month - second.month > CampaignReader.longestBackwards
            let begin = first.year ?? (overNewYear ? last - 1 : last)
            guard let from = first.date(inYear: begin), let to = second.date(inYear: last) else { continue }
            return from <= to ? ((from, to), false) : (nil, true)
        }
        guard let month = dates.first(where: { $0.day == nil }),
            let from = month.date(inYear: own ?? year.year(ofMonth: month.month)),
            let to = CalendarDate(
                year: from.year, month: from.month, day: CalendarDate.days(in: from.month, of: from.year))
        else { return (nil, false) }
        return ((from, to), false)
    }

    /// Months a span may seem to run back where it runs over the end of a year.
    private static let longestBackwards = 5

    private func joins(_ utf8: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard start <= end, end <= utf8.count else { return false }
        let between = String(decoding: utf8[start..<end], as: UTF8.self).split(separator: " ").map {
            Lexeme.key(of: String($0))
        }
        let connectors: Set<String> = ["-", "–", "—", "den", "toi", "het", "ngay"]
        let dashes: Set<String> = ["-", "–", "—"]
        guard between.allSatisfy(connectors.contains) else { return false }
        return between.contains { dashes.contains($0) || $0 == "den" || $0 == "toi" }
    }
}
