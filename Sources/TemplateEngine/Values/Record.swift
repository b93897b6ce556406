internal import Diagnostics

/// Named values in order; the type's name is used in messages.
///
/// A value type over shared storage: copying one is copying a pointer.
package struct Record: Sendable {
    private var storage: RecordStorage

    package init(_ typeName: String, _ fields: KeyValuePairs<String, Value> = [:]) {
        storage = RecordStorage(typeName)
        for (name, value) in fields { storage.set(name, value) }
    }

    package var typeName: String { storage.typeName }
    package var names: [String] { storage.names }
    package var values: [Value] { storage.values }

    /// Nil when there is no such field; setting nil does nothing.
    package subscript(name: String) -> Value? {
        get { storage.place(of: name).map { storage.values[$0] } }
        set {
            guard let newValue else { return }
            if !isKnownUniquelyReferenced(&storage) { storage = RecordStorage(copying: storage) }
            storage.set(name, newValue)
        }
    }

    /// The field with this name; `guess` is where it stood last time and is brought up to date,
    /// so that rows of one kind are read without hashing.
    @inline(__always)
    func field(_ name: String, guess: inout Int) -> Value? {
        let storage = storage
        if guess < storage.names.count, storage.names[guess] == name { return storage.values[guess] }
        guard let place = storage.place(of: name) else { return nil }
        guess = place
        return storage.values[place]
    }

    /// Two records are the same object when they share their storage.
    func isIdentical(to other: Record) -> Bool { storage === other.storage }
}

private final class RecordStorage: @unchecked Sendable {
    // Sendable: changed only by a `Record` that is its single owner.
    let typeName: String
    var names: [String] = []
    var values: [Value] = []
    /// Only for records with many fields: few names are found faster by looking at each.
    private var index: [String: Int] = [:]
    private static let indexed = 8

    init(_ typeName: String) { self.typeName = typeName }

    init(copying other: RecordStorage) {
        typeName = other.typeName
        names = other.names
        values = other.values
        index = other.index
    }

    func place(of name: String) -> Int? {
        names.count > Self.indexed ? index[name] : names.firstIndex(of: name)
    }

    func set(_ name: String, _ value: Value) {
        if let place = place(of: name) {
            values[place] = value
            return
        }
        names.append(name)
        values.append(value)
        if names.count == Self.indexed + 1 {
            for (place, name) in names.enumerated() { index[name] = place }
        } else if names.count > Self.indexed {
            index[name] = names.count - 1
        }
    }
}
