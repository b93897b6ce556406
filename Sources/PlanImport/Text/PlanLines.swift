import Diagnostics

/// The lines of a plan without what stands around them: notes, heads of pages, a table of contents, the
/// decision the plan is attached to.
struct PlanLines {
    let plan: [SourceLine]
    /// The first of each line that names the document on its pages.
    let pageHeads: [SourceLine]
    /// Lines of the notes and of the decision.
    let unplaced: [SourceLine]

    /// Where another plan begins; nil without one.
    let secondPlan: SourceLine?

    /// - Parameter notes: the line, from 1, from which on there are only notes; nil without notes.
    init(of file: SourceFile, notes: Int?) {
        let all = SourceLine.all(in: file)
        let start = notes.map { file.lineRange($0).lowerBound } ?? Int.max
        let pages = RunningHeads.removed(from: all.filter { $0.source.lowerBound < start })
        let lines = ContentsTable.removed(from: pages.lines)
        let second = SecondPlan.start(in: lines)
        secondPlan = second.map { lines[$0] }
        let cover = CoverPart(second.map { Array(lines[..<$0]) } ?? lines)
        plan = ArticleHeadings.asSections(cover.lines)
        pageHeads = pages.heads
        unplaced = cover.unplaced + all.filter { $0.source.lowerBound >= start }
    }
}
