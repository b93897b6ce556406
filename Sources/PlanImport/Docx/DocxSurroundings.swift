import Files

/// What stands around the text of a Word file and says whether it is shown: hidden and struck runs, rows, cells
/// and empty fields, tracked changes, the codes of fields.
struct DocxSurroundings {
    var styles = DocxStyles()
    /// The open runs, the innermost last.
    private var runs: [RunMarks] = []
    /// The open rows, cells and controls, each with why its text is left out, if it is.
    private var places: [LeftOut.Reason?] = []
    private static let placeElements: Set<String> = ["tr", "tc", "sdt"]
    /// The open tracked deletions and moves.
    private var changes: [LeftOut.Reason] = []
    private static let changeElements: [String: LeftOut.Reason] = [
        "del": .takenBack, "delText": .takenBack, "moveFrom": .moved,
    ]
    /// The open fields, each with whether its code is still read: what a field inside that code yields is
    /// shown nowhere.
    private var fields: [(isCode: Bool, paragraph: Int)] = []
    private var paragraphs = 0
    private var (isInRowProperties, isInParagraphProperties) = (false, false)
    /// Depth inside the place a text was moved to.
    private var moves = 0
    /// Depth inside what is no text of the document: a copy for older programs, how a word is spoken, what was
    /// set before a change of format.
    private var ignored = 0
    private static let ignoredElements: Set<String> = [
        "Fallback", "rt", "rPrChange", "pPrChange", "trPrChange", "tcPrChange", "tblPrChange",
        "tblPrExChange",
    ]

    /// False inside what is no text of the document.
    var isOfDocument: Bool { ignored == 0 }

    /// False for what Word shows nowhere.
    var isShown: Bool { !fields.dropLast().contains { $0.isCode } }

    var isMovedHere: Bool { moves > 0 }

    /// Why what is read here is no part of the plan; nil where it is one.
    /// - Parameter style: of the paragraph.
    func reason(in style: DocxStyles.Style) -> LeftOut.Reason? {
        places.lazy.compactMap { $0 }.first ?? changes.first ?? runs.last?.reason(in: style)
    }

    /// Words as Word shows them.
    /// - Parameter style: of the paragraph.
    func shown(_ text: String, in style: DocxStyles.Style) -> String {
        runs.last?.isCapital(in: style) ?? false ? text.uppercased() : text
    }

    /// Whether Word raises the words above the line.
    var isRaised: Bool { runs.last?.isRaised ?? false }

    /// Whether letters of a text are of a font from before Unicode, in which others are printed for them.
    /// - Parameter style: of the paragraph.
    func isMisread(_ text: String, in style: DocxStyles.Style) -> Bool {
        let run = runs.last
        let font = run?.font ?? run?.style.font ?? style.font ?? styles.font ?? ""
        return OldFont.isOne(font) && OldFont.misreads(text)
    }

    /// Whether a change deletes the end of the paragraph, so that the next one goes on in its line.
    func deletesParagraphEnd(_ element: XMLElement) -> Bool {
        isInParagraphProperties && DocxSurroundings.changeElements[element.name] != nil
    }

    mutating func enter(_ element: XMLElement) {
        if DocxSurroundings.ignoredElements.contains(element.name) { ignored += 1 }
        guard ignored == 0 else { return }
        if DocxSurroundings.placeElements.contains(element.name) { places.append(nil) }
        if let change = DocxSurroundings.changeElements[element.name] { enter(change) }
        switch element.name {
        case "p": paragraphs += 1
        case "pPr": isInParagraphProperties = true
        case "trPr": isInRowProperties = true
        case "r": runs.append(RunMarks())
        case "rStyle":
            let style = styles[element["val"] ?? ""]
            setRun { $0.style = style }
        case "vanish": setRun { $0.isHidden = element.isOn }
        case "strike", "dstrike": setRun { $0.isStruck = element.isOn || $0.isStruck == true }
        case "rFonts": setRun { $0.font = element["ascii"] ?? element["hAnsi"] ?? $0.font }
        case "vertAlign": setRun { $0.isRaised = element["val"] == "superscript" }
        case "caps": setRun { $0.isCapital = element.isOn }
        case "hidden" where isInRowProperties && element.isOn: leaveOut(.hidden)
        case "cellDel": leaveOut(.deleted)
        case "showingPlcHdr" where element.isOn: leaveOut(.placeholder)
        case "fldChar": turnField(element["fldCharType"] ?? "")
        case "moveTo": moves += 1
        default: return
        }
    }

    mutating func leave(_ name: String) {
        if DocxSurroundings.ignoredElements.contains(name) {
            ignored = max(0, ignored - 1)
            return
        }
        guard ignored == 0 else { return }
        if DocxSurroundings.placeElements.contains(name) { _ = places.popLast() }
        if DocxSurroundings.changeElements[name] != nil { _ = changes.popLast() }
        switch name {
        case "p":
            // A code ends with its paragraph at the latest: a field that is never closed hides nothing below.
            fields.removeAll { $0.isCode && $0.paragraph == paragraphs }
            paragraphs -= 1
        case "pPr": isInParagraphProperties = false
        case "trPr": isInRowProperties = false
        case "r": _ = runs.popLast()
        case "moveTo": moves = max(0, moves - 1)
        default: return
        }
    }

    /// Marks of a row say so of all of it, those in the properties of a paragraph of its end alone.
    private mutating func enter(_ change: LeftOut.Reason) {
        if isInRowProperties { leaveOut(.deleted) }
        changes.append(change)
    }

    private mutating func turnField(_ type: String) {
        switch type {
        case "begin": fields.append((isCode: true, paragraph: paragraphs))
        case "separate": if let last = fields.indices.last { fields[last].isCode = false }
        default: _ = fields.popLast()
        }
    }

    private mutating func setRun(_ change: (inout RunMarks) -> Void) {
        // What marks the end of a paragraph hides none of its words.
        if let last = runs.indices.last, !isInParagraphProperties { change(&runs[last]) }
    }

    /// The text of the innermost row, cell or control.
    private mutating func leaveOut(_ reason: LeftOut.Reason) {
        if let last = places.indices.last { places[last] = reason }
    }
}
