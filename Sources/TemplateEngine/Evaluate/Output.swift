internal import Diagnostics
internal import FoundationEssentials

/// The bytes printed so far, with their places and origins.
struct Output {
    private var bytes: [UInt8] = []
    private var segments: [TracedText.Segment] = []

    var count: Int { bytes.count }
    var text: TracedText { TracedText(utf8: bytes, segments: segments) }

    /// The template's own words.
    mutating func append(_ text: [UInt8], _ span: SourceSpan) {
        bytes.append(contentsOf: text)
        segments.append(.init(end: bytes.count, place: span, origin: nil, isValue: false))
    }

    /// A value; an error when it cannot be printed.
    mutating func append(
        _ value: Value, _ span: SourceSpan, _ escaping: RenderOptions.Escaping
    ) throws(OperationError) {
        switch value.kind {
        case .string(var text):
            text.withUTF8 { utf8 in
                if escaping == .none {
                    bytes.append(contentsOf: utf8)
                } else {
                    MarkupEscape.append(utf8, to: &bytes)
                }
            }
        case .int(let number):
            if number < 0, escaping == .markup { bytes.append(UInt8(ascii: "\\")) }
            append(number)
        case .markup(let markup): return append(markup, value.origin, span, escaping)
        case .undefined(let undefined): throw undefined.error
        case .none, .list, .tuple, .dict, .record, .range, .function, .object:
            if escaping == .markup { throw Self.unprintable(value) }
            bytes.append(contentsOf: PythonWriter.text(of: value).utf8)
        case .bool, .float, .decimal:
            var text = PythonWriter.text(of: value)
            text.withUTF8 { utf8 in
                if escaping == .none {
                    bytes.append(contentsOf: utf8)
                } else {
                    MarkupEscape.append(utf8, to: &bytes)
                }
            }
        }
        segments.append(.init(end: bytes.count, place: span, origin: value.origin, isValue: true))
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
            bytes.append(contentsOf: digits[place...])
        }
    }

    private mutating func append(
        _ markup: Markup, _ origin: Origin?, _ span: SourceSpan, _ escaping: RenderOptions.Escaping
    ) {
        let start = bytes.count
        bytes.append(contentsOf: markup.text.utf8)
        guard !markup.segments.isEmpty else {
            segments.append(.init(end: bytes.count, place: span, origin: origin, isValue: true))
            return
        }
        for var segment in markup.segments {
            segment.end += start
            segments.append(segment)
        }
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
            .unprintableValue, vi: "không in được \(value.typeName) (\(value.brief)) vào báo cáo",
            en: "cannot print \(value.typeName) (\(value.brief)) in a report", hints: [hint])
    }
}

/// Makes text safe inside CommonMark with GFM tables: it can open nothing.
enum MarkupEscape {
    /// A backslash before every ASCII punctuation mark, as CommonMark 6.1 allows.
    /// `|` cannot have one (the table splitter takes it), a line end becomes a
    /// break, and blanks at the ends become entities so that none is lost.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        let last = text.count - 1
        let kinds = kinds
        for (place, byte) in text.enumerated() {
            switch kinds[Int(byte)] {
            case 0: bytes.append(byte)
            case 1:
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 2: bytes.append(contentsOf: bar)
            case 3:
                // "\r\n" is one line end.
                if byte == 13, place < last, text[place + 1] == 10 { continue }
                bytes.append(contentsOf: lineBreak)
            default:
                if place == 0 || place == last {
                    bytes.append(contentsOf: blank)
                } else {
                    bytes.append(UInt8(ascii: " "))
                }
            }
        }
    }

    private static let bar = Array("&#124;".utf8)
    private static let lineBreak = Array("<br>".utf8)
    private static let blank = Array("&#32;".utf8)

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
