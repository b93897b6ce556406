package import Diagnostics

/// The markup of a template, looked at before there is any data: what the reader would refuse later,
/// as far as it is written out. What a tag prints nobody knows here.
package enum MarkupCheck {
    /// - Parameter offset: where the template begins, behind a front matter.
    package static func faults(in template: SourceFile, from offset: Int = 0) -> [Diagnostic] {
        let words = TemplateWords(template, from: offset)
        var faults: [Diagnostic] = []
        var directives = DirectiveCheck(words)
        var table = TableCheck(words)
        var isBehindBlank = true
        for line in words.lines {
            if directives.takes(line, &faults) {
                table.end()
                continue
            }
            table.read(line, &faults)
            if let form = form(of: line, isBehindBlank) {
                faults.append(form.diagnostic(at: words.place(of: line)))
            }
            if let level = lostHeading(line) {
                faults.append(.lostHeading(level, at: SourceSpan(template, template.lineRange(line.number))))
            }
            isBehindBlank = line.isBlank
        }
        directives.end(&faults)
        return faults.map(ofTheTemplate)
    }

    /// The names of the reader's own faults, at the stage of the check.
    private static func ofTheTemplate(_ fault: Diagnostic) -> Diagnostic {
        var fault = fault
        fault.id = DiagnosticID(fault.id.name, .template)
        return fault
    }

    /// What the line is to CommonMark, where a report has no form for it.
    private static func form(of line: TemplateWords.Line, _ isBehindBlank: Bool) -> UnknownForm? {
        let words = line.words.drop { $0 == 0x20 }
        guard let first = words.first, line.words.count - words.count < 4 else { return nil }
        let level = words.prefix { $0 == UInt8(ascii: "#") }.count
        if level > 3, words.dropFirst(level).first == 0x20 { return .headingLevel(level) }
        if first == UInt8(ascii: ">") { return .quotation }
        if isRule(words, of: "-*_"), isBehindBlank || first != UInt8(ascii: "-") { return .thematicBreak }
        if !isBehindBlank, isRule(words, of: "-") || isRule(words, of: "=") { return .underlinedHeading }
        let text = String(decoding: words, as: UTF8.self)
        if text.contains("![") { return .image }
        if text.contains("](") { return .link }
        return holdsHTML(text) ? .html : nil
    }

    /// A line of nothing but one of the marks, three of them at least.
    private static func isRule(_ words: ArraySlice<UInt8>, of marks: String) -> Bool {
        let signs = words.filter { $0 != 0x20 && $0 != 0x0D }
        return signs.count >= 3 && marks.utf8.contains { mark in signs.allSatisfy { $0 == mark } }
    }

    /// A tag that is not `<br>`.
    private static func holdsHTML(_ text: String) -> Bool {
        text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1).contains { rest in
            let begins = rest.drop { $0 == "/" }.first.map { $0.isASCII && $0.isLetter } ?? false
            return (begins && rest.contains(">") && !rest.hasPrefix("br")) || rest.hasPrefix("!--")
        }
    }

    /// As the reader's own rule: without a blank behind its `#` a heading is words.
    private static func lostHeading(_ line: TemplateWords.Line) -> Int? {
        let level = line.words.prefix { $0 == UInt8(ascii: "#") }.count
        guard (1...6).contains(level), let next = line.words.dropFirst(level).first else { return nil }
        return next == 0x20 || next == 0x0D || next == 0x09 ? nil : level
    }
}

/// The rows of a table, each against the rule below its head.
private struct TableCheck {
    private let words: TemplateWords
    private var columns: Int?
    /// The row above, which a rule may make the head of a table; nil where it cannot be counted.
    private var above: Int?

    init(_ words: TemplateWords) { self.words = words }

    mutating func end() { (columns, above) = (nil, nil) }

    mutating func read(_ line: TemplateWords.Line, _ faults: inout [Diagnostic]) {
        // A tag in a line of its own leaves nothing in the text.
        if line.isBlank, line.hasTags { return }
        guard line.words.first == UInt8(ascii: "|") else { return end() }
        let cells = TableSource.cellCount(line.words[...])
        let place = SourceSpan(words.file, words.file.lineRange(line.number))
        if TableSource.isRule(line.words[...]) {
            if let above, above != cells { faults.append(.brokenTable(at: place)) }
            columns = cells
        } else if let columns, cells != columns, !line.isOpen {
            faults.append(.cellCount(cells, columns: columns, at: place))
        }
        above = line.isOpen ? nil : cells
    }
}
