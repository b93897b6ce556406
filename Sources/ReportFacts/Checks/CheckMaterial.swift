package import Diagnostics
package import PlanModel

/// Everything `check` looks at, read and understood.
package struct CheckMaterial: Sendable {
    package var plan: Plan
    package var results: Results
    package var input: ReportInput
    package var period: ReportingPeriod
    package var lists: CheckLists
    /// What the first half of the same year reported, for an annual period.
    package var halfYear: [TaskResult]
    package var halfYearCounts: [CountedTable] = []
    package var halfYearIndicators: [Indicator] = []
    /// The same period of the year before; nil where there is none to compare with.
    package var lastYear: PreviousReport?
    /// The indicators the office answers for, and the tables of counts it is asked for.
    package var indicators: IndicatorSet?
    package var tables: [CountTable] = []
    /// Where the forms of the period lie as they were made to be filled in, by their names.
    package var madeForms: [String: String] = [:]
    /// Forms of which not everything could be read: what is missing there is told already.
    package var damagedForms: Set<String> = []
    /// False when the report file could not be read: nothing in it is missing for sure.
    package var isInputRead = true
    /// Where the plan and the report file stand, for findings about a whole key of them.
    package var planFile: Location?
    package var inputFile: Location?
    /// Where the forms of the period stand.
    package var resultsFolder: String?

    package init(
        plan: Plan, results: Results, input: ReportInput, period: ReportingPeriod, lists: CheckLists,
        halfYear: [TaskResult] = [], lastYear: PreviousReport? = nil
    ) {
        self.plan = plan
        self.results = results
        self.input = input
        self.period = period
        self.lists = lists
        self.halfYear = halfYear
        self.lastYear = lastYear
    }

    /// The day the report is judged on: its date, else the end of its figures, else of its period.
    var day: CalendarDate {
        let last = period.kind == .firstHalf ? (month: 6, day: 30) : (month: 12, day: 31)
        let end = CalendarDate(year: period.year, month: last.month, day: last.day)
        return input.date ?? input.dataTo ?? end ?? CalendarDate(vietNamDayAt: 0)
    }
}
