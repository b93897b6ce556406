import CXlsx
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct SpreadsheetTests {
    /// One line a row: `C7=content`, blanks left out.
    private func dump(_ sheet: SpreadsheetSheet) -> [String] {
        sheet.table.rows.map { row in
            row.compactMap { cell -> String? in
                guard case .cell(let reference) = cell.location, cell.content != .blank else { return nil }
                return "\(reference.name)=\(describe(cell.content))"
            }.joined(separator: " ")
        }
    }

    private func describe(_ content: TableCell.Content) -> String {
        switch content {
        case .blank: "blank"
        case .refused: "refused"
        case .text(let text): "“\(text.replacing("\n", with: "⏎"))”"
        case .number(let value): "\(value)"
        case .percentage(let value): "\(value)%"
        case .date(let day, let second): "day \(day)" + (second == 0 ? "" : "+\(second)")
        case .boolean(let value): "\(value)"
        case .fault(let message): "fault(\(message.en))"
        }
    }

    private func sheets(_ workbook: HandmadeWorkbook) throws -> [SpreadsheetSheet] {
        try SpreadsheetReader.sheets(workbook.bytes, path: "a.xlsx")
    }

    @Test func readsEveryKindOfCell() throws {
        var workbook = HandmadeWorkbook([
            .init(
                "Bảng 1",
                """
                <sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c t="inlineStr"><is><t>x</t></is></c></row>
                <row><c><v>1234.5</v></c><c><v>0.30000000000000004</v></c><c><v>1E+20</v></c><c s="1"><v>0.727</v></c></row>
                <row r="5"><c r="B5" s="2"><v>45801</v></c><c r="C5" s="3"><v>45801.354166666664</v></c><c r="D5" s="3"><v>0.5</v></c><c r="E5" s="4"><v>45801</v></c></row>
                <row r="6"><c r="A6" t="b"><v>1</v></c><c r="B6" t="e"><v>#REF!</v></c><c r="C6" t="str"><f>A1</f><v>công_x000A_thức</v></c><c r="D6"><f>1+1</f></c><c r="E6"><f>1+1</f><v>2</v></c><c r="F6" t="s"><v>99</v></c><c r="G6"><v>abc</v></c></row>
                <row r="9"><c r="A9" s="2"/><c r="B9" t="s"><v>2</v></c></row></sheetData>
                """)
        ])
        workbook.sharedStrings = """
            <si><t xml:space="preserve"> e&#x0300; &amp; &lt;b&gt; </t></si>\
            <si><r><rPr><b/></rPr><t>Kết </t></r><r><t>quả</t></r><rPh><t>đọc</t></rPh></si><si><t></t></si>
            """
        workbook.styles = """
            <numFmts><numFmt numFmtId="164" formatCode="[$-42A]dd&quot;/&quot;mm"/><numFmt numFmtId="165" formatCode="#,##0&quot; đồng&quot;"/></numFmts>\
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>
            """
        let sheet = try #require(try sheets(workbook).first)
        #expect(sheet.name == "Bảng 1" && !sheet.isHidden)
        #expect(
            dump(sheet) == [
                "A2=“ è & <b> ” C2=“Kết quả” D2=“x”",
                "A3=1234.5 B3=0.3 C3=100000000000000000000 D3=72.7%",
                "B5=day 20232 C5=day 20232+30600 D5=“12:00” E5=45801",
                "A6=true B6=fault(#REF!) C6=“công⏎thức” D6=fault(the formula has not been computed) E6=2 F6=fault(its value is damaged) G6=fault(its value is damaged)",
            ])
    }

    @Test(arguments: [
        (1.0, false, -25567), (59.0, false, -25509), (61.0, false, -25508), (25569.0, false, 0),
        (0.0, true, -24107),
        (24107.0, true, 0),
    ])
    func daysAreCountedAsSpreadsheetsDo(_ serial: Double, _ startsIn1904: Bool, _ day: Int) {
        #expect(
            SpreadsheetNumber.content("\(serial)", .date, startsIn1904: startsIn1904)
                == .date(dayNumber: day, second: 0))
    }

    @Test(
        arguments: [
            ("General", CellStyles.NumberKind.number), ("0.00", .number), ("#,##0\"ngày\"", .number),
            ("0.0%", .percentage),
            ("dd/mm/yyyy", .date), ("[h]:mm", .date), ("[Red]0;[Blue]-0", .number), ("0\\d", .number),
            ("_d0", .number),
            ("yyyy\"năm\"", .date), ("[$-409]h:mm AM/PM", .date), ("0;\"d\"", .number), ("@", .number),
            ("0.00E+00", .number),
        ] as [(String, CellStyles.NumberKind)])
    func formatsTellDates(_ code: String, _ kind: CellStyles.NumberKind) {
        #expect(CellStyles.kind(code) == kind)
    }

    @Test func mergedCellsNameTheirOwner() throws {
        let workbook = HandmadeWorkbook([
            .init(
                "S",
                """
                <sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="D1"><v>3</v></c></row><row r="2"><c r="A2"><v>4</v></c></row>
                <row r="4"><c r="A4"><v>5</v></c></row></sheetData><mergeCells><mergeCell ref="B1:C4"/><mergeCell ref="A9:XFD1048576"/><mergeCell ref="??"/></mergeCells>
                """)
        ])
        let sheet = try #require(try sheets(workbook).first)
        let fault = "fault(it is merged into B1)"
        #expect(
            dump(sheet) == [
                "A1=1 B1=2 C1=\(fault) D1=3", "A2=4 B2=\(fault) C2=\(fault)", "A4=5 B4=\(fault) C4=\(fault)",
            ])
        #expect(Set(sheet.table.rows.map(\.count)) == [4])
    }

    /// A cell that is struck out, wholly or in part, has no value; rows and columns without a size are hidden.
    @Test func struckOutCellsAreFaultsAndThinRowsAreHidden() throws {
        var workbook = HandmadeWorkbook([
            .init(
                "S",
                """
                <cols><col min="2" max="2" width="0"/><col min="3" max="3" width="9"/></cols>\
                <sheetData><row r="1" ht="0" customHeight="1"><c r="A1" s="1"><v>120</v></c><c r="B1" s="1"/><c r="C1" s="2"><v>7</v></c></row>\
                <row r="2" ht="15"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>\
                <c r="C2" t="inlineStr"><is><r><rPr><strike/></rPr><t>9</t></r></is></c></row></sheetData>
                """)
        ])
        workbook.sharedStrings = """
            <si><r><t>12</t></r><r><rPr><strike/></rPr><t>5</t></r><r><t>0</t></r></si>\
            <si><r><rPr><strike val="0"/></rPr><t>8</t></r><r><rPr><strike/></rPr><t> </t></r></si>
            """
        workbook.styles = """
            <fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>\
            <cellXfs><xf/><xf fontId="1"/><xf fontId="2"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs>
            """
        let sheet = try #require(try sheets(workbook).first)
        let fault = "fault(it is struck out; take the line away where it holds, else clear it)"
        #expect(dump(sheet) == ["A1=\(fault) C1=7", "A2=\(fault) B2=“8 ” C2=\(fault)"])
        #expect(sheet.hiddenRows == [1] && sheet.hiddenColumns == [1])
    }

    /// A format that shows nothing hides a number from whoever signs the sheet; one for zeros only does not.
    @Test func cellsWhoseFormatShowsNothingAreFaults() throws {
        var workbook = HandmadeWorkbook([
            .init(
                "S",
                """
                <sheetData><row r="1"><c r="A1" s="1"><v>120</v></c><c r="B1" s="2"><v>7</v></c><c r="C1" s="1"/></row></sheetData>
                """)
        ])
        workbook.styles = """
            <numFmts><numFmt numFmtId="164" formatCode=";;;"/><numFmt numFmtId="165" formatCode="0;-0;;@"/></numFmts>\
            <cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>
            """
        let sheet = try #require(try sheets(workbook).first)
        let fault =
            "fault(its format “;;;” shows nothing of what it holds; choose General, then keep it or clear it)"
        #expect(dump(sheet) == ["A1=\(fault) B1=7"])
    }

    @Test func hiddenSheetsSayThatTheyAre() throws {
        var workbook = HandmadeWorkbook([
            .init("a", rows: [["x"]]), .init("b", "<sheetData/>", state: "hidden"),
            .init("c", "", state: "veryHidden"),
        ])
        workbook.workbookProperties = "<workbookPr date1904=\"1\"/>"
        #expect(try sheets(workbook).map(\.isHidden) == [false, true, true])
        #expect(try sheets(workbook).map(\.table.rows.count) == [1, 0, 0])
    }

    @Test func hugeSheetsAreRefused() throws {
        let far = "<sheetData><row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row></sheetData>"
        let overlapping = String(repeating: "<mergeCell ref=\"A1:A1048576\"/>", count: 10_001)
        let wide = (0..<2000).map { "<row r=\"\($0 + 1)\"><c r=\"ALL\($0 + 1)\"><v>1</v></c></row>" }.joined()
        for xml in [
            far, "<sheetData/><mergeCells>\(overlapping)</mergeCells>", "<sheetData>\(wide)</sheetData>",
        ] {
            let found = diagnostics { () throws(DiagnosticError) in
                _ = try SpreadsheetReader.sheets(HandmadeWorkbook([.init("S", xml)]).bytes, path: "a.xlsx")
            }
            #expect(found.map(\.id) == [.spreadsheetTooLarge])
        }
    }

    /// Sheets that are small and many: what is read of all of them together has a bound.
    @Test func manySheetsOfNothingAreRefused() throws {
        let blank = "<sheetData><row>" + String(repeating: "<c/>", count: 250_000) + "</row></sheetData>"
        let sheets = (0..<9).map { HandmadeWorkbook.Sheet("S\($0)", blank) }
        #expect(try SpreadsheetReader.sheets(HandmadeWorkbook([sheets[0]]).bytes, path: "a.xlsx").count == 1)
        let found = diagnostics { () throws(DiagnosticError) in
            _ = try SpreadsheetReader.sheets(HandmadeWorkbook(sheets).bytes, path: "a.xlsx")
        }
        #expect(found.map(\.id) == [.spreadsheetTooLarge])
        #expect(found.first?.message.en.contains("2000000 rows and cells") == true, "\(found)")
    }

    @Test func brokenWorkbooksAreErrors() {
        let whole = HandmadeWorkbook([.init("S", rows: [["x"]])]).entries
        for index in whole.indices {
            var entries = whole
            entries[index] = .init(entries[index].name, "<not closed")
            var fewer = whole
            fewer.remove(at: index)
            for entries in [entries, fewer] {
                let found = diagnostics { () throws(DiagnosticError) in
                    _ = try SpreadsheetReader.sheets(StoredZip.bytes(entries), path: "a.xlsx")
                }
                #expect(found.count == 1 && found.first?.location == .file("a.xlsx"), "\(whole[index].name)")
            }
        }
    }

    @Test func readsWhatLibxlsxwriterWrites() throws {
        let folder = try ScratchFolder()
        let book = try #require(workbook_new(folder["x.xlsx"]))
        let sheet = workbook_add_worksheet(book, "Kết quả")
        let date = workbook_add_format(book)
        format_set_num_format(date, "dd/mm/yyyy")
        worksheet_write_string(sheet, 0, 0, "Mã nhiệm vụ", nil)
        worksheet_write_string(sheet, 1, 0, "dòng 1\ndòng 2 <&>", nil)
        worksheet_write_number(sheet, 1, 1, 12.25, nil)
        worksheet_write_number(sheet, 1, 2, 45801, date)
        worksheet_write_boolean(sheet, 1, 3, 1, nil)
        worksheet_write_formula_num(sheet, 1, 4, "=B2*2", nil, 24.5)
        #expect(workbook_close(book) == LXW_NO_ERROR)
        let sheets = try SpreadsheetReader.sheets(
            try SystemEnvironment().read(folder["x.xlsx"]), path: "x.xlsx")
        #expect(sheets.map(\.name) == ["Kết quả"])
        #expect(
            sheets.first.map(dump) == [
                "A1=“Mã nhiệm vụ”", "A2=“dòng 1⏎dòng 2 <&>” B2=12.25 C2=day 20232 D2=true E2=24.5",
            ])
    }
}
