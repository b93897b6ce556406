internal import Diagnostics

/// What a plan of gender equality is about: women, gender, violence, and the shelters from it.
enum PlanSubject {
    static func isTold(in text: String) -> Bool {
        let words = words(text)
        if words.contains(where: subjects.contains) || words.last == gender { return true }
        return zip(words, words.dropFirst()).contains { word, next in
            word == gender ? !notOfGender.contains(next) : subjectsOfTwo.contains { $0 == word && $1 == next }
        }
    }

    /// The same of words without marks.
    static func isTold(in folded: ArraySlice<String>) -> Bool {
        folded.contains(where: foldedSubjects.contains)
            || zip(folded, folded.dropFirst()).contains { word, next in
                foldedSubjectsOfTwo.contains { $0 == word && $1 == next }
            }
    }

    /// In lower case.
    private static func words(_ text: String) -> [Substring] {
        let lower = Folding.words(text)
        // No Vietnamese letter begins with the byte of dashes and quotation marks: letters take ten times as long.
        guard !lower.utf8.contains(where: beginsMark) else { return lower.split { !$0.isLetter } }
        return lower.utf8.split { !isOfWord($0) }.map { Substring($0) }
    }

    private static func beginsMark(_ byte: UInt8) -> Bool { byte == 0xE2 || byte == 0xC2 }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte >= 0x80
    }

    private static let gender: Substring = "giới"
    private static let subjects: Set<Substring> = ["nữ", "bđg", "vstbpn"]
    private static let subjectsOfTwo: [(Substring, Substring)] = [
        ("bạo", "lực"), ("xâm", "hại"), ("tin", "cậy"),
    ]
    /// What makes another word of `giới`: `giới thiệu`, `giới hạn`.
    private static let notOfGender: Set<Substring> = ["thiệu", "hạn"]
    private static let foldedSubjects = Set((subjects + [gender]).map { Folding.ascii(String($0)) })
    private static let foldedSubjectsOfTwo = subjectsOfTwo.map {
        (Folding.ascii(String($0)), Folding.ascii(String($1)))
    }
}
