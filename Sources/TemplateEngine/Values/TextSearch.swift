/// Finding bytes in bytes.
enum TextSearch {
    static func contains(_ part: String, in text: String) -> Bool {
        if part.isEmpty { return true }
        if text.utf8.count < part.utf8.count { return false }
        return first(Array(part.utf8), in: Array(text.utf8), from: 0) != nil
    }

    /// The first place at or after `start` where `part` stands; an empty part stands everywhere.
    static func first(_ part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
        guard start >= 0, text.count - start >= part.count else { return nil }
        guard let head = part.first else { return start }
        var place = start
        let last = text.count - part.count
        while place <= last {
            if text[place] == head, text[place..<place + part.count].elementsEqual(part) { return place }
            place += 1
        }
        return nil
    }

    /// Every place, none overlapping another, at most `limit` of them.
    static func all(_ part: [UInt8], in text: [UInt8], limit: Int = .max) -> [Int] {
        var found: [Int] = []
        var place = 0
        while found.count < limit, let next = first(part, in: text, from: place) {
            found.append(next)
            place = next + max(part.count, 1)
        }
        return found
    }
}
