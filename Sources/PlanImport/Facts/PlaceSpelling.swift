import Diagnostics

/// Finds the plan's own place name written in two ways: `Lưu Kiểm` and `Lưu Kiếm`.
///
/// The tone mark's place in `hoà`/`hòa` is no difference; another mark is.
enum PlaceSpelling {
    /// The first place where the name is written otherwise than `own`.
    static func other(
        than own: Locality, in passages: [Passage]
    ) -> (
        first: (text: String, passage: Passage, range: Range<Int>),
        second: (text: String, passage: Passage, range: Range<Int>)
    )? {
        var first: (String, Passage, Range<Int>)?
        let folded = Folding.ascii(own.name)
        for passage in passages {
            for (locality, range) in Locality.all(in: passage)
            where locality.kind == own.kind && Folding.ascii(locality.name) == folded {
                guard let seen = first else {
                    first = (locality.name, passage, range)
                    continue
                }
                if !isSame(seen.0, locality.name) { return (seen, (locality.name, passage, range)) }
            }
        }
        return nil
    }

    static func isSame(_ left: String, _ right: String) -> Bool {
        withToneOnFirst(left.lowercased()) == withToneOnFirst(right.lowercased())
    }

    private static let second: [Character: Character] = [
        "à": "ò", "á": "ó", "ả": "ỏ", "ã": "õ", "ạ": "ọ", "è": "ò", "é": "ó", "ẻ": "ỏ", "ẽ": "õ", "ẹ": "ọ",
        "ỳ": "ù", "ý": "ú", "ỷ": "ủ", "ỹ": "ũ", "ỵ": "ụ",
    ]
    private static let bare: [Character: Character] = [
        "à": "a", "á": "a", "ả": "a", "ã": "a", "ạ": "a", "è": "e", "é": "e", "ẻ": "e", "ẽ": "e", "ẹ": "e",
        "ỳ": "y", "ý": "y", "ỷ": "y", "ỹ": "y", "ỵ": "y",
    ]

    /// `hoà` as `hòa`, `uỷ` as `ủy`, at the end of a syllable; `quý` stays.
    private static func withToneOnFirst(_ text: String) -> String {
        var letters = Array(text)
        for index in letters.indices.dropFirst() {
            let isLast = index + 1 == letters.count || !letters[index + 1].isLetter
            let medial = letters[index - 1]
            guard isLast, medial == "o" || (medial == "u" && (index < 2 || letters[index - 2] != "q")),
                let toned = second[letters[index]], let plain = bare[letters[index]],
                (plain == "y") == (medial == "u")
            else { continue }
            letters[index - 1] = toned
            letters[index] = plain
        }
        return String(letters)
    }
}
