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

    package var typeName: String { storage.typeName }
    package var names: [String] { storage.names }
    package var values: [Value] { (0..<storage.values.count).map { storage.values[$0] } }

    /// Nil when there is no such field; setting nil does nothing.
    package subscript(name: String) -> Value? {
        get { storage.fields.place(of: name).map { storage.values[$0] } }
        set {
            guard let newValue else { return }
            if !isKnownUniquelyReferenced(&storage) { storage = RecordStorage(copying: storage) }
            storage.set(name, newValue)
        }
    }

    /// Where the field with this name stands; `guess` is its place last time and is brought up to
    /// date, so that rows of one kind are read without hashing. Good while the record is unchanged.
    @inline(__always)
    func pointer(to name: String, guess: inout Int) -> UnsafePointer<Value>? {
        let storage = storage
        let fields = storage.fields
        if guess < fields.names.count, fields.names[guess] == name {
            return storage.values.pointer(at: guess)
        }
        guard let place = fields.place(of: name) else { return nil }
        guess = place
        return storage.values.pointer(at: place)
    }

    /// Two records are the same object when they share their storage.
    func isIdentical(to other: Record) -> Bool { storage === other.storage }
}

private final class RecordStorage: @unchecked Sendable {
    // Sendable: changed only by a `Record` that is its single owner.
    @exclusivity(unchecked) private(set) var fields: RecordFields
    @exclusivity(unchecked) var values: ValueRow

    var typeName: String { fields.typeName }
    var names: [String] { fields.names }

    init(_ fields: RecordFields, capacity: Int = 0) {
        self.fields = fields
        values = ValueRow(capacity: capacity)
    }

    init(copying other: RecordStorage) {
        fields = other.fields
        values = ValueRow(capacity: other.values.count + 1)
        for place in 0..<other.values.count { values.append(other.values[place]) }
    }

    func set(_ name: String, _ value: Value) {
        if let place = fields.place(of: name) {
            values[place] = value
            return
        }
        if fields.isShared || !isKnownUniquelyReferenced(&fields) { fields = RecordFields(copying: fields) }
        fields.append(name)
        values.append(value)
    }
}

/// The names of a record's fields. Records of one kind share theirs: a report has ten thousand tasks.
private final class RecordFields: @unchecked Sendable {
    // Sendable: changed only by a storage that is its single owner, never once it is shared.
    let typeName: String
    @exclusivity(unchecked) private(set) var names: [String] = []
    /// Only for many fields: few names are found faster by looking at each.
    private var index: [String: Int] = [:]
    private(set) var isShared = false
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
            fields.isShared = true
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
