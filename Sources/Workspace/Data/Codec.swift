package import Diagnostics
internal import Files
internal import FoundationEssentials
internal import PlanModel

extension DiagnosticID {
    package static let dataType = DiagnosticID("data-type", .data)
    package static let dataMissingKey = DiagnosticID("data-missing-key", .data)
    package static let dataUnknownKey = DiagnosticID("data-unknown-key", .data)
    package static let dataRefused = DiagnosticID("data-refused", .data)
    package static let dataVersion = DiagnosticID("data-version", .data)
    package static let dataCut = DiagnosticID("data-cut", .data)
}

/// How one kind of value stands in a tree of data, in both directions.
struct Codec<Value>: Sendable {
    /// Nil, and an error in the log, when the node holds no such value.
    let decode: @Sendable (DataNode, inout DiagnosticLog) -> Value?
    let encode: @Sendable (Value) -> DataNode
}

extension Codec where Value == String {
    /// Any scalar, as it is written: `no`, `2025` and `"2025"` are texts like others.
    static let text = Codec(
        decode: { node, log in
            guard case .scalar(let text, _) = node.kind, !node.isNull else {
                log.reportType(node, vi: "một dòng chữ", en: "a text", hint: node.asSentence)
                return nil
            }
            if let cut = node.cutByComment {
                log.report(cut)
                return nil
            }
            return InvisibleCharacters.cleaned(text, at: node.location, &log)
        },
        encode: { .text($0) })

    /// A text that is not blank: what something is called.
    static let name = filled(vi: "một tên, không được để trống", en: "a name, which may not be blank")

    /// A text that is not blank: what the report says.
    static let words = filled(vi: "lời văn, không được để trống", en: "words, which may not be blank")

    private static func filled(vi: String, en: String) -> Codec {
        Codec(
            decode: { node, log in
                guard let text = Codec.text.decode(node, &log) else { return nil }
                if text.contains(where: { !$0.isWhitespace }) { return text }
                log.reportType(node, vi: vi, en: en)
                return nil
            },
            encode: { .text($0) })
    }
}

extension Codec where Value == TypedText {
    /// A paragraph with its place, without blanks around it; inner line ends stay.
    /// A blank one is refused: it would leave a hole where the report needs words.
    static let typedText = Codec(
        decode: { node, log in
            Codec<String>.name.decode(node, &log).map {
                TypedText(FormText.trimmed($0), location: node.location)
            }
        },
        encode: { .text($0.text) })
}

extension Codec where Value == Int {
    /// A whole number of a range, without quotes or signs.
    static func integer(_ range: ClosedRange<Int>) -> Codec {
        Codec(
            decode: { node, log in
                if case .scalar(let text, .bare) = node.kind,
                    text.utf8.allSatisfy({ (48...57).contains($0) }),
                    let number = Int(text), range.contains(number)
                {
                    return number
                }
                let isOpen = range.upperBound == Int.max
                log.reportType(
                    node,
                    vi: "một số nguyên từ \(range.lowerBound)"
                        + (isOpen ? " trở lên" : " đến \(range.upperBound)"),
                    en: "a whole number from \(range.lowerBound)"
                        + (isOpen ? " up" : " to \(range.upperBound)"),
                    hint: node.unquotedNumber)
                return nil
            },
            encode: { .bare(String($0)) })
    }
}

extension Codec where Value == Bool {
    static let bool = Codec(
        decode: { node, log in
            if case .scalar("true", .bare) = node.kind { return true }
            if case .scalar("false", .bare) = node.kind { return false }
            log.reportType(node, vi: "true hoặc false", en: "true or false", hint: node.asBool)
            return nil
        },
        encode: { .bare($0 ? "true" : "false") })
}

extension Codec where Value == CalendarDate {
    static let date = Codec(
        decode: { node, log in
            if case .scalar(let text, _) = node.kind, let date = CalendarDate(iso: text) { return date }
            log.reportType(
                node, vi: "một ngày dạng năm-tháng-ngày, như 2025-05-31", en: "a date such as 2025-05-31")
            return nil
        },
        encode: { .word($0.iso) })
}

extension Codec where Value == FigureValue {
    /// A decimal number with a point, without grouping: `12.5`.
    static let decimal = Codec(
        decode: { node, log in
            if case .scalar(let text, .bare) = node.kind, let value = DecimalText.plain(text) { return value }
            log.reportType(
                node, vi: "một số, phần thập phân sau dấu chấm, như 12.5", en: "a number such as 12.5")
            return nil
        },
        encode: { .bare($0.description) })
}

extension Codec where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
    /// One of the words of a closed list.
    static var word: Codec {
        Codec(
            decode: { node, log in
                let words = Value.allCases.map(\.rawValue)
                guard case .scalar(let text, _) = node.kind, !node.isNull else {
                    log.reportType(node, vi: "một trong các từ \(words.listed)", en: "one of \(words.listed)")
                    return nil
                }
                if let value = Value(rawValue: text) { return value }
                log.reportType(
                    node, vi: "một trong các từ \(words.listed)", en: "one of \(words.listed)",
                    hint: NearMiss.hint(for: text, among: words))
                return nil
            },
            encode: { .word($0.rawValue) })
    }
}

extension Codec {
    /// A list; elements that cannot be read are reported, the others are kept.
    static func list<Element>(of element: Codec<Element>) -> Codec where Value == [Element] {
        Codec(
            decode: { node, log in
                guard case .list(let items) = node.kind else {
                    log.reportType(
                        node, vi: "một danh sách, mỗi dòng bắt đầu bằng “- ”",
                        en: "a list, each line beginning with “- ”", hint: node.asList)
                    return nil
                }
                return items.compactMap { element.decode($0, &log) }
            },
            encode: { .list($0.map(element.encode)) })
    }
}

extension Codec {
    /// A list that must not be empty.
    static func filledList<Element>(of element: Codec<Element>) -> Codec where Value == [Element] {
        let list = Codec.list(of: element)
        return Codec(
            decode: { node, log in
                if case .list(let items) = node.kind, items.isEmpty {
                    log.reportType(
                        node, vi: "ít nhất một dòng", en: "at least one line")
                    return nil
                }
                return list.decode(node, &log)
            },
            encode: list.encode)
    }
}

extension DiagnosticLog {
    /// What the schema asks for, and what stands there instead.
    mutating func reportType(_ node: DataNode, vi: String, en: String, hint: Diagnostic.Hint? = nil) {
        let found = node.summary
        report(
            .error(
                .dataType, vi: "cần \(vi), nhưng ở đây là \(found.vi)",
                en: "expected \(en), found \(found.en)",
                at: node.location, hints: hint.map { [$0] } ?? []))
    }
}

extension DataNode {
    /// A number in quotes is a text.
    fileprivate var unquotedNumber: Diagnostic.Hint? {
        guard case .scalar(let text, .text) = kind, DecimalText.plain(text) != nil else { return nil }
        return Diagnostic.Hint(
            vi: "bỏ dấu nháy: viết \(text), không viết \"\(text)\"",
            en: "leave the quotes out: \(text), not \"\(text)\"")
    }

    /// The word for yes or no in this file, where another one was written.
    fileprivate var asBool: Diagnostic.Hint? {
        guard case .scalar(let text, _) = kind else { return nil }
        let words = [("true", ["true", "yes", "co", "x", "1"]), ("false", ["false", "no", "khong", "0"])]
        let meant = words.first { $0.1.contains(Folding.ascii(text)) }?.0
        return meant.map {
            Diagnostic.Hint(vi: "viết \($0), không có dấu nháy", en: "write \($0), without quotes")
        }
    }

    /// For a sentence whose colon made it a group of keys.
    fileprivate var asSentence: Diagnostic.Hint? {
        guard case .record = kind else { return nil }
        return Diagnostic.Hint(
            vi: "câu có dấu hai chấm thì đặt cả câu trong dấu nháy: \"…\"",
            en: "put a sentence with a colon in quotes: \"…\"")
    }

    /// An error for words behind ` #` that were left out as a comment although no blank follows the
    /// sign: `phong trào #8thang3` would be printed without its end.
    fileprivate var cutByComment: Diagnostic? {
        guard case .scalar(_, .bare) = kind, let span else { return nil }
        let bytes = span.file.utf8
        let blanks = bytes[span.utf8.upperBound...].prefix { $0 == UInt8(ascii: " ") }
        let sign = blanks.endIndex
        guard !blanks.isEmpty, sign + 1 < bytes.count, bytes[sign] == UInt8(ascii: "#"),
            bytes[sign + 1] > UInt8(ascii: " "), bytes[sign + 1] != UInt8(ascii: "#")
        else { return nil }
        return .error(
            .dataCut, vi: "chữ từ dấu # trở đi không được đọc: YAML coi đó là ghi chú",
            en: "what follows the sign # is not read: to YAML it is a comment",
            at: .span(SourceSpan(span.file, sign..<sign + 1)),
            hints: [
                Diagnostic.Hint(
                    vi: "đặt cả câu trong dấu nháy; nếu đúng là ghi chú, viết một dấu cách sau dấu #",
                    en: "put the whole sentence in quotes; if it is a comment, write a blank behind the sign")
            ])
    }

    /// How a single value or group is written as a list of one.
    fileprivate var asList: Diagnostic.Hint? {
        switch kind {
        case .scalar where isNull:
            Diagnostic.Hint(vi: "danh sách trống thì viết []", en: "an empty list is written []")
        case .scalar(let text, _) where text.count <= 40:
            Diagnostic.Hint(
                vi: "nếu chỉ có một, viết xuống dòng: - \(text)",
                en: "if there is only one, write it below: - \(text)")
        case .scalar, .list: nil
        case .record:
            Diagnostic.Hint(
                vi: "thêm “- ” trước mục đầu của mỗi nhóm", en: "put “- ” before the first key of each group")
        }
    }

    /// What the node is, for a message.
    fileprivate var summary: Message {
        switch kind {
        case .scalar where isNull: return Message(vi: "để trống", en: "nothing")
        case .scalar(let text, _):
            let shown = text.count > 40 ? text.prefix(40) + "…" : text[...]
            return Message(vi: "“\(shown)”", en: "“\(shown)”")
        case .list: return Message(vi: "một danh sách", en: "a list")
        case .record: return Message(vi: "một nhóm mục", en: "a group of keys")
        }
    }
}

extension [String] {
    /// `a, b, c`.
    var listed: String { joined(separator: ", ") }
}
