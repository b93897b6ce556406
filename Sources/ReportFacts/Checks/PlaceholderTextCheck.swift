internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let textPlaceholder = DiagnosticID("text-placeholder", .data)
}

/// What stands where words are still to be written (`…`, `-`, `xxx`, `(nếu có)`), and `Không có.` as an item of a
/// list of the office's own: they would be printed in a report that is sent.
enum PlaceholderTextCheck {
    static func findings(in texts: [CheckedText]) -> [Diagnostic] {
        texts.filter(isPlaceholder).map(finding)
    }

    /// A unit's cell may be left empty with a mark, or say that there is nothing to tell.
    static func isPlaceholder(_ text: CheckedText) -> Bool {
        let words = text.words.words.map(\.folded)
        let isItem = lists.contains { text.name.hasPrefix($0) }
        guard !words.isEmpty else { return isItem }
        let said = words.joined(separator: " ")
        return text.source != .plan && (isCrossed(words) || samples.contains(said))
            || isItem && nothing.contains(said)
    }

    /// `xxx`; a single `x` marks something.
    private static func isCrossed(_ words: [String]) -> Bool {
        words.allSatisfy { $0.allSatisfy { $0 == "x" } } && words.joined().count > 1
    }

    private static let lists = ["assessment.", "directions.", "recommendations.", "documents."]
    private static let samples: Set = [
        "neu co", "ghi ro neu co", "cap nhat sau", "se cap nhat", "bo sung sau", "se bo sung",
        "se bo sung sau", "noi dung", "chua co noi dung",
    ]
    private static let nothing: Set = ["khong", "khong co", "khong co gi", "chua co", "ko", "ko co"]

    private static func finding(_ text: CheckedText) -> Diagnostic {
        Diagnostic.error(
            .textPlaceholder, vi: "“\(text.text)” chỉ giữ chỗ, chưa phải nội dung để in vào báo cáo",
            en: "“\(text.text)” only keeps a place, it is nothing to print in a report", at: text.location,
            hints: [
                Diagnostic.Hint(
                    vi: "viết nội dung vào chỗ này; không có gì để nêu thì bỏ hẳn dòng hoặc để trống ô",
                    en: "write what belongs there; where there is nothing to tell, leave it out")
            ]
        ).about(text.name)
    }
}
