#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A growing row of values that stand still while nothing is added: what reads one
/// can look at it in its place instead of copying it.
struct ValueRow: ~Copyable {
    private var base: UnsafeMutablePointer<Value>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 0) {
        self.capacity = capacity
        base = .plain(capacity)
    }

    deinit {
        base.deinitialize(count: count)
        base.freePlain()
    }

    /// Good until something is added or removed.
    @inline(__always)
    func pointer(at place: Int) -> UnsafePointer<Value> { UnsafePointer(base + place) }

    subscript(place: Int) -> Value {
        get {
            precondition(place >= 0 && place < count)
            return base[place]
        }
        set {
            precondition(place >= 0 && place < count)
            base[place] = newValue
        }
    }

    mutating func append(_ value: Value) {
        if count >= capacity { grow() }
        (base + count).initialize(to: value)
        count += 1
    }

    mutating func removeLast() {
        precondition(count > 0)
        count -= 1
        (base + count).deinitialize(count: 1)
    }

    /// All of them, in order; the row is empty then.
    mutating func takeAll() -> [Value] {
        defer {
            base.deinitialize(count: count)
            count = 0
        }
        return Array(UnsafeBufferPointer(start: base, count: count))
    }

    private mutating func grow() {
        let more = max(4, capacity * 2)
        let wider = UnsafeMutablePointer<Value>.plain(more)
        wider.moveInitialize(from: base, count: count)
        base.freePlain()
        (base, capacity) = (wider, more)
    }
}

extension UnsafeMutablePointer {
    /// Room for `count`, to be given back by `freePlain`: `allocate` asks for alignment even
    /// where every block has it, which takes several times as long.
    static func plain(_ count: Int) -> Self {
        precondition(MemoryLayout<Pointee>.alignment <= 16)
        guard let room = malloc(max(1, count) * MemoryLayout<Pointee>.stride) else {
            fatalError("out of memory")
        }
        return room.bindMemory(to: Pointee.self, capacity: count)
    }

    func freePlain() { free(self) }
}
