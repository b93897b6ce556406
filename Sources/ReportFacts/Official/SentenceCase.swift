internal import Diagnostics
internal import PlanModel

/// Titles in capitals as sentences.
extension OfficialNames {
    /// `TỔ CHỨC THỰC HIỆN` as `Tổ chức thực hiện`; a title that is not all capitals stays. Numbers of documents,
    /// abbreviations and names keep the capitals they have in any sentence.
    /// - Parameter names: other names to be known, as a sentence writes them.
    package static func sentenceCased(_ title: String, naming names: [String] = []) -> String {
        let end = title.utf8.lastIndex { !".;: ".utf8.contains($0) }.map(title.utf8.index(after:))
        let trimmed = String(title[..<(end ?? title.startIndex)])
        let words = trimmed.words().map(String.init)
        // `1790/QĐ-TTg` is no small letter of a title in capitals.
        guard !words.isEmpty, words.allSatisfy({ isNumber($0) || $0 == $0.uppercased() }) else {
            return trimmed
        }
        let small = words.map(smallWord).joined(separator: " ")
        let documents = documentKinds.map { upperFirst($0) + " số " }
        return upperFirst(
            (bodiesOfState + names + documents).reduce(small) {
                TextSearch.replacing($1.lowercased(), in: $0, with: $1)
            })
    }

    /// What an office is called, and the places where it is.
    static func names(of organisation: Organisation) -> [String] {
        [organisation.short, organisation.locality, organisation.province].compactMap(\.self).filter {
            !$0.isEmpty
        }
    }

    private static func isNumber(_ word: String) -> Bool {
        word.contains(where: \.isNumber) && TextSearch.contains(UInt8(ascii: "/"), in: word)
    }

    private static func smallWord(_ word: String) -> String {
        if isNumber(word) { return TextSearch.replacing("-TTG", in: word, with: "-TTg") }
        if word.contains(where: \.isNumber) { return word }
        var small = ""
        for part in word.split(omittingEmptySubsequences: false, whereSeparator: { "/-".contains($0) }) {
            if !small.isEmpty || part.startIndex > word.startIndex {
                small.append(word[word.index(before: part.startIndex)])
            }
            small += isAbbreviation(part.filter(\.isLetter)) ? String(part) : part.lowercased()
        }
        return small
    }

    /// Letters without marks that are no syllable: `UBND`, `HĐND`, `II`.
    private static func isAbbreviation(_ word: String) -> Bool {
        let small = word.lowercased()
        guard !small.isEmpty, small.allSatisfy({ $0.isASCII || $0 == "đ" }) else { return false }
        if small.allSatisfy({ "ivx".contains($0) }), word.count > 2 { return true }
        if word.count == 1 { return !"aouey".contains(small) }
        return small.count { "aeiouy".contains($0) } < 3 && !Syllable.isWhole(small)
    }

    private static let bodiesOfState = [
        "Chính phủ", "Thủ tướng", "Quốc hội", "Ban Bí thư", "Bộ Chính trị", "Trung ương", "Nhà nước",
        "Việt Nam",
        "Hội đồng nhân dân", "Ủy ban nhân dân", "Uỷ ban nhân dân", "Mặt trận Tổ quốc", "Hội Liên hiệp Phụ nữ",
        "Thành ủy", "Tỉnh ủy", "Đảng ủy", "Tháng hành động", "Luật Bình đẳng giới",
    ]
}
