package import Diagnostics
package import PlanModel

/// A number of things counted, and the cells that say so where they are kept.
package struct Tally: Hashable, Sendable {
    package private(set) var count: Int = 0
    package private(set) var cells: [Location] = []

    /// - Parameter cell: nil where nobody will ask for it: a country has a hundred thousand.
    mutating func add(_ cell: Location?) {
        count += 1
        if let cell { cells.append(cell) }
    }

    static func += (left: inout Tally, right: Tally) {
        left.count += right.count
        left.cells += right.cells
    }

    func origin(_ rule: String) -> Origin? {
        cells.isEmpty ? nil : .computed(rule: rule, parts: cells.map(Origin.place))
    }

    fileprivate mutating func forgetCells() { cells = [] }
}

/// How far the tasks of some wards are.
package struct CityProgress: Hashable, Sendable {
    package private(set) var done = Tally()
    /// Those of the done whose being done is an estimate.
    package private(set) var doneEstimated = Tally()
    package private(set) var inProgress = Tally()
    package private(set) var notStarted = Tally()
    package private(set) var noneArose = Tally()
    package private(set) var unreported = Tally()

    package init() {}

    mutating func add(_ result: TaskResult?, of task: PlanTask, keepsCells: Bool) {
        let cell = keepsCells ? result?.statusLocation ?? task.item.location : nil
        switch result?.status {
        case .done:
            done.add(cell)
            if result?.isEstimate == true { doneEstimated.add(cell) }
        case .inProgress: inProgress.add(cell)
        case .notStarted: notStarted.add(cell)
        case .noneArose: noneArose.add(cell)
        case nil: unreported.add(cell)
        }
    }

    static func += (left: inout CityProgress, right: CityProgress) {
        left.done += right.done
        left.doneEstimated += right.doneEstimated
        left.inProgress += right.inProgress
        left.notStarted += right.notStarted
        left.noneArose += right.noneArose
        left.unreported += right.unreported
    }

    fileprivate mutating func forgetCells() {
        done.forgetCells()
        doneEstimated.forgetCells()
        inProgress.forgetCells()
        notStarted.forgetCells()
        noneArose.forgetCells()
        unreported.forgetCells()
    }

    package var total: Tally {
        var total = reported
        total += unreported
        return total
    }

    package var reported: Tally {
        var reported = arisen
        reported += noneArose
        return reported
    }

    /// Reported tasks there was something to do for.
    package var arisen: Tally {
        var arisen = done
        arisen += inProgress
        arisen += notStarted
        return arisen
    }

    /// All but those there was nothing to do for; tasks nobody reported were to be done.
    package var due: Tally {
        var due = arisen
        due += unreported
        return due
    }

    /// Done of those that were reported and arose, in hundredths, as a ward's own report counts; nil when none did.
    package var doneShare: FigureValue? {
        NumberText.share(FigureValue(done.count), of: FigureValue(arisen.count))
    }

    /// Done of those due, in hundredths: nobody gets ahead by not reporting. Nil where nothing reported arose.
    package var dueShare: FigureValue? {
        arisen.count == 0 ? nil : NumberText.share(FigureValue(done.count), of: FigureValue(due.count))
    }
}

/// A flow figure added over tasks and wards. Stocks and percentages are never added.
package struct FlowSum: Hashable, Sendable {
    package private(set) var sum = FigureValue(0)
    /// Rows that give it.
    package private(set) var given = 0
    /// Rows that should and do not, and tasks without a row.
    package private(set) var missing = 0
    /// Wards with a row that gives it.
    package private(set) var wards = 0
    /// Wards with a row that should give it and does not.
    package private(set) var shortWards = 0
    /// Rows of those that give it by estimate.
    private var estimated = 0
    package private(set) var cells: [Location] = []

    package init() {}

    package var hasEstimate: Bool { estimated > 0 }
    /// Whether every row that gives it is an estimate.
    package var isEstimate: Bool { estimated > 0 && estimated == given }

    mutating func add(_ figure: Figure, of result: TaskResult, keepsCells: Bool) {
        guard let value = figure.value else {
            if result.status.expectsFigures { missing += 1 }
            return
        }
        add(value, isEstimate: result.isEstimate, cells: keepsCells ? figure.places : [])
    }

    mutating func add(_ value: FigureValue, isEstimate: Bool, cells: [Location]) {
        note(value, isEstimate: isEstimate, cells: cells)
        wards = 1
    }

    /// The only figure of another ward.
    mutating func addWard(_ value: FigureValue, isEstimate: Bool, cells: [Location]) {
        note(value, isEstimate: isEstimate, cells: cells)
        wards += 1
    }

    private mutating func note(_ value: FigureValue, isEstimate: Bool, cells: [Location]) {
        sum = given == 0 ? value : sum + value
        given += 1
        estimated += isEstimate ? 1 : 0
        self.cells += cells
    }

    /// Notes a figure that should be there and is not.
    mutating func miss() { missing += 1 }

    /// The sum of another group of the same ward.
    mutating func merge(_ other: FlowSum) {
        let wards = max(wards, other.wards)
        self += other
        (self.wards, shortWards) = (wards, 0)
    }

    /// The sum of another ward.
    static func += (left: inout FlowSum, right: FlowSum) {
        if right.given > 0 { left.sum = left.given == 0 ? right.sum : left.sum + right.sum }
        left.given += right.given
        left.missing += right.missing
        left.wards += right.wards
        left.shortWards += right.missing > 0 ? 1 : 0
        left.estimated += right.estimated
        left.cells += right.cells
    }

    fileprivate mutating func forgetCells() { cells = [] }

    /// Nil when no row gives it: a sum over nothing is not zero.
    package var total: FigureValue? { given == 0 ? nil : sum }

    func origin(_ rule: String) -> Origin? {
        cells.isEmpty ? nil : .computed(rule: rule, parts: cells.map(Origin.place))
    }
}

/// Progress and flows of some tasks: of one group of a ward, of a ward, or of the city.
package struct CityFigures: Hashable, Sendable {
    package private(set) var progress = CityProgress()
    package private(set) var events = FlowSum()
    package private(set) var attendances = FlowSum()
    package private(set) var women = FlowSum()
    package private(set) var funding = FlowSum()
    private(set) var meetings = CityMeetings()
    /// Women and attendances over the rows that give both, for the share of women.
    package private(set) var womenOfBoth = FlowSum()
    package private(set) var attendancesOfBoth = FlowSum()
    /// Wards with a task among them.
    package private(set) var wards = 0
    /// Wards with a task among them that is done or going on.
    package private(set) var activeWards = 0

    package init() {}

    mutating func add(_ result: TaskResult?, of task: PlanTask, keepsCells: Bool) {
        wards = 1
        progress.add(result, of: task, keepsCells: keepsCells)
        guard let result else {
            // What nobody reported is not known to be nothing: the sums are short of it.
            for path in [\CityFigures.events, \.attendances, \.women, \.funding] {
                self[keyPath: path].miss()
            }
            return
        }
        if result.status.expectsFigures { activeWards = 1 }
        meetings.add(result)
        events.add(result.events, of: result, keepsCells: keepsCells)
        attendances.add(result.attendances, of: result, keepsCells: keepsCells)
        women.add(result.women, of: result, keepsCells: keepsCells)
        funding.add(result.funding, of: result, keepsCells: keepsCells)
        if result.women.value != nil, result.attendances.value != nil {
            womenOfBoth.add(result.women, of: result, keepsCells: keepsCells)
            attendancesOfBoth.add(result.attendances, of: result, keepsCells: keepsCells)
        }
    }

    /// The numbers alone.
    var withoutCells: CityFigures {
        var numbers = self
        numbers.progress.forgetCells()
        numbers.change(by: self) { flow, _ in flow.forgetCells() }
        numbers.meetings = CityMeetings()
        return numbers
    }

    /// The figures of another group of the same ward.
    mutating func merge(_ other: CityFigures) {
        guard other.wards > 0 else { return }
        change(by: other) { flow, other in flow.merge(other) }
        progress += other.progress
        meetings += other.meetings
        (wards, activeWards) = (max(wards, other.wards), max(activeWards, other.activeWards))
    }

    /// The figures of another ward.
    static func += (left: inout CityFigures, right: CityFigures) {
        left.change(by: right) { flow, other in flow += other }
        left.progress += right.progress
        left.meetings += right.meetings
        left.wards += right.wards
        left.activeWards += right.activeWards
    }

    private mutating func change(by other: CityFigures, _ step: (inout FlowSum, FlowSum) -> Void) {
        step(&events, other.events)
        step(&attendances, other.attendances)
        step(&women, other.women)
        step(&funding, other.funding)
        step(&womenOfBoth, other.womenOfBoth)
        step(&attendancesOfBoth, other.attendancesOfBoth)
    }

    /// Women of attendances in hundredths, over the rows that give both; nil without such a row.
    package var womenShare: FigureValue? { NumberText.share(womenOfBoth.sum, of: attendancesOfBoth.sum) }
}
