internal import Glibc

/// Finding bytes in bytes. The standard library's own search goes through the letters, or through
/// any collection by way of its protocol: a hundred times the work for texts of one normal form.
package enum TextSearch {
    /// Both in the same normal form.
    package static func contains(_ part: String, in text: String) -> Bool {
        var (part, text) = (part, text)
        return part.withUTF8 { part in
            text.withUTF8 { text in
                first(UnsafeRawBufferPointer(part), in: UnsafeRawBufferPointer(text), from: 0) != nil
            }
        }
    }

    /// Whether a byte stands in a text: one of ASCII stands for its letter only.
    package static func contains(_ byte: UInt8, in text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.baseAddress.map { memchr($0, Int32(byte), bytes.count) != nil } ?? false
        }
    }

    /// The first place at or after `start` where `part` stands; an empty part stands everywhere.
    package static func first(_ part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
        text.withUnsafeBytes { text in part.withUnsafeBytes { first($0, in: text, from: start) } }
    }

    private static func first(
        _ part: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer, from start: Int
    ) -> Int? {
        guard start >= 0, text.count - start >= part.count else { return nil }
        guard let head = part.first else { return start }
        guard let base = text.baseAddress, let wanted = part.baseAddress else { return nil }
        let last = text.count - part.count
        var place = start
        while place <= last, let found = memchr(base + place, Int32(head), last - place + 1) {
            if memcmp(found, wanted, part.count) == 0 { return UnsafeRawPointer(found) - base }
            place = UnsafeRawPointer(found) - base + 1
        }
        return nil
    }

    /// The text with another in every place of a part, each in the same normal form.
    package static func replacing(_ part: String, in text: String, with other: String) -> String {
        guard contains(part, in: text) else { return text }
        let (letters, length) = (Array(text.utf8), max(part.utf8.count, 1))
        var replaced: [UInt8] = []
        var end = 0
        for place in all(Array(part.utf8), in: letters) {
            replaced += letters[end..<place]
            replaced += other.utf8
            end = place + length
        }
        return String(decoding: replaced + letters[end...], as: UTF8.self)
    }

    /// Every place, none overlapping another, at most `limit` of them.
    package static func all(_ part: [UInt8], in text: [UInt8], limit: Int = .max) -> [Int] {
        text.withUnsafeBytes { all(part, in: $0, limit: limit) }
    }

    /// The same in memory of any owner.
    package static func all(_ part: [UInt8], in text: UnsafeRawBufferPointer, limit: Int = .max) -> [Int] {
        part.withUnsafeBytes { part in
            var found: [Int] = []
            var place = 0
            while found.count < limit, let next = first(part, in: text, from: place) {
                found.append(next)
                place = next + max(part.count, 1)
            }
            return found
        }
    }
}
