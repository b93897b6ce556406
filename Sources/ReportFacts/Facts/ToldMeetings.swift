internal import Diagnostics
internal import PlanModel

extension TaskResult {
    /// `Cử 3 công chức dự lớp tập huấn …`, `Phối hợp tham dự 2 hội nghị …`: the events it counts are not its unit's.
    var isAttended: Bool { ToldMeetings(outcome?.text ?? "").areAttended }

    /// Whether some of the events may be its unit's: `Tham gia 5 hội nghị; tổ chức 3 buổi`, not `… lớp do Sở tổ chức`,
    /// and `Có 3 cán bộ tham dự hội nghị`, whosever it was.
    var tellsOfHolding: Bool { ToldMeetings(outcome?.text ?? "").mayBeHeld }
}

/// Whose the meetings are that a result tells of: its unit's own, or others' that its people went to.
private struct ToldMeetings {
    private(set) var areAttended = false
    private(set) var mayBeHeld = false

    init(_ text: String) {
        // To part a country's texts into words takes long; most tell of nobody who came.
        guard Self.marks.contains(where: { TextSearch.contains($0, in: text) }) else { return }
        let said = text.lowercased()
        let words = said.words()
        let isOthers = TextSearch.contains(" do ", in: said)
        mayBeHeld = TextSearch.contains("tổ chức", in: said) && !isOthers
        var isStaff = Self.beginsWithStaff(words)
        if isStaff, !isOthers { mayBeHeld = true }
        var isSent = isStaff
        for place in words.indices {
            let isDeed = Self.isDeed(at: place, of: words)
            if isDeed {
                isSent = isSent && isStaff || Self.begins(words[place...], with: Self.sendings)
                if Self.begins(words[place...], with: Self.holdings) { mayBeHeld = true }
            }
            if isDeed || isSent, Self.isGoing(words[place...]) { areAttended = true }
            // `Cán bộ Hội truyền thông 8 buổi, 200 người tham dự`: they were not the ones who came.
            if isStaff, place > 1, words[place].first?.isNumber == true { (isStaff, isSent) = (false, false) }
            if [";", "."].contains(words[place].last) { (isStaff, isSent) = (false, false) }
        }
    }

    /// `Lãnh đạo phường …`, `Có 3 cán bộ …`: who works in an office goes to meetings; `có 200 người tham dự` is
    /// said of one's own.
    private static func beginsWithStaff(_ words: [Substring]) -> Bool {
        let told = words.drop { beforeDeeds.contains($0) }
        let isCounted = told.first == "có" && told.dropFirst().first?.first?.isNumber == true
        return begins(told.dropFirst(isCounted ? 2 : 0), with: staff)
    }

    /// Whether a word stands where a clause begins, but for what may be said before a deed: in
    /// `200 người tham dự` the deed is not the unit's.
    private static func isDeed(at place: Int, of words: [Substring]) -> Bool {
        guard let last = words[..<place].last(where: { !beforeDeeds.contains($0) }) else { return true }
        return clauseEnds.contains(last.last ?? " ") || connectives.contains(last)
    }

    /// Not `dự thảo`, `tham gia ý kiến`, nor `tham dự có 200 người`.
    private static func isGoing(_ words: ArraySlice<Substring>) -> Bool {
        let pair = words.prefix(2).joined(separator: " ")
        let isOfTwo = goings.contains(pair)
        guard isOfTwo || words.first == "dự" && !begins(words, with: notGoing) else { return false }
        let behind = words.dropFirst(isOfTwo ? 2 : 1)
        if behind.first?.first?.isNumber == true {
            return !begins(behind.dropFirst(), with: people)
        }
        return !begins(behind, with: opinions)
    }

    private static func begins(_ words: ArraySlice<Substring>, with phrases: Set<String>) -> Bool {
        let head = words.prefix(3).map { $0.filter { $0.isLetter } }
        return head.indices.contains { phrases.contains(head[...$0].joined(separator: " ")) }
    }

    private static let marks = ["dự", "Dự", "DỰ", "tham gia", "Tham gia", "THAM GIA"]
    private static let clauseEnds: Set<Character> = [".", ",", ";", ":"]
    private static let connectives: Set<Substring> = ["và", "thời", "đó"]
    private static let beforeDeeds: Set<Substring> = [
        "đã", "đều", "tiếp", "tục", "phối", "hợp", "được", "mời", "tích", "cực", "chủ", "động", "thường",
        "xuyên",
    ]
    private static let goings: Set = ["tham gia", "tham dự"]
    private static let sendings: Set = ["cử", "tổ chức đoàn", "thành lập đoàn"]
    private static let holdings: Set = [
        "tổ chức", "chủ trì", "mở", "tuyên truyền", "truyền thông", "phổ biến", "phát động", "đăng cai",
        "tập huấn", "tọa đàm", "sinh hoạt",
    ]
    private static let staff: Set = [
        "cán bộ", "công chức", "viên chức", "lãnh đạo", "đại diện", "đồng chí",
    ]
    private static let people: Set = ["lượt", "người"]
    private static let opinions: Set = ["ý kiến", "góp ý", "đóng góp", "có"]
    private static let notGoing: Set = [
        "dự thảo", "dự kiến", "dự toán", "dự án", "dự báo", "dự trù", "dự phòng", "dự bị", "dự định",
        "dự tính",
        "dự trữ", "dự khuyết", "dự nguồn", "dự đoán", "dự luật",
    ]
}
