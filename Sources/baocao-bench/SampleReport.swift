import Document

/// A report of any length, made of sentences about nobody: the same shape as a
/// real one, with headings, justified paragraphs, lists and a table.
enum SampleReport {
    private static let sentences = [
        "Ủy ban nhân dân phường đã ban hành kế hoạch triển khai công tác bình đẳng giới và vì sự tiến bộ của phụ nữ, phân công nhiệm vụ cụ thể cho từng bộ phận chuyên môn.",
        "Phòng Văn hoá - Xã hội chủ trì, phối hợp với Hội Liên hiệp Phụ nữ tổ chức 04 buổi tuyên truyền với 325 lượt người tham dự, trong đó có 214 lượt nữ, chiếm 65,8%.",
        "Tỷ lệ nữ tham gia cấp ủy đạt 27,3%, tỷ lệ nữ đại biểu Hội đồng nhân dân đạt 31,6%, cao hơn so với cùng kỳ năm trước.",
        "Trạm Y tế duy trì khám sức khỏe định kỳ cho phụ nữ trong độ tuổi sinh đẻ; không phát sinh trường hợp tử vong mẹ.",
        "Việc xem xét vấn đề giới khi soạn thảo văn bản còn lúng túng do cán bộ kiêm nhiệm nhiều việc, kinh phí bố trí còn hạn chế.",
    ]

    /// - Parameter sections: about a page and a half each.
    static func document(sections: Int) -> Document {
        let body = (1...max(1, sections)).flatMap(section)
        let letterhead = Letterhead(
            issuer: ["ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU"], number: TextRun("Số: 15/BC-UBND"),
            placeAndDate: TextRun("Mẫu, ngày 15 tháng 6 năm 2026"),
            title: [.text(TextRun("Kết quả công tác bình đẳng giới 6 tháng đầu năm 2026", style: .bold))],
            addressees: [TextRun("Sở Nội vụ thành phố Mẫu")])
        let ending = Ending(
            recipients: [TextRun("- Như trên;"), TextRun("- Lưu: VT, VHXH.")],
            authority: [TextRun("TM. ỦY BAN NHÂN DÂN"), TextRun("CHỦ TỊCH")],
            signer: TextRun("Nguyễn Thị Mẫu"))
        return Document(
            properties: properties, letterhead: letterhead, body: body, ending: ending)
    }

    static let properties = DocumentProperties(
        title: "Kết quả công tác bình đẳng giới", author: "UBND phường Mẫu",
        created: "2026-06-15T00:00:00+07:00")

    private static func section(_ number: Int) -> [Block] {
        var blocks: [Block] = [.heading(Heading(level: 1, content: text("MỤC SỐ \(number)", .bold)))]
        for part in 0..<3 {
            blocks.append(.heading(Heading(level: 2, content: text("Nội dung \(part + 1)", .bold))))
            for line in 0..<3 { blocks.append(paragraph(number + part + line)) }
        }
        let items = (0..<3).map { [paragraph(number + $0)] }
        blocks.append(.list(List(kind: .bullets, items: items)))
        blocks.append(.table(table(number)))
        return blocks
    }

    private static func paragraph(_ seed: Int) -> Block {
        let words = (0..<2).map { sentences[(seed + $0) % sentences.count] }.joined(separator: " ")
        return .paragraph(Paragraph(content: text("\(seed). \(words)")))
    }

    private static func table(_ seed: Int) -> Table {
        let header = Table.Row(
            cells: ["STT", "Nhiệm vụ", "Kết quả"].map { Table.Cell(content: text($0, .bold)) })
        let rows = (1...6).map { row in
            Table.Row(
                cells: ["\(row)", sentences[(seed + row) % sentences.count], "\(row * seed) lượt người"].map {
                    Table.Cell(content: text($0))
                })
        }
        return Table(columns: [.centre, .leading, .leading], header: [header], rows: rows)
    }

    private static func text(_ text: String, _ style: FontStyle = .regular) -> [Inline] {
        [.text(TextRun(text, style: style))]
    }
}
