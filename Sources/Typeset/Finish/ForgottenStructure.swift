/// The objects of cairo's own structure tree, taken out of a file's table.
///
/// The finish writes its own tree, but libqpdf reads every object the table
/// names before it adds the first one: most of a tagged file are elements that
/// nobody will use. Their entries become free ones.
/// A file of another shape stays as it is, which costs time only.
enum ForgottenStructure {
    static func remove(from bytes: UnsafeMutableBufferPointer<UInt8>) {
        let file = UnsafeBufferPointer(bytes)
        guard let table = CrossReferenceTable(of: file) else { return }
        for object in 0..<table.count {
            let entry = table.place(of: object)
            guard bytes[entry + 17] == UInt8(ascii: "n"),
                let place = CrossReferenceTable.number(at: entry, in: file), isStructure(at: place, of: file)
            else { continue }
            for (index, byte) in free.enumerated() { bytes[entry + index] = byte }
        }
    }

    private static let free = Array("0000000000 65535 f".utf8)
    /// How the elements, their root, the parent tree and each page's part of it begin; nothing else that
    /// cairo writes begins so.
    private static let kinds = ["<< /Type /Struct", "<< /Nums [", "[\n"].map { Array($0.utf8) }

    /// True when the object's second line begins with one of the kinds.
    private static func isStructure(at offset: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard offset < bytes.count, let line = bytes[offset...].prefix(24).firstIndex(of: UInt8(ascii: "\n")),
            line + 24 < bytes.count
        else { return false }
        let start = line + 1
        return kinds.contains { bytes[start...].prefix($0.count).elementsEqual($0) }
    }
}
