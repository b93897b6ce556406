internal import Diagnostics

/// Python's list: one object however often it is named.
///
/// Lists of the data are frozen; those a template makes are changed by their
/// methods while the one render that made them runs.
package final class List: @unchecked Sendable {
    // Sendable: a frozen list never changes, another is seen by one render only.
    @exclusivity(unchecked) package internal(set) var items: [Value]
    let isFrozen: Bool

    init(_ items: [Value]) {
        self.items = items
        isFrozen = false
    }

    init(frozen items: [Value]) {
        self.items = items
        isFrozen = true
    }

    deinit { if !isFrozen { Release.free(&items) } }
}

/// Python's tuple: never changes; `names` makes it a named one (`group.grouper`).
package final class Tuple: @unchecked Sendable {
    // Sendable: nothing but its end changes the items.
    @exclusivity(unchecked) package private(set) var items: [Value]
    let names: [String]

    init(_ items: [Value], names: [String] = []) {
        self.items = items
        self.names = names
    }

    deinit { Release.free(&items) }
}

/// Python's dictionary, in the order of insertion.
package final class Dict: @unchecked Sendable {
    // Sendable: as `List`.
    /// Nil where an entry was removed; its value stays empty until the end.
    @exclusivity(unchecked) private var slots: [Value?] = []
    @exclusivity(unchecked) private var row = ValueRow()
    private var index: [HashKey: Int] = [:]
    private(set) var count = 0
    private(set) var isFrozen = false

    deinit {
        guard !isFrozen else { return }
        var values = row.takeAll()
        Release.free(&values)
    }

    /// From now on a constant.
    func freeze() { isFrozen = true }

    var keys: [Value] { slots.compactMap { $0 } }
    var values: [Value] { slots.indices.compactMap { slots[$0] == nil ? nil : row[$0] } }
    var pairs: [(key: Value, value: Value)] {
        slots.indices.compactMap { place in slots[place].map { ($0, row[place]) } }
    }

    func value(for key: HashKey) -> Value? { index[key].map { row[$0] } }

    /// Where the value of a text key stands; `guess` as in `Record.pointer`.
    @inline(__always)
    func pointer(to name: String, guess: inout FieldGuess) -> UnsafePointer<Value>? {
        if guess.place < slots.count, case .string(let key)? = slots[guess.place]?.kind, key == name {
            return row.pointer(at: guess.place)
        }
        guard let place = index[.text(name)] else { return nil }
        guess = FieldGuess(place: place)
        return row.pointer(at: place)
    }

    func set(_ value: Value, for key: Value, _ hash: HashKey) {
        if let place = index[hash] {
            row[place] = value
            return
        }
        index[hash] = slots.count
        slots.append(key)
        row.append(value)
        count += 1
    }

    /// For names known to be text.
    func set(_ value: Value, named name: String) { set(value, for: .string(name), .text(name)) }

    func mapValues(_ change: (Value) -> Value) -> Dict {
        let mapped = Dict()
        for pair in pairs {
            if let hash = HashKey(pair.key) { mapped.set(change(pair.value), for: pair.key, hash) }
        }
        return mapped
    }

    func removeValue(for key: HashKey) -> Value? {
        guard let place = index.removeValue(forKey: key) else { return nil }
        let value = row[place]
        slots[place] = nil
        row[place] = .none
        count -= 1
        while let last = slots.last, last == nil {
            slots.removeLast()
            row.removeLast()
        }
        return value
    }

    func removeLast() -> (key: Value, value: Value)? {
        guard let key = slots.last ?? nil, let hash = HashKey(key), let value = removeValue(for: hash)
        else { return nil }
        return (key, value)
    }

    func removeAll() {
        slots = []
        row = ValueRow()
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

    /// One of its three numbers, by the name Python gives it.
    func bound(_ name: String) -> Int? {
        switch name {
        case "start": start
        case "stop": stop
        case "step": step
        default: nil
        }
    }

    /// The number at a place below `count`.
    subscript(place: Int) -> Int { start + place * step }
}

extension List: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { items.count }
    package subscript(place: Int) -> Value { items[place] }
}
