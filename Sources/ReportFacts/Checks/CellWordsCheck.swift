internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let textCapitals = DiagnosticID("text-capitals", .data)
    static let attachmentMissing = DiagnosticID("attachment-missing", .data)
}

/// What was typed for a form and does not stand in a report: whole texts in capitals, and papers that were
/// sent along with the form.
enum CellWordsCheck {
    static func findings(in texts: [CheckedText]) -> [Diagnostic] {
        texts.filter { $0.source != .plan && !$0.name.hasSuffix(".minh-chung") }.flatMap { text in
            [capitals(text), attachment(text)].compactMap { $0 }
        }
    }

    /// Fewer words may be names and abbreviations: `HĐND, UBND, UBMTTQ`.
    private static let fewestCapitals = 5

    private static func capitals(_ text: CheckedText) -> Diagnostic? {
        let words = text.words.words.filter { $0.text.contains(where: \.isLetter) }
        guard words.count >= fewestCapitals, !text.text.contains(where: \.isLowercase) else { return nil }
        return text.warning(
            .textCapitals, 0..<min(text.words.words.count, 6), key: "chu-hoa",
            vi: { "cả đoạn gõ chữ in hoa, báo cáo in ra nguyên như thế: \($0)" },
            en: { "the whole text is in capitals, and the report prints it so: \($0)" },
            hint: Diagnostic.Hint(
                vi: "gõ lại bằng chữ thường, chỉ viết hoa tên riêng và chữ đầu câu",
                en: "type it in small letters, but for names and the beginnings of sentences"))
    }

    /// `(có báo cáo riêng kèm theo)`: whoever reads the report has no such paper.
    private static func attachment(_ text: CheckedText) -> Diagnostic? {
        let list = text.words.words
        let place = list.indices.dropLast().first { index in
            let isMeant =
                leads.contains(list[index].folded) && ["theo", "kem"].contains(list[index + 1].folded)
            guard isMeant, list[index + 1].follows else { return false }
            // The report has annexes of its own, and an enclosure may be what a lesson was about.
            let before = list[max(0, index - 3)..<index].map(\.folded)
            guard !before.joined(separator: " ").contains("phu luc"), before.last != "tep" else {
                return false
            }
            // `ban hành kèm theo Quyết định số 12` names what it goes with.
            guard list.indices.contains(index + 2) else { return true }
            return !list[index + 2].follows
        }
        guard let place else { return nil }
        return text.warning(
            .attachmentMissing, place..<place + 2, key: "kem-theo",
            vi: { "nói có tài liệu kèm theo, nhưng báo cáo không gửi kèm tài liệu ấy: \($0)" },
            en: { "speaks of a paper that goes with it, and none goes with the report: \($0)" },
            hint: Diagnostic.Hint(
                vi: "ghi nội dung chính của tài liệu vào đây, bỏ chữ “kèm theo”",
                en: "tell here what matters of the paper, and leave out that it is enclosed"))
    }

    /// `kèm theo`, `đính kèm`, `gửi kèm`.
    private static let leads: Set = ["kem", "dinh", "gui"]
}
