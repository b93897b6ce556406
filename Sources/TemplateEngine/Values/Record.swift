internal import Diagnostics
internal import Synchronization

/// Named values in order; the type's name is used in messages.
///
/// A value type over shared storage: copying one is copying a pointer.
package struct Record: Sendable {
    private var storage: RecordStorage

    package init(_ typeName: String) { storage = RecordStorage(RecordFields(typeName)) }

    package init(_ typeName: String, _ fields: KeyValuePairs<String, Value>) {
        self.init(typeName, fields.map { (name: $0.key, value: $0.value) })
    }

    /// One of many records with the same names in the same order.
    package init(_ typeName: String, _ fields: [(name: String, value: Value)]) {
        let shared = RecordFields.shared(typeName, fields.map(\.name))
        storage = RecordStorage(shared ?? RecordFields(typeName), capacity: fields.count)
        for field in fields {
            if shared == nil {
                storage.set(field.name, field.value)
            } else {
                storage.values.append(field.value)
            }
        }
    }

    /// A record whose values are made when a template first asks for them: a report's facts hold many
    /// times more than any template prints.
    /// - Parameters:
    ///   - names: all different.
    ///   - make: the value at a place; may be called from any thread, gives the same each time.
    package init(_ typeName: String, _ names: [String], make: @escaping @Sendable (Int) -> Value) {
        if names.count <= LazyValues.maximum, let fields = RecordFields.shared(typeName, names) {
            self.init(storage: RecordStorage(fields, making: make))
        } else {
            self.init(typeName, names.enumerated().map { (name: $1, value: make($0)) })
        }
    }

    private init(storage: RecordStorage) { self.storage = storage }

    package var typeName: String { storage.typeName }
    package var names: [String] { storage.names }
    package var values: [Value] { (0..<storage.values.count).map { storage.value(at: $0) } }

    /// Nil when there is no such field; setting nil does nothing.
    package subscript(name: String) -> Value? {
        get { storage.fields.place(of: name).map { storage.value(at: $0) } }
        set {
            guard let newValue else { return }
            if !isKnownUniquelyReferenced(&storage) { storage = RecordStorage(copying: storage) }
            storage.set(name, newValue)
        }
    }

    /// Where the field with this name stands; `guess` is what was found last time and is brought up
    /// to date, so that rows of one shape are read without a look at their names. Good while the
    /// record is unchanged.
    @inline(__always)
    func pointer(to name: String, guess: inout FieldGuess) -> UnsafePointer<Value>? {
        if storage.shape == guess.shape { return storage.pointer(at: guess.place) }
        return search(name, &guess)
    }

    @inline(never)
    private func search(_ name: String, _ guess: inout FieldGuess) -> UnsafePointer<Value>? {
        let fields = storage.fields
        if storage.shape == RecordFields.ownShape, guess.place < fields.names.count,
            fields.names[guess.place] == name
        {
            return storage.pointer(at: guess.place)
        }
        guard let place = fields.place(of: name) else { return nil }
        guess.place = place
        guess.shape = storage.shape == RecordFields.ownShape ? FieldGuess.noShape : storage.shape
        return storage.pointer(at: place)
    }

    /// Two records are the same object when they share their storage.
    func isIdentical(to other: Record) -> Bool { storage === other.storage }
}

/// Where the look-ups of one name found their field last.
struct FieldGuess {
    /// The shape of no record.
    static let noShape = -1

    var shape = noShape
    var place = 0
}

private final class RecordStorage: @unchecked Sendable {
    // Sendable: changed only by a `Record` that is its single owner.
    @exclusivity(unchecked) private(set) var fields: RecordFields
    /// That of the fields, here too: one step less for each look-up.
    @exclusivity(unchecked) private(set) var shape: Int
    @exclusivity(unchecked) var values: ValueRow
    /// Where values are still to be made; none of them is in the row yet.
    private let pending: LazyValues?

    var typeName: String { fields.typeName }
    var names: [String] { fields.names }

    init(_ fields: RecordFields, capacity: Int = 0) {
        self.fields = fields
        shape = fields.shape
        values = ValueRow(capacity: capacity)
        pending = nil
    }

    init(_ fields: RecordFields, making make: @escaping @Sendable (Int) -> Value) {
        self.fields = fields
        shape = fields.shape
        values = ValueRow(capacity: fields.names.count)
        for _ in fields.names { values.append(.none) }
        pending = LazyValues(make)
    }

    init(copying other: RecordStorage) {
        fields = other.fields
        shape = other.shape
        values = ValueRow(capacity: other.values.count + 1)
        for place in 0..<other.values.count { values.append(other.value(at: place)) }
        pending = nil
    }

    func value(at place: Int) -> Value {
        if let pending { pending.settle(place, in: &values) }
        return values[place]
    }

    /// Good while the record is unchanged.
    @inline(__always)
    func pointer(at place: Int) -> UnsafePointer<Value> {
        if let pending { pending.settle(place, in: &values) }
        return values.pointer(at: place)
    }

    func set(_ name: String, _ value: Value) {
        // A single owner's values are all made before one of them is changed.
        if let pending { for place in 0..<values.count { pending.settle(place, in: &values) } }
        if let place = fields.place(of: name) {
            values[place] = value
            return
        }
        if fields.isShared || !isKnownUniquelyReferenced(&fields) { fields = RecordFields(copying: fields) }
        shape = fields.shape
        fields.append(name)
        values.append(value)
    }
}

/// The values of a record that nobody asked for yet.
private final class LazyValues: Sendable {
    /// As many as there are bits.
    static let maximum = UInt64.bitWidth

    private let make: @Sendable (Int) -> Value
    /// One bit a place whose value stands in the row. Set after it, so that whoever sees the bit sees
    /// the value.
    private let made = Atomic<UInt64>(0)
    private let writing = Mutex(())

    init(_ make: @escaping @Sendable (Int) -> Value) { self.make = make }

    @inline(__always)
    func settle(_ place: Int, in row: inout ValueRow) {
        guard made.load(ordering: .acquiring) & (1 << UInt64(place)) == 0 else { return }
        fill(place, in: &row)
    }

    /// Two threads may make the same value; one of them writes it.
    private func fill(_ place: Int, in row: inout ValueRow) {
        let value = make(place)
        writing.withLock { _ in
            guard made.load(ordering: .relaxed) & (1 << UInt64(place)) == 0 else { return }
            row[place] = value
            made.bitwiseOr(1 << UInt64(place), ordering: .releasing)
        }
    }
}

/// The names of a record's fields. Records of one kind share theirs: a report has ten thousand tasks.
private final class RecordFields: @unchecked Sendable {
    // Sendable: changed only by a storage that is its single owner, never once it is shared.
    let typeName: String
    @exclusivity(unchecked) private(set) var names: [String] = []
    /// Only for many fields: few names are found faster by looking at each.
    private var index: [String: Int] = [:]
    /// Another number for each that is shared; the same for all that a record has for itself and
    /// may still change.
    private(set) var shape = ownShape
    var isShared: Bool { shape != Self.ownShape }
    static let ownShape = 0
    private static let shapes = Atomic<Int>(ownShape)
    private static let indexed = 8
    private static let known = Mutex<[String: RecordFields]>([:])
    /// Kinds of records that are remembered; data must not fill the memory with them.
    private static let maximum = 500

    init(_ typeName: String) { self.typeName = typeName }

    init(copying other: RecordFields) {
        typeName = other.typeName
        names = other.names
        index = other.index
    }

    /// Those of the last record of this type, where the names are the same. Nil for a name that
    /// stands twice.
    static func shared(_ typeName: String, _ names: [String]) -> RecordFields? {
        known.withLock { known in
            if let last = known[typeName], last.names == names { return last }
            let fields = RecordFields(typeName)
            for name in names where fields.place(of: name) == nil { fields.append(name) }
            guard fields.names.count == names.count else { return nil }
            fields.shape = shapes.wrappingAdd(1, ordering: .relaxed).newValue
            if known.count < maximum { known[typeName] = fields }
            return fields
        }
    }

    func place(of name: String) -> Int? {
        names.count > Self.indexed ? index[name] : names.firstIndex(of: name)
    }

    func append(_ name: String) {
        names.append(name)
        if names.count == Self.indexed + 1 {
            for (place, name) in names.enumerated() { index[name] = place }
        } else if names.count > Self.indexed {
            index[name] = names.count - 1
        }
    }
}
