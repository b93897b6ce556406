internal import Diagnostics
internal import PlanModel

/// Whose the events are that results count: the units' own, or others' that people were sent to.
package struct CityMeetings: Hashable, Sendable {
    private var results = 0
    private var attended = 0
    private var onlyAttended = 0

    /// Whether some of the events, or all, were others'.
    var haveAttended: Bool { attended > 0 }
    var areAttended: Bool { results > 0 && onlyAttended == results }

    mutating func add(_ result: TaskResult) {
        guard result.events.value ?? 0 != 0 else { return }
        results += 1
        guard result.isAttended else { return }
        attended += 1
        onlyAttended += result.tellsOfHolding ? 0 : 1
    }

    static func += (left: inout CityMeetings, right: CityMeetings) {
        left.results += right.results
        left.attended += right.attended
        left.onlyAttended += right.onlyAttended
    }
}
