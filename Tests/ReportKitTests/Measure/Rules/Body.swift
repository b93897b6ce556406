import Foundation

/// The text of the body: Phụ lục I, II.6; the project's choice of 14 pt and 1.27 cm.
extension MeasuredReport {
    func paragraphFaults() -> [String] {
        var faults: [String] = []
        for paragraph in paragraphs {
            for (index, (page, line)) in paragraph.lines.enumerated() {
                let place = "page \(page), “\(line.text.prefix(40))”"
                if !isNear(line.size, 14, 0.1) || !line.isUpright { faults.append("\(place): size or style") }
                let begin = index == 0 ? MeasuredPage.indented : MeasuredPage.left
                if !isNear(line.left, begin, 0.6) { faults.append("\(place): begins at \(line.left)") }
                // A piece of a word longer than a line has no blanks to widen; where the next words
                // may not be parted, blanks are widened to twice their width, and no further.
                let isAtLimit = !line.text.contains(" ") || line.text.contains("  ")
                // Headings are ragged.
                if index < paragraph.lines.count - 1, !isAtLimit, !paragraph.isBold,
                    !isNear(line.right, pages[page - 1].right, 0.8)
                {
                    faults.append("\(place): not justified, ends at \(line.right)")
                }
            }
        }
        return faults + leadingFaults()
    }

    private func leadingFaults() -> [String] {
        var faults: [String] = []
        for paragraph in paragraphs {
            for (one, next) in zip(paragraph.lines, paragraph.lines.dropFirst()) where one.page == next.page {
                let leading = next.line.baseline - one.line.baseline
                // II.6e: single (1.15 of the size) to 1.5 lines.
                if !(16.0...24.2).contains(leading) {
                    faults.append("leading \(leading) at \(next.line.text)")
                }
            }
        }
        for (one, next) in zip(paragraphs, paragraphs.dropFirst()) {
            guard let last = one.lines.last, let first = next.lines.first, last.page == first.page else {
                continue
            }
            let leading =
                next.lines.count > 1 && next.lines[1].page == first.page
                ? next.lines[1].line.baseline - first.line.baseline : 17.5
            if first.line.baseline - last.line.baseline - leading < 5.9 {
                faults.append("less than 6 pt above “\(first.line.text)”")
            }
        }
        return faults
    }

    /// `I. CAPS`, `1. …`, `1.1. …`, bold, numbered without a gap, none empty, none last on a page.
    func headingFaults() -> [String] {
        var faults: [String] = []
        var counts = [0, 0, 0]
        var last: (level: Int, text: String)?
        for (index, paragraph) in paragraphs.enumerated() {
            guard paragraph.isBold else {
                last = nil
                continue
            }
            let text = paragraph.text
            guard let level = Self.level(text) else {
                faults.append("bold, and no heading: \(text)")
                continue
            }
            counts[level] += 1
            for deeper in (level + 1)..<3 where level < 2 { counts[deeper] = 0 }
            let number = [Self.roman(counts[0]), "\(counts[1])", "\(counts[1]).\(counts[2])"][level]
            if !text.hasPrefix(number + ". ") { faults.append("“\(text)” is not number \(number)") }
            if level == 0, text != text.uppercased() { faults.append("no capitals: \(text)") }
            if let last, last.level >= level { faults.append("empty heading: \(last.text)") }
            last = (level, text)
            let next = paragraphs.indices.contains(index + 1) ? paragraphs[index + 1].lines.first?.page : nil
            if next != paragraph.lines.last?.page { faults.append("last on its page: \(text)") }
        }
        if let last { faults.append("empty heading at the end: \(last.text)") }
        if counts[0] < 4 { faults.append("only \(counts[0]) main sections") }
        return faults
    }

    private static func level(_ text: String) -> Int? {
        if text.prefixMatch(of: #/[IVX]+\. /#) != nil { return 0 }
        if text.prefixMatch(of: #/[0-9]+\.[0-9]+\. /#) != nil { return 2 }
        return text.prefixMatch(of: #/[0-9]+\. /#) != nil ? 1 : nil
    }

    private static let romanNumbers = [
        "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ]

    static func roman(_ number: Int) -> String {
        romanNumbers.indices.contains(number) ? romanNumbers[number] : "?"
    }

    static func number(roman: Substring) -> Int { romanNumbers.firstIndex(of: String(roman)) ?? .max }

    /// At least two lines of a paragraph on each side of a page break.
    func splitFaults() -> [String] {
        paragraphs.compactMap { paragraph in
            let pages = Dictionary(grouping: paragraph.lines, by: \.page)
            guard pages.count > 1, pages.values.contains(where: { $0.count < 2 }) else { return nil }
            return "one line alone: \(paragraph.text.prefix(60))"
        }
    }

    /// Traces of the template, of escaping and of missing values.
    /// - Parameter typed: what was typed, in which such signs are right.
    func traceFaults(typed: [String]) -> [String] {
        let signs = [
            "{{", "}}", "{%", "%}", "{#", "None", "Optional(", "nil", "undefined", "\\", "&lt;", "&gt;", "&#",
            "```",
            "DỰ THẢO", "....", "……", "./. .", "..,", ",,", ";;", " ,", " ;", "()", "\u{FFFD}",
        ]
        var faults: [String] = []
        for page in pages {
            for line in page.lines {
                for sign in signs where line.text.contains(sign) {
                    let isTyped = typed.contains { $0.contains(sign) }
                    if !isTyped { faults.append("page \(page.number): \(sign) in “\(line.text)”") }
                }
                if line.text.unicodeScalars.contains(where: {
                    $0.properties.canonicalCombiningClass != .notReordered
                }) {
                    faults.append("page \(page.number): not NFC: \(line.text)")
                }
            }
        }
        // Justified lines have wide blanks; the last line of a paragraph has natural ones.
        for paragraph in paragraphs where paragraph.lines.last?.line.text.contains("  ") == true {
            faults.append("double blank: \(paragraph.lines.last?.line.text ?? "")")
        }
        return faults
    }
}
