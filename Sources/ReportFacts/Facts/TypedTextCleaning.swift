internal import Diagnostics
internal import FoundationEssentials
internal import PlanModel

/// What is taken off a typed text before it is printed.
package enum TypedTextCleaning {
    /// `./.` ends the whole report; one typed at the end of a text is dropped.
    package static func withoutEndMark(_ text: String) -> String {
        guard text.hasSuffix("./.") else { return text }
        let head = text.dropLast(3)
        return head.last.map { ".!?…".contains($0) } ?? true ? String(head) : head + "."
    }

    /// The words of a text, by which two texts are the same: case, blanks and the mark at
    /// the end do not count.
    package static func comparable(_ text: String) -> String {
        let words = Folding.words(withoutEndMark(text))
        guard let end = words.utf8.last, ".;:".utf8.contains(end) else { return words }
        return String(words[..<words.utf8.index(before: words.endIndex)])
    }

    /// Whether a remark says that there is none: `Không.`, `Không có khó khăn, vướng mắc lớn`, `-`.
    package static func isNothing(_ text: String) -> Bool {
        // Few remarks begin as these do, and only those are looked at word by word.
        let start = text.utf8.first(where: \.isLetterOrDigit)
        if let start, !"kKcC0".utf8.contains(start) { return false }
        let words = text.foldedWords { $0.isDigit }
        guard let first = words.first else { return true }
        guard nothing.contains(first) else { return words == ["0"] }
        var rest = words.dropFirst()
        while let word = rest.first {
            let isFiller = fillers.contains(word)
            let isPair = !isFiller && fillerPairs.contains(rest.prefix(2).joined(separator: " "))
            guard isFiller || isPair else { return false }
            rest = rest.dropFirst(isFiller ? 1 : 2)
        }
        return true
    }

    private static let nothing: Set = ["khong", "chua", "ko", "k"]
    /// What a remark that there is none may say besides.
    private static let fillers: Set = [
        "co", "gi", "kho", "khan", "vuong", "mac", "kien", "nghi", "de", "xuat", "va", "y", "them", "noi",
        "dung", "lon",
    ]
    /// Words that mean so only together: `Chưa có chế tài` is no remark that there is none.
    private static let fillerPairs: Set = [
        "ton tai", "han che", "dang ke", "nguyen nhan", "khach quan", "chu quan",
    ]

    /// Whether a result says no more than its state does: `Đạt`, `100%`, `Đã thực hiện tốt`, `Như trên`.
    package static func isState(_ text: String) -> Bool {
        let words = text.foldedWords { $0.isDigit || $0 == UInt8(ascii: "/") }
        return words == ["nhu", "tren"] || !words.isEmpty && words.allSatisfy(stateWords.contains)
    }

    private static let stateWords: Set = [
        "da", "dat", "tot", "xong", "hoan", "thanh", "thuc", "hien", "100", "yeu", "cau", "kh", "ke", "hoach",
        "theo", "dung", "ok",
    ]

    /// A reason without the word that begins it, for the words before it in a report are `lý do:`.
    package static func withoutBecause(_ text: String) -> String {
        // With its marks: `Đồ dùng …` and `Vị trí …` begin otherwise.
        let said = text.lowercased()
        guard !unchanged.contains(where: said.hasPrefix) else { return text }
        guard let word = because.first(where: said.hasPrefix) else { return text }
        return String(text.dropFirst(word.count).drop { $0 == ":" || $0.isWhitespace })
    }

    private static let because = [
        "lý do là ", "lý do:", "lý do ", "nguyên nhân:", "nguyên nhân do ", "do ", "vì ",
    ]
    /// Beginnings of names and of other words.
    private static let unchanged = ["vì sự tiến bộ", "do đó", "do vậy", "vì vậy", "vì thế"]

    /// Lines and list marks of a cell as running text: `- Mở lớp ⏎ - Phát tờ rơi` as `Mở lớp; phát tờ rơi`.
    package static func running(_ text: String) -> String {
        // Scalars: letters take ten times as long.
        let lines = text.unicodeScalars.split(whereSeparator: \.isLineBreak).map { Line(Substring($0)) }
            .filter { !$0.text.isEmpty }
        guard let first = lines.first else { return text }
        return lines.dropFirst().reduce(String(first.text)) { text, line in
            guard let end = text.last, !".!?…".contains(end) else { return "\(text) \(line.text)" }
            if ";:,".contains(end) { return "\(text) \(OfficialNames.lowerFirst(String(line.text)))" }
            if line.isItem { return "\(text); \(OfficialNames.lowerFirst(String(line.text)))" }
            // A line that goes on in small letters is one sentence broken by hand.
            return line.text.first?.isLowercase == true ? "\(text) \(line.text)" : "\(text). \(line.text)"
        }
    }

    /// A line of a cell without the marks and blanks it begins with.
    private struct Line {
        let text: Substring
        let isItem: Bool

        init(_ line: Substring) {
            var rest = line.drop(while: \.isWhitespace)
            var isItem = false
            while let mark = rest.first, "-+•*–·".contains(mark),
                rest.dropFirst().first?.isWhitespace ?? true
            {
                rest = rest.dropFirst().drop(while: \.isWhitespace)
                isItem = true
            }
            while rest.last?.isWhitespace == true { rest.removeLast() }
            (text, self.isItem) = (rest, isItem)
        }
    }
}

extension TypedText {
    /// The text as running text, from the same place; nil where it says that there is nothing to tell.
    var remark: TypedText? {
        TypedTextCleaning.isNothing(text) ? nil : running
    }

    /// The text as running text, from the same place.
    var running: TypedText { TypedText(TypedTextCleaning.running(text), location: location) }
}

extension Unicode.Scalar {
    /// What ends a line (UAX 14, mandatory breaks).
    fileprivate var isLineBreak: Bool {
        ("\n"..."\r").contains(self) || self == "\u{85}" || self == "\u{2028}" || self == "\u{2029}"
    }
}
