internal import Diagnostics

/// What a syllable of Vietnamese can be: an onset, a rime out of some hundred and fifty, one tone. Words that
/// are none are misprints, foreign or names.
enum Syllable {
    /// A letter without its tone, and the tone on it.
    struct Letter {
        let plain: Character
        let tone: Tone
    }

    enum Tone { case level, grave, acute, hook, tilde, dot }

    /// Whether a word in small letters cannot be a syllable; false for one that is written without marks or with
    /// letters of other languages, of which nobody knows.
    static func isImpossible(_ word: String) -> Bool {
        guard word.utf8.count > word.unicodeScalars.count else { return false }
        var plain = ""
        var tones: [Tone] = []
        for character in word {
            guard let letter = letters[character] else { return false }
            plain.append(letter.plain)
            if letter.tone != .level { tones.append(letter.tone) }
        }
        // `đ` behind the first letter, or no vowel: an abbreviation.
        guard plain.dropFirst().allSatisfy({ $0 != "đ" }), plain.contains(where: vowels.contains) else {
            return false
        }
        return tones.count > 1 || !isSyllable(plain, tones.first ?? .level) || isToneAstray(word)
    }

    /// Two syllables typed as one word: `giađình`, `phụnữ`, `banhành`. Only a tone, and not the one that a stop at
    /// the end asks for, tells that it is not a loan word: `ápphích` and `panô` have none, and `càphê` has one that
    /// loan words have at their beginning.
    static func parts(of word: String) -> [String] {
        guard word.utf8.count <= longestMisprint, hasTone(word), !isWhole(word) else { return [] }
        return word.indices.dropFirst().compactMap { place in
            let (first, second) = (String(word[..<place]), String(word[place...]))
            let toned = [first, second].filter(hasTone)
            let isTold = word[place] == "đ" || toned.count > 1 || !toned.contains(where: isOpenGrave)
            // No loan word has the low tone of a stop: `họctập`, `khaimạc`.
            let isOwn =
                isTold && toned.contains { !isStopped($0) || tone(of: $0) == .dot } && !isLoan(first, second)
            // `phụ nữ` and not `phụn ữ`.
            let isApart = letters[word[place]].map { !vowels.contains($0.plain) } ?? false
            return isOwn && isApart && isWhole(first) && isWhole(second)
                ? "\(first) \(second)" : nil
        }
    }

    /// `mátít`: a high tone on an open syllable, and one on a stop behind it.
    private static func isLoan(_ first: String, _ second: String) -> Bool {
        tone(of: first) == .acute && tone(of: second) == .acute && isStopped(second)
            && first.last.flatMap { letters[$0] }.map { vowels.contains($0.plain) } ?? false
    }

    private static func tone(of word: String) -> Tone {
        word.lazy.compactMap { letters[$0]?.tone }.first { $0 != .level } ?? .level
    }

    private static func isOpenGrave(_ word: String) -> Bool {
        word.last.flatMap { letters[$0] }?.tone == .grave
    }

    private static func hasTone(_ word: String) -> Bool {
        word.contains { letters[$0].map { $0.tone != .level } ?? false }
    }

    /// Whether letters are a syllable for sure, with or without marks.
    static func isWhole(_ word: String) -> Bool {
        let known = word.compactMap { letters[$0] }
        let tones = known.map(\.tone).filter { $0 != .level }
        return known.count == word.count && tones.count < 2 && word.dropFirst().allSatisfy { $0 != "đ" }
            && isSyllable(String(known.map(\.plain)), tones.first ?? .level) && !isToneAstray(word)
    }

    /// Whether a word is a syllable mistyped: none itself, yet one with other marks on its letters, with a letter less
    /// that was typed twice, with two changed about, or without an `n` that was left out (`ngưòi`, `ngưuời`, `phườg`).
    /// Loan words (`panô`, `axít`) and those of other peoples (`gươl`) are not near any.
    static func isMisprint(_ word: String) -> Bool {
        // A word of a hundred thousand letters is near no syllable, and has as many neighbours.
        guard word.utf8.count <= longestMisprint else { return false }
        if word.contains(where: isTonedConsonant) || word.hasPrefix("đđ") { return true }
        guard isImpossible(word) else { return false }
        let letters = Array(Folding.ascii(word))
        if zip(letters, zip(letters.dropFirst(), letters.dropFirst(2))).contains(where: {
            $0 == $1.0 && $0 == $1.1
        }) {
            return true
        }
        return slips(of: letters).contains { candidate in
            isSyllable(String(candidate), .acute, rimes: plainRimes)
        }
    }

    /// `hoaṭ`: a tone typed behind the last letter.
    private static func isTonedConsonant(_ letter: Character) -> Bool {
        let scalars = letter.unicodeScalars
        return tonedConsonants.contains(letter)
            || scalars.count == 2 && scalars.first?.properties.isAlphabetic == true
                && scalars.last.map { combiningTones.contains($0.value) } ?? false
                && letters[letter] == nil
    }

    private static let tonedConsonants: Set<Character> = ["ṭ", "ṇ", "ḥ", "ṃ", "ń", "ǹ", "ḿ"]
    private static let combiningTones: Set<UInt32> = [0x300, 0x301, 0x303, 0x309, 0x323]

    /// In bytes: the longest syllable, `nghiêng`, with marks on all its letters and two more.
    private static let longestMisprint = 27

    /// The plain letters that may have been meant.
    private static func slips(of letters: [Character]) -> [[Character]] {
        let pairs = letters.indices.dropLast()
        let single = pairs.filter { letters[$0] == letters[$0 + 1] }.map { place in
            Array(letters[..<place] + letters[(place + 1)...])
        }
        // `ôxi` is no `xôi`.
        let isOpening = letters.first.map(vowels.contains) ?? false
        let turned = pairs.filter { $0 > 0 || !isOpening }.map { place in
            var turned = letters
            turned.swapAt(place, place + 1)
            return turned
        }
        let nasal = letters.last == "g" ? [Array(letters.dropLast() + ["n", "g"])] : []
        let vowels = ["i", "uy"].map { vowel in letters.flatMap { $0 == "y" ? Array(vowel) : [$0] } }
        return [letters] + single + turned + nasal + vowels + otherOnsets(of: letters)
    }

    /// `nghành` is `ngành`, `ngiêm` is `nghiêm`, `cế` is `kế`.
    private static func otherOnsets(of letters: [Character]) -> [[Character]] {
        let word = String(letters)
        return [("ngh", "ng"), ("ng", "ngh"), ("gh", "g"), ("g", "gh"), ("c", "k")].compactMap {
            typed, meant in
            word.hasPrefix(typed) ? Array(meant + word.dropFirst(typed.count)) : nil
        }
    }

    /// Before `e`, `ê` and `i` an onset is written otherwise than before other vowels. `k` may stand before any, in
    /// words of other peoples.
    private static func isWritten(_ onset: String, before rest: Substring) -> Bool {
        let isFront = rest.first.map { "eêiy".contains($0) } ?? false
        return isFront ? !["c", "g", "ng"].contains(onset) : !["gh", "ngh"].contains(onset)
    }

    private static func isSyllable(
        _ plain: String, _ tone: Tone, rimes known: Set<String> = rimes
    ) -> Bool {
        onsets.contains { onset in
            guard plain.hasPrefix(onset) else { return false }
            let rest = plain.dropFirst(onset.count)
            guard isWritten(onset, before: rest) else { return false }
            // `gì`, `giết` and `quốc` share a vowel with their onset.
            let rimes =
                onset == "gi"
                ? ["i" + rest, String(rest)] : onset == "qu" ? ["u" + rest, String(rest)] : [String(rest)]
            // `yên` has no onset; `tuyên` has another rime.
            guard onset.isEmpty || !rest.hasPrefix("y") || rest.count == 1 || onset == "qu" else {
                return false
            }
            return rimes.contains {
                known.contains($0) && (!isStopped($0) || tone == .acute || tone == .dot)
            }
        }
    }

    /// A stop at the end leaves two of the six tones.
    private static func isStopped(_ rime: String) -> Bool {
        ["c", "ch", "p", "t"].contains { rime.hasSuffix($0) }
    }

    // MARK: - Tables

    private static let onsets = [
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
        "ph",
        "qu", "r", "s", "t", "th", "tr", "v", "x",
    ]

    private static let rimes = Set(
        """
        a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
        e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
        i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu ic
        o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc
        oong op ot ô ôc ôi ôm ôn ông ôông ôp ôt ơ ơi ơm ơn ơng ơp ơt
        u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôp uôt uơ up ut uy uya uych uyên
        uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
        y ych yê yêm yên yêng yêt yêu ynh yt
        """.split { $0 == " " || $0.isNewline }.map(String.init))

    private static let plainRimes = Set(rimes.map(Folding.ascii))

    static let vowels: Set<Character> = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"]
    static let marks: Set<Character> = ["ă", "â", "ê", "ô", "ơ", "ư"]
    private static let marked = [
        "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ",
        "ưừứửữự",
        "yỳýỷỹỵ",
    ]
    private static let tones: [Tone] = [.level, .grave, .acute, .hook, .tilde, .dot]

    static let toned: [Character: [Tone: Character]] = Dictionary(
        uniqueKeysWithValues: marked.compactMap { row in
            row.first.map { ($0, Dictionary(uniqueKeysWithValues: zip(tones, row))) }
        })

    static let letters: [Character: Letter] = {
        var letters: [Character: Letter] = [:]
        for character in "bcdđghklmnpqrstvxz" {
            letters[character] = Letter(plain: character, tone: .level)
        }
        for (plain, row) in toned {
            for (tone, character) in row { letters[character] = Letter(plain: plain, tone: tone) }
        }
        return letters
    }()
}
