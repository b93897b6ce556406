import Diagnostics
import Document
import Layout
import Markup

/// Documents for the tests: blocks from markup under a head of few words.
enum Sample {
    static let letterhead = Letterhead(
        issuer: [], number: TextRun(""), placeAndDate: TextRun(""), kind: "", title: [], addressees: [])
    static let ending = Ending(recipients: [], authority: [])

    /// A page small enough to be read in a case file: 10 pt type, 12 pt lines.
    static func style(width: Double = 200, height: Double = 120, margin: Double = 10) -> StyleSheet {
        var style = StyleSheet()
        style.paperWidth = .pt(width)
        style.paperHeight = .pt(height)
        style.margins.top = .pt(margin)
        style.margins.bottom = .pt(margin)
        style.margins.left = .pt(margin)
        style.margins.right = .pt(margin)
        style.bodySize = .pt(10)
        style.leadingPercent = 120
        style.firstLineIndent = .pt(10)
        style.tableSize = .pt(8)
        style.smallTableSize = .pt(6)
        return style
    }

    static func document(
        _ content: MarkupContent, head: Letterhead = letterhead, ending: Ending = ending, style: StyleSheet
    ) -> Document {
        Document(
            properties: DocumentProperties(title: "t", created: "2026-01-01T00:00:00+07:00"),
            letterhead: head,
            body: content.body, ending: ending, annexes: content.annexes, style: style, traces: content.traces
        )
    }

    static func content(_ markup: String) throws(DiagnosticError) -> MarkupContent {
        let file = SourceFile(path: "t.md", text: markup)
        let span = SourceSpan(file, 0..<file.utf8.count)
        let segment = TracedText.Segment(end: file.utf8.count, place: span, origin: nil, isValue: false)
        var log = DiagnosticLog()
        return try MarkupParser.parse(TracedText(utf8: file.utf8, segments: [segment]), log: &log)
    }

    /// A letterhead and an ending with everything in them.
    static let fullHead = Letterhead(
        parent: "UBND THÀNH PHỐ A", issuer: ["ỦY BAN NHÂN DÂN", "PHƯỜNG B"],
        number: TextRun("Số:\u{A0}\u{A0}\u{A0}\u{A0}/BC-UBND"),
        placeAndDate: TextRun("B, ngày 05 tháng 01 năm 2026"),
        title: [
            .text(
                TextRun(
                    "Kết quả thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ 6 tháng đầu năm 2026"
                ))
        ],
        addressees: [TextRun("Sở Nội vụ"), TextRun("Ban Vì sự tiến bộ của phụ nữ")], isDraft: true)
    static let fullEnding = Ending(
        recipients: [TextRun("- Như trên;"), TextRun("- Lưu: VT.")],
        authority: [TextRun("TM. ỦY BAN NHÂN DÂN"), TextRun("CHỦ TỊCH")], signer: TextRun("Nguyễn Văn A"))
}
