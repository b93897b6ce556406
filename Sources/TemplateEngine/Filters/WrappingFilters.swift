internal import Diagnostics

/// Filters that look at lines.
extension BuiltinFilters {
    static let wrapping: [Filter] = [
        Filter(
            "indent",
            [
                .optional("width", .int(4)), .optional("first", .bool(false)),
                .optional("blank", .bool(false)),
            ]
        ) { value, arguments throws(OperationError) in
            let width = arguments[0].text == nil ? try arguments.integer(0) : 0
            try Limits.check(textBytes: max(0, width))
            let indent = arguments[0].text ?? String(repeating: " ", count: max(0, width))
            return try indented(
                value, by: indent, first: try arguments.flag(1), blank: try arguments.flag(2))
        },
        Filter(
            "wordwrap",
            [
                .optional("width", .int(79)), .optional("break_long_words", .bool(true)),
                .optional("wrapstring"),
                .optional("break_on_hyphens", .bool(true)),
            ]
        ) { value, arguments throws(OperationError) in
            let width = try arguments.integer(0)
            guard width > 0 else {
                throw OperationError(vi: "“wordwrap” cần width ≥ 1", en: "“wordwrap” needs width ≥ 1")
            }
            let separator = arguments[2].isNone ? "\n" : try arguments.text(2)
            let wrap = WordWrap(
                width: width, breaksLongWords: try arguments.flag(1), breaksOnHyphens: try arguments.flag(3))
            let lines = TextLines.split(PythonWriter.text(of: value)).map { line in
                wrap.lines(of: line).joined(separator: separator)
            }
            return .string(lines.joined(separator: separator))
        },
    ]

    private static func indented(_ value: Value, by indent: String, first: Bool, blank: Bool)
        throws(OperationError)
        -> Value
    {
        let lines = TextLines.split(PythonWriter.text(of: value) + "\n")
        try Limits.check(textBytes: lines.count * indent.utf8.count)
        var text = first ? indent : ""
        for (place, line) in lines.enumerated() {
            if place > 0 { text += "\n" + (blank || !line.isEmpty ? indent : "") }
            text += line
        }
        if value.safeMarkup != nil { return value.remade(text) }
        return .string(text)
    }
}

enum TextLines {
    /// `str.splitlines()`, or with their ends.
    static func split(_ text: String, keepsEnds: Bool = false) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var place = 0
        while place < scalars.count {
            let scalar = scalars[place]
            place += 1
            guard isEnd(scalar) else {
                line.append(scalar)
                continue
            }
            if keepsEnds { line.append(scalar) }
            if scalar == "\r", place < scalars.count, scalars[place] == "\n" {
                if keepsEnds { line.append("\n") }
                place += 1
            }
            lines.append(String(line))
            line = .init()
        }
        if !line.isEmpty { lines.append(String(line)) }
        return lines
    }

    private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}

/// Breaks one line into lines of at most `width` code points, as Python's `textwrap` does.
struct WordWrap {
    let width: Int
    let breaksLongWords: Bool
    let breaksOnHyphens: Bool

    func lines(of text: String) -> [String] {
        var chunks = chunks(Array(text.unicodeScalars))[...]
        var lines: [String] = []
        while !chunks.isEmpty {
            var line: [[Unicode.Scalar]] = []
            var count = 0
            // A line does not begin with blanks, the first one excepted.
            if !lines.isEmpty, let first = chunks.first, Self.isBlank(first) { chunks.removeFirst() }
            while let next = chunks.first, count + next.count <= width {
                line.append(next)
                count += next.count
                chunks.removeFirst()
            }
            if let long = chunks.first, long.count > width { place(long, &chunks, &line, &count) }
            if let last = line.last, Self.isBlank(last) { line.removeLast() }
            guard !line.isEmpty else { continue }
            lines.append(String(String.UnicodeScalarView(line.joined())))
        }
        return lines
    }

    /// A word longer than a line: split, or alone on its line.
    private func place(
        _ long: [Unicode.Scalar], _ chunks: inout ArraySlice<[Unicode.Scalar]>,
        _ line: inout [[Unicode.Scalar]],
        _ count: inout Int
    ) {
        if breaksLongWords {
            let room = max(1, width - count)
            var end = room
            if breaksOnHyphens, let hyphen = long.prefix(room).lastIndex(of: "-"), hyphen > 0,
                long[..<hyphen].contains(where: { $0 != "-" })
            {
                end = hyphen + 1
            }
            line.append(Array(long[..<end]))
            chunks[chunks.startIndex] = Array(long[end...])
        } else if line.isEmpty {
            line.append(long)
            chunks.removeFirst()
        }
    }

    private static func isBlank(_ chunk: [Unicode.Scalar]) -> Bool { chunk.allSatisfy(isSpace) }

    /// `textwrap` knows the blanks of ASCII only.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        (0x09...0x0D).contains(scalar.value) || scalar == " "
    }

    /// Stretches of blanks, and words cut behind their hyphens.
    private func chunks(_ text: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        var chunks: [[Unicode.Scalar]] = []
        var start = 0
        while start < text.count {
            var end = start + 1
            let isSpace = Self.isSpace(text[start])
            while end < text.count, Self.isSpace(text[end]) == isSpace { end += 1 }
            if isSpace || !breaksOnHyphens {
                chunks.append(Array(text[start..<end]))
            } else {
                chunks += Self.hyphenated(Array(text[start..<end]))
            }
            start = end
        }
        return chunks
    }

    /// A word in pieces: behind a hyphen between letters, and around a dash of two or more hyphens.
    private static func hyphenated(_ word: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        var pieces: [[Unicode.Scalar]] = []
        var start = 0
        var place = 0
        func isLetter(_ place: Int) -> Bool {
            word.indices.contains(place) && CharacterClass.isWord(word[place]) && !isDigit(place)
        }
        func isDigit(_ place: Int) -> Bool {
            word.indices.contains(place) && word[place].properties.numericType == .decimal
        }
        func isWordMark(_ place: Int) -> Bool {
            word.indices.contains(place)
                && (CharacterClass.isWord(word[place]) || "!\"'&.,?".unicodeScalars.contains(word[place]))
        }
        func isHyphen(_ place: Int) -> Bool { word.indices.contains(place) && word[place] == "-" }
        /// A hyphen behind two letters or behind `a-b`, before `cd` or `c-d`.
        func isCompound(_ place: Int) -> Bool {
            let isBehind =
                isLetter(place - 1) && isLetter(place - 2)
                || isWordMark(place - 1) && isHyphen(place - 2) && isLetter(place - 3)
            return isBehind && isLetter(place + 1)
                && (isLetter(place + 2) || isHyphen(place + 2) && isLetter(place + 3))
        }
        func cut(at end: Int) {
            if end > start { pieces.append(Array(word[start..<end])) }
            start = end
        }
        while place < word.count {
            guard word[place] == "-" else {
                place += 1
                continue
            }
            var end = place
            while end < word.count, word[end] == "-" { end += 1 }
            if end - place >= 2 {
                if isWordMark(place - 1), end < word.count, CharacterClass.isWord(word[end]) {
                    cut(at: place)
                    cut(at: end)
                }
            } else if isCompound(place) {
                cut(at: end)
            }
            place = end
        }
        cut(at: word.count)
        return pieces
    }
}
