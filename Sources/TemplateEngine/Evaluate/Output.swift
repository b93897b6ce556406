internal import Diagnostics
internal import FoundationEssentials

/// The bytes printed so far, with their places and origins.
struct Output: ~Copyable {
    private var bytes = ByteRow()
    private var segments = Segments()
    private let escaping: RenderOptions.Escaping
    /// Bytes it may have.
    private let limit: Int

    init(_ options: RenderOptions) {
        escaping = options.escaping
        limit = options.limits.output
    }

    var isTooLong: Bool { bytes.count > limit }
    var text: TracedText { TracedText(utf8: bytes.tail(from: 0), segments: segments) }

    /// How far the output is: where a captured text begins.
    typealias Mark = (bytes: Int, segments: Int)
    var mark: Mark { (bytes.count, segments.count) }

    /// Takes what was printed since the mark off the output.
    mutating func cut(from mark: Mark) -> TracedText {
        let text = bytes.tail(from: mark.bytes)
        bytes.cut(to: mark.bytes)
        return TracedText(utf8: text, segments: segments.cut(from: mark.segments, at: mark.bytes))
    }

    mutating func number(of file: SourceFile) -> Int { segments.number(of: file) }

    /// The template's own words; `utf8` is their place in the file of this number.
    mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ file: Int, _ utf8: Range<Int>) {
        bytes.append(text)
        close(file, utf8, origin: nil, isValue: false)
    }

    /// A value; an error when it cannot be printed.
    mutating func append(
        _ value: UnsafePointer<Value>, _ file: Int, _ utf8: Range<Int>
    ) throws(OperationError) {
        switch value.pointee.kind {
        case .string(var text):
            text.withUTF8 { utf8 in
                if escaping == .none {
                    bytes.append(utf8)
                } else {
                    MarkupEscape.append(utf8, to: &bytes)
                }
            }
        case .int(let number):
            if number < 0, escaping == .markup { bytes.append(UInt8(ascii: "\\")) }
            append(number)
        case .markup(let markup): return append(markup, value.pointee.origin, file, utf8)
        case .undefined(let undefined): throw undefined.error
        case .none, .list, .tuple, .dict, .record, .range, .function, .object:
            if escaping == .markup { throw Self.unprintable(value.pointee) }
            bytes.append(PythonWriter.text(of: value.pointee))
        case .bool, .float, .decimal:
            var text = PythonWriter.text(of: value.pointee)
            text.withUTF8 { utf8 in
                if escaping == .none {
                    bytes.append(utf8)
                } else {
                    MarkupEscape.append(utf8, to: &bytes)
                }
            }
        }
        close(file, utf8, origin: value.pointee.origin, isValue: true)
    }

    /// What was appended last is one stretch.
    @inline(__always)
    private mutating func close(
        _ file: Int, _ utf8: Range<Int>, origin: consuming Origin?, isValue: Bool
    ) {
        segments.append(end: bytes.count, file: file, utf8, origin: origin, isValue: isValue)
    }

    private mutating func append(_ number: Int) {
        if number >= 0, number < 10 {
            bytes.append(UInt8(48 + number))
            return
        }
        // Twenty digits and a sign hold every integer.
        var rest = number.magnitude
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var place = 20
            repeat {
                place -= 1
                digits[place] = UInt8(48 + rest % 10)
                rest /= 10
            } while rest > 0
            if number < 0 { bytes.append(UInt8(ascii: "-")) }
            bytes.append(UnsafeBufferPointer(rebasing: digits[place...]))
        }
    }

    private mutating func append(
        _ markup: Markup, _ origin: Origin?, _ file: Int, _ utf8: Range<Int>
    ) {
        let start = bytes.count
        bytes.append(markup.text)
        guard !markup.segments.isEmpty else {
            return close(file, utf8, origin: origin, isValue: true)
        }
        segments.append(markup.segments, at: start)
    }

    private static func unprintable(_ value: Value) -> OperationError {
        let hint: Diagnostic.Hint =
            switch value.kind {
            case .none:
                .init(
                    vi: "giá trị này để trống; viết “… | default('…', true)” hoặc bọc trong {% if %}",
                    en: "the value is blank; write “… | default('…', true)” or put it inside {% if %}")
            case .list, .tuple, .range:
                .init(vi: "dùng {% for %} hoặc “| join(', ')”", en: "use {% for %} or “| join(', ')”")
            default: .init(vi: "in từng trường của nó", en: "print its fields one by one")
            }
        return OperationError(
            .unprintableValue, vi: "không in được \(value.kindName.vi) (\(value.brief)) vào báo cáo",
            en: "cannot print \(value.kindName.en) (\(value.brief)) in a report", hints: [hint])
    }
}

/// Makes text safe inside CommonMark with GFM tables: it can open nothing.
enum MarkupEscape {
    static func text(_ text: String) -> String {
        var bytes = ByteRow()
        var text = text
        text.withUTF8 { append($0, to: &bytes) }
        return String(decoding: bytes.tail(from: 0), as: UTF8.self)
    }

    /// A backslash before every ASCII punctuation mark, as CommonMark 6.1 allows.
    /// `|` cannot have one (the table splitter takes it), a line end becomes a
    /// break, and blanks at the ends become entities so that none is lost.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout ByteRow) {
        let last = text.count - 1
        var plain = 0
        kinds.withUnsafeBufferPointer { kinds in
            for (place, byte) in text.enumerated() where kinds[Int(byte)] != 0 {
                if byte == UInt8(ascii: " "), place != 0, place != last { continue }
                bytes.append(UnsafeBufferPointer(rebasing: text[plain..<place]))
                plain = place + 1
                switch kinds[Int(byte)] {
                case 1:
                    bytes.append(UInt8(ascii: "\\"))
                    bytes.append(byte)
                case 2: bytes.append(bar)
                case 3:
                    // "\r\n" is one line end.
                    if byte == 13, place < last, text[place + 1] == 10 { continue }
                    bytes.append(lineBreak)
                default:
                    if place == 0 || place == last {
                        bytes.append(blank)
                    } else {
                        bytes.append(UInt8(ascii: " "))
                    }
                }
            }
        }
        bytes.append(UnsafeBufferPointer(rebasing: text[plain...]))
    }

    private static let bar: StaticString = "&#124;"
    private static let lineBreak: StaticString = "<br>"
    private static let blank: StaticString = "&#32;"

    /// 0 as it is, 1 backslash, 2 bar, 3 line end, 4 blank.
    private static let kinds: [UInt8] = (0...255).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "|"): 2
        case 10, 13: 3
        case 9, 32: 4
        case 33...47, 58...64, 91...96, 123...126: 1
        default: 0
        }
    }
}
