internal import Diagnostics

/// The texts that cells point to by number (ECMA-376 part 1, 18.4).
struct SharedStrings {
    private let texts: [String]
    /// Those of which a part is struck out.
    private let struck: Set<Int>

    /// - Parameter part: nil when the workbook has none.
    init(_ archive: ZipArchive, part: String?) throws(DiagnosticError) {
        guard let part, archive.contains(part) else {
            (texts, struck) = ([], [])
            return
        }
        var texts: [String] = []
        var struck: Set<Int> = []
        var collector = RichTextCollector()
        try XMLReader.read(try archive.bytes(of: part), path: archive.path, part: part) { event in
            if case .start(let element) = event, element.name == "si" { collector = RichTextCollector() }
            collector.take(event)
            if case .end("si") = event {
                if collector.isStruck { struck.insert(texts.count) }
                texts.append(collector.text)
            }
        }
        self.texts = texts
        self.struck = struck
    }

    subscript(index: Int) -> String? { texts.indices.contains(index) ? texts[index] : nil }

    func isStruck(_ index: Int) -> Bool { struck.contains(index) }
}

/// Joins the runs of a rich text; readings for pronunciation (`rPh`) are no part of it.
struct RichTextCollector {
    private var raw = ""
    private var isInText = false
    private var isInReading = false
    /// A line is drawn through the run.
    private var isRunStruck = false
    /// A line is drawn through a part of the text.
    private(set) var isStruck = false

    mutating func take(_ event: XMLEvent) {
        switch event {
        case .start(let element):
            if element.name == "rPh" { isInReading = true }
            if element.name == "t" { isInText = true }
            if element.name == "r" { isRunStruck = false }
            if element.name == "strike" { isRunStruck = element["val"].map { XSD.bool($0) } ?? true }
        case .end(let name):
            if name == "rPh" { isInReading = false }
            if name == "t" { isInText = false }
        case .text(let text):
            guard isInText, !isInReading else { return }
            raw += text
            if isRunStruck, text.contains(where: { !$0.isWhitespace }) { isStruck = true }
        }
    }

    var text: String { RichTextCollector.unescaped(raw) }

    /// `_x000D_` stands for a character XML cannot hold (ECMA-376 part 1, 22.9.2.19);
    /// NFC with `\n` line ends.
    static func unescaped(_ raw: String) -> String {
        guard raw.utf8.contains(where: { $0 == UInt8(ascii: "_") || $0 == 13 }) else {
            return TextNormalization.nfc(raw)
        }
        var result = String.UnicodeScalarView()
        var rest = Substring(raw).unicodeScalars
        while let first = rest.first {
            if let scalar = escape(rest) {
                result.append(scalar)
                rest = rest.dropFirst(7)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        let text = String(result).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        return TextNormalization.nfc(text)
    }

    /// The character an escape at the front of a text stands for.
    private static func escape(_ text: Substring.UnicodeScalarView) -> Unicode.Scalar? {
        let front = Array(text.prefix(7))
        guard front.count == 7, front[0] == "_", front[1] == "x", front[6] == "_" else { return nil }
        let digits = String(String.UnicodeScalarView(front[2...5]))
        guard digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16), value != 0 else {
            return nil
        }
        return Unicode.Scalar(value)
    }
}
