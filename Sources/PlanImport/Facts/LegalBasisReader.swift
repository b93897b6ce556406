import Diagnostics
import PlanModel

/// Finds the documents the plan carries out or rests on, in the text before its
/// first heading: a block of `Căn cứ …;` lines, or `Thực hiện Kế hoạch số …` in
/// running text.
struct LegalBasisReader {
    let file: SourceFile

    /// What the text before the first heading falls into.
    struct Front {
        var bases: [LegalBasis] = []
        /// What is left after a block of `Căn cứ` lines; the whole text without such a block.
        var preamble: Passage
    }

    private static let kinds: [Phrase] = [
        "ke hoach", "quyet dinh", "nghi quyet", "nghi dinh", "thong tu", "chi thi", "bo luat", "luat",
        "cong van", "huong dan", "chuong trinh", "de an", "chien luoc", "ket luan", "van ban", "thong bao",
        "phap lenh", "quy dinh", "cac van ban", "cong dien", "thong tu lien tich", "hien phap", "cac luat",
        "quy che", "to trinh", "thong tri",
    ]
    private static let openers: [Phrase] = [
        "can cu vao", "can cu", "thuc hien theo", "thuc hien", "thi hanh", "trien khai", "theo", "tren co so",
    ]

    /// What follows the citation in its sentence.
    private static let clauses: [Phrase] = [
        "dua vao", "tren co so", "nham", "can cu", "de", "dong thoi", "can cu vao",
    ]
    private static let agencies: [Phrase] = [
        "ubnd", "uy ban", "bo", "chinh phu", "thu tuong", "ban bi thu", "ban chap hanh", "ban thuong vu",
        "quoc hoi", "so", "thanh uy", "tinh uy", "huyen uy", "quan uy", "dang uy", "hdnd", "hoi dong",
        "trung uong", "ban", "lien bo", "chu tich", "bch", "phong", "truong", "hoi", "lien doan",
    ]
    /// Small words that end an agency's name.
    private static let stops: Set<String> = [
        "ve", "ngay", "phe", "ban", "quy", "huong", "trien", "hanh", "thuc", "tiep", "tang", "day",
        "giai", "giao",
        "nam", "nham", "chi", "to", "va", "v/v",
    ]

    func read(_ front: Passage) -> Front {
        let block = entries(of: front)
        guard !block.isEmpty else { return Front(bases: citations(in: front), preamble: front) }
        var bases: [LegalBasis] = []
        for entry in block {
            let start = LegalBasisReader.afterOpener(entry.lowerBound, in: front)
            guard start < entry.upperBound else { continue }
            bases.append(basis(start..<entry.upperBound, in: front))
        }
        let rest = front.part((block.last?.upperBound ?? 0)..<front.words.count)
        return Front(bases: bases + citations(in: rest), preamble: rest)
    }

    // MARK: - A block of entries

    /// The entries at the start of the text, each from `Căn cứ` or the name of a
    /// document to its semicolon; by the words alone, so that line breaks do not matter.
    private func entries(of front: Passage) -> [Range<Int>] {
        guard front.has("can cu", at: 0) else { return [] }
        var entries: [Range<Int>] = []
        var start = 0
        for index in front.words.indices {
            let next = index + 1
            guard next < front.words.count, endsEntry(front, index, next) else { continue }
            entries.append(start..<next)
            start = next
            if !front.has("can cu", at: next), !LegalBasisReader.isKind(front, at: next) { return entries }
        }
        return entries
    }

    private func endsEntry(_ front: Passage, _ index: Int, _ next: Int) -> Bool {
        guard Lexeme.startsUpper(front.words[next].text) else { return false }
        switch Lexeme.ending(of: front.words[index].text) {
        case .semicolon, .sentence: return true
        case .comma:
            return front.has("can cu", at: next)
                || OrgPhrase.begins(front, at: next) && buildsPlan(front, next)
        case .open, .neutral: return front.has("can cu", at: next) && !front.keys[index].isEmpty && index > 3
        }
    }

    /// `UBND phường … xây dựng kế hoạch`: the sentence that follows the block.
    private func buildsPlan(_ front: Passage, _ start: Int) -> Bool {
        (start..<min(front.keys.count, start + 25)).contains {
            front.has("xay dung", at: $0) || front.has("ban hanh", at: $0)
        }
    }

    // MARK: - Running text

    private func citations(in passage: Passage) -> [LegalBasis] {
        var bases: [LegalBasis] = []
        var index = 0
        while index < passage.words.count {
            let start = LegalBasisReader.afterOpener(index, in: passage)
            guard start > index, LegalBasisReader.isKind(passage, at: start),
                isCited(passage, start) || index == 0
            else {
                index += 1
                continue
            }
            index = start
            // Further documents follow a semicolon or "và".
            while index < passage.words.count, LegalBasisReader.isKind(passage, at: index) {
                let end = endOfCitation(from: index, in: passage)
                bases.append(basis(index..<end, in: passage))
                index = end
                if index < passage.keys.count, passage.keys[index] == "va" { index += 1 }
            }
        }
        return bases
    }

    /// A document named in running text has a number, or says whose it is.
    private func isCited(_ passage: Passage, _ start: Int) -> Bool {
        (start..<min(passage.keys.count, start + 6)).contains { number(at: $0, in: passage) != nil }
    }

    private func endOfCitation(from start: Int, in passage: Passage) -> Int {
        var index = start
        while index < passage.words.count {
            let next = index + 1
            guard next < passage.words.count else { return next }
            switch Lexeme.ending(of: passage.words[index].text) {
            case .semicolon: return next
            case .sentence where Lexeme.startsUpper(passage.words[next].text): return next
            case .comma where endsCitation(passage, next): return next
            case .neutral, .open, .comma, .sentence: break
            }
            if index > start, passage.keys[next] == "va", next + 1 < passage.words.count,
                LegalBasisReader.isKind(passage, at: next + 1), isCited(passage, next + 1)
            {
                return next
            }
            index = next
        }
        return index
    }

    private func endsCitation(_ passage: Passage, _ next: Int) -> Bool {
        if passage.hasAny(of: LegalBasisReader.clauses, at: next) { return true }
        if LegalBasisReader.isKind(passage, at: next), isCited(passage, next) { return true }
        return Lexeme.startsUpper(passage.words[next].text) && OrgPhrase.begins(passage, at: next)
    }

    private static func isKind(_ passage: Passage, at index: Int) -> Bool {
        kinds.contains { passage.has($0, at: index) }
    }

    private static func afterOpener(_ index: Int, in passage: Passage) -> Int {
        guard let opener = openers.first(where: { passage.has($0, at: index) }) else { return index }
        return index + opener.count
    }

    // MARK: - One document

    private func basis(_ range: Range<Int>, in passage: Passage) -> LegalBasis {
        let entry = passage.part(range)
        let found = entry.keys.indices.prefix(12).lazy.compactMap { index in
            self.number(at: index, in: entry)
        }.first
        return LegalBasis(
            text: entry.text.trimmingEnd([";", ".", ","]), number: found?.text,
            date: date(in: entry, after: found?.end),
            issuer: issuer(in: entry),
            location: passage.location(in: file, range))
    }

    /// A document's number: `131/KH-UBND`, `24a/KH-UBND`, `21-CT/TW`, also with
    /// blanks at its joints (`1790/QĐ -TTg`, `24a /KH-UBND`); it is given without them.
    private func number(at index: Int, in passage: Passage) -> (text: String, end: Int)? {
        guard index > 0, Lexeme.startsDigit(passage.words[index].text) else { return nil }
        var text = LegalBasisReader.bare(passage.words[index].text)
        var end = index + 1
        let goesOn = end < passage.words.count && passage.words[end].text.hasPrefix("/")
        let isWhole = (text.contains("/") || text.contains("-")) && text.contains(where: \.isLetter)
        guard isWhole || goesOn else { return nil }
        while end < passage.words.count {
            let next = LegalBasisReader.bare(passage.words[end].text)
            let joins =
                text.hasSuffix("-") || text.hasSuffix("/") || next.hasPrefix("-") || next.hasPrefix("/")
            guard joins,
                next == "-" || next == "/"
                    || next.drop(while: { "-/".contains($0) }).first?.isUppercase ?? false,
                Lexeme.ending(of: passage.words[end - 1].text) == .neutral
            else { break }
            text += next
            end += 1
        }
        let letters = text.filter(\.isLetter)
        guard letters.contains(where: \.isUppercase) else { return nil }
        return (text, end)
    }

    private static func bare(_ word: String) -> String { word.trimmingEnd([",", ";", ".", ":", ")"]) }

    /// The first date of the entry, before what the document is about.
    private func date(in entry: Passage, after word: Int?) -> CalendarDate? {
        guard let word else { return nil }
        let subject = entry.firstIndex(of: "ve viec", from: word) ?? entry.keys.count
        let mention = DateReader.dates(in: entry.text).first { mention in
            (word..<subject).contains(entry.word(at: mention.range.lowerBound)) && mention.day != nil
        }
        return mention.flatMap { $0.year == nil ? nil : $0.date(inYear: 0) }
    }

    /// The agency after the first `của` that an agency's name follows.
    private func issuer(in entry: Passage) -> String? {
        for index in entry.keys.indices where entry.keys[index] == "cua" {
            guard entry.hasAny(of: LegalBasisReader.agencies, at: index + 1),
                Lexeme.startsUpper(entry.words[index + 1].text)
            else { continue }
            var end = index + 2
            while end < entry.words.count, end - index < 16,
                Lexeme.ending(of: entry.words[end - 1].text) == .neutral
                    || entry.keys[end - 1] == "va"
            {
                let word = entry.words[end].text
                if Lexeme.startsLower(word), LegalBasisReader.stops.contains(entry.keys[end]),
                    !isInsideName(entry, end)
                {
                    break
                }
                end += 1
            }
            return entry.text(index + 1..<end).trimmingEnd([";", ".", ",", ":"])
        }
        return nil
    }

    /// Small words that are part of a name: `Ủy ban nhân dân`, `Bộ Giáo dục và Đào tạo`.
    private func isInsideName(_ entry: Passage, _ index: Int) -> Bool {
        switch entry.keys[index] {
        case "ban": return entry.keys[index - 1] == "uy"
        case "va":
            return index + 1 < entry.words.count && Lexeme.startsUpper(entry.words[index + 1].text)
                && !LegalBasisReader.isKind(entry, at: index + 1)
        default: return false
        }
    }
}
