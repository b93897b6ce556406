/// The words by which a clause tells what was held: `đã tổ chức hội nghị`.
enum ToldDeed {
    /// Where a clause begins to tell what was held, `đã` before it; nil where it speaks of what is to come.
    static func start(in clause: Substring) -> String.Index? {
        let words = clause.split { !$0.isLetter }
        let said = words.map { $0.lowercased() }
        guard !looksAhead(said) else { return nil }
        for (index, word) in said.enumerated() where word == "đã" && isDeed(said[(index + 1)...]) {
            return words[index].startIndex
        }
        return nil
    }

    /// Where a clause tells it without `đã`, right behind those who did it: `Phường tổ chức …`, and not
    /// `Thông báo tổ chức …`.
    static func plainStart(in clause: Substring, doneBy names: Set<String>) -> String.Index? {
        let words = clause.split { !$0.isLetter }
        let said = words.map { $0.lowercased() }
        let first = said.indices.first { isDeed(said[$0...]) }
        guard let first, !looksAhead(said), said[..<first].allSatisfy(names.contains) else { return nil }
        return words[first].startIndex
    }

    /// Whether nothing else is told than a deed and what was held: the day of `đã mở lớp, bế giảng ngày 15/7`,
    /// `đã tổ chức tập huấn cho giám khảo hội thi ngày 28/6` may be another's, and a right sentence must not be
    /// refused.
    static func isAll(of words: ArraySlice<WordList.Word>, beside names: Set<String>) -> Bool {
        words.allSatisfy { word in
            let text = word.text.lowercased()
            return Int(text) != nil || plain.contains(text) || names.contains(text)
        }
    }

    /// Whether a deed is told anywhere among words.
    static func isTold(in words: [String]) -> Bool { words.indices.contains { isDeed(words[$0...]) } }

    static func isDeed(_ words: ArraySlice<String>) -> Bool {
        let verb = words.drop(while: adverbs.contains).prefix(2)
        return verb.first.map(deeds.contains) ?? false || deedPairs.contains(verb.joined(separator: " "))
    }

    static func looksAhead(_ words: [String]) -> Bool {
        !outlooks.isDisjoint(with: words)
            || words.indices.dropLast().contains { index in
                // The meeting or the ceremony that sums up is an event of its own.
                outlookPairs.contains("\(words[index]) \(words[index + 1])")
                    && !(words[index] == "tổng" && words[..<index].last.map(summings.contains) ?? false)
            }
    }

    // MARK: - Words

    private static let plain = adverbs.union(deeds).union(
        deedPairs.flatMap { $0.split(separator: " ").map(String.init) }
    )
    .union([
        "đã", "một", "các", "cuộc", "lớp", "buổi", "đợt", "hội", "nghị", "thảo", "thi", "tập", "huấn", "lễ",
        "phát", "động", "mít", "tinh", "diễu", "hành", "tọa", "toạ", "đàm", "nói", "chuyện", "chuyên", "đề",
        "sơ", "tổng", "kết", "ra", "quân", "sinh", "hoạt", "giao", "lưu", "gặp", "mặt", "truyền", "thông",
        "tháng", "ngày",
        "hôm", "vào", "từ",
        "trong",
        "sáng", "chiều", "tối", "tại", "phường", "xã", "thôn", "tổ", "dân", "phố", "trường", "chợ",
    ])

    /// What may stand between `đã` and its verb: `đã đồng loạt tổ chức`, and not `đã tham mưu tổ chức`.
    private static let adverbs: Set = [
        "đồng", "loạt", "phối", "hợp", "chủ", "động", "tích", "cực", "kịp", "thời", "cùng", "đều", "trực",
        "tiếp",
    ]
    private static let deeds: Set = ["mở", "trao", "tặng", "thăm"]
    private static let deedPairs: Set = [
        "tổ chức", "hưởng ứng", "tham gia", "tham dự", "khai mạc", "bế mạc", "diễn ra", "kiểm tra",
    ]
    private static let summings: Set = ["nghị", "lễ"]
    /// What makes a day one that is still looked forward to.
    private static let outlooks: Set = ["sẽ", "còn", "sắp", "lịch", "hạn", "trước", "dời", "lùi", "hoãn"]
    private static let outlookPairs: Set = [
        "kế hoạch", "chuẩn bị", "dự kiến", "đăng ký", "phấn đấu", "tiếp tục", "thống nhất", "phê duyệt",
        "chuyển sang", "điều chỉnh", "hướng tới", "tiến tới", "hiệu lực", "triển khai", "tổng kết",
    ]
}
