/// Where the plan's own division of the work is not that of forms: a task has one lead, a form one unit.
struct UnitDoubts {
    /// The offices of a unit that stands for several.
    var units: [(offices: [String], source: Range<Int>)] = []
    /// The offices of a task, the one taken as its lead first.
    var tasks: [(item: String, offices: [String], source: Range<Int>)] = []
    /// Headings among those of units that name none.
    var headings: [Outline.Section] = []
}
