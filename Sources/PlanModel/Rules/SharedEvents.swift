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

    /// A result with its words, which are only looked for once there is another to compare.
    private struct Event {
        let result: TaskResult
        var words: [UInt64]?
    }

    /// The results known so far, by their number of people.
    private var known: [FigureValue: [Event]] = [:]

    package init() {}

    package mutating func add(_ results: [TaskResult]) {
        for result in results where SharedEvents.isLarge(result) {
            known[result.attendances.value ?? 0, default: []].append(Event(result: result))
        }
    }

    /// A warning for each result that seems to count an event of a known one of another form.
    package mutating func findings(in results: [TaskResult]) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        for result in results where SharedEvents.isLarge(result) {
            guard let events = known[result.attendances.value ?? 0] else { continue }
            var words: [UInt64]?
            for index in events.indices.prefix(SharedEvents.most) {
                let other = events[index].result
                guard other.form != result.form, other.taskID.text != result.taskID.text else { continue }
                let own = words ?? SharedEvents.words(of: result)
                words = own
                let others = events[index].words ?? SharedEvents.words(of: other)
                if events[index].words == nil {
                    known[result.attendances.value ?? 0]?[index].words = others
                }
                guard SharedEvents.isSame(result, own, other, others) else { continue }
                findings.append(SharedEvents.suspicion(result, other))
                break
            }
        }
        return findings
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
        _ left: TaskResult, _ first: [UInt64], _ right: TaskResult, _ second: [UInt64]
    ) -> Bool {
        guard min(first.count, second.count) >= 4 else { return false }
        let both = commonCount(first, second)
        let likeness = both * 10 / (first.count + second.count - both)
        guard likeness >= 4 else { return false }
        let days = (DayMention.days(in: left), DayMention.days(in: right))
        if days.0.isEmpty || days.1.isEmpty { return likeness >= 8 }
        return !days.0.isDisjoint(with: days.1)
    }

    /// The different words of a result, folded, as their hashes (FNV-1a, 64 bits) in order: what
    /// is only suspected can do without the words themselves.
    private static func words(of result: TaskResult) -> [UInt64] {
        let start: UInt64 = 0xCBF2_9CE4_8422_2325
        var hashes: [UInt64] = []
        var hash = start
        for byte in Folding.ascii(result.outcome?.text ?? "").utf8 {
            if isLetter(byte) {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            } else if hash != start {
                hashes.append(hash)
                hash = start
            }
        }
        if hash != start { hashes.append(hash) }
        hashes.sort()
        return hashes.enumerated().filter { $0.offset == 0 || hashes[$0.offset - 1] != $0.element }
            .map(\.element)
    }

    /// How many two ordered lists share.
    private static func commonCount(_ left: [UInt64], _ right: [UInt64]) -> Int {
        var (first, second, count) = (0, 0, 0)
        while first < left.count, second < right.count {
            if left[first] == right[second] { count += 1 }
            let (isBehind, isAhead) = (left[first] <= right[second], left[first] >= right[second])
            if isBehind { first += 1 }
            if isAhead { second += 1 }
        }
        return count
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
        // Most texts name no day: no figures, no day.
        guard text.utf8.contains(where: { (48...57).contains($0) }) else { return [] }
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
