/// The objects of cairo's own structure tree, taken out of a file's table.
///
/// The finish writes its own tree, but libqpdf reads every object the table
/// (PDF 1.7, 7.5.4) names before it adds the first one: most of a tagged file
/// are elements that nobody will use. Their entries become free ones.
/// A file of another shape stays as it is, which costs time only.
enum ForgottenStructure {
    static func remove(from file: inout [UInt8]) {
        file.withUnsafeMutableBufferPointer { bytes in
            guard var entry = firstEntry(of: bytes) else { return }
            while entry + 20 <= bytes.count, bytes[entry + 10] == UInt8(ascii: " ") {
                if bytes[entry + 17] == UInt8(ascii: "n"),
                    isStructure(at: number(at: entry, in: bytes), of: bytes)
                {
                    for (index, byte) in free.enumerated() { bytes[entry + index] = byte }
                }
                entry += 20
            }
        }
    }

    private static let free = Array("0000000000 65535 f".utf8)
    /// How the elements, their root, the parent tree and each page's part of it begin; nothing else that
    /// cairo writes begins so.
    private static let kinds = ["<< /Type /Struct", "<< /Nums [", "[ "].map { Array($0.utf8) }

    /// The place of the table's first entry: after `xref` and the line with its range.
    private static func firstEntry(of bytes: UnsafeMutableBufferPointer<UInt8>) -> Int? {
        let word = Array("startxref".utf8)
        guard
            let last = (max(0, bytes.count - 64)..<max(0, bytes.count - word.count)).last(where: {
                bytes[$0..<$0 + word.count].elementsEqual(word)
            })
        else { return nil }
        let table = number(at: last + word.count + 1, in: bytes)
        guard table + 5 < bytes.count, bytes[table..<table + 5].elementsEqual("xref\n".utf8),
            let range = bytes[(table + 5)...].firstIndex(of: UInt8(ascii: "\n"))
        else { return nil }
        return range + 1
    }

    private static func number(at start: Int, in bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
        bytes[start...].prefix(10).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            .reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// True when the object's second line begins with one of the kinds.
    private static func isStructure(at offset: Int, of bytes: UnsafeMutableBufferPointer<UInt8>) -> Bool {
        guard offset < bytes.count, let line = bytes[offset...].prefix(24).firstIndex(of: UInt8(ascii: "\n")),
            line + 24 < bytes.count
        else { return false }
        let start = line + 1
        return kinds.contains { bytes[start...].prefix($0.count).elementsEqual($0) }
    }
}
