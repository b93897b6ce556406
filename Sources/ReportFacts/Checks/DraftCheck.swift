internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let draftTrace = DiagnosticID("draft-trace", .data)
    static let endMark = DiagnosticID("end-mark", .data)
    static let victimName = DiagnosticID("victim-name", .data)
}

/// What a draft leaves behind (checklist of NĐ 30/2020): dots to be filled in, the word
/// DỰ THẢO, tags of a template; and the mark `./.`, which ends a document once.
enum DraftCheck {
    private static let traces = [
        "DỰ THẢO", "Dự thảo lần", "{{", "}}", "{%", "[...]", "[…]", "XXX", "(chưa có nội dung)",
    ]
    private static let dots = ["....", "……", "…/", "/…", "…%"]

    static func findings(in texts: [CheckedText]) -> [Diagnostic] {
        texts.filter { $0.source != .plan && !PlaceholderTextCheck.isPlaceholder($0) }.flatMap {
            text -> [Diagnostic] in
            let trace = (traces + dots).first { text.text.contains($0) }
            return [trace.map { self.trace($0, text) }, endMark(in: text)].compactMap { $0 }
        }
    }

    private static func trace(_ trace: String, _ text: CheckedText) -> Diagnostic {
        let key = traces.contains(trace) && trace.first?.isLetter == true ? FindingKey.of(trace) : "cho-trong"
        return Diagnostic.warning(
            .draftTrace, vi: "còn dấu vết của bản nháp: “\(trace)”", en: "a trace of a draft: “\(trace)”",
            at: text.location,
            hints: [
                Diagnostic.Hint(vi: "điền cho đủ hoặc xóa đi", en: "fill it in, or delete it")
            ]
        ).about("\(text.name)/\(key)")
    }

    /// One at the very end is dropped when the report is made; in the middle it stays.
    private static func endMark(in text: CheckedText) -> Diagnostic? {
        let body = text.text.hasSuffix("./.") ? text.text.dropLast(3) : text.text[...]
        guard body.contains("./.") else { return nil }
        return Diagnostic.warning(
            .endMark, vi: "dấu “./.” chỉ đứng ở cuối văn bản, ở đây đứng giữa đoạn",
            en: "“./.” ends a document, here it stands inside a text", at: text.location,
            hints: [Diagnostic.Hint(vi: "thay bằng dấu chấm", en: "write a full stop")]
        ).about(text.name)
    }
}

/// Names, addresses and numbers of people in texts about violence: a report counts cases
/// and never says whose they were.
struct PrivacyCheck {
    /// The folded text of each task, by the beginning of the names of its texts.
    private let tasks: [String: String]

    init(_ material: CheckMaterial) {
        tasks = Dictionary(
            material.plan.items.map { ($0.id, Folding.ascii($0.text)) },
            uniquingKeysWith: { first, _ in first })
    }

    private static let subjects = [
        "bao luc", "xam hai", "mua ban nguoi", "nan nhan", "bi hai", "quay roi", "tao hon",
    ]
    private static let honorifics: Set<String> = ["chị", "anh", "bà", "ông", "em", "cháu"]
    /// Two words before a name; `nhân` alone is the occasion, as in `nhân Ngày Gia đình Việt Nam`.
    private static let parties: Set<String> = ["nạn nhân", "bệnh nhân", "bị hại", "xâm hại"]

    func findings(in texts: [CheckedText]) -> [Diagnostic] {
        texts.filter { $0.source == .result || $0.source == .report }.compactMap { text in
            // `II.4-1.ket-qua` belongs to the task `II.4-1`.
            let id = text.name.split(separator: ".").dropLast().joined(separator: ".")
            let words = (tasks[id] ?? "") + " " + Folding.ascii(text.text)
            guard PrivacyCheck.subjects.contains(where: words.contains) else { return nil }
            return person(in: text) ?? number(in: text)
        }
    }

    /// `chị Nguyễn Thị Mai`: a form of address and at least two names.
    private func person(in text: CheckedText) -> Diagnostic? {
        let list = text.words.words
        let found = list.indices.first { index in
            let word = list[index].text.lowercased()
            let pair = index > 0 ? list[index - 1].text.lowercased() + " " + word : ""
            guard PrivacyCheck.honorifics.contains(word) || PrivacyCheck.parties.contains(pair),
                index + 2 < list.count
            else { return false }
            return list[(index + 1)...(index + 2)].allSatisfy { word in
                word.isCapital && word.follows && word.text.dropFirst().allSatisfy(\.isLowercase)
            }
        }
        return found.map { finding($0..<$0 + 3, text) }
    }

    /// A telephone or identity number: nine digits or more, in one or in groups.
    private func number(in text: CheckedText) -> Diagnostic? {
        let list = text.words.words
        var digits = 0
        for (index, word) in list.enumerated() {
            let isNumber = word.text.allSatisfy { $0.isASCII && $0.isNumber }
            let goesOn = word.gap == " " || word.gap == "."
            digits = isNumber ? (goesOn ? digits : 0) + word.text.count : 0
            if digits >= 9, digits <= 12 { return finding(index..<index + 1, text) }
        }
        return nil
    }

    private func finding(_ range: Range<Int>, _ text: CheckedText) -> Diagnostic {
        text.warning(
            .victimName, range, key: "nguoi",
            vi: { "có thể lộ danh tính người liên quan đến vụ việc: \($0)" },
            en: { "may tell who was involved in a case: \($0)" },
            hint: Diagnostic.Hint(
                vi: "chỉ nêu số vụ, số người; xóa tên, địa chỉ, số điện thoại",
                en: "give numbers only; delete names, addresses, telephone numbers"))
    }
}
