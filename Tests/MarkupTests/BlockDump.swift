import Diagnostics
import Document
import Markup

/// The content as text, a block a line. A run is its text in quotes, with `*`
/// for italic, `**` for bold, and behind it where a value came from.
struct BlockDump {
    private let traces: TraceTable
    private var lines: [String] = []

    static func text(_ content: MarkupContent) -> String {
        var dump = BlockDump(traces: content.traces)
        for block in content.body { dump.add(block, "") }
        for annex in content.annexes {
            dump.lines.append(
                "annex \(annex.orientation.rawValue)\(dump.place(annex.trace)) \(dump.inlines(annex.title))")
            for block in annex.body { dump.add(block, "  ") }
        }
        return dump.lines.joined(separator: "\n")
    }

    private init(traces: TraceTable) { self.traces = traces }

    private mutating func add(_ block: Block, _ indent: String) {
        switch block {
        case .heading(let heading):
            lines.append(
                "\(indent)heading \(heading.level)\(place(heading.trace)) \(inlines(heading.content))")
        case .paragraph(let paragraph):
            lines.append("\(indent)paragraph\(place(paragraph.trace)) \(inlines(paragraph.content))")
        case .list(let list):
            lines.append("\(indent)\(list.kind)\(place(list.trace))")
            for item in list.items {
                lines.append("\(indent)  item")
                for block in item { add(block, indent + "    ") }
            }
        case .table(let table):
            lines.append(
                "\(indent)table\(place(table.trace)) \(table.columns.map { "\($0)" }.joined(separator: " "))")
            for row in table.header { lines.append("\(indent)  head \(cells(row))") }
            for row in table.rows { lines.append("\(indent)  row\(place(row.trace)) \(cells(row))") }
        case .chart(let chart):
            lines.append(
                "\(indent)chart \(chart.kind.rawValue) \"\(chart.title)\" [\(chart.unit)] \(chart.categories)"
            )
            for series in chart.series {
                let values = series.values.map { $0.map { "\($0)" } ?? "nil" }
                lines.append("\(indent)  \(series.name): \(values.joined(separator: " "))")
            }
            lines.append("\(indent)  alt \(chart.alternativeText)")
        case .pageBreak(let trace): lines.append("\(indent)page-break\(place(trace))")
        }
    }

    private func cells(_ row: Table.Row) -> String {
        row.cells.map { cell in
            let span =
                cell.rowSpan > 1 ? "(\(cell.columnSpan)x\(cell.rowSpan)) " : "(\(cell.columnSpan)) "
            return (cell.columnSpan > 1 || cell.rowSpan > 1 ? span : "") + inlines(cell.content)
        }.joined(separator: " | ")
    }

    private func inlines(_ content: [Inline]) -> String {
        content.map { inline in
            switch inline {
            case .lineBreak: return "br"
            case .text(let run):
                let mark = (run.style.isBold ? "**" : "") + (run.style.isItalic ? "*" : "")
                return "\(mark)\"\(run.text)\"\(mark)\(origin(run.trace))"
            }
        }.joined(separator: " ")
    }

    private func place(_ trace: TraceID) -> String {
        traces[trace].place.map { " @\($0.start.line)" } ?? ""
    }

    private func origin(_ trace: TraceID) -> String {
        guard case .cell(let cell)? = traces[trace].origin?.places.first else { return "" }
        return "<" + cell.name
    }
}
