internal import Diagnostics

/// Python's list: one object however often it is named.
///
/// Lists of the data are frozen; those a template makes are changed by their
/// methods while the one render that made them runs.
package final class List: @unchecked Sendable {
    // Sendable: a frozen list never changes, another is seen by one render only.
    package internal(set) var items: [Value]
    let isFrozen: Bool

    init(_ items: [Value]) {
        self.items = items
        isFrozen = false
    }

    init(frozen items: [Value]) {
        self.items = items
        isFrozen = true
    }
}

/// Python's tuple: never changes; `names` makes it a named one (`group.grouper`).
package final class Tuple: Sendable {
    package let items: [Value]
    let names: [String]

    init(_ items: [Value], names: [String] = []) {
        self.items = items
        self.names = names
    }
}

/// Python's dictionary, in the order of insertion.
package final class Dict: @unchecked Sendable {
    // Sendable: as `List`.
    private(set) var entries: [(key: Value, value: Value)?] = []
    private var index: [HashKey: Int] = [:]
    private(set) var count = 0
    private(set) var isFrozen = false
    /// What messages call it.
    let typeName: String

    init(typeName: String = "dict") { self.typeName = typeName }

    /// From now on a constant.
    func freeze() { isFrozen = true }

    var keys: [Value] { entries.compactMap { $0?.key } }
    var values: [Value] { entries.compactMap { $0?.value } }
    var pairs: [(key: Value, value: Value)] { entries.compactMap { $0 } }

    func value(for key: HashKey) -> Value? {
        guard let place = index[key] else { return nil }
        return entries[place]?.value
    }

    /// The value of a text key; `guess` as in `Record.field`.
    func value(named name: String, guess: inout Int) -> Value? {
        if guess < entries.count, let entry = entries[guess], case .string(let key) = entry.key.kind,
            key == name
        {
            return entry.value
        }
        guard let place = index[.text(name)], let entry = entries[place] else { return nil }
        guess = place
        return entry.value
    }

    func set(_ value: Value, for key: Value, _ hash: HashKey) {
        if let place = index[hash], let old = entries[place] {
            entries[place] = (old.key, value)
            return
        }
        index[hash] = entries.count
        entries.append((key, value))
        count += 1
    }

    /// For names known to be text.
    func set(_ value: Value, named name: String) { set(value, for: .string(name), .text(name)) }

    func removeValue(for key: HashKey) -> Value? {
        guard let place = index.removeValue(forKey: key), let entry = entries[place] else { return nil }
        entries[place] = nil
        count -= 1
        while let last = entries.last, last == nil { entries.removeLast() }
        return entry.value
    }

    func removeLast() -> (key: Value, value: Value)? {
        guard let entry = entries.last ?? nil else { return nil }
        if let hash = HashKey(entry.key) { _ = removeValue(for: hash) }
        return entry
    }

    func removeAll() {
        entries = []
        index = [:]
        count = 0
    }
}

/// Python's `range`: computed, not stored.
package struct IntegerRange: Sendable, Hashable {
    let start: Int
    let stop: Int
    let step: Int
    let count: Int

    /// Nil when the step is zero.
    init?(_ start: Int, _ stop: Int, _ step: Int) {
        guard step != 0 else { return nil }
        (self.start, self.stop, self.step) = (start, stop, step)
        let isEmpty = step > 0 ? start >= stop : start <= stop
        let distance = start <= stop ? start.distance(to: stop).magnitude : stop.distance(to: start).magnitude
        count = isEmpty ? 0 : Int(clamping: (distance - 1) / step.magnitude + 1)
    }

    /// The number at a place below `count`.
    subscript(place: Int) -> Int { start + place * step }
}

/// A text that is markup already: what a macro or a block printed.
package final class Markup: Sendable {
    package let text: String
    /// Where its parts come from; empty for text that a filter marked.
    let segments: [TracedText.Segment]
    /// False for what a block captured while nothing is escaped: plain text then, as in Jinja.
    let isSafe: Bool

    package init(_ text: String) {
        self.text = text
        segments = []
        isSafe = true
    }

    init(_ traced: TracedText, isSafe: Bool) {
        text = traced.text
        segments = traced.segments
        self.isSafe = isSafe
    }
}

extension List: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { items.count }
    package subscript(place: Int) -> Value { items[place] }
}
