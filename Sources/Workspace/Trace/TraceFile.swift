package import Diagnostics

extension DiagnosticID {
    package static let notATrace = DiagnosticID("not-a-trace", .data)
}

/// A file of `render --trace` to look values up in. What was printed is read of every line; where it
/// came from only of those that are asked for: the trace of a country's report has millions of cells.
package struct TraceFile {
    /// One printed value: its text, and where the rest of it stands.
    package struct Line {
        package let text: String
        fileprivate let place: Range<Int>
    }

    package let lines: [Line]
    private let file: SourceFile

    /// How every line of a value begins.
    private static let start = Array(#"{"text": ""#.utf8)

    /// - Throws: `not-a-trace` at the first line that is none of such a file.
    package init(_ file: SourceFile) throws(DiagnosticError) {
        self.file = file
        guard file.utf8[file.lineRange(1)].elementsEqual(TraceCoding.head.utf8) else {
            throw TraceFile.fault(file, file.lineRange(1))
        }
        var lines: [Line] = []
        for number in 2...max(2, file.lineCount) {
            let place = file.lineRange(number)
            let bytes = file.utf8[place]
            if bytes.elementsEqual(TraceCoding.end.utf8) { break }
            // The last line of a whole file is no line of a value: a file that was cut short ends in one.
            guard bytes.starts(with: Self.start), number < file.lineCount,
                let text = Self.text(file.utf8[(place.lowerBound + Self.start.count)..<place.upperBound])
            else { throw TraceFile.fault(file, place) }
            lines.append(Line(text: text, place: place))
        }
        self.lines = lines
    }

    /// - Throws: `not-a-trace` where the line is not as the program writes it.
    package func value(of line: Line) throws(DiagnosticError) -> PrintedValue {
        let bytes = file.utf8[line.place]
        let value = bytes.last == UInt8(ascii: ",") ? bytes.dropLast() : bytes
        do throws(DiagnosticError) {
            return try TraceCoding.value(
                from: SourceFile(path: file.path, text: String(decoding: value, as: UTF8.self)))
        } catch {
            throw TraceFile.fault(file, line.place)
        }
    }

    /// The text up to the quote that ends it (RFC 8259, 7), with the escapes that `JSONWriter` writes.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
        var text: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
            case UInt8(ascii: "u"):
                guard let code = UInt8(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16) else {
                    return nil
                }
                text.append(code)
                rest = rest.dropFirst(4)
            case let escaped?: text.append(escaped)
            case nil: return nil
            }
        }
        return nil
    }

    private static func fault(_ file: SourceFile, _ place: Range<Int>) -> DiagnosticError {
        let start = place.prefix(20)
        return DiagnosticError(
            .error(
                .notATrace, vi: "dòng này không phải của tệp do baocao render --trace ghi",
                en: "this is no line of a file that baocao render --trace has written",
                at: .span(SourceSpan(file, start)), hints: [TraceFile.wayOut]))
    }

    package static let wayOut = Diagnostic.Hint(
        vi: "lập báo cáo với --trace so-lieu.json, rồi: baocao explain so-lieu.json \"72,7%\"",
        en: "make the report with --trace figures.json, then: baocao explain figures.json \"72,7%\"")
}
