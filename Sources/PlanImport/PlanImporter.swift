package import Diagnostics
package import Files
package import PlanModel

/// Reads a plan as a clerk has it: text taken out of a PDF or a Word file, with
/// wrapped lines, page breaks and typing errors.
///
/// Stages: lines with their shape, blocks (lines joined), outline (sections and
/// items), facts (units, deadlines, campaigns, legal bases, organisation).
package enum PlanImporter {
    /// A plan of two thousand pages; anything larger is another file.
    package static let sizeLimit = 4 * 1024 * 1024
    package static let lineLimit = 200_000

    /// The plan a text holds.
    ///
    /// - Parameters:
    ///   - file: NFC text with `\n` line ends.
    ///   - tables: those that were read into bullets of the text.
    ///   - notes: the line from which on there are only notes; nil without notes.
    ///   - splitsUnits: whether each of the offices that one heading names is a unit.
    ///   - hasParagraphs: whether each line is a paragraph of the document.
    ///   - log: takes what was corrected or found no place, each with its line.
    /// - Throws: `empty-plan`, `plan-too-large`, `not-text`, `no-headings`, `no-year`.
    private static func importPlan(
        from file: SourceFile, _ tables: [ReadTable], notes: Int? = nil, splitsUnits: Bool,
        hasParagraphs: Bool = false, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> Plan {
        let text = PlanLines(of: file, notes: notes)
        let lines = text.plan
        guard !lines.isEmpty else { throw DiagnosticError(Finding.empty(file)) }
        guard let firstNumber = BodyStart.index(in: lines[...]) else {
            throw DiagnosticError(Finding.noHeadings(file))
        }
        let parts = PartHeadings(lines)
        let bodyStart = parts.firstSection(before: firstNumber) ?? firstNumber
        let tailStart = TailPart.start(in: lines, after: bodyStart)
        let annexStart = AnnexPart.start(in: lines[tailStart...]) ?? lines.endIndex
        let body = lines[bodyStart..<tailStart]
        let habits = WrapHabits(of: body)

        let front = FrontPart(lines[..<bodyStart], habits: habits)
        var reader = BlockReader(
            body, habits: habits, parts: parts,
            keepsParagraphs: hasParagraphs && WrapHabits.areWhole(paragraphs: body))
        reader.read()
        var outline = OutlineBuilder.outline(of: reader.blocks)
        let annexes = AnnexPart(lines[annexStart...], rows: tables.map { $0.source(in: file) })
        outline.sections += annexes.sections
        let tail = TailPart(lines[tailStart..<annexStart])
        let assembly = PlanAssembly(
            file: file, front: front, outline: outline, tail: tail, outOfOrder: reader.outOfOrder,
            unplaced: text.unplaced + reader.partTitles + annexes.unplaced, doubts: reader.doubts.all,
            splitsUnits: splitsUnits)
        let plan = try assembly.plan(&log)
        if let second = text.secondPlan { log.report(Finding.secondPlan(SourceSpan(file, second.source))) }
        for head in text.pageHeads { log.report(Finding.runningHead(SourceSpan(file, head.source))) }
        for table in tables {
            log.report(
                Finding.tableRead(rows: table.rows, .span(SourceSpan(file, file.lineRange(table.line)))))
        }
        return plan
    }

    /// The plan a file holds: a Word file (.docx) or text, told by its first bytes.
    ///
    /// - Parameters:
    ///   - encoding: of a text without a byte order mark; nil for UTF-8.
    ///   - splitsUnits: whether each of the offices that one heading names is a unit, with its own copy of
    ///     the tasks under it; else they share one.
    /// - Throws: `plan-format` for a file of another kind, which the message names, and
    ///   what the two others throw.
    package static func importPlan(
        bytes: [UInt8], path: String, encoding: TextEncoding? = nil, splitsUnits: Bool = false,
        log: inout DiagnosticLog
    ) throws(DiagnosticError) -> Plan {
        switch PlanFile(bytes) {
        case nil:
            let file = try text(bytes, path: path, encoding)
            return try importPlan(from: file, splitsUnits: splitsUnits, log: &log)
        case .zip: return try importPlan(docx: bytes, path: path, splitsUnits: splitsUnits, log: &log)
        case let other?: throw other.refusal(path)
        }
    }

    private static func text(
        _ bytes: [UInt8], path: String, _ encoding: TextEncoding?
    ) throws(DiagnosticError) -> SourceFile {
        do throws(DiagnosticError) {
            let file = try TextDecoding.sourceFile(bytes, path: path, encoding: encoding)
            if EncodingGuess.isEncodedTwice(file.text) { throw DiagnosticError(Finding.encodedTwice(file)) }
            guard encoding == .tcvn3 else { return file }
            return SourceFile(path: path, text: CapitalLines.restored(file.text))
        } catch {
            guard encoding == nil else { throw error }
            throw DiagnosticError(error.diagnostics.map(Finding.withEncodings)) ?? error
        }
    }

    /// The plan a Word file (.docx) holds; places are lines of its text, a line to a paragraph.
    ///
    /// - Throws: what `importPlan(from:log:)` throws, and `zip-…` and `xml-…` errors.
    package static func importPlan(
        docx bytes: [UInt8], path: String, splitsUnits: Bool = false, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> Plan {
        let content = try DocxText.content(bytes, path: path)
        let file = content.file
        try check(file)
        if let first = content.misread.first {
            let place = Location.span(SourceSpan(file, file.lineRange(min(first.line, file.lineCount))))
            throw DiagnosticError(Finding.oldFont(first.text, paragraphs: content.misread.count, place))
        }
        report(content.leftOut, of: file, &log)
        for line in content.unclearNumbers {
            log.report(Finding.unclearNumber(SourceSpan(file, file.lineRange(min(line, file.lineCount)))))
        }
        let clean = try PlanCharacters.cleaned(file, &log)
        return try importPlan(
            from: clean, content.tables, notes: content.notes, splitsUnits: splitsUnits, hasParagraphs: true,
            log: &log)
    }

    /// The plan an NFC text with `\n` line ends holds; its tables are read where their columns can be told.
    package static func importPlan(
        from file: SourceFile, splitsUnits: Bool = false, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> Plan {
        try check(file)
        let clean = try PlanCharacters.cleaned(file, &log)
        let (rewritten, tables, unclear, leftOut) = TextTables.asItems(MarkdownMarks.removed(from: clean))
        report(leftOut, of: file, &log)
        let plan = try importPlan(from: rewritten, tables, splitsUnits: splitsUnits, log: &log)
        for table in unclear {
            let place = Location.span(SourceSpan(file, file.lineRange(table.line)))
            log.report(Finding.tableUnclear(rows: table.rows, place))
        }
        return plan
    }

    private static func report(_ leftOut: [LeftOut], of file: SourceFile, _ log: inout DiagnosticLog) {
        for part in leftOut {
            let line = min(part.line, file.lineCount)
            log.report(Finding.leftOut(part, .span(SourceSpan(file, file.lineRange(line)))))
        }
    }

    private static func check(_ file: SourceFile) throws(DiagnosticError) {
        guard file.utf8.count <= sizeLimit else {
            throw DiagnosticError(Finding.tooLarge(file, limit: sizeLimit))
        }
        guard file.lineCount <= lineLimit else {
            throw DiagnosticError(Finding.tooManyLines(file, limit: lineLimit))
        }
        let control = file.utf8.firstIndex { $0 < 0x09 || (0x0E...0x1F).contains($0) || $0 == 0x7F }
        if let control {
            throw DiagnosticError(Finding.notText(file, at: .span(SourceSpan(file, control..<control + 1))))
        }
    }
}

/// Finds the line of the first heading.
enum BodyStart {
    /// `I.` if the plan has one, else `1.`; nil for a text without headings.
    static func index(in lines: ArraySlice<SourceLine>) -> Int? {
        var firstNumber: Int?
        var anyRoman: Int?
        for index in lines.indices {
            guard let marker = Marker(lines[index]), marker.beginsCapital else { continue }
            switch marker.kind {
            case .roman(1): return index
            case .roman where Lexeme.isCapitals(marker.rest.map(\.text).joined()):
                anyRoman = anyRoman ?? index
            case .arabic([1]): firstNumber = firstNumber ?? index
            case .roman, .arabic, .underRoman, .letter, .dash, .bullet: continue
            }
        }
        return anyRoman ?? firstNumber
    }
}
