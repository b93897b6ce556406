package import Diagnostics
internal import FoundationEssentials

extension DiagnosticID {
    package static let eventTwice = DiagnosticID("event-twice", .data)
}

/// One event that two units seem to count: the same day, the same number of people and
/// much the same words. It is only suspected; whose it is, people must say.
package struct SharedEvents: Sendable {
    /// Fewer people than this meet everywhere; equal numbers then say nothing.
    private static let fewest = FigureValue(10)
    /// Rows with one and the same number of people that are compared with each other.
    private static let most = 200

    /// The results known so far, by their number of people.
    private var known: [FigureValue: [TaskResult]] = [:]

    package init() {}

    package mutating func add(_ results: [TaskResult]) {
        for result in results where SharedEvents.isLarge(result) {
            known[result.attendances.value ?? 0, default: []].append(result)
        }
    }

    /// A warning for each result that seems to count an event of a known one of another form.
    package func findings(in results: [TaskResult]) -> [Diagnostic] {
        results.filter(SharedEvents.isLarge).compactMap { result in
            let candidates = (known[result.attendances.value ?? 0] ?? []).prefix(SharedEvents.most)
                .filter { $0.form != result.form && $0.taskID.text != result.taskID.text }
            guard !candidates.isEmpty else { return nil }
            let words = SharedEvents.words(of: result)
            let other = candidates.first { SharedEvents.isSame(result, words, $0) }
            return other.map { SharedEvents.suspicion(result, $0) }
        }
    }

    /// The same among the results of one period, each compared with those before it.
    package static func findings(among results: [TaskResult]) -> [Diagnostic] {
        var events = SharedEvents()
        return results.flatMap { result in
            defer { events.add([result]) }
            return events.findings(in: [result])
        }
    }

    private static func isLarge(_ result: TaskResult) -> Bool {
        result.attendances.value.map { $0 >= fewest } ?? false
    }

    private static func isSame(
        _ left: TaskResult, _ first: Set<Substring>, _ right: TaskResult
    ) -> Bool {
        let second = words(of: right)
        guard min(first.count, second.count) >= 4 else { return false }
        let likeness = first.intersection(second).count * 10 / first.union(second).count
        guard likeness >= 4 else { return false }
        let days = (DayMention.days(in: left), DayMention.days(in: right))
        if days.0.isEmpty || days.1.isEmpty { return likeness >= 8 }
        return !days.0.isDisjoint(with: days.1)
    }

    private static func words(of result: TaskResult) -> Set<Substring> {
        Set(Folding.ascii(result.outcome?.text ?? "").utf8.split { !isLetter($0) }.map(Substring.init))
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func suspicion(_ result: TaskResult, _ other: TaskResult) -> Diagnostic {
        let people = result.attendances.value.map { "\($0)" } ?? ""
        return Diagnostic.warning(
            .eventTwice,
            vi:
                "\(result.taskID.text) (\(result.form)) và \(other.taskID.text) (\(other.form)) có thể cùng kể một cuộc: cùng \(people) lượt người và gần như cùng lời",
            en:
                "\(result.taskID.text) (\(result.form)) and \(other.taskID.text) (\(other.form)) may count one event: \(people) people and much the same words",
            at: result.attendances.location,
            hints: [
                Diagnostic.Hint(
                    vi: "nếu là một cuộc, chỉ để một đơn vị ghi số liệu, đơn vị kia ghi 0 và nêu là phối hợp",
                    en: "if it is one event, let one unit keep the figures and the other write 0",
                    at: other.attendances.location)
            ]
        ).about("\(other.taskID.text)+\(result.taskID.text)")
    }
}

/// Days a text speaks of: `ngày 8/3`, `08/3/2026`, `ngày 8 tháng 3`.
package enum DayMention {
    /// Day and month, as `100 * month + day`.
    package static func days(in result: TaskResult) -> Set<Int> {
        let texts = [result.outcome, result.evidence].compactMap { $0?.text }
        return Set(texts.flatMap { days(in: $0) })
    }

    /// A fraction (`5/5 trường`) is no day: one stands behind `ngày` or has its year.
    package static func days(in text: String) -> [Int] {
        let words = Folding.ascii(text).utf8.split { !isWordByte($0) }.map(Substring.init)
        var days: [Int] = []
        for (index, word) in words.enumerated() {
            let isNamed = index > 0 && words[index - 1] == "ngay"
            let parts = word.split(separator: "/").compactMap { Int($0) }
            if parts.count >= 2, parts.count == word.split(separator: "/").count,
                isNamed || parts.count == 3
            {
                days += day(parts[0], parts[1])
            } else if isNamed, parts.count == 1, index + 2 < words.count, words[index + 1] == "thang" {
                days += Int(words[index + 2]).map { day(parts[0], $0) } ?? []
            }
        }
        return days
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"): true
        default: false
        }
    }

    private static func day(_ day: Int, _ month: Int) -> [Int] {
        (1...31).contains(day) && (1...12).contains(month) ? [100 * month + day] : []
    }
}
