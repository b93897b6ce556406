/// Growing bytes. A report is printed in hundreds of thousands of short pieces; an array asks at each
/// whether it is shared.
struct ByteRow: ~Copyable {
    private var base = UnsafeMutablePointer<UInt8>.plain(256)
    private var capacity = 256
    private(set) var count = 0

    deinit { base.freePlain() }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        base[count] = byte
        count += 1
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let first = bytes.baseAddress else { return }
        if bytes.count > capacity - count { grow(by: bytes.count) }
        (base + count).update(from: first, count: bytes.count)
        count += bytes.count
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// The bytes from a place up to the end.
    func tail(from place: Int) -> [UInt8] {
        precondition(place >= 0 && place <= count)
        return Array(UnsafeBufferPointer(start: base + place, count: count - place))
    }

    mutating func cut(to count: Int) {
        precondition(count >= 0 && count <= self.count)
        self.count = count
    }

    @inline(never)
    private mutating func grow(by more: Int) {
        capacity = max(2 * capacity, count + more)
        let wider = UnsafeMutablePointer<UInt8>.plain(capacity)
        wider.moveInitialize(from: base, count: count)
        base.freePlain()
        base = wider
    }
}
