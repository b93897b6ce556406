internal import Diagnostics
internal import Files

/// The file of `render --trace`: JSON, a line for each printed value, in the order of the pages.
///
///     {"schema": 1, "values": [
///     {"text": "59%", "boxes": [{"page": 1, "x": 130.5, "y": 412.25, "width": 21, "height": 15.5}],
///      "template": {"at": "templates/parts/….md.j2:22:10", "typed": "{{ … }}"},
///      "source": {"rule": "share", "parts": [{"at": "d/results/2026/ca.csv:2:24", "typed": "120"}]}}
///     ]}
package enum TraceCoding {
    /// How every such file begins.
    package static let head = "{\"schema\": 1, \"values\": ["
    /// Its last line.
    static let end = "]}"

    package static func text(_ values: [PrintedValue]) -> String {
        let lines = values.map { "\n" + JSONWriter.line(value.encode($0)) }
        return "\(head)\(lines.joined(separator: ","))\n\(end)\n"
    }

    /// - Parameter line: of one value, without the comma behind it; a sum over many wards is long.
    static func value(from line: SourceFile) throws(DiagnosticError) -> PrintedValue {
        var log = DiagnosticLog()
        let root = try YAMLReader.read(line, &log, maximumSize: FileLimits.maximumSize)
        let value = root.flatMap { Self.value.decode($0, &log) }
        try log.throwErrors()
        return value ?? blank
    }

    private static let blank = PrintedValue(
        text: "", boxes: [], template: nil, source: .computed(rule: "", parts: []))

    private static let value = RecordSchema(
        blank: blank,
        [
            .required("text", \.text, .text),
            .required("boxes", \.boxes, .list(of: box.codec)),
            .optional("template", \.template, place.codec),
            .required("source", \.source, source),
        ]
    ).codec

    private static let box = RecordSchema(
        blank: PrintedValue.Box(page: 0, x: 0, y: 0, width: 0, height: 0),
        [
            .required("page", \.page, .integer(1...1_000_000)),
            .required("x", \.x, points), .required("y", \.y, points),
            .required("width", \.width, points), .required("height", \.height, points),
        ])

    /// Points with two decimals.
    private static let points = Codec<Double>(
        decode: { node, log in
            if case .scalar(let text, .bare) = node.kind, let number = Double(text), number.isFinite {
                return number
            }
            log.reportType(node, vi: "một số", en: "a number")
            return nil
        },
        encode: { .bare("\(($0 * 100).rounded() / 100)") })

    private static let place = RecordSchema(
        blank: PrintedValue.Place(at: ""),
        [.required("at", \.at, .name), .unwrittenIfAbsent("typed", \.typed, .text)])

    /// A place as it is, or a rule over parts; depth is bounded by the reader.
    private static let source = Codec<PrintedValue.Source>(
        decode: { node, log in decoded(node, &log) }, encode: { encoded($0) })

    private static func decoded(_ node: DataNode, _ log: inout DiagnosticLog) -> PrintedValue.Source? {
        guard let parts = node.value(of: "parts") else {
            return place.decode(node, &log).map { .place($0) }
        }
        guard let rule = node.value(of: "rule").flatMap({ Codec.name.decode($0, &log) }),
            let read = Codec.list(of: source).decode(parts, &log)
        else { return nil }
        return .computed(rule: rule, parts: read)
    }

    private static func encoded(_ source: PrintedValue.Source) -> DataNode {
        switch source {
        case .place(let at): place.encode(at)
        case .computed(let rule, let parts):
            .record([("rule", .text(rule)), ("parts", .list(parts.map(encoded)))])
        }
    }
}
