/// Comparing texts by code point, as Python does: their UTF-8 bytes have the same order.
enum TextOrder {
    static func compare(_ left: String, _ right: String) -> Value.Order {
        let quick = left.utf8.withContiguousStorageIfAvailable { one in
            right.utf8.withContiguousStorageIfAvailable { other in compare(one, other) }
        }
        if let found = quick ?? nil { return found }
        if left.utf8.elementsEqual(right.utf8) { return .same }
        return left.utf8.lexicographicallyPrecedes(right.utf8) ? .before : .after
    }

    static func areEqual(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && compare(left, right) == .same
    }

    private static func compare(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>)
        -> Value.Order
    {
        let shared = min(left.count, right.count)
        for place in 0..<shared where left[place] != right[place] {
            return left[place] < right[place] ? .before : .after
        }
        return left.count == right.count ? .same : left.count < right.count ? .before : .after
    }
}
