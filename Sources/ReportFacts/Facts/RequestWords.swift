/// How a typed request reads: what a template needs to write it as a request.
///
/// Here and not in a template, where looking at the words of a text costs a hundred times as much,
/// and a city has thousands of requests to look at.
struct RequestWords {
    /// The level the text begins with, in small letters: `huyện` of `Huyện hỗ trợ …`, but not `xã` of
    /// `Xã hội hóa …`.
    let level: String?
    /// Whether it says only what is to be done, by that level where it names one: `bố trí kinh phí …`,
    /// `Huyện hỗ trợ …`. Words of asking then stand before it in a report.
    let isDeed: Bool

    init(_ text: String) {
        let small = Self.beginning(of: text, letters: 12)
        let level = small.hasPrefix("xã hội ") ? nil : Self.levels.first { Self.begins(small[...], with: $0) }
        self.level = level
        isDeed =
            Self.beginsWithDeed(text[...])
            || (level.map { Self.beginsWithDeed(text.dropFirst($0.count + 1)) } ?? false)
    }

    /// What is asked for, without the words of asking before it: `bố trí kinh phí` of
    /// `Đề nghị bố trí kinh phí`, of `Hội đề nghị bố trí kinh phí`.
    static func asked(in text: String) -> String {
        let small = Self.beginning(of: text, letters: 80)
        // A letter of capital and small size has as many characters in either, so one counts for both.
        var length = 0
        var rest = small[...]
        if let opening = openings.first(where: { begins(rest, with: $0) }) {
            let asked = rest.dropFirst(opening.count + 1)
            if askingWords.contains(where: { begins(asked, with: $0) }) {
                (rest, length) = (asked, opening.count + 1)
            }
        }
        if length == 0, let asker = asker(in: text) { length = asker }
        rest = small.dropFirst(length)
        for words in askingWords where begins(rest, with: words) {
            rest = rest.dropFirst(words.count + 1)
            length += words.count + 1
        }
        return String(text.dropFirst(length))
    }

    /// How far the unit of a ward goes that asks: `Trạm Y tế phường ` of `Trạm Y tế phường đề nghị …`.
    private static func asker(in text: String) -> Int? {
        let words = String(text.unicodeScalars.prefix(100)).split(
            separator: " ", omittingEmptySubsequences: false)
        let end = words.indices.dropFirst().dropLast().first { index in
            ["đề", "kiến"].contains(words[index]) && words[index + 1] == "nghị"
        }
        guard let end, let first = words.first, first.first?.isUppercase ?? false else { return nil }
        let place = words[..<end].lastIndex { wards.contains($0.lowercased()) }
        // Behind the kind nothing but the ward's own name.
        guard let place, words[(place + 1)..<end].allSatisfy({ $0.first?.isUppercase ?? false }) else {
            return nil
        }
        let isName = words[..<place].allSatisfy { word in
            !word.contains { ",.;:".contains($0) } && !besideNames.contains(word.lowercased())
        }
        guard isName, !beginsWithDeed(text[...]) else { return nil }
        return words[..<end].map { $0.count + 1 }.reduce(0, +)
    }

    private static let wards: Set = ["phường", "xã", "khu"]

    /// Words that make a place one that is spoken of: `Kinh phí cho phường đề nghị …`.
    private static let besideNames: Set = [
        "các", "cho", "tại", "ở", "của", "với", "theo", "mà", "từ", "đến", "do",
    ]

    /// As much of a text as the words looked for can take, in small letters.
    private static func beginning(of text: String, letters: Int) -> String {
        String(text.unicodeScalars.prefix(letters)).lowercased()
    }

    /// Both in one normal form, a blank behind the words.
    private static func begins(_ text: Substring, with words: String) -> Bool {
        text.utf8.starts(with: words.utf8)
            && text.utf8.dropFirst(words.utf8.count).first == UInt8(ascii: " ")
    }

    /// Not of `Hướng dẫn viên …` and `Tổ chức Công đoàn …`, who are somebody.
    static func beginsWithDeed(_ text: Substring) -> Bool {
        let words = text.split(maxSplits: 3) { $0 == " " || $0 == "," }
        guard let first = words.first else { return false }
        let two = words.prefix(2).joined(separator: " ").lowercased()
        let next = words.dropFirst(2).first
        if two == "hướng dẫn", next == "viên" { return false }
        if two == "tổ chức", next?.first?.isUppercase ?? false { return false }
        return deeds.contains(first.lowercased()) || deeds.contains(two)
    }

    private static let levels = [
        "tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "trung ương",
    ]

    /// In the order in which they may follow each other.
    private static let askingWords = ["đề nghị", "kiến nghị", "đề xuất", "mong muốn", "mong", "xin", "với"]

    /// Politeness, and who asks.
    private static let openings = [
        "trân trọng", "kính", "rất", "tiếp tục", "hội", "phường", "xã", "đơn vị", "ubnd phường", "ubnd xã",
        "ủy ban nhân dân phường", "ủy ban nhân dân xã",
    ]

    private static let deeds: Set<String> = [
        "bổ sung", "bố trí", "hỗ trợ", "tăng", "tổ chức", "hướng dẫn", "quan tâm", "ban hành", "xem xét",
        "điều chỉnh", "trang bị", "tạo điều", "cấp thêm", "cấp kinh", "cấp tài", "cấp phát", "mở", "sớm",
        "nâng", "cử cán", "có hướng", "có chính", "có cơ",
    ]
}
