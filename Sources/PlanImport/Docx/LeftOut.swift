/// Text of a file that is no part of the plan: an older draft, a note, what was taken back.
struct LeftOut {
    enum Reason: CaseIterable {
        /// Word does not show it: it, its style or its row is marked Hidden.
        case hidden
        /// A line is drawn through it.
        case struck
        /// In a row or a cell that somebody deleted while changes were tracked.
        case deleted
        /// Deleted while changes were tracked.
        case takenBack
        /// Moved to another place while changes were tracked.
        case moved
        /// What an empty field says until it is filled in.
        case placeholder
        /// A picture or a chart, by its name.
        case picture
        /// The code of a sign of a font that nobody knows here.
        case unknownSign
        /// Another file that Word takes in when it opens this one.
        case insertedFile
        /// The rest of a row whose cell for the task holds none.
        case noTask
    }

    let reason: Reason
    /// The line of the paragraph that holds it.
    var line: Int
    var text: String
}

/// What a run of text or its style says that matters to its words.
struct RunMarks {
    var isHidden: Bool?
    var isStruck: Bool?
    var isCapital: Bool?
    var isRaised = false
    var font: String?
    var style = DocxStyles.Style()

    /// What makes it no part of the plan.
    func reason(in paragraph: DocxStyles.Style) -> LeftOut.Reason? {
        if isHidden ?? byStyle(\.isHidden, paragraph) { return .hidden }
        return isStruck ?? byStyle(\.isStruck, paragraph) ? .struck : nil
    }

    /// Word shows its small letters as capitals.
    func isCapital(in paragraph: DocxStyles.Style) -> Bool { isCapital ?? byStyle(\.isCapital, paragraph) }

    /// What the style of a run says turns over what that of its paragraph says (ECMA-376 Part 1, 17.7.3).
    private func byStyle(_ mark: KeyPath<DocxStyles.Style, Bool?>, _ paragraph: DocxStyles.Style) -> Bool {
        (style[keyPath: mark] ?? false) != (paragraph[keyPath: mark] ?? false)
    }
}
