internal import Glibc

/// A text as the key of a dictionary, equal to the same bytes only. The standard library hashes a text by its
/// normal form, which for Vietnamese takes several times as long and is wasted on texts that are in it.
package struct TextKey: Hashable, Sendable {
    private let text: String

    package init(_ text: String) { self.text = text }

    package static func == (left: TextKey, right: TextKey) -> Bool {
        var (one, other) = (left.text, right.text)
        guard one.utf8.count == other.utf8.count else { return false }
        return one.withUTF8 { one in
            other.withUTF8 { other in
                guard let first = one.baseAddress, let second = other.baseAddress else { return true }
                return memcmp(first, second, one.count) == 0
            }
        }
    }

    package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
