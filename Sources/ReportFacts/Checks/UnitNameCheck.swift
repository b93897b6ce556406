internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let unitName = DiagnosticID("unit-name", .data)
}

/// Names that are nearly those of the plan's units: a letter, a mark or a capital apart, or their
/// initials. Each spelling is told once, where it stands first.
struct UnitNameCheck {
    private struct Name {
        let unit: OrgUnit
        let words: WordList
        let initials: String
    }

    /// Names of two words are words of the language too: `văn phòng` and `văn phong`.
    private static let fewestWords = 3
    private let names: [Name]
    /// Recipients and sources of figures, whose lines hold nothing but names.
    private let lines: [CheckedText]

    init(_ material: CheckMaterial) {
        names = material.plan.units.map { unit in
            let words = WordList(unit.name)
            return Name(unit: unit, words: words, initials: String(words.words.compactMap(\.folded.first)))
        }
        let recipients = material.plan.recipients.enumerated().map {
            CheckedText("plan.recipients.\($0.offset + 1)", .plan, $0.element, at: material.planFile)
        }
        let sources = material.results.indicators.compactMap { indicator in
            indicator.source.map {
                CheckedText("indicators.\(indicator.id.text).nguon", .result, $0.text, at: $0.location)
            }
        }
        lines = recipients + sources
    }

    func findings(in texts: [CheckedText]) -> [Diagnostic] {
        var told: Set<String> = []
        // `Lưu: VT, VHXH` is how the decree has it: among the recipients initials are names.
        let found = texts.map { ($0, near($0) + shortened($0)) } + lines.map { ($0, near($0)) }
        return found.flatMap { text, spellings in
            spellings.filter { told.insert($0.key).inserted }.map { finding($0, text) }
        }
    }

    /// A part of a text, and the unit it probably means.
    private struct Spelling {
        let range: Range<Int>
        let unit: OrgUnit
        let key: String
    }

    private func finding(_ spelling: Spelling, _ text: CheckedText) -> Diagnostic {
        let unit = spelling.unit
        return text.warning(
            .unitName, spelling.range, key: spelling.key,
            vi: { "tên đơn vị có lẽ là “\(unit.name)”: \($0)" },
            en: { "the unit is probably “\(unit.name)”: \($0)" },
            hint: Diagnostic.Hint(
                vi: "viết đúng như trong kế hoạch; nếu tên trong kế hoạch sai thì sửa ở đó",
                en: "write it as the plan does; where the plan is wrong, mend it there", at: unit.location))
    }

    // MARK: - A letter apart

    private func near(_ text: CheckedText) -> [Spelling] {
        let list = text.words.words
        return names.flatMap { name -> [Spelling] in
            let count = name.words.words.count
            guard count >= Self.fewestWords, list.count >= count else { return [] }
            return (0...list.count - count).compactMap { start in
                let range = start..<start + count
                guard list[start].isCapital, isNear(list[range], name.words.words),
                    !names.contains(where: { isSame(list[range], $0.words.words) })
                else { return nil }
                return Spelling(
                    range: range, unit: name.unit, key: list[range].map(\.text).joined(separator: " "))
            }
        }
    }

    /// The same words, however their marks stand (`hoá`, `hóa`).
    private func isSame(_ words: ArraySlice<WordList.Word>, _ name: [WordList.Word]) -> Bool {
        words.count == name.count
            && zip(words, name).allSatisfy {
                $0.isCapital == $1.isCapital && spelt($0.text) == spelt($1.text)
            }
    }

    /// The same but for marks and capitals, or for one letter of one word.
    private func isNear(_ words: ArraySlice<WordList.Word>, _ name: [WordList.Word]) -> Bool {
        let others = zip(words, name).filter { $0.folded != $1.folded }
        guard let (word, meant) = others.first else { return true }
        // Numbers and single letters tell one unit from another: Tổ 1, Trường A.
        return others.count == 1 && meant.folded.count > 2 && word.folded.allSatisfy(\.isLetter)
            && NearMiss.isOneLetterApart(word.folded, meant.folded)
    }

    /// A word's letters, its tone where the newer of two customs puts it: `hoà` as `hòa`.
    private func spelt(_ word: String) -> String {
        let word = word.lowercased()
        guard let pair = Self.customs.first(where: { word.hasSuffix($0.older) }) else { return word }
        return word.dropLast(2) + pair.newer
    }

    private static let customs = zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
    ).map { (older: $0, newer: $1) }

    // MARK: - Initials

    /// `VHXH` where `Phòng Văn hóa - Xã hội` is meant; not in `12/BC-VHXH`.
    private func shortened(_ text: CheckedText) -> [Spelling] {
        let list = text.words.words
        return list.indices.compactMap { place in
            let word = list[place]
            guard word.text.count >= Self.fewestWords,
                word.text.allSatisfy({ $0.isLetter && $0.isUppercase }),
                !Self.bodies.contains(word.folded), !["/", "-"].contains(word.gap), !isCode(list, place + 1),
                !isPart(list, place), !isCustomary(list, place)
            else { return nil }
            let meant = names.filter { $0.initials.contains(word.folded) && !holds($0.words, word.text) }
            guard meant.count == 1, !isOfLevel(list, place + 1, other: meant[0].words) else { return nil }
            return Spelling(range: place..<place + 1, unit: meant[0].unit, key: word.text)
        }
    }

    /// Every place has them, and a unit that serves them is another.
    private static let bodies: Set = ["ubnd", "hdnd", "tdp"]

    /// `Hội LHPN phường`, `Ủy ban MTTQ Việt Nam phường`, `TYT phường`: so everybody calls them.
    private func isCustomary(_ list: [WordList.Word], _ place: Int) -> Bool {
        let word = list[place].folded
        let next = list.dropFirst(place + 1).first?.text
        return Self.heads[word].map { $0 == list[..<place].last?.folded } ?? false
            || Self.ofPlaces.contains(word) && (next == "phường" || next == "xã")
    }

    private static let ofPlaces: Set = ["mttq", "tyt"]

    private static let heads = ["lhpn": "hoi", "mttq": "ban"]

    /// `Chi hội LHPN tổ 5`.
    private func isPart(_ list: [WordList.Word], _ place: Int) -> Bool {
        list[max(0, place - 2)..<place].contains { $0.folded == "chi" }
    }

    /// `Hội LHPN thành phố` where the unit is the ward's.
    private func isOfLevel(_ list: [WordList.Word], _ next: Int, other unit: WordList) -> Bool {
        let behind = list.dropFirst(next).prefix(2).map(\.folded)
        return Self.levels.contains { level in
            behind.starts(with: level)
                && !level.allSatisfy { word in unit.words.contains { $0.folded == word } }
        }
    }

    private static let levels = [["thanh", "pho"], ["tinh"], ["huyen"], ["quan"], ["trung", "uong"]]

    private func isCode(_ list: [WordList.Word], _ next: Int) -> Bool {
        list.indices.contains(next) && ["/", "-"].contains(list[next].gap)
    }

    private func holds(_ words: WordList, _ text: String) -> Bool { words.words.contains { $0.text == text } }
}
