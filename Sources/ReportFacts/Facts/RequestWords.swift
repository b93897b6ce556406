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
        let small = text.lowercased()
        let level = small.hasPrefix("xã hội ") ? nil : Self.levels.first { small.hasPrefix($0 + " ") }
        self.level = level
        isDeed =
            Self.beginsWithDeed(small[...])
            || (level.map { Self.beginsWithDeed(small.dropFirst($0.count + 1)) } ?? false)
    }

    /// What is asked for, without the words of asking before it: `bố trí kinh phí` of
    /// `Đề nghị bố trí kinh phí`.
    static func asked(in text: String) -> String {
        let small = text.lowercased()
        // A letter of capital and small size has as many characters in either, so one counts for both.
        var length = 0
        for words in askingWords where small.dropFirst(length).hasPrefix(words + " ") {
            length += words.count + 1
        }
        return String(text.dropFirst(length))
    }

    static func beginsWithDeed(_ small: Substring) -> Bool {
        let words = small.split(maxSplits: 3) { $0 == " " || $0 == "," }
        guard let first = words.first else { return false }
        return deeds.contains(String(first)) || deeds.contains(words.prefix(2).joined(separator: " "))
    }

    private static let levels = [
        "tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "trung ương",
    ]

    /// In the order in which they may follow each other.
    private static let askingWords = ["đề nghị", "kiến nghị", "đề xuất", "mong muốn", "mong", "xin", "với"]

    private static let deeds: Set<String> = [
        "bổ sung", "bố trí", "hỗ trợ", "tăng", "tổ chức", "hướng dẫn", "quan tâm", "ban hành", "xem xét",
        "điều chỉnh", "trang bị", "tạo điều", "cấp thêm", "cấp kinh", "cấp tài", "cấp phát", "mở", "sớm",
        "nâng", "cử cán", "có hướng", "có chính", "có cơ",
    ]
}
