internal import Diagnostics

extension DiagnosticID {
    static let wordQuote = DiagnosticID("word-quote", .data)
}

/// Marks that went wrong in typing: quotation marks without their other half, blanks in a day. Annexes print both as
/// they stand.
extension MisprintCheck {
    /// `Chương trình “Tăng cường sự tham gia …;`. Some open with the mark that closes.
    func unpaired(in text: CheckedText) -> [Diagnostic] {
        var (curly, straight): ([String.Index], [String.Index]) = ([], [])
        for index in text.text.indices {
            switch text.text[index] {
            case "“": curly.append(index)
            case "”": if curly.popLast() == nil { curly.append(index) }
            case "\"": if straight.popLast() == nil { straight.append(index) }
            default: break
            }
        }
        return [curly.last, straight.last].compactMap { $0 }.map { place in
            let before = WordList(String(text.text[..<place])).words.count
            let start = max(0, min(before, text.words.words.count - 1))
            return text.warning(
                .wordQuote, start..<min(start + 1, text.words.words.count), key: "\(before)",
                vi: { "dấu ngoặc kép không có cặp: \($0)" },
                en: { "a quotation mark without its other half: \($0)" },
                hint: Diagnostic.Hint(
                    vi: "thêm dấu mở hoặc đóng còn thiếu, hoặc bỏ dấu thừa",
                    en: "add the half that is missing, or take this one out"))
        }
    }

    /// `31/5 /2021`.
    func partedDays(in text: CheckedText) -> [Diagnostic] {
        let list = text.words.words
        return list.indices.dropLast(2).compactMap { index in
            let gaps = [list[index + 1].gap, list[index + 2].gap]
            guard gaps.allSatisfy({ $0.filter { $0 != " " } == "/" }), gaps.contains(where: { $0 != "/" }),
                (1...31).contains(Int(list[index].text) ?? 0),
                (1...12).contains(Int(list[index + 1].text) ?? 0),
                (1900...2100).contains(Int(list[index + 2].text) ?? 0)
            else { return nil }
            let day = [list[index], list[index + 1], list[index + 2]].map(\.text).joined(separator: "/")
            return text.warning(
                .wordDate, index..<index + 3, key: day, vi: { "thừa dấu cách trong ngày \(day): \($0)" },
                en: { "a blank inside the day \(day): \($0)" },
                hint: Diagnostic.Hint(vi: "bỏ dấu cách", en: "take the blank out"))
        }
    }
}
