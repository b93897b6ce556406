internal import Diagnostics

/// Objects that join a complete file: they follow its last one, and the table and the trailer are
/// written anew behind them (PDF 1.7, 7.5).
///
/// libqpdf takes some 30,000 instructions to make and write an object, however small it is, and the
/// structure of a report is a thousand of them; as text an element takes a few hundred.
struct AppendedObjects {
    private let file: [UInt8]
    private let table: CrossReferenceTable
    private var text = PDFText()
    /// Where each begins in the text.
    private var places: [(number: Int, place: Int)] = []

    /// - Throws: `pdf-finish-failed` for a file of another shape than libqpdf's.
    init(to file: [UInt8]) throws(DiagnosticError) {
        guard let table = file.withUnsafeBufferPointer(CrossReferenceTable.init(of:)) else {
            throw finishError("the written file has no table of its objects")
        }
        (self.file, self.table, firstFree) = (file, table, table.count)
    }

    /// The first number that is still free.
    private(set) var firstFree: Int

    /// Adds an object.
    /// - Parameter number: a free one, the next after those of the file and of the objects added
    ///   before; or that of an object of the file, whose place the new one takes.
    mutating func add(_ number: Int, _ write: (inout PDFText) -> Void) {
        places.append((number, text.bytes.count))
        firstFree = max(firstFree, number + 1)
        text.put(number)
        text.put(" 0 obj\n")
        write(&text)
        text.put("\nendobj\n")
    }

    /// The file with these objects.
    /// - Throws: `pdf-finish-failed` for a number that leaves a gap, or a file without a trailer.
    func joined() throws(DiagnosticError) -> [UInt8] {
        var entries = Array(file[table.firstEntry..<table.end])
        for (number, place) in places {
            let entry = CrossReferenceTable.entry(of: table.start + place)
            let start = number * CrossReferenceTable.entryLength
            guard number > 0, start <= entries.count else { throw finishError("no object before \(number)") }
            entries.replaceSubrange(start..<min(start + entry.count, entries.count), with: entry)
        }
        let count = entries.count / CrossReferenceTable.entryLength
        guard let trailer = AppendedObjects.trailer(file[table.end...], count: count) else {
            throw finishError("the written file has no trailer")
        }
        let room = text.bytes.count + entries.count + trailer.count + 64
        var joined = PDFText(file[..<table.start], room: room)
        joined.put(text.bytes)
        let start = joined.bytes.count
        joined.put("xref\n0 \(count)\n")
        joined.put(entries)
        joined.put(trailer)
        joined.put("startxref\n\(start)\n%%EOF\n")
        return joined.bytes
    }

    /// The trailer's dictionary with another count of objects.
    private static func trailer(_ tail: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
        guard let size = tail.firstRange(of: "/Size ".utf8), let end = tail.firstRange(of: "startxref".utf8),
            size.upperBound < end.lowerBound
        else { return nil }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let rest = tail[size.upperBound..<end.lowerBound].drop { digits.contains($0) }
        return tail[..<size.upperBound] + Array("\(count)".utf8) + rest
    }
}
