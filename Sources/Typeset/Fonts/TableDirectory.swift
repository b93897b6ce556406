/// The directory at the start of a TrueType or OpenType file (OpenType 1.9, 2): where its tables stand.
///
/// The font libraries open a file that was cut off, as long as its first tables are there, and
/// draw nothing in place of the glyphs that are lost: so the directory is looked at first.
enum TableDirectory {
    /// False where a table begins or ends behind the end of the file.
    static func isWhole(_ data: FontData) -> Bool {
        let bytes = data.bytes
        func number(at offset: Int, _ count: Int) -> Int? {
            guard offset >= 0, offset + count <= bytes.count else { return nil }
            return bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
        }
        // A collection (`ttcf`) holds directories; the first one is the face that is opened.
        let isCollection = bytes.prefix(4).elementsEqual("ttcf".utf8)
        guard let start = isCollection ? number(at: 12, 4) : 0, let count = number(at: start + 4, 2) else {
            return false
        }
        return (0..<count).allSatisfy { index in
            let entry = start + 12 + 16 * index
            guard let offset = number(at: entry + 8, 4), let length = number(at: entry + 12, 4) else {
                return false
            }
            return offset + length <= bytes.count
        }
    }
}
