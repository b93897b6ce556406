internal import Diagnostics

/// The marks of artifacts (PDF 1.7, 14.8.2.2) in the pages that cairo drew: it writes those of structure
/// only, with a number each. The first of a page becomes the artifact's, in the same bytes.
enum ArtifactMarks {
    /// The structure type under which artifacts are drawn; nothing else is.
    static let tag = "NonStruct"

    /// - Parameter count: how many pages have one.
    /// - Throws: `pdf-finish-failed` when the file has another number of them, as where cairo compressed
    ///   the pages.
    static func rename(in file: UnsafeMutableBufferPointer<UInt8>, count: Int) throws(DiagnosticError) {
        // A line of its own: within a string cairo ends a line with a backslash only.
        let mark = Array("\n/\(tag) << /MCID 0 >> BDC\n".utf8)
        let artifact = Array("\n/Artifact BMC".utf8)
        let renamed =
            artifact + [UInt8](repeating: UInt8(ascii: " "), count: mark.count - artifact.count - 1) + [10]
        // By its first letter that is rare in pages: every line begins with an end of line, most with a slash.
        let places = TextSearch.all(Array(mark[2...]), in: UnsafeRawBufferPointer(file)).map { $0 - 2 }
            .filter { $0 >= 0 && file[$0...].starts(with: mark) }
        guard places.count == count else {
            throw finishError("\(places.count) pages with artifacts were drawn instead of \(count)")
        }
        for place in places {
            for (index, byte) in renamed.enumerated() { file[place + index] = byte }
        }
    }
}
