package import Diagnostics

extension DiagnosticID {
    package static let textEncoding = DiagnosticID("text-encoding", .data)
    package static let textNul = DiagnosticID("text-nul", .data)
}

/// Bytes of a file to the text of a `SourceFile`: NFC, `\n` line ends, never a guess in silence.
package enum TextDecoding {
    /// - Parameter encoding: what the user named; nil takes the byte order mark's, else UTF-8.
    /// - Throws: `text-encoding` at the first byte that is not of the encoding, with the
    ///   encoding it looks like as a hint, and for UTF-8 that was named another; `text-nul` at the first NUL.
    package static func sourceFile(
        _ bytes: [UInt8], path: String, encoding: TextEncoding? = nil
    ) throws(DiagnosticError) -> SourceFile {
        let (marked, markLength) = byteOrderMark(of: bytes)
        let body = bytes[markLength...]
        if marked == nil, let encoding, encoding.table != nil, EncodingGuess.isSurelyUTF8(body) {
            throw alreadyUTF8(encoding, path: path)
        }
        let text =
            switch marked ?? encoding ?? .utf8 {
            case .utf8: try utf8(body, path: path)
            case .utf16LittleEndian: try utf16(body, path: path, isLittleEndian: true)
            case .utf16BigEndian: try utf16(body, path: path, isLittleEndian: false)
            case .windows1258: try eightBit(body, .windows1258, path: path)
            case .tcvn3: try eightBit(body, .tcvn3, path: path)
            }
        let file = SourceFile(path: path, text: TextNormalization.nfc(unixLineEnds(text)))
        if let offset = file.utf8.firstIndex(of: 0) { throw nul(file, at: offset, bytes: body) }
        return file
    }

    /// Read by the table that was named, every letter would be two or three wrong ones.
    private static func alreadyUTF8(_ encoding: TextEncoding, path: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .textEncoding, vi: "tệp đã là UTF-8, không phải \(encoding.title)",
                en: "the file is UTF-8, not \(encoding.title)", at: .file(path),
                hints: [Diagnostic.Hint(vi: "bỏ --encoding", en: "leave --encoding out")]))
    }

    /// The encoding a byte order mark names, and the mark's length.
    private static func byteOrderMark(of bytes: [UInt8]) -> (TextEncoding?, Int) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return (nil, 0)
    }

    private static func unixLineEnds(_ text: String) -> String {
        guard TextSearch.contains(UInt8(ascii: "\r"), in: text) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (index, line) in bytes.split(separator: UInt8(ascii: "\r"), omittingEmptySubsequences: false)
            .enumerated()
        {
            if index > 0 { result.append(UInt8(ascii: "\n")) }
            // The line feed of a CRLF is written already.
            result += index > 0 && line.first == UInt8(ascii: "\n") ? line.dropFirst() : line
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func utf8(_ bytes: ArraySlice<UInt8>, path: String) throws(DiagnosticError) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let offset = firstInvalidUTF8(bytes)
        let byte = bytes[offset]
        throw undecodable(
            String(decoding: bytes[..<offset], as: UTF8.self), bytes[offset...], path: path,
            vi: "byte \(hexadecimal(byte)) (thứ \(offset + 1) của tệp) không phải là chữ UTF-8",
            en: "byte \(hexadecimal(byte)) (number \(offset + 1) of the file) is not UTF-8",
            hints: EncodingGuess.hints(for: bytes))
    }

    /// The index of the first byte at which decoding as UTF-8 fails.
    private static func firstInvalidUTF8(_ bytes: ArraySlice<UInt8>) -> Int {
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = bytes.startIndex
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let scalar): offset += scalar.count
            case .emptyInput, .error: return min(offset, bytes.endIndex - 1)
            }
        }
    }

    private static func utf16(
        _ bytes: ArraySlice<UInt8>, path: String, isLittleEndian: Bool
    ) throws(DiagnosticError) -> String {
        let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isLittleEndian ? second << 8 | first : first << 8 | second
        }
        let text = String(decoding: units, as: UTF16.self)
        guard bytes.count.isMultiple(of: 2) else {
            throw undecodable(
                text, [], path: path, vi: "tệp UTF-16 bị cắt giữa một chữ: số byte lẻ",
                en: "the UTF-16 file ends inside a letter: its bytes are odd in number", hints: [])
        }
        if String(validating: units, as: UTF16.self) == nil {
            let before = text.unicodeScalars.prefix { $0 != "\u{FFFD}" }
            throw undecodable(
                String(before), [0], path: path, vi: "nửa chữ UTF-16 đứng một mình",
                en: "half a UTF-16 letter stands alone", hints: [])
        }
        return text
    }

    private static func eightBit(
        _ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding, path: String
    ) throws(DiagnosticError) -> String {
        guard let table = encoding.table else { return "" }
        var scalars = String.UnicodeScalarView()
        for (offset, byte) in zip(bytes.indices, bytes) {
            guard let scalar = table[Int(byte)] else {
                throw undecodable(
                    String(scalars), bytes[offset...], path: path,
                    vi:
                        "byte \(hexadecimal(byte)) (thứ \(offset + 1) của tệp) không có trong bảng mã \(encoding.title)",
                    en:
                        "byte \(hexadecimal(byte)) (number \(offset + 1) of the file) stands for nothing in \(encoding.title)",
                    hints: [])
            }
            scalars.append(scalar)
        }
        return String(scalars)
    }

    /// The error points into the text as far as it could be read, with U+FFFD for the fault.
    private static func undecodable(
        _ before: String, _ rest: ArraySlice<UInt8>, path: String, vi: String, en: String,
        hints: [Diagnostic.Hint]
    ) -> DiagnosticError {
        let lineEnd =
            rest.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? rest.endIndex
        let readable = TextNormalization.nfc(unixLineEnds(before))
        let shown = rest[..<lineEnd].prefix(200).map { $0 < 0x80 ? Unicode.Scalar($0) : "\u{FFFD}" }
        var line = String.UnicodeScalarView()
        line.append(contentsOf: shown)
        let file = SourceFile(path: path, text: readable + String(line))
        let start = readable.utf8.count
        let span = SourceSpan(file, start..<min(start + 3, file.utf8.count))
        return DiagnosticError(.error(.textEncoding, vi: vi, en: en, at: .span(span), hints: hints))
    }

    private static func nul(_ file: SourceFile, at offset: Int, bytes: ArraySlice<UInt8>) -> DiagnosticError {
        DiagnosticError(
            .error(
                .textNul, vi: "tệp có ký tự NUL: đây không phải là văn bản thuần",
                en: "the file holds a NUL character: it is no plain text",
                at: .span(SourceSpan(file, offset..<offset + 1)), hints: EncodingGuess.hints(for: bytes)))
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
