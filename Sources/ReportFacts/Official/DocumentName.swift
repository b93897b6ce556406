/// The title of a document cut where a sentence puts its number and date:
/// `Kế hoạch` (số 12/KH-UBND ngày 10/02/2025) `về công tác bình đẳng giới`.
package struct DocumentName: Hashable, Sendable {
    /// `Kế hoạch`, `Quyết định` …, as typed.
    package let kind: String
    /// What it is about, with its preposition; nil when the title says no more than the kind.
    package let about: String?

    /// - Returns: nil for a title that begins with no kind of document, or gives its number itself.
    package init?(_ title: String) {
        let folded = title.lowercased()
        guard
            let kind = Self.kinds.first(where: { kind in
                folded.hasPrefix(kind) && (folded.count == kind.count || folded.hasPrefix(kind + " "))
            })
        else { return nil }
        let rest = title.dropFirst(kind.count).drop { $0 == " " }
        // `Kế hoạch hóa gia đình` is no plan of anything.
        guard !["số ", "hóa ", "hoá "].contains(where: rest.lowercased().hasPrefix) else { return nil }
        self.kind = OfficialNames.upperFirst(String(title.prefix(kind.count)))
        about = rest.isEmpty ? nil : Self.about(String(rest))
    }

    /// `về` before a noun, `về việc` before a verb; what the title says already stays.
    private static func about(_ rest: String) -> String {
        let folded = rest.lowercased()
        func begins(with word: String) -> Bool { folded == word || folded.hasPrefix(word + " ") }
        if prepositions.contains(where: begins) { return rest }
        let isNoun = nouns.contains(where: begins)
        return (isNoun ? "về " : "về việc ") + OfficialNames.lowerFirst(rest)
    }

    private static let kinds = [
        "kế hoạch", "quyết định", "công văn", "chỉ thị", "nghị quyết", "thông báo", "hướng dẫn", "báo cáo",
        "tờ trình", "công điện",
    ]
    private static let prepositions = ["về", "của", "số", "v/v", "liên quan"]
    private static let nouns = [
        "công tác", "hoạt động", "kết quả", "tình hình", "chương trình", "nhiệm vụ", "chế độ", "chính sách",
        "chủ đề", "nội dung", "một số", "các",
    ]
}
