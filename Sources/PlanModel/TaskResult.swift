package import Diagnostics

/// How far a task is, in the four words of the form.
package enum TaskStatus: String, Hashable, Sendable, CaseIterable {
    case done = "Hoàn thành"
    case inProgress = "Đang thực hiện"
    case notStarted = "Chưa thực hiện"
    case noneArose = "Không phát sinh"

    /// Whether a blank figure is a gap: only where something was done.
    package var expectsFigures: Bool { self == .done || self == .inProgress }
}

/// A text of a form with the cell it was typed in.
package struct TypedText: Hashable, Sendable {
    package var text: String
    package var location: Location?

    package init(_ text: String, location: Location? = nil) {
        self.text = text
        self.location = location
    }
}

/// One row of a unit's form: what was done for one task in the period.
package struct TaskResult: Hashable, Sendable {
    package var taskID: TypedText
    /// The name of the form it came in: `vhxh` for `results/P/vhxh.csv`.
    package var form: String
    package var status: TaskStatus
    package var statusLocation: Location?
    package var outcome: TypedText?
    package var events: Figure
    package var attendances: Figure
    /// Of no people there are no women: a blank beside a 0 is 0, by the cell of that 0.
    package var women: Figure
    /// In million đồng.
    package var funding: Figure
    package var evidence: TypedText?
    package var difficulties: TypedText?
    package var recommendations: TypedText?
    /// True where the row's figures are estimated to the end of the period.
    package var isEstimate: Bool

    package init(
        taskID: TypedText, form: String, status: TaskStatus, statusLocation: Location? = nil,
        outcome: TypedText? = nil, events: Figure = .missing, attendances: Figure = .missing,
        women: Figure = .missing, funding: Figure = .missing, evidence: TypedText? = nil,
        difficulties: TypedText? = nil, recommendations: TypedText? = nil, isEstimate: Bool = false
    ) {
        self.taskID = taskID
        self.form = form
        self.status = status
        self.statusLocation = statusLocation
        self.outcome = outcome
        self.events = events
        self.attendances = attendances
        self.women = women.ofNone(attendances)
        self.funding = funding
        self.evidence = evidence
        self.difficulties = difficulties
        self.recommendations = recommendations
        self.isEstimate = isEstimate
    }
}

/// One row of `indicators.csv`.
package struct Indicator: Hashable, Sendable {
    package var id: TypedText
    package var name: TypedText
    package var unit: TypedText?
    package var numerator: Figure
    package var denominator: Figure
    package var value: Figure
    package var target: TypedText?
    package var source: TypedText?
    package var isEstimate: Bool

    package init(
        id: TypedText, name: TypedText, unit: TypedText? = nil, numerator: Figure = .missing,
        denominator: Figure = .missing, value: Figure = .missing, target: TypedText? = nil,
        source: TypedText? = nil, isEstimate: Bool = false
    ) {
        self.id = id
        self.name = name
        self.unit = unit
        self.numerator = numerator
        self.denominator = denominator
        self.value = value
        self.target = target
        self.source = source
        self.isEstimate = isEstimate
    }
}

/// Everything the units returned for a period.
package struct Results: Hashable, Sendable {
    package var tasks: [TaskResult]
    package var indicators: [Indicator]
    /// Tables of counts, such as those of gender-based violence.
    package var counts: [CountedTable]
    /// The forms that were found, by file name without extension, sorted.
    package var forms: [String]

    package init(
        tasks: [TaskResult] = [], indicators: [Indicator] = [], counts: [CountedTable] = [],
        forms: [String] = []
    ) {
        self.tasks = tasks
        self.indicators = indicators
        self.counts = counts
        self.forms = forms
    }
}
