import PlanModel

/// Writes a plan's logical lines anew: at another width, with other blank lines.
enum Rewrap {
    enum Style: CaseIterable {
        /// Broken at blanks only.
        case columns
        /// Also broken after hyphens inside words of letters.
        case hyphens
        /// A blank left at each line's end.
        case trailingBlanks
    }

    /// Broken as a text processor does: by the widths of letters in a proportional font, the
    /// first line indented, headings bold, a blank left at each line's end.
    static func proportional(_ text: String, width: Int) -> [String] {
        let isHeading = text.count < 200 && text.prefix(5).contains(".") && !text.hasPrefix("-")
        let room = Double(width) * 440
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            let longer = line.isEmpty ? String(word) : line + " " + word
            let needed = longer.unicodeScalars.reduce(0.0) { $0 + letterWidth($1) } * (isHeading ? 1.06 : 1)
            if needed > (lines.isEmpty ? room * 0.92 : room), !line.isEmpty {
                lines.append(line + " ")
                line = String(word)
            } else {
                line = longer
            }
        }
        return lines + [line + " "]
    }

    /// Thousandths of the type size, coarser than the importer's own table.
    private static func letterWidth(_ scalar: Unicode.Scalar) -> Double {
        if "iíìỉĩịjltfr.,;:/() ".unicodeScalars.contains(scalar) { return 285 }
        if "mwMW%".unicodeScalars.contains(scalar) { return 800 }
        return scalar.properties.isUppercase ? 680 : 470
    }

    enum BlankLines: CaseIterable {
        case none, betweenParagraphs, afterEveryLine
    }

    /// The logical lines a plan was read from, rebuilt from the plan itself.
    static func logicalLines(of plan: Plan) -> [String] {
        var lines = ["KẾ HOẠCH", plan.title]
        let grounds = plan.legalBases.filter { !plan.preamble.contains($0.text) }
        lines += grounds.map { "Căn cứ " + $0.text + ";" } + [plan.preamble]
        for section in plan.sections {
            let parts = section.number.split(separator: ".")
            let number = parts.count == 1 ? String(parts[0]) : parts.dropFirst().joined(separator: ".")
            lines.append("\(number). \(section.title)")
            for (index, item) in section.items.enumerated() {
                switch item.kind {
                case .bullet: lines.append("- " + item.text)
                case .numbered: lines.append("\(index + 1). " + item.text)
                case .paragraph: lines.append(item.text)
                }
            }
        }
        lines += [plan.closing, "Nơi nhận:"].filter { !$0.isEmpty }
        lines += plan.recipients.map { $0.hasPrefix("Lưu") ? "- \($0)." : "- \($0);" }
        let signature = plan.signature
        return lines
            + [signature.authority, signature.capacity, signature.position, signature.name].compactMap { $0 }
    }

    static func text(_ lines: [String], width: Int, _ style: Style, _ blanks: BlankLines) -> String {
        var out = ""
        for line in lines {
            for piece in wrap(line, width, style) {
                out += piece + "\n"
                if blanks == .afterEveryLine { out += "\n" }
            }
            if blanks == .betweenParagraphs { out += "\n" }
        }
        return out
    }

    static func wrap(_ text: String, _ width: Int, _ style: Style) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            var rest = word
            while !rest.isEmpty {
                let separator = line.isEmpty || rest.startIndex != word.startIndex ? "" : " "
                if line.count + separator.count + rest.count <= width {
                    line += separator + rest
                    break
                }
                if style == .hyphens, let head = head(of: rest, room: width - line.count - separator.count) {
                    lines.append(line + separator + head)
                    (line, rest) = ("", rest[head.endIndex...])
                    if line.count + rest.count <= width {
                        line = String(rest)
                        break
                    }
                } else if line.isEmpty {
                    line = String(rest)
                    break
                } else {
                    lines.append(line)
                    line = ""
                }
            }
        }
        lines.append(line)
        return style == .trailingBlanks
            ? lines.map { $0.hasSuffix("-") && !$0.hasSuffix(" -") ? $0 : $0 + " " } : lines
    }

    /// The part of a word up to a hyphen between letters, if it fits.
    private static func head(of word: Substring, room: Int) -> Substring? {
        var best: Substring?
        for index in word.indices.dropFirst() where word[index] == "-" {
            let next = word.index(after: index)
            guard next < word.endIndex, word[next].isLetter, word[word.index(before: index)].isLetter else {
                continue
            }
            let head = word[...index]
            if head.count <= room { best = head }
        }
        return best
    }

    /// Whether the wrapping leaves no trace of a paragraph's start: an unmarked
    /// paragraph after a full stop whose line is full, with no empty line to tell.
    static func losesParagraph(_ lines: [String], width: Int, _ style: Style) -> Bool {
        zip(lines, lines.dropFirst()).contains { previous, next in
            let isMarked = next.hasPrefix("- ") || next.prefix(6).contains(".") || next.hasPrefix("Nơi nhận")
            guard previous.hasSuffix("."), !isMarked, let word = next.split(separator: " ").first,
                var last = wrap(previous, width, style).last
            else { return false }
            if last.hasSuffix(" ") { last.removeLast() }
            return last.count + 1 + word.count > width
        }
    }
}
