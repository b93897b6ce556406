import Diagnostics
import PlanImport
import PlanModel
import Testing

/// Plans in Word files, made here part by part.
@Suite struct DocxTests {
    private func plan(
        _ body: String, numbering: String? = nil, styles: String? = nil
    ) throws -> (plan: Plan, log: DiagnosticLog) {
        let namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        var parts = [("word/document.xml", "<w:document \(namespace)><w:body>\(body)</w:body></w:document>")]
        if let numbering {
            parts.append(("word/numbering.xml", "<w:numbering \(namespace)>\(numbering)</w:numbering>"))
        }
        if let styles { parts.append(("word/styles.xml", "<w:styles \(namespace)>\(styles)</w:styles>")) }
        var log = DiagnosticLog()
        let plan = try PlanImporter.importPlan(docx: StoredZip.bytes(of: parts), path: "plan.docx", log: &log)
        return (plan, log)
    }

    private func paragraph(_ text: String, list: (Int, Int)? = nil, style: String? = nil) -> String {
        let place =
            list.map { "<w:numPr><w:ilvl w:val=\"\($0.1)\"/><w:numId w:val=\"\($0.0)\"/></w:numPr>" } ?? ""
        let name = style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
        return "<w:p><w:pPr>\(name)\(place)</w:pPr><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    private func level(_ level: Int, _ format: String, _ text: String) -> String {
        "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/><w:lvlText w:val=\"\(text)\"/></w:lvl>"
    }

    private let title =
        "<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p><w:p><w:r><w:t>Về nước phường Mẫu năm 2025</w:t></w:r></w:p>"

    @Test func automaticNumbersAndBulletsAreWrittenOut() throws {
        let numbering =
            "<w:abstractNum w:abstractNumId=\"7\">" + level(0, "upperRoman", "%1.")
            + level(1, "decimal", "%2.")
            + level(2, "decimal", "%2.%3.") + "</w:abstractNum><w:abstractNum w:abstractNumId=\"8\">"
            + level(0, "bullet", "\u{F0B7}")
            + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
            + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num>"
        let styles =
            "<w:style w:styleId=\"Gach\"><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>"
        let body =
            title + paragraph("VIỆC LÀM", list: (1, 0)) + paragraph("Đường", list: (1, 1))
            + paragraph("Ngõ nhỏ", list: (1, 2)) + paragraph("Quét rác.", list: (2, 0))
            + paragraph("Ngõ to", list: (1, 2)) + paragraph("Tưới cây.", style: "Gach")
            + paragraph("Chợ", list: (1, 1)) + paragraph("- Xây mái.")
            + paragraph("TỔ CHỨC THỰC HIỆN", list: (1, 0)) + paragraph("Công an phường", list: (1, 1))
            + paragraph("Giữ xe.", list: (2, 0))
        let (plan, _) = try plan(body, numbering: numbering, styles: styles)
        #expect(
            plan.sections.map { "\($0.number) \($0.title)" } == [
                "I VIỆC LÀM", "I.1 Đường", "I.1.1 Ngõ nhỏ", "I.1.2 Ngõ to", "I.2 Chợ", "II TỔ CHỨC THỰC HIỆN",
                "II.1 Công an phường",
            ])
        #expect(plan.items.map(\.text) == ["Quét rác.", "Tưới cây.", "Xây mái.", "Giữ xe."])
        #expect(plan.units.map(\.id) == ["ca"])
    }

    @Test func cellsTabsBreaksAndDeletedText() throws {
        let body =
            title + paragraph("I. VIỆC LÀM")
            + "<w:p><w:r><w:t>- Sửa</w:t><w:tab/><w:t>cầu</w:t><w:br/><w:t>gỗ</w:t><w:delText>sắt</w:delText></w:r><w:r><w:t>.</w:t></w:r></w:p>"
            + "<w:tbl><w:tr><w:tc>" + paragraph("Nơi nhận:") + paragraph("- Sở Nước;")
            + paragraph("- Lưu: VT, NN.")
            + "</w:tc><w:tc>" + paragraph("TM. ỦY BAN NHÂN DÂN") + paragraph("CHỦ TỊCH") + paragraph("Lê Mẫu")
            + "</w:tc></w:tr></w:tbl>"
        let (plan, log) = try plan(body)
        #expect(plan.items.map(\.text) == ["Sửa cầu gỗ."])
        #expect(plan.recipients == ["Sở Nước", "Lưu: VT, NN"])
        #expect(
            plan.signature
                == Signature(authority: "TM. ỦY BAN NHÂN DÂN", position: "CHỦ TỊCH", name: "Lê Mẫu"))
        #expect(log.summary.isEmpty)
    }

    @Test(arguments: ["", "PK", "I. VIỆC LÀM"]) func whatIsNoWordFileIsAnError(_ text: String) {
        var log = DiagnosticLog()
        #expect(throws: DiagnosticError.self) {
            try PlanImporter.importPlan(docx: Array(text.utf8), path: "plan.docx", log: &log)
        }
    }

    // MARK: - Tables

    private func cell(_ paragraphs: String...) -> String {
        "<w:tc>" + paragraphs.map { paragraph($0) }.joined() + "</w:tc>"
    }

    private func table(_ rows: [String]...) -> String {
        "<w:tbl>" + rows.map { "<w:tr>" + $0.joined() + "</w:tr>" }.joined() + "</w:tbl>"
    }

    /// A list of tasks as a table: each row an item, the other columns behind it with their titles.
    @Test func rowsOfATableOfTasksAreItems() throws {
        let (plan, log) = try plan(
            title + paragraph("I. VIỆC LÀM") + paragraph("1. Tháng hành động")
                + table(
                    [cell("TT"), cell("Nội dung"), cell("Đơn vị chủ trì"), cell("Thời gian")],
                    [cell("1"), cell("Treo băng rôn ở", "cổng chợ"), cell("Văn phòng"), cell("Tháng 10")],
                    [cell("2"), cell("Toạ đàm với công nhân nữ"), cell("Công đoàn"), cell("")],
                    [cell("Ghi chung cho cả hai việc.")])
                + paragraph("2. Sau tháng hành động") + paragraph("- Họp rút kinh nghiệm."))
        #expect(
            plan.items.map { "\($0.id) \($0.text)" } == [
                "I.1-1 Treo băng rôn ở cổng chợ (Đơn vị chủ trì: Văn phòng; Thời gian: Tháng 10)",
                "I.1-2 Toạ đàm với công nhân nữ (Đơn vị chủ trì: Công đoàn)",
                "I.1-3 Ghi chung cho cả hai việc.",
                "I.2-1 Họp rút kinh nghiệm.",
            ])
        let note = try #require(log.entries.first { $0.id.name == "table-read" })
        #expect(note.message.vi.contains("2 mục") && note.location?.description == "plan.docx:5:1")
    }

    /// The header and the signature of a document stand in tables of two columns.
    @Test func tablesOfTwoColumnsAreReadColumnByColumn() throws {
        let (plan, log) = try plan(
            table([
                cell("ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU", "Số: 7/KH-UBND"),
                cell(
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
                    "Mẫu, ngày 02 tháng 01 năm 2025"),
            ]) + title + paragraph("I. VIỆC LÀM") + paragraph("- Quét rác.")
                + table([
                    cell("Nơi nhận:", "- Sở Nội vụ (để b/c);", "- Lưu: VT."),
                    cell("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Lê Thị Mẫu"),
                ]))
        #expect(plan.organisation.issuer == ["ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU"])
        #expect(plan.organisation.code == "UBND")
        #expect(plan.recipients == ["Sở Nội vụ (để b/c)", "Lưu: VT"])
        #expect(plan.signature.capacity == "KT. CHỦ TỊCH" && plan.signature.name == "Lê Thị Mẫu")
        #expect(log.summary.isEmpty)
    }

    @Test func aTableInsideACellAndAnEmptyTableAreNoFault() throws {
        let (plan, _) = try plan(
            title + paragraph("I. VIỆC LÀM") + table() + table([], [])
                + table([cell("- Một."), "<w:tc>" + table([cell("- Hai.")]) + "</w:tc>"]))
        #expect(plan.items.map(\.text) == ["Một.", "Hai."])
    }

    @Test func aTableWithoutAColumnOfWorkTakesTheFirstThatIsNoNumber() throws {
        let (plan, _) = try plan(
            title + paragraph("I. VIỆC LÀM")
                + table(
                    [cell("STT"), cell("Tên"), cell("")],
                    [cell("1"), cell("Đào giếng"), cell("xong trước ngày 30/6/2025")]))
        #expect(plan.items.map(\.text) == ["Đào giếng (xong trước ngày 30/6/2025)"])
        #expect(plan.deadlines.map(\.before.iso) == ["2025-06-30"])
    }
}

/// A ZIP file whose parts are not compressed (PKWARE APPNOTE 6.3.10).
private enum StoredZip {
    static func bytes(of parts: [(name: String, text: String)]) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let (name, data, offset) = (Array(part.name.utf8), Array(part.text.utf8), file.count)
            let header =
                little(20, 2) + little(0, 8) + little(checksum(data), 4) + little(data.count, 4)
                + little(data.count, 4) + little(name.count, 2) + little(0, 2)
            file += little(0x0403_4B50, 4) + header + name + data
            directory +=
                little(0x0201_4B50, 4) + little(20, 2) + header + little(0, 10) + little(offset, 4) + name
        }
        let end = little(0x0605_4B50, 4) + little(0, 4) + little(parts.count, 2) + little(parts.count, 2)
        return file + directory + end + little(directory.count, 4) + little(file.count, 4) + little(0, 2)
    }

    private static func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * $0)) : 0 }
    }

    /// CRC-32 with the polynomial of ISO 3309.
    private static func checksum(_ data: [UInt8]) -> Int {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in data {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        return Int(~value)
    }
}
