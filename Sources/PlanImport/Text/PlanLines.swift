import Diagnostics

/// The lines of a plan without what stands around them: notes, heads of pages, a table of contents, the
/// decision the plan is attached to.
struct PlanLines {
    let plan: [SourceLine]
    /// The first of each line that names the document on its pages.
    let pageHeads: [SourceLine]
    /// Lines of the notes and of the decision.
    let unplaced: [SourceLine]

    /// - Parameter notes: the line, from 1, from which on there are only notes; nil without notes.
    init(of file: SourceFile, notes: Int?) {
        let all = SourceLine.all(in: file)
        let start = notes.map { file.lineRange($0).lowerBound } ?? Int.max
        let pages = RunningHeads.removed(from: all.filter { $0.source.lowerBound < start })
        let cover = CoverPart(ContentsTable.removed(from: pages.lines))
        plan = ArticleHeadings.asSections(cover.lines)
        pageHeads = pages.heads
        unplaced = cover.unplaced + all.filter { $0.source.lowerBound >= start }
    }
}
