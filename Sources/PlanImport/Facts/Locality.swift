import Diagnostics
import PlanModel

/// A place governed by a people's committee: `phường Mẫu`, `Quận 1`.
struct Locality: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable, CaseIterable {
        case ward = "phường", commune = "xã", township = "thị trấn", zone = "đặc khu"
        case district = "quận", county = "huyện", town = "thị xã"
        case city = "thành phố", province = "tỉnh"

        var level: Organisation.Level {
            switch self {
            case .ward: .ward
            case .commune, .township, .zone: .commune
            case .district, .county, .town: .district
            case .city, .province: .city
            }
        }

        var key: Phrase { Phrase(Folding.ascii(rawValue)) }

        /// Every kind with its key, folded once.
        static let keyed = allCases.map { (kind: $0, key: $0.key) }
        /// How many words it has.
        var count: Int { key.count }

        /// Smaller places first.
        var order: Int {
            switch level {
            case .ward, .commune, .school, .sector: 0
            case .district: 1
            case .city: 2
            }
        }
    }

    var kind: Kind
    /// The name as written, without the kind.
    var name: String

    /// `phường Mẫu`; the kind in small letters (NĐ 30/2020, Phụ lục II, III.1), but `Thành phố Hồ Chí Minh`.
    var text: String {
        let isCapitalised = kind == .city && Folding.ascii(name) == "ho chi minh"
        return (isCapitalised ? "Thành phố" : kind.rawValue) + " " + name
    }

    /// Before a date: the bare name, but a number keeps its kind (NĐ 30/2020, Phụ lục I, II.4).
    var place: String {
        guard name.allSatisfy(\.isNumber) else { return name }
        return kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst() + " " + name
    }

    /// Every place named in a passage, with the words of its name.
    static func all(in passage: Passage) -> [(locality: Locality, name: Range<Int>)] {
        var found: [(Locality, Range<Int>)] = []
        for index in passage.words.indices {
            // "thị xã" before "xã", "thị trấn" as a whole.
            let kinds = Kind.keyed.filter { passage.has($0.key, at: index) }.map(\.kind).filter {
                isKindWord(passage, index, $0)
            }
            guard let kind = kinds.max(by: { $0.rawValue.utf8.count < $1.rawValue.utf8.count }) else {
                continue
            }
            if kind == .commune, index > 0, passage.keys[index - 1] == "thi" { continue }
            let start = index + kind.key.count
            guard Lexeme.ending(of: passage.words[start - 1].text) == .neutral,
                let end = endOfName(in: passage, from: start)
            else { continue }
            var name = passage.text(start..<end)
            while let last = name.unicodeScalars.last, !last.properties.isAlphabetic,
                !("0"..."9").contains(last)
            {
                name.unicodeScalars.removeLast()
            }
            if !name.isEmpty { found.append((Locality(kind: kind, name: name), start..<end)) }
        }
        return found
    }

    /// The mark tells `xã` from `xa`, and `tỉnh` from `tính`.
    private static func isKindWord(_ passage: Passage, _ index: Int, _ kind: Kind) -> Bool {
        let count = kind.count
        guard index + count <= passage.words.count else { return false }
        let written = passage.words[index..<index + count].map { $0.text.lowercased() }.joined(separator: " ")
        return written.unicodeScalars.filter { !Lexeme.openers.contains($0) }.elementsEqual(
            kind.rawValue.unicodeScalars)
    }

    private static func endOfName(in passage: Passage, from start: Int) -> Int? {
        var end = start
        while end < passage.words.count, end - start < 4 {
            let word = passage.words[end].text
            // "PHƯỜNG MẪU NĂM 2026": the year is no part of the name.
            if passage.keys[end] == "nam", passage.hasYear(at: end + 1) { break }
            let isNumber = end == start && Lexeme.number(Lexeme.key(of: word)) != nil && word.utf8.count <= 3
            guard
                isNumber || (Lexeme.startsUpper(word) && !Lexeme.isAbbreviation(word))
                    || (isAllCaps(passage, start) && Lexeme.isCapitals(word))
            else { break }
            end += 1
            if isNumber || Lexeme.ending(of: word) != .neutral
                || word.unicodeScalars.last.map({ Lexeme.closers.contains($0) }) ?? false
            {
                break
            }
        }
        guard end > start else { return nil }
        // "Xã Hội", "Thành phố" are no names of a commune or a city.
        return ["hoi", "doi"].contains(passage.keys[start]) && end == start + 1 ? nil : end
    }

    private static func isAllCaps(_ passage: Passage, _ start: Int) -> Bool {
        start > 0 && Lexeme.isCapitals(passage.words[start - 1].text)
    }
}
