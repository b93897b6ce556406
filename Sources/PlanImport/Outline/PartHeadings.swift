/// What stands above the Roman numbers of some plans: `Phần thứ nhất`, `PHẦN II: NHIỆM VỤ`, `A. MỤC TIÊU`.
///
/// Such a part is a section only where the plan needs it to tell its numbers apart: with
/// letters always, with `Phần` where `I.` or `1.` begins anew in it or it has no Roman number, and where
/// without any Roman number a part has nothing but bullets.
/// Elsewhere its line is named as one that no section takes.
struct PartHeadings {
    struct Heading: Hashable, Sendable {
        /// `A`, or `P2` for the second `Phần`; nil where the part is no section.
        let label: String?
        /// The title that stands on the same line.
        let rest: [Word]
    }

    private var headings: [Int: Heading] = [:]

    init(_ lines: [SourceLine]) {
        let lettered = PartHeadings.lettered(lines)
        for (place, line) in lettered.enumerated() {
            headings[line] = Heading(
                label: PartHeadings.letter(place), rest: Array(lines[line].words.dropFirst()))
        }
        guard lettered.isEmpty else { return }
        let named = lines.indices.filter { PartHeadings.titleStart(lines[$0]) != nil }
        let needed = PartHeadings.areNeeded(named, lines)
        for (place, line) in named.enumerated() {
            let start = PartHeadings.titleStart(lines[line]) ?? 0
            headings[line] = Heading(
                label: needed ? "P\(place + 1)" : nil, rest: Array(lines[line].words[start...]))
        }
    }

    subscript(line: Int) -> Heading? { headings[line] }

    /// The first part that is a section, if it stands before a line.
    func firstSection(before line: Int) -> Int? {
        headings.filter { $0.value.label != nil && $0.key < line }.keys.min()
    }

    // MARK: - Letters

    private static func letter(_ place: Int) -> String {
        String(Unicode.Scalar(UInt8(65 + place % 26)))
    }

    /// Lines `A. MỤC TIÊU`, `B. …`, in order; none where there is only an `A.`
    private static func lettered(_ lines: [SourceLine]) -> [Int] {
        var found: [Int] = []
        for index in lines.indices where found.count < 26 {
            guard let first = lines[index].words.first?.text, lines[index].words.count > 1,
                first.utf8.count == 2, first.hasPrefix(letter(found.count)),
                first.last.map({ "./-)".contains($0) }) ?? false,
                Lexeme.isCapitals(lines[index].words.dropFirst().map(\.text).joined())
            else { continue }
            found.append(index)
        }
        return found.count > 1 ? found : []
    }

    // MARK: - Phần, Chương

    private static let ordinals: Set<String> = [
        "nhat", "hai", "ba", "tu", "nam", "sau", "bay", "i", "ii", "iii", "iv", "v", "vi", "a", "b", "c", "d",
        "1", "2", "3", "4", "5",
    ]

    /// Whether a line names a part: `Phần II: NHIỆM VỤ`.
    static func names(_ line: SourceLine) -> Bool { titleStart(line) != nil }

    /// Where the title begins in a line that names a part: after `Phần thứ hai` and a mark, if any.
    private static func titleStart(_ line: SourceLine) -> Int? {
        guard let first = line.words.first?.text, Lexeme.startsUpper(first) else { return nil }
        let keys = line.words.prefix(3).map { Lexeme.key(of: $0.text) }
        let number = keys.count > 2 && keys[1] == "thu" ? 2 : 1
        guard number < keys.count, keys[0] == "phan" || (keys[0] == "chuong" && number == 1),
            ordinals.contains(keys[number])
        else { return nil }
        let start = number + 1
        if start == line.words.count { return start }
        // "Phần I. …", "Phần I: …", "Phần I - …"; without a mark the line is a sentence.
        if ["-", "–", ":"].contains(line.words[start].text) {
            return start + 1 < line.words.count ? start + 1 : nil
        }
        let isMarked = line.words[number].text.last.map { ".:".contains($0) } ?? false
        return isMarked || Lexeme.isCapitals(line.text) ? start : nil
    }

    private static func areNeeded(_ parts: [Int], _ lines: [SourceLine]) -> Bool {
        guard parts.count > 1 else { return false }
        let ends = parts.dropFirst() + [lines.endIndex]
        let inside = zip(parts, ends).map { start, end in
            lines[(start + 1)..<end].compactMap { Marker($0) }.filter(\.beginsCapital).map(\.kind)
        }
        let anew = inside.filter { $0.contains(.roman(1)) }.count
        let hasBare = inside.contains { kinds in
            kinds.contains(.arabic([1])) && !kinds.contains { if case .roman = $0 { true } else { false } }
        }
        // "Phần I" and "Phần II" with nothing but digits under both.
        let countAnew = inside.filter { $0.contains(.arabic([1])) }.count
        let isRoman = { (kind: Marker.Kind) in if case .roman = kind { true } else { false } }
        let hasBullets =
            !inside.joined().contains(where: isRoman)
            && inside.contains { kinds in
                !kinds.isEmpty && kinds.allSatisfy { $0 == .bullet || $0 == .dash(spaced: true) }
            }
        return anew > 1 || hasBullets || (hasBare && (anew == 1 || anew == 0 && countAnew > 1))
    }
}
