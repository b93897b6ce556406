import Diagnostics
import Files
import PlanImport
import PlanModel
import Testing

/// Plans in Word files, made here part by part.
@Suite struct DocxTests {
    func plan(
        _ body: String, numbering: String? = nil, styles: String? = nil, notes: [String: String] = [:]
    ) throws -> (plan: Plan, log: DiagnosticLog) {
        let namespaces =
            "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
        let inner = [("document", "<w:body>\(body)</w:body>"), ("numbering", numbering), ("styles", styles)]
        let parts = (inner + notes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }).compactMap {
            name, text in
            text.map { ("word/\(name).xml", "<w:\(name) \(namespaces)>\($0)</w:\(name)>") }
        }
        var log = DiagnosticLog()
        let plan = try PlanImporter.importPlan(docx: StoredZip.bytes(of: parts), path: "plan.docx", log: &log)
        return (plan, log)
    }

    func paragraph(_ text: String, list: (Int, Int)? = nil, style: String? = nil) -> String {
        let place =
            list.map { "<w:numPr><w:ilvl w:val=\"\($0.1)\"/><w:numId w:val=\"\($0.0)\"/></w:numPr>" } ?? ""
        let name = style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
        return "<w:p><w:pPr>\(name)\(place)</w:pPr><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    func level(_ level: Int, _ format: String, _ text: String) -> String {
        "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/><w:lvlText w:val=\"\(text)\"/></w:lvl>"
    }

    let title =
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
            + "<w:p><w:r><w:t>- Sửa</w:t><w:tab/><w:t>cầu</w:t><w:br/><w:t>gỗ</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>"
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

    private func element(_ name: String, _ content: String) -> String {
        "<w:\(name) w:id=\"1\" w:author=\"A\">\(content)</w:\(name)>"
    }

    private func deleted(_ text: String) -> String {
        element("del", "<w:r><w:delText xml:space=\"preserve\">\(text)</w:delText></w:r>")
    }

    /// The whole of a field with a result.
    private func field(_ code: String, _ result: String) -> String {
        let turn = { (type: String) in "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
        return turn("begin") + code + turn("separate") + result + turn("end")
    }

    private func code(_ text: String) -> String { "<w:r><w:instrText> \(text) </w:instrText></w:r>" }

    /// Changes are read as Word shows them when all are accepted, and what they take away is told.
    @Test func trackedChangesMovesAndFields() throws {
        let (plan, log) = try plan(
            title + paragraph("I. VIỆC LÀM")
                + "<w:p>" + element("ins", run("", "- Sửa ")) + deleted("phá ") + run("", "cầu")
                + element("moveFrom", run("", " chữ đã dời")) + element("moveFrom", run("", " ở bến đò"))
                + field(code("DATE"), run("", " ngày 5/6")) + element("moveTo", run("", " ở bến đò"))
                + "<w:hyperlink>\(run("", ", bến\u{AD}xe"))</w:hyperlink>" + run("", ".") + "</w:p>"
                + "<w:p>" + element("moveFrom", run("", "- Xây mái.")) + "</w:p>"
                + "<w:p>" + element("ins", deleted("- Lát nền.")) + "</w:p>"
                + "<w:p>" + element("moveTo", run("", "- Xây mái.")) + "</w:p>")
        #expect(plan.items.map(\.text) == ["Sửa cầu ngày 5/6 ở bến đò, bếnxe.", "Xây mái."])
        #expect(
            told(log, "deleted-text") == [
                "plan.docx:4:1 deleted-text: “phá” đã bị xóa khi bật Track Changes nên không nhập vào kế hoạch",
                "plan.docx:4:1 deleted-text: “chữ đã dời ở bến đò” đã bị xóa khi bật Track Changes nên không nhập vào kế hoạch",
                "plan.docx:6:1 deleted-text: “- Lát nền.” đã bị xóa khi bật Track Changes nên không nhập vào kế hoạch",
            ])
    }

    /// A deleted end of a paragraph joins it with the next, whose number and style hold; at the end of a cell
    /// there is none.
    @Test func aDeletedEndOfAParagraphJoinsTwo() throws {
        let end = { (mark: String) in "<w:pPr><w:rPr>\(mark)</w:rPr></w:pPr>" }
        let numbering =
            "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "decimal", "%1.") + "</w:abstractNum>"
            + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
        let (plan, log) = try plan(
            title + paragraph("I. VIỆC LÀM")
                + "<w:p>" + end("<w:del w:id=\"1\"/>") + run("", "- Quét rác") + "</w:p>"
                + paragraph(" ở chợ.")
                + "<w:p>" + end("<w:del w:id=\"2\"/>") + deleted("- Đào giếng.") + "</w:p>"
                + "<w:p>" + end("<w:moveFrom w:id=\"3\"/>") + deleted("1. Bỏ") + "</w:p>"
                + paragraph("Đường", list: (1, 0)) + paragraph("- Trồng cây.")
                + paragraph("Chợ", list: (1, 0))
                + "<w:tbl><w:tr><w:tc><w:p>" + end("<w:del w:id=\"4\"/>") + run("", "- Lau sạp.")
                + "</w:p></w:tc><w:tc>" + paragraph("- Khoá kho.") + "</w:tc></w:tr></w:tbl>"
                + "<w:p>" + end("<w:ins w:id=\"5\"/>") + run("", "- Giữ xe.") + "</w:p>"
                + "<w:p>" + end("<w:del w:id=\"6\"/>") + run("", "- Xây mái.") + "</w:p>",
            numbering: numbering)
        #expect(plan.sections.map { "\($0.number) \($0.title)" } == ["I VIỆC LÀM", "I.1 Đường", "I.2 Chợ"])
        #expect(
            plan.items.map(\.text) == [
                "Quét rác ở chợ.", "Trồng cây.", "Lau sạp.", "Khoá kho.", "Giữ xe.", "Xây mái.",
            ])
        #expect(
            told(log, "deleted-text").map { $0.prefix(43) } == [
                "plan.docx:5:1 deleted-text: “- Đào giếng.” ", "plan.docx:5:1 deleted-text: “1. Bỏ” đã bị x",
            ])
    }

    /// The result of a field inside the code of another is shown nowhere; a field that is never closed hides nothing.
    @Test func theCodeOfAFieldMayHoldFields() throws {
        let inner = field(code("MERGEFIELD a"), run("", "TRONG"))
        let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
        let ruby =
            "<w:r><w:ruby><w:rt>" + run("", "đọc") + "</w:rt><w:rubyBase>" + run("", " bến")
            + "</w:rubyBase></w:ruby></w:r>"
        let (plan, _) = try plan(
            title + paragraph("I. VIỆC LÀM")
                + "<w:p>" + run("", "- Sửa ") + field(code("IF") + inner + code("= 1"), run("", "cầu"))
                + run("", ".") + "</w:p>"
                + "<w:p>" + run("", "- Xây ") + field(code("QUOTE"), inner + run("", " mái")) + ruby
                + "</w:p>"
                + "<w:p>" + run("", "- Đào") + begin + inner + run("", " giếng") + "</w:p>"
                + "<w:p>" + run("", "- Quét ") + inner + "</w:p>")
        #expect(plan.items.map(\.text) == ["Sửa cầu.", "Xây TRONG mái bến", "Đào giếng", "Quét TRONG"])
    }

    /// A text box stands inside a paragraph, twice: for today's Word and for an older one.
    @Test func aTextBoxLosesNeitherItsTextNorTheParagraphAroundIt() throws {
        let box = "<w:txbxContent>" + paragraph("Hộp chữ.") + "</w:txbxContent>"
        let (plan, _) = try plan(
            title + paragraph("I. VIỆC LÀM")
                + "<w:p><w:r><w:t>- Đào giếng</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>\(box)</mc:Choice>"
                + "<mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> ở sân.</w:t></w:r></w:p>"
        )
        #expect(plan.items.map(\.text) == ["Hộp chữ.", "Đào giếng ở sân."])
    }

    /// A plan has no place for notes: they are told, at the end of the text.
    @Test func footnotesAreTold() throws {
        let (plan, log) = try plan(
            title + paragraph("I. VIỆC LÀM") + paragraph("- Quét rác."),
            notes: [
                "footnotes": "<w:footnote>" + paragraph("Theo lịch cũ.") + "</w:footnote>",
                "endnotes": "<w:endnote>" + paragraph("") + "</w:endnote>",
            ])
        #expect(plan.items.map(\.text) == ["Quét rác."] && plan.closing.isEmpty)
        #expect(
            log.entries.contains { $0.id.name == "unplaced-text" && $0.message.vi.contains("Theo lịch cũ.") })
    }

    /// A clerk does not see it in Word: it is told, and no part of the plan. Hiding a paragraph's own mark hides
    /// none of its words.
    @Test func hiddenTextIsTold() throws {
        let run = { (mark: String, text: String) in
            "<w:r><w:rPr>\(mark)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
        }
        let (plan, log) = try plan(
            title + paragraph("I. VIỆC LÀM")
                + "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
                + run("", "- Quét rác") + run("<w:vanish/>", " hai lần (bỏ theo góp ý)")
                + run("<w:vanish w:val=\"0\"/>", " ở chợ.") + "</w:p>")
        #expect(plan.items.map(\.text) == ["Quét rác ở chợ."])
        let told = log.entries.filter { $0.id.name == "hidden-text" }
        #expect(
            told.map(\.message.vi) == [
                "“hai lần (bỏ theo góp ý)” bị ẩn trong Word nên không nhập vào kế hoạch"
            ])
        #expect(told.first?.location?.description == "plan.docx:4:1")
    }

    private func run(_ mark: String, _ text: String) -> String {
        "<w:r><w:rPr>\(mark)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
    }

    private func told(_ log: DiagnosticLog, _ ids: String...) -> [String] {
        log.entries.filter { ids.contains($0.id.name) }
            .map { "\($0.location?.description ?? "-") \($0.id.name): \($0.message.vi)" }
    }

    /// A style may hide text, itself or by the one it is based on; a run, or the style of one, may show it again.
    @Test func whatAStyleHidesIsLeftOutAndTold() throws {
        let styles =
            "<w:style w:type=\"paragraph\" w:styleId=\"An\"><w:rPr><w:vanish/></w:rPr></w:style>"
            + "<w:style w:styleId=\"Con\"><w:basedOn w:val=\"An\"/></w:style>"
            + "<w:style w:styleId=\"Hien\"><w:basedOn w:val=\"An\"/><w:rPr><w:vanish w:val=\"0\"/></w:rPr></w:style>"
            + "<w:style w:type=\"character\" w:styleId=\"Chu\"><w:rPr><w:vanish/></w:rPr></w:style>"
            + "<w:style w:type=\"table\" w:styleId=\"Bang\"><w:rPr><w:vanish/></w:rPr></w:style>"
            + "<w:style w:styleId=\"Gach\"><w:rPr><w:strike/></w:rPr></w:style>"
        let (plan, log) = try plan(
            title + paragraph("I. VIỆC LÀM") + paragraph("- Đào giếng.", style: "Con")
                + paragraph("- Quét rác.", style: "Hien") + paragraph("- Xây mái.", style: "Gach")
                + "<w:p>" + run("", "- Trồng cây") + run("<w:rStyle w:val=\"Chu\"/>", " (theo góp ý)")
                + run("<w:rStyle w:val=\"Bang\"/>", ".") + "</w:p>"
                + "<w:p><w:pPr><w:pStyle w:val=\"An\"/></w:pPr>"
                + run("<w:vanish w:val=\"false\"/>", "- Bắc cầu.")
                + run("<w:rStyle w:val=\"Chu\"/>", " Sơn cầu.") + "</w:p>",
            styles: styles)
        #expect(plan.items.map(\.text) == ["Quét rác.", "Trồng cây.", "Bắc cầu. Sơn cầu."])
        #expect(
            told(log, "hidden-text", "struck-text") == [
                "plan.docx:4:1 hidden-text: “- Đào giếng.” bị ẩn trong Word nên không nhập vào kế hoạch",
                "plan.docx:6:1 struck-text: “- Xây mái.” bị gạch ngang trong Word nên không nhập vào kế hoạch",
                "plan.docx:7:1 hidden-text: “(theo góp ý)” bị ẩn trong Word nên không nhập vào kế hoạch",
            ])
    }

    /// What an official struck out was taken back.
    @Test func struckOutTextIsLeftOutAndTold() throws {
        let (plan, log) = try plan(
            title + paragraph("I. VIỆC LÀM") + "<w:p>" + run("", "- Quét")
                + run("<w:strike/>", " chợ") + run("<w:strike w:val=\"0\"/>", " rác")
                + run("<w:dstrike/><w:strike w:val=\"0\"/>", " hai lần")
                + run(
                    "<w:rPrChange w:id=\"1\"><w:rPr><w:strike/><w:vanish/></w:rPr></w:rPrChange>", " ở bến.")
                + "</w:p>")
        #expect(plan.items.map(\.text) == ["Quét rác ở bến."])
        #expect(
            told(log, "struck-text", "hidden-text") == [
                "plan.docx:4:1 struck-text: “chợ hai lần” bị gạch ngang trong Word nên không nhập vào kế hoạch"
            ])
    }

    @Test func hiddenAndDeletedRowsAndEmptyFieldsAreLeftOutAndTold() throws {
        func row(_ cells: [String], _ mark: String = "", cellMark: String = "") -> String {
            "<w:tr><w:trPr>\(mark)</w:trPr>"
                + cells.map { "<w:tc><w:tcPr>\(cellMark)</w:tcPr>\(paragraph($0))</w:tc>" }.joined()
                + "</w:tr>"
        }
        let table =
            "<w:tbl>" + row(["TT", "Nội dung", "Đơn vị"]) + row(["1", "Quét rác", "Công an"])
            + row(["2", "Đào giếng", "Trạm Y tế"], "<w:hidden/>")
            + row(["3", "Xây mái", "Trạm Y tế"], "<w:del w:id=\"1\" w:author=\"A\"/>")
            + "<w:tr><w:trPr><w:del w:id=\"4\"/></w:trPr><w:tc><w:p>\(deleted("Sơn cột"))</w:p></w:tc></w:tr>"
            + row(["4", "Bắc cầu", "Công an"], "<w:hidden w:val=\"0\"/><w:ins w:id=\"2\"/>")
            + row(["5", "Tô cờ", "Công an"], cellMark: "<w:cellDel w:id=\"3\"/>") + "</w:tbl>"
        let field =
            "<w:p>" + run("", "- Trồng cây")
            + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(run("", " Bấm vào đây để nhập"))</w:sdtContent></w:sdt>"
            + "<w:sdt><w:sdtContent>\(run("", " ở sân"))</w:sdtContent></w:sdt>" + run("", ".") + "</w:p>"
        let (plan, log) = try plan(title + paragraph("I. VIỆC LÀM") + field + table)
        #expect(
            plan.items.map(\.text) == [
                "Trồng cây ở sân.", "Quét rác (Đơn vị: Công an)", "Bắc cầu (Đơn vị: Công an)",
            ])
        #expect(
            told(log, "hidden-text", "deleted-text", "placeholder-text") == [
                "plan.docx:4:1 placeholder-text: “Bấm vào đây để nhập” là lời nhắc của ô chưa điền nên không nhập vào kế hoạch",
                "plan.docx:6:1 hidden-text: “2 | Đào giếng | Trạm Y tế” bị ẩn trong Word nên không nhập vào kế hoạch",
                "plan.docx:7:1 deleted-text: “3 | Xây mái | Trạm Y tế” nằm trong hàng hoặc ô đã xóa nên không nhập vào kế hoạch",
                "plan.docx:8:1 deleted-text: “Sơn cột” nằm trong hàng hoặc ô đã xóa nên không nhập vào kế hoạch",
                "plan.docx:10:1 deleted-text: “5 | Tô cờ | Công an” nằm trong hàng hoặc ô đã xóa nên không nhập vào kế hoạch",
            ])
    }

    /// `≥` is no letter in Word, and a target without it would be another.
    @Test func signsOfFontsAreReadOrTold() throws {
        func sign(_ font: String, _ code: String, _ mark: String = "") -> String {
            "<w:r><w:rPr>\(mark)</w:rPr><w:sym w:font=\"\(font)\" w:char=\"\(code)\"/></w:r>"
        }
        let (plan, log) = try plan(
            title + paragraph("I. VIỆC LÀM") + "<w:p>" + run("", "- Giếng sạch ") + sign("Symbol", "F0B3")
                + run("", " 30%, bùn ") + sign("Symbol", "00A3") + sign("Symbol", "F0B9", "<w:vanish/>")
                + sign("Webdings", "F042", "<w:vanish/>")
                + run("", " 5%.") + "</w:p>" + "<w:p>" + sign("Wingdings", "F0FC")
                + run("", " Sửa cầu ") + sign("Webdings", "F041") + run("", ".") + "</w:p>")
        #expect(plan.items.map(\.text) == ["Giếng sạch ≥ 30%, bùn ≤ 5%.", "Sửa cầu [?]."])
        #expect(
            told(log, "unknown-sign", "hidden-text") == [
                "plan.docx:4:1 hidden-text: “≠[?]” bị ẩn trong Word nên không nhập vào kế hoạch",
                "plan.docx:5:1 unknown-sign: “F041” là mã ký hiệu không biết nghĩa nên không nhập vào kế hoạch",
            ])
    }

    /// What is left of a row whose task was taken back is none.
    @Test(arguments: [("<w:strike/>", "struck-text"), ("<w:vanish/>", "hidden-text")])
    func aRowWhoseTaskIsTakenBackIsLeftOutAndTold(mark: String, id: String) throws {
        let (plan, log) = try plan(
            title + paragraph("I. VIỆC LÀM")
                + table(
                    [cell("TT"), cell("Nội dung"), cell("Đơn vị"), cell("Thời gian")],
                    [cell("1"), cell("Quét rác"), cell("Công an"), cell("")],
                    [
                        cell("2"), "<w:tc><w:p>\(run(mark, "Đào giếng"))</w:p></w:tc>", cell("Trạm Y tế"),
                        cell("Quý I"),
                    ],
                    [cell(""), cell(""), cell("Trạm Y tế"), cell("")],
                    [cell("3"), cell(""), cell(""), cell("")]))
        #expect(plan.items.map(\.text) == ["Quét rác (Đơn vị: Công an)"])
        #expect(plan.deadlines.isEmpty)
        #expect(told(log, id).map { $0.prefix(29) } == ["plan.docx:5:1 \(id): “Đ"])
        #expect(
            told(log, "row-without-task") == [
                "plan.docx:5:1 row-without-task: “2 | Trạm Y tế | Quý I” là hàng để trống ô nhiệm vụ nên không nhập vào kế hoạch",
                "plan.docx:6:1 row-without-task: “Trạm Y tế” là hàng để trống ô nhiệm vụ nên không nhập vào kế hoạch",
            ])
    }

    /// Two lists of one kind count on unless the second says that it begins anew; a style may
    /// take its list from another.
    @Test func listsBeginAnewAndStylesInherit() throws {
        let numbering =
            "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/>"
            + "<w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
            + "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
            + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
            + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num>"
        let styles =
            "<w:style w:styleId=\"Con\"><w:basedOn w:val=\"Cha\"/></w:style>"
            + "<w:style w:styleId=\"Cha\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>"
            + "<w:style w:styleId=\"Vòng\"><w:basedOn w:val=\"Vòng\"/></w:style>"
        let (plan, log) = try plan(
            title + paragraph("I. ĐƯỜNG") + paragraph("Ngõ", list: (1, 0)) + paragraph("Quét.", style: "Con")
                + paragraph("II. CHỢ") + paragraph("Sạp", list: (2, 0)) + paragraph("Lau.", style: "Con")
                + paragraph("Kho", list: (2, 0)) + paragraph("Khoá.", style: "Vòng"),
            numbering: numbering, styles: styles)
        #expect(
            plan.sections.map { "\($0.number) \($0.title)" } == [
                "I ĐƯỜNG", "I.1 Ngõ", "II CHỢ", "II.1 Sạp", "II.2 Kho",
            ])
        #expect(plan.items.map(\.text) == ["Quét.", "Lau.", "Khoá."])
        #expect(log.summary == ["warning no-recipients"])
    }

    /// What Word prints before a paragraph depends on more than its level.
    @Test func numbersAreThoseWordPrints() throws {
        func item(_ level: Int, _ format: String, _ text: String, _ more: String = "", start: Int = 1)
            -> String
        {
            "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"\(start)\"/><w:numFmt w:val=\"\(format)\"/>\(more)"
                + "<w:lvlText w:val=\"\(text)\"/></w:lvl>"
        }
        func abstract(_ id: Int, _ content: String) -> String {
            "<w:abstractNum w:abstractNumId=\"\(id)\">\(content)</w:abstractNum>"
        }
        func num(_ id: Int, _ abstract: Int, _ more: String = "") -> String {
            "<w:num w:numId=\"\(id)\"><w:abstractNumId w:val=\"\(abstract)\"/>\(more)</w:num>"
        }
        let numbering =
            abstract(
                0,
                "<w:styleLink w:val=\"Muc\"/>" + item(0, "upperRoman", "%1.", "<w:pStyle w:val=\"Cap1\"/>")
                    + item(1, "decimal", "%2.", "<w:pStyle w:val=\"Cap2\"/>")
                    + item(2, "decimal", "%2.%3.", "<w:isLgl/>"))
            + abstract(1, "<w:numStyleLink w:val=\"Muc\"/>")
            + abstract(2, item(0, "decimal", "%1.", start: 5)) + abstract(3, item(0, "bullet", "+"))
            + num(1, 0) + num(2, 1)
            + num(3, 2, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>")
            + num(4, 3)
            + num(
                5, 2,
                "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/>\(item(0, "lowerLetter", "%1)"))</w:lvlOverride>"
            )
        let styles =
            "<w:style w:styleId=\"Cap1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
            + "<w:style w:styleId=\"Cap2\"><w:basedOn w:val=\"Cap1\"/></w:style>"
        let (plan, _) = try plan(
            title + paragraph("ĐƯỜNG", style: "Cap1") + paragraph("Ngõ", style: "Cap2")
                + paragraph("Ngõ Đông", list: (2, 2)) + paragraph("Quét.", list: (4, 0))
                + paragraph("", list: (2, 1)) + paragraph("Hè", list: (2, 1)) + paragraph("- Lát.")
                + paragraph("CHỢ", list: (2, 0)) + paragraph("Sạp", list: (3, 0)) + paragraph("- Lau.")
                + paragraph("Kho", list: (3, 0)) + paragraph("Cửa", list: (5, 0)) + paragraph("- Khoá."),
            numbering: numbering, styles: styles)
        #expect(
            plan.sections.map { "\($0.number) \($0.title)" } == [
                "I ĐƯỜNG", "I.1 Ngõ", "I.1.1 Ngõ Đông", "I.3 Hè", "II CHỢ", "II.1 Sạp", "II.2 Kho",
                "II.2.a Cửa",
            ])
        #expect(plan.items.map(\.text) == ["Quét.", "Lát.", "Lau.", "Khoá."])
    }

    /// Small letters that Word shows as capitals: a heading is told by them.
    @Test func capitalsOfAFormatAreCapitals() throws {
        let styles =
            "<w:style w:styleId=\"Hoa\"><w:rPr><w:caps/></w:rPr></w:style>"
            + "<w:style w:styleId=\"Ten\"><w:basedOn w:val=\"Hoa\"/></w:style>"
        let (plan, _) = try plan(
            "<w:p>" + run("<w:caps/>", "Kế hoạch") + "</w:p>" + paragraph("Về nước phường Mẫu năm 2025")
                + paragraph("I. Việc làm", style: "Ten")
                + "<w:p>" + run("<w:caps w:val=\"0\"/>", "- Quét ") + run("<w:caps/>", "rác") + "</w:p>",
            styles: styles)
        #expect(plan.title == "Về nước phường Mẫu năm 2025")
        #expect(plan.sections.map(\.title) == ["VIỆC LÀM"] && plan.items.map(\.text) == ["Quét RÁC"])
    }

    /// Letters of the fonts from before Unicode would be read as others; text in Unicode that kept the name of one
    /// is read.
    @Test(arguments: [
        ("<w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/>", "", "- QuÐt r¸c.", true),
        ("<w:rFonts w:ascii=\".VnTime\"/>", "", "- Quét rác ở Bình Hà.", false),
        ("<w:rFonts w:ascii=\".VnTime\"/>", "", "- Dựng mái do Bjørn tặng.", false),
        ("<w:rFonts w:hAnsi=\"VNI-Times\"/>", "", "- Queùt raùc ôû chôï.", true),
        ("", ".VnTime", "- QuÐt r¸c.", true),
        ("<w:rFonts w:ascii=\"Times New Roman\"/>", ".VnTime", "- QuÐt r¸c.", false),
        ("<w:vanish/>", ".VnTime", "- QuÐt r¸c.", false),
        // Under the name of another font the words tell.
        ("", "", "- Tæ chøc c¸c ho¹t ®éng truyÒn th«ng.", true),
        ("", "", "- N©ng cao nhËn thøc cña c¸n bé.", true),
        ("", "", "- Tặng quà ®Sony, ®LG, µF cho tổ.", false),
        ("", "", "- Mua loa Sony®, JBL®, Bose® cho nhà hát.", false),
        ("", "", "- Anh Søren, anh Bjørn, cô Åse tham gia.", false),
    ])
    func oldFontsAreRefused(mark: String, font: String, text: String, isRefused: Bool) throws {
        let styles =
            "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\"/></w:rPr></w:rPrDefault></w:docDefaults>"
            + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:rPr><w:rFonts w:ascii=\"\(font)\"/></w:rPr></w:style>"
        let body =
            title + paragraph("I. VIỆC LÀM") + "<w:p>" + run(mark, text) + "</w:p>" + paragraph("- Xây mái.")
        do {
            _ = try plan(body, styles: styles)
            #expect(!isRefused)
        } catch let error as DiagnosticError {
            #expect(isRefused && error.diagnostics.map(\.id) == [.oldFont])
            #expect(error.diagnostics.first?.location?.description == "plan.docx:4:1")
        }
    }

    /// A line or a frame is no picture.
    @Test func picturesAreTold() throws {
        func drawing(_ name: String, _ content: String) -> String {
            "<w:r><w:drawing><w:docPr w:name=\"\(name)\"/>\(content)</w:drawing></w:r>"
        }
        let (plan, log) = try plan(
            title + paragraph("I. VIỆC LÀM") + "<w:p>" + drawing("Line 1", "<w:wsp/>") + run("", "- Xây mái.")
                + "</w:p>"
                + "<w:p>" + drawing("Bảng chụp", "<w:blip/>") + "</w:p>"
                + "<w:p>" + element("del", drawing("Cũ", "<w:blip/>")) + "</w:p>")
        #expect(plan.items.map(\.text) == ["Xây mái."])
        #expect(
            told(log, "picture") == [
                "plan.docx:5:1 picture: “Bảng chụp” là hình hoặc biểu đồ nên không nhập vào kế hoạch"
            ])
    }

    /// What it says is known once Word has taken it in.
    @Test func aFileInsideOfTheFileIsTold() throws {
        let (plan, log) = try plan(
            title + paragraph("I. VIỆC LÀM") + paragraph("- Xây mái.") + "<w:altChunk w:id=\"rId7\"/>"
                + paragraph("- Đào giếng."))
        #expect(plan.items.map(\.text) == ["Xây mái.", "Đào giếng."])
        #expect(
            told(log, "inserted-file") == [
                "plan.docx:5:1 inserted-file: “altChunk rId7” là một tệp khác nằm trong tệp Word này, "
                    + "chưa đọc được nên không nhập vào kế hoạch"
            ])
    }

    /// The second entry, or what is chosen before anybody chooses, or the first one.
    @Test(arguments: [
        ("<w:result w:val=\"1\"/>", "tháng 6"), ("<w:default w:val=\"2\"/>", "tháng 9"), ("", "tháng 3"),
        ("<w:result w:val=\"7\"/>", ""),
    ])
    func whatIsChosenInAFormIsRead(_ choice: String, _ expected: String) throws {
        let list =
            "<w:ffData><w:name w:val=\"Han\"/><w:ddList>\(choice)"
            + ["tháng 3", "tháng 6", "tháng 9"].map { "<w:listEntry w:val=\"\($0)\"/>" }.joined()
            + "</w:ddList></w:ffData>"
        let field =
            "<w:r><w:fldChar w:fldCharType=\"begin\">\(list)</w:fldChar></w:r>"
            + "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        let (plan, _) = try plan(
            title + paragraph("I. VIỆC LÀM") + "<w:p>" + run("", "- Xây mái ") + field + run("", ".")
                + "</w:p>")
        #expect(plan.items.map(\.text) == ["Xây mái \(expected)."])
    }

    /// The mark of a note is no digit of the number before it.
    @Test(arguments: [
        ("150", "2", "150² hộ."), ("150", "10", "150 10 hộ."), ("m", "2", "m2 hộ."),
        ("150", "(1)", "150(1) hộ."),
    ])
    func raisedDigitsStandApartFromANumber(_ before: String, _ raised: String, _ expected: String) throws {
        let (plan, _) = try plan(
            title + paragraph("I. VIỆC LÀM") + "<w:p>" + run("", "- Xây mái \(before)")
                + run("<w:vertAlign w:val=\"superscript\"/>", raised) + run("", " hộ.") + "</w:p>")
        #expect(plan.items.map(\.text) == ["Xây mái \(expected)"])
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
    @Test func aRowCutInTwoByAPageIsOne() throws {
        func row(_ cells: String...) -> [String] { cells.map { "<w:tc>" + paragraph($0) + "</w:tc>" } }
        let (plan, _) = try plan(
            title + paragraph("I. VIỆC LÀM")
                + table(
                    row("STT", "Nhiệm vụ", "Phối hợp", "Thời gian"),
                    row("1", "Mở lớp bơi", "Công an phường", "Trong"),
                    row("", "cho trẻ em ở ngõ", "Trạm Y tế", "tháng 6"),
                    row("2", "Quét rác", "Đoàn Thanh niên", ""), row("", "Tưới cây", "Đoàn Thanh niên", "")))
        #expect(
            plan.items.map(\.text) == [
                "Mở lớp bơi cho trẻ em ở ngõ (Phối hợp: Công an phường, Trạm Y tế; Thời gian: Trong tháng 6)",
                "Quét rác (Phối hợp: Đoàn Thanh niên)", "Tưới cây (Phối hợp: Đoàn Thanh niên)",
            ])
    }

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

    /// Two columns under the titles of a list of tasks are one; a row of one cell above names it.
    @Test(arguments: [
        (
            ["Nhiệm vụ", "Đơn vị chủ trì"], ["Lát nền chợ", "Công an phường"],
            "ca - Lát nền chợ (Đơn vị chủ trì: Công an phường)"
        ),
        (
            ["Đơn vị thực hiện", "Nội dung"], ["Trạm Y tế phường", "Lát nền chợ"],
            "tyt - Lát nền chợ (Đơn vị thực hiện: Trạm Y tế phường)"
        ),
        (["STT", "Nhiệm vụ"], ["1", "Lát nền chợ"], "- - Lát nền chợ"),
        (["STT", "Nhiệm vụ"], ["", "Lát nền chợ"], "- - Lát nền chợ"),
        (
            ["Nhiệm vụ", "Thời gian"], ["Lát nền chợ", "Trước ngày 30/6/2025"],
            "- 2025-06-30 Lát nền chợ (Thời gian: Trước ngày 30/6/2025)"
        ),
    ])
    func aListOfTasksMayHaveTwoColumns(titles: [String], row: [String], read: String) throws {
        let list = table([cell("Bảng phân công")], titles.map { cell($0) }, row.map { cell($0) })
        let (plan, log) = try plan(title + paragraph("I. VIỆC LÀM") + paragraph("- Quét rác.") + list)
        let tasks = plan.items.filter(\.isTask).dropFirst().map { item in
            let deadline = plan.deadlines.first { $0.item == item.id }
            return "\(item.lead ?? "-") \(deadline?.before.iso ?? "-") \(item.text)"
        }
        #expect(tasks == [read])
        #expect(log.entries.contains { $0.id.name == "table-read" })
    }

    /// A cell with a list of tasks holds each of them, with what its row says beside it.
    @Test func aCellMayHoldSeveralTasks() throws {
        let (plan, log) = try plan(
            title + paragraph("I. VIỆC LÀM")
                + table(
                    [cell("Đơn vị"), cell("Nhiệm vụ")],
                    [cell("Công an phường"), cell("- Lát nền", "ở chợ.", "- Kẻ vạch.")],
                    [cell("Trạm Y tế phường"), cell("Phun thuốc.")]))
        #expect(
            plan.items.map { "\($0.lead ?? "-") \($0.text)" } == [
                "ca Lát nền ở chợ. (Đơn vị: Công an phường)", "ca Kẻ vạch. (Đơn vị: Công an phường)",
                "tyt Phun thuốc. (Đơn vị: Trạm Y tế phường)",
            ])
        #expect(log.entries.contains { $0.message.vi.contains("3 mục") })
    }

    /// `I` and `A` before the only words of a row make them a title, an automatic number that is not written none.
    @Test func twoColumnsWithoutTitlesOfAListStayText() throws {
        let (plan, log) = try plan(
            title + paragraph("I. VIỆC LÀM")
                + table([cell("- Một."), cell("- Hai.")], [cell("- Ba."), cell("- Bốn.")])
                + table(
                    [cell("TT"), cell("Nội dung")], [cell("A"), cell("Ngoài chợ")],
                    [cell(""), cell("Lát nền")]))
        #expect(plan.items.map(\.text) == ["Một.", "Hai.", "Ba.", "Bốn.", "Ngoài chợ:", "Lát nền"])
        #expect(log.entries.filter { $0.id.name == "table-read" }.count == 1)
    }

    /// A cell merged downwards holds for every row; a row of one cell, or with a Roman number, titles those under it.
    @Test func mergedCellsHoldForTheirRowsAndGroupsAreNoTasks() throws {
        func merged(_ mark: String, _ text: String) -> String {
            "<w:tc><w:tcPr><w:vMerge\(mark)/></w:tcPr>" + paragraph(text) + "</w:tc>"
        }
        let (plan, log) = try plan(
            title + paragraph("I. VIỆC LÀM")
                + table(
                    [cell("TT"), cell("Việc"), cell("Đơn vị chủ trì"), cell("Thời hạn")],
                    [cell("I"), cell("Ngoài chợ"), cell(""), cell("")],
                    [
                        cell("1"), cell("Lát nền"), merged(" w:val=\"restart\"", "Công an phường"),
                        cell("Quý I"),
                    ],
                    [cell("2"), cell("Kẻ vạch"), merged("", ""), cell("Thường xuyên")],
                    [cell("Trong ngõ")],
                    [cell("3"), cell("Trồng hoa"), cell("Hội LHPN phường"), merged("", "")]))
        #expect(
            plan.items.map { "\($0.isTask) \($0.lead ?? "-") \($0.text)" } == [
                "false - Ngoài chợ:",
                "true ca Lát nền (Đơn vị chủ trì: Công an phường; Thời hạn: Quý I)",
                "true ca Kẻ vạch (Đơn vị chủ trì: Công an phường; Thời hạn: Thường xuyên)",
                "false - Trong ngõ:",
                "true hlhpn Trồng hoa (Đơn vị chủ trì: Hội LHPN phường)",
            ])
        #expect(plan.deadlines.map(\.before.iso) == ["2025-04-01"])
        #expect(log.entries.first { $0.id.name == "table-read" }?.message.vi.contains("3 mục") ?? false)
    }

    private func wide(_ width: Int, _ text: String, _ mark: String = "") -> String {
        "<w:tc><w:tcPr><w:gridSpan w:val=\"\(width)\"/>\(mark)</w:tcPr>" + paragraph(text) + "</w:tc>"
    }

    private func tall(_ text: String?) -> String {
        "<w:tc><w:tcPr><w:vMerge\(text == nil ? "" : " w:val=\"restart\"")/></w:tcPr>"
            + paragraph(text ?? "") + "</w:tc>"
    }

    /// Titles under a title, columns that are counted, and cells over several columns.
    @Test func titlesMayFillTwoRowsAndCellsSeveralColumns() throws {
        let (plan, log) = try plan(
            title + paragraph("I. VIỆC LÀM")
                + table(
                    [tall("TT"), tall("Việc"), wide(2, "Phân công"), tall("Thời hạn")],
                    [tall(nil), tall(nil), cell("Chủ trì"), cell("Phối hợp"), tall(nil)],
                    [cell("(1)"), cell("(2)"), cell("(3)"), cell("(4)"), cell("(5)")],
                    [cell("I"), wide(4, "Ngoài chợ")],
                    [cell("1"), cell("Lát nền"), tall("Công an phường"), cell("Trạm Y tế"), cell("Quý I")],
                    [cell("2"), wide(1, "Kẻ vạch"), tall(nil), wide(2, "Văn phòng")],
                    [wide(2, "Tổng số"), cell(""), cell("2 việc"), cell("")]))
        #expect(
            plan.items.map { "\($0.isTask) \($0.lead ?? "-") \($0.text)" } == [
                "false - Ngoài chợ:",
                "true ca Lát nền (Chủ trì: Công an phường; Phối hợp: Trạm Y tế; Thời hạn: Quý I)",
                "true ca Kẻ vạch (Chủ trì: Công an phường; Phối hợp: Văn phòng)",
            ])
        #expect(
            told(log, "row-without-task").map { $0.prefix(60) } == [
                "plan.docx:8:1 row-without-task: “Tổng số | 2 việc” là hàng đ"
            ])
    }

    /// A list goes on in a table of its own on the next page, with its titles again or without them.
    @Test func aListOfTasksMayGoOnInAnotherTable() throws {
        let head = [cell("TT"), cell("Việc"), cell("Chủ trì")]
        let (plan, _) = try plan(
            title + paragraph("I. VIỆC LÀM")
                + table(
                    [cell("1"), cell("Đào giếng"), cell("Trạm Y tế")], [cell("2"), cell("Sơn cột"), cell("")])
                + table(
                    head, [cell("1"), cell("Lát nền"), cell("Công an phường")], head,
                    [
                        cell("2"), cell("Kẻ vạch"), cell("Công an phường"),
                    ]) + paragraph("")
                + table([cell("3"), cell("Trồng hoa"), cell("Công an phường")]))
        #expect(
            plan.items.map { "\($0.lead ?? "-") \($0.text)" } == [
                "tyt Đào giếng (Trạm Y tế)", "- Sơn cột", "ca Lát nền (Chủ trì: Công an phường)",
                "ca Kẻ vạch (Chủ trì: Công an phường)", "ca Trồng hoa (Chủ trì: Công an phường)",
            ])
    }

    /// A running number that Word sets itself tells a task without anything beside it from a title.
    @Test func automaticNumbersAreRunningNumbers() throws {
        let numbering =
            "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "decimal", "%1") + "</w:abstractNum>"
            + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
        let counted = "<w:tc>" + paragraph("", list: (1, 0)) + "</w:tc>"
        let (plan, _) = try plan(
            title + paragraph("I. VIỆC LÀM")
                + table(
                    [cell("TT"), cell("Việc"), cell("Chủ trì")], [counted, cell("Lát nền"), cell("")],
                    [counted, cell("Kẻ vạch"), cell("")]),
            numbering: numbering)
        #expect(plan.items.map { "\($0.isTask) \($0.text)" } == ["true Lát nền", "true Kẻ vạch"])
    }

    /// Shift and Enter end lines in a letterhead and before a number; elsewhere the line goes on.
    @Test func lineEndsPartWhatStandsApart() throws {
        func lines(_ texts: String...) -> String {
            "<w:p><w:r>" + texts.map { "<w:t>\($0)</w:t>" }.joined(separator: "<w:br/>") + "</w:r></w:p>"
        }
        let (plan, _) = try plan(
            table([
                "<w:tc>" + lines("ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU", "Số: 7/KH\u{2011}UBND") + "</w:tc>",
                "<w:tc>" + lines("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
                    + "</w:tc>",
            ]) + lines("KẾ HOẠCH", "Về nước phường Mẫu", "năm 2025")
                + lines("I. VIỆC LÀM", "1. Đường", "- Quét rác", "ở ngõ", "2. Chợ", "- Lát nền")
                + table(
                    [cell("Nội dung"), cell("Chủ trì"), cell("Thời gian")],
                    [
                        "<w:tc>" + lines("1. Sơn cột", "2. Kẻ vạch") + "</w:tc>", cell("Công an phường"),
                        cell(""),
                    ]))
        #expect(plan.organisation.issuer == ["ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU"])
        #expect(plan.number == "7/KH-UBND" && plan.title == "Về nước phường Mẫu năm 2025")
        #expect(plan.sections.map { "\($0.number) \($0.title)" } == ["I VIỆC LÀM", "I.1 Đường", "I.2 Chợ"])
        #expect(
            plan.items.map(\.text) == [
                "Quét rác ở ngõ", "Lát nền", "Sơn cột (Chủ trì: Công an phường)",
                "Kẻ vạch (Chủ trì: Công an phường)",
            ])
    }

    @Test func aTableBehindTheSignatureIsASectionOfItsOwn() throws {
        let (plan, log) = try plan(
            title + paragraph("I. VIỆC LÀM") + paragraph("- Quét rác.") + paragraph("Nơi nhận:")
                + paragraph("- Lưu: VT.") + paragraph("CHỦ TỊCH") + paragraph("Lê Mẫu")
                + paragraph("PHỤ LỤC 1") + paragraph("VIỆC CỦA CÁC TỔ")
                + paragraph("(Kèm theo Kế hoạch số 7/KH-UBND)")
                + table(
                    [cell("STT"), cell("Nhiệm vụ"), cell("Chủ trì")],
                    [cell("1"), cell("Trồng tre"), cell("Hội Nông dân")])
                + paragraph("Phụ lục 2") + paragraph("DANH SÁCH TỔ TRƯỞNG") + paragraph("Ông Mẫu, tổ 4"))
        #expect(plan.sections.map { "\($0.number) \($0.title)" }.last == "PL PHỤ LỤC 1 VIỆC CỦA CÁC TỔ")
        #expect(plan.items.map(\.id) == ["I-1", "PL-1"] && plan.items.last?.lead == "hnd")
        #expect(plan.signature.name == "Lê Mẫu")
        let unplaced = log.entries.filter { $0.id.name == "unplaced-text" }.map(\.message.vi)
        #expect(unplaced.count == 1 && unplaced[0].contains("DANH SÁCH TỔ TRƯỞNG"), "\(unplaced)")
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

    /// Head and tail of a plan with these paragraphs as its tasks.
    private func tasks(_ body: String) throws -> (texts: [String], log: DiagnosticLog) {
        let (plan, log) = try plan(
            title + paragraph("I. NHIỆM VỤ") + body + paragraph("II. TỔ CHỨC THỰC HIỆN")
                + paragraph("1. Công an phường") + paragraph("- Giữ xe."))
        return (plan.sections.first?.items.map(\.text) ?? [], log)
    }

    @Test func paragraphsWithoutAFullStopStayApart() throws {
        let body = ["Đào giếng ở ba xóm", "Quét đường", "Sửa cầu qua kênh"].map { paragraph($0) }.joined()
        #expect(try tasks(body).texts == ["Đào giếng ở ba xóm", "Quét đường", "Sửa cầu qua kênh"])
    }

    @Test func aParagraphThatBeginsWithinASentenceGoesOn() throws {
        let body = paragraph("Đào giếng ở ba xóm") + paragraph("và quét đường") + paragraph("Sửa cầu với")
        #expect(
            try tasks(body + paragraph("Đội Thủy lợi")).texts == [
                "Đào giếng ở ba xóm và quét đường", "Sửa cầu với Đội Thủy lợi",
            ])
    }

    /// Made from a PDF: a paragraph to a printed line, which borders nothing.
    @Test func printedLinesAreNoParagraphs() throws {
        let lines = [
            "- Đào giếng ở ba xóm phía bắc kênh, trước", "mùa khô, giao cho tổ", "thủy lợi làm ngay;",
            "- Quét đường mỗi", "tuần hai lần, từ chợ", "Sáo đến cầu",
        ]
        let texts = try tasks(lines.map { paragraph($0) }.joined()).texts
        #expect(texts.count == 2)
        #expect(texts.last == "Quét đường mỗi tuần hai lần, từ chợ Sáo đến cầu")
    }

    @Test func aLineEndBeforeADashBeginsAnItem() throws {
        func lines(_ texts: String...) -> String {
            "<w:p><w:r>" + texts.map { "<w:t>\($0)</w:t>" }.joined(separator: "<w:br/>") + "</w:r></w:p>"
        }
        #expect(try tasks(lines("- Đào giếng", "- Quét đường")).texts == ["Đào giếng", "Quét đường"])
        #expect(try tasks(lines("- đào giếng", "+ quét đường")).texts == ["đào giếng", "quét đường"])
        #expect(try tasks(lines("- Đào giếng", "Ba Xóm")).texts == ["Đào giếng Ba Xóm"])
    }

    @Test func whatNobodySeesIsTakenOutAndTold() throws {
        let (texts, log) = try tasks(
            paragraph("- Đ\u{200B}ào giếng\u{2060}.") + paragraph("- Quét\u{FEFF} đường."))
        #expect(texts == ["Đào giếng.", "Quét đường."])
        let told = log.entries.filter { $0.id == .textInvisible }
        #expect(told.compactMap { $0.location?.description } == ["plan.docx:4:1", "plan.docx:5:1"])
    }

    @Test func whatTurnsTheTextRefusesThePlan() throws {
        do {
            _ = try tasks(paragraph("- Đào \u{202E}giếng.") + paragraph("- Quét \u{2066}đường."))
            Issue.record("a plan that every command refuses was written")
        } catch let error as DiagnosticError {
            #expect(error.diagnostics.map(\.id) == [.textOverride, .textOverride])
            #expect(error.diagnostics.first?.location?.description == "plan.docx:4:1")
        }
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
