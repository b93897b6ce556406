internal import Diagnostics
package import PlanModel

/// Names of agencies and headings in the forms of running text.
package enum OfficialNames {
    /// `Ủy ban nhân dân phường Mẫu`; other agencies as they call themselves.
    package static func full(_ organisation: Organisation) -> String {
        let isCommittee = organisation.short.hasPrefix("UBND ")
        return isCommittee ? "Ủy ban nhân dân " + organisation.short.dropFirst(5) : organisation.short
    }

    /// What the organisation is called without its name: `phường`, `thành phố`, `ngành`.
    package static func kind(_ organisation: Organisation) -> String {
        switch organisation.level {
        case .sector: "ngành"
        case .school: "trường"
        case .ward, .commune, .district, .city:
            PlaceKind.split(organisation.locality)?.kind ?? "đơn vị"
        }
    }

    /// The first letter lowered, unless a capital follows it (`UBND …`), a body's name begins there (NĐ 30,
    /// annex II: `Hội Liên hiệp Phụ nữ`), it stands alone as a name (`Kế hoạch A`), or is no letter.
    package static func lowerFirst(_ text: String) -> String {
        guard let first = text.first, first.isLetter else { return text }
        let rest = text.dropFirst()
        if rest.isEmpty { return text }
        if let second = rest.first, second.isUppercase { return text }
        if beginsWithBody(text) || beginsWithForeignName(text) { return text }
        return first.lowercased() + rest
    }

    /// `Hội Liên hiệp …` and `Ủy ban …`, but not `Hội nghị …` or `Ban hành …`.
    private static func beginsWithBody(_ text: String) -> Bool {
        let words = text.split(separator: " ", maxSplits: 2)
        guard words.count > 1 else { return false }
        return bodies.contains("\(words[0]) \(words[1].prefix { $0 != "," })")
            || bodyHeads.contains(String(words[0])) && words[1].first?.isUppercase == true
    }

    /// `Zalo`, `Facebook`: the letters are not of the Vietnamese alphabet.
    private static func beginsWithForeignName(_ text: String) -> Bool {
        text.utf8.prefix { $0 != UInt8(ascii: " ") }.contains { "fjwzFJWZ".utf8.contains($0) }
    }

    private static let bodies: Set = [
        "Ủy ban", "Uỷ ban", "Công an", "Hội đồng", "Mặt trận", "Đảng ủy", "Đảng bộ", "Văn phòng",
        "Ban vì", "Bí thư", "Phó Bí", "Chủ tịch", "Phó Chủ", "Trưởng phòng", "Phó Trưởng",
    ]
    /// Words that begin the name of a body where its next word is written with a capital.
    private static let bodyHeads: Set = ["Hội", "Đoàn", "Ban", "Phòng", "Sở", "Bộ", "Trạm", "Đảng", "Trường"]

    /// The first letter raised: a line or a sentence begins with it.
    package static func upperFirst(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    /// What is measured in percent, called a share: `Dân số được tiếp cận …` has no value of 60%.
    package static func share(of name: String) -> String {
        let folded = name.prefix(longestShare + 1).lowercased()
        // One that says its percentage itself is no name of a share.
        let isNamed =
            TextSearch.contains(UInt8(ascii: "%"), in: name)
            || shares.contains { folded.utf8.starts(with: ($0 + " ").utf8) }
        return isNamed ? name : "Tỷ lệ " + lowerFirst(name)
    }

    private static let shares = ["tỷ lệ", "tỉ lệ", "tỷ trọng", "tỷ suất", "mức", "phần trăm", "độ"]
    private static let longestShare = 9

    /// A unit's name inside a sentence: `các trường học trên địa bàn`, but `Công an phường`.
    package static func inSentence(_ name: String) -> String {
        let folded = name.lowercased()
        return commonBeginnings.contains { folded.hasPrefix($0 + " ") } ? lowerFirst(name) : upperFirst(name)
    }

    /// Words that make the beginning of a name no name.
    private static let commonBeginnings = [
        "các", "những", "toàn", "mọi", "từng", "mỗi", "cán bộ", "công chức", "thành viên", "lãnh đạo",
    ]

    /// A plan's title as a heading of the report. One that recites several documents calls each by its kind
    /// and number, as documents are cited again (II.6b); its full text stands in the annex of tasks.
    package static func heading(_ title: String) -> String {
        guard let parts = recited(in: title) else { return title }
        return upperFirst(parts.compactMap(shortCitation).joined(separator: ", ")) + addition(to: parts)
    }

    /// The documents that a heading calls by their numbers alone, in full: the first time a report cites one it
    /// gives its day, its issuer and what it is about (II.6b).
    package static func documents(recitedIn title: String) -> String? {
        guard let parts = recited(in: title) else { return nil }
        let words = title.dropLast(addition(to: parts).count).words().map(String.init)
        let first = words.indices.first { place in
            [1, 2].contains { length in
                let kind = words[place...].prefix(length).joined(separator: " ")
                return words.dropFirst(place + length).first == "số"
                    && documentKinds.contains(kind.lowercased())
            }
        }
        return first.map { citation(words[$0...].joined(separator: " ")) }
    }

    /// The parts of a long title that recites several documents.
    private static func recited(in title: String) -> [String]? {
        guard title.count > longestHeading else { return nil }
        let parts = title.split(separator: ";").map(String.init)
        return parts.count > 1 && parts.allSatisfy { shortCitation($0) != nil } ? parts : nil
    }

    /// What the last part adds to its document: `… và các chương trình liên quan`.
    private static func addition(to parts: [String]) -> String {
        ["và các", "và những"].compactMap { parts.last?.last(occurrence: " \($0) ") }.first ?? ""
    }

    /// `Tiếp tục thực hiện Kế hoạch số 131/KH-UBND` of all that is said of it; nil where no number is given.
    private static func shortCitation(_ part: String) -> String? {
        let words = part.words().map(String.init)
        guard let number = words.firstIndex(where: { $0.lowercased() == "số" }), number + 1 < words.count,
            words[number + 1].contains("/")
        else { return nil }
        return words[...(number + 1)].joined(separator: " ")
    }

    /// About three lines of a heading.
    private static let longestHeading = 160

    /// How a sentence of the report names a document: `Kế hoạch số …`, its dates without inner blanks and
    /// with a zero before months 1 and 2 only (II.4b), nothing said twice in a row.
    package static func citation(_ text: String) -> String {
        var tidy = text
        if TextSearch.contains(UInt8(ascii: "/"), in: text) {
            for spaced in [" /", "/ "] { tidy = joinedDates(tidy, at: spaced) }
        }
        tidy = withoutStutter(tidy.words().map { shortMonth(String($0)) })
        let folded = tidy.prefix(longestKind + 4).lowercased()
        let isDocument = documentKinds.contains { folded.utf8.starts(with: ($0 + " số ").utf8) }
        return isDocument ? upperFirst(tidy) : tidy
    }

    static let documentKinds = [
        "kế hoạch", "quyết định", "công văn", "chương trình", "nghị quyết", "chỉ thị", "nghị định",
        "thông tư", "hướng dẫn", "thông báo",
    ]
    private static let longestKind = 12

    /// `31/05/2021` as `31/5/2021`, with whatever stands around it.
    private static func shortMonth(_ word: String) -> String {
        guard TextSearch.contains(UInt8(ascii: "/"), in: word) else { return word }
        let parts = word.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].last?.isASCIIDigit == true,
            ("03"..."09").contains(parts[1]), parts[1].count == 2,
            parts[2].prefix(4).count == 4, parts[2].prefix(4).allSatisfy(\.isASCIIDigit)
        else { return word }
        return "\(parts[0])/\(parts[1].dropFirst())/\(parts[2])"
    }

    /// `công tác công tác` as `công tác`: two words that come again at once were typed twice.
    private static func withoutStutter(_ words: [String]) -> String {
        func isSame(_ one: String, _ other: String) -> Bool {
            // Few words have a twin: most differ in length already, and are not made small.
            one.utf8.count == other.utf8.count && one.lowercased() == other.lowercased()
        }
        var kept: [String] = []
        for word in words {
            kept.append(word)
            let end = kept.count
            if end >= 4, isSame(kept[end - 1], kept[end - 3]), isSame(kept[end - 2], kept[end - 4]),
                !isSame(kept[end - 1], kept[end - 2])
            {
                kept.removeLast(2)
            }
        }
        return kept.joined(separator: " ")
    }

    /// `31 /05` as `31/05`: a blank beside a slash between digits goes.
    private static func joinedDates(_ text: String, at mark: String) -> String {
        guard TextSearch.contains(mark, in: text) else { return text }
        var pieces = text.components(at: mark)
        var joined = pieces.removeFirst()
        for piece in pieces {
            let isDate = joined.last?.isASCIIDigit == true && piece.first?.isASCIIDigit == true
            joined += (isDate ? "/" : mark) + piece
        }
        return joined
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension String {
    /// What stands from the last place of a mark on; nil where it does not stand.
    fileprivate func last(occurrence mark: String) -> String? {
        let pieces = components(at: mark)
        return pieces.count > 1 ? mark + (pieces.last ?? "") : nil
    }

    /// The pieces between the places where a mark stands; one piece where it does not.
    fileprivate func components(at mark: String) -> [String] {
        split(separator: mark, omittingEmptySubsequences: false).map(String.init)
    }
}
