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
        /// The code of a sign of a font that nobody knows here.
        case unknownSign
        /// The rest of a row whose cell for the task holds none.
        case noTask
    }

    let reason: Reason
    /// The line of the paragraph that holds it.
    var line: Int
    var text: String
}

/// What makes a run of text no part of the plan, set by itself or by its style.
struct RunMarks {
    var isHidden: Bool?
    var isStruck: Bool?
    var style = DocxStyles.Style()

    /// What the style of a run says turns over what that of its paragraph says (ECMA-376 Part 1, 17.7.3).
    func reason(in paragraph: DocxStyles.Style) -> LeftOut.Reason? {
        let byStyle = { (one: Bool?, other: Bool?) in (one ?? false) != (other ?? false) }
        if isHidden ?? byStyle(style.isHidden, paragraph.isHidden) { return .hidden }
        return isStruck ?? byStyle(style.isStruck, paragraph.isStruck) ? .struck : nil
    }
}
