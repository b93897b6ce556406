/// Where the table of a file's objects stands (PDF 1.7, 7.5.4), as cairo and libqpdf write it: one
/// section, from object 0.
struct CrossReferenceTable {
    /// The length of an entry in bytes: ten digits, five digits, a letter.
    static let entryLength = 20

    /// The place of `xref`.
    let start: Int
    /// The place of the entry of object 0.
    let firstEntry: Int
    /// How many objects it names, object 0 too.
    let count: Int

    /// The place behind the last entry: of `trailer`.
    var end: Int { place(of: count) }

    /// Nil for a file of another shape.
    init?(of file: UnsafeBufferPointer<UInt8>) {
        let word = Array("startxref\n".utf8)
        let tail = max(0, file.count - 64)..<max(0, file.count - word.count)
        guard
            let last = tail.last(where: { file[$0..<$0 + word.count].elementsEqual(word) }),
            let place = CrossReferenceTable.number(at: last + word.count, in: file), place <= file.count,
            file[place...].starts(with: "xref\n0 ".utf8),
            let count = CrossReferenceTable.number(at: place + 7, in: file),
            let line = file[(place + 7)...].prefix(16).firstIndex(of: UInt8(ascii: "\n"))
        else { return nil }
        (start, firstEntry, self.count) = (place, line + 1, count)
        guard end <= file.count else { return nil }
    }

    /// The place of an object's entry.
    func place(of object: Int) -> Int { firstEntry + object * CrossReferenceTable.entryLength }

    /// At most ten digits; nil where there are none.
    static func number(at start: Int, in file: UnsafeBufferPointer<UInt8>) -> Int? {
        guard start < file.count else { return nil }
        let digits = file[start...].prefix(10).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard !digits.isEmpty else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// The entry of an object in use at this place.
    static func entry(of place: Int) -> [UInt8] {
        var entry = Array("0000000000 00000 n \n".utf8)
        var (rest, digit) = (place, 9)
        while rest > 0, digit >= 0 {
            entry[digit] = UInt8(ascii: "0") + UInt8(rest % 10)
            (rest, digit) = (rest / 10, digit - 1)
        }
        return entry
    }
}
