import Diagnostics

/// A rendered template as the tests write it: `⟦…⟧` is a value, escaped here
/// as the template engine escapes it; `⟦!…⟧` is a value printed as markup.
///
/// Each value comes from a cell of its own: `data.csv!A1`, `A2` and so on.
enum MarkupSource {
    static func traced(_ input: String) -> TracedText {
        let file = SourceFile(path: "t.md", text: input)
        var text = TracedText()
        var values = 0
        var start = file.utf8.startIndex
        func add(_ bytes: [UInt8], _ range: Range<Int>, origin: Origin?, isValue: Bool) {
            guard !bytes.isEmpty else { return }
            text.utf8 += bytes
            text.segments.append(
                .init(
                    end: text.utf8.count, place: SourceSpan(file, range), origin: origin, isValue: isValue))
        }
        let (opening, closing) = (Array("⟦".utf8), Array("⟧".utf8))
        while let open = file.utf8.firstIndex(of: opening, from: start) {
            add(Array(file.utf8[start..<open]), start..<open, origin: nil, isValue: false)
            let close = file.utf8.firstIndex(of: closing, from: open) ?? file.utf8.count
            let inner = Array(file.utf8[(open + opening.count)..<close])
            let isMarkup = inner.first == UInt8(ascii: "!")
            let value =
                isMarkup
                ? Array(inner.dropFirst()) : Array(escaped(String(decoding: inner, as: UTF8.self)).utf8)
            let cell = CellReference(path: "data.csv", sheet: "", column: 0, row: values)
            values += 1
            start = min(close + closing.count, file.utf8.count)
            add(value, open..<start, origin: .place(.cell(cell)), isValue: true)
        }
        add(Array(file.utf8[start...]), start..<file.utf8.count, origin: nil, isValue: false)
        return text
    }

    /// The engine's escaping: a backslash before ASCII punctuation, references
    /// for `|` and for blanks at the edges, `<br>` for line ends.
    static func escaped(_ value: String) -> String {
        let lines = value.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { line in
            var text = ""
            let scalars = Array(line.unicodeScalars)
            for (index, scalar) in scalars.enumerated() {
                let isEdge = index == 0 || index == scalars.count - 1
                switch scalar {
                case "|": text += "&#124;"
                case " " where isEdge: text += "&#32;"
                case "!"..."/", ":"..."@", "["..."`", "{"..."~": text += "\\" + String(Character(scalar))
                default: text.unicodeScalars.append(scalar)
                }
            }
            return text
        }.joined(separator: "<br>")
    }
}

extension [UInt8] {
    fileprivate func firstIndex(of pattern: [UInt8], from start: Int) -> Int? {
        guard count - pattern.count >= start else { return nil }
        return (start...(count - pattern.count)).first { self[$0...].starts(with: pattern) }
    }
}
