import Diagnostics
import Files
import PlanModel
import TestSupport
import Testing
import Workspace

/// Returned workbooks with what units do to them: hidden rows and sheets, joined cells, stray
/// cells, other programs' files under the ending `.xlsx`.
@Suite struct WorkbookFormsTests {
    private let period = ReportingPeriod(year: 2025, kind: .firstHalf)
    private static let row = ["II.1-1", "", "Hoàn thành", "Xong", "1", "2", "1", "3", "", "", "", ""]

    private func intake(_ bytes: [UInt8], named name: String = "vhxh.xlsx") throws -> Intake.File {
        let environment = InMemoryEnvironment()
        environment.put(bytes, at: name)
        return try Collector(
            folder: WorkspaceFolder(root: "w", environment: environment), plan: try SamplePlan.plan(),
            period: period
        ).intake(of: [name]).files[0]
    }

    private func sheet(_ rows: [[String]], hiding hidden: Set<Int> = [], then more: String = "") -> String {
        let body = rows.enumerated().map { number, cells in
            let cells = cells.enumerated().filter { !$0.1.isEmpty }.map { column, text in
                let place = String(UnicodeScalar(UInt8(65 + column))) + "\(number + 1)"
                return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
            }
            let mark = hidden.contains(number + 1) ? " hidden=\"1\"" : ""
            return "<row r=\"\(number + 1)\"\(mark)>\(cells.joined())</row>"
        }
        return "<sheetData>\(body.joined())</sheetData>" + more
    }

    private func book(_ sheets: HandmadeWorkbook.Sheet...) -> [UInt8] { HandmadeWorkbook(sheets).bytes }

    @Test func hiddenRowsAreTakenInAndTold() throws {
        let rows = [ResultTests.header, Self.row, [], ["", "", ""]]
        let file = try intake(book(.init("Kết quả", sheet(rows, hiding: [2, 3]))))
        #expect(file.taken?.count == 1)
        #expect(
            dump(file.log.entries) == """
                vhxh.xlsx: warning[form-hidden]: the sheet “Kết quả” has hidden rows, which are taken in: 2
                  = show the rows and look at them
                """)
    }

    /// Only columns that hold anything, by their titles; nonsense for a range is none.
    @Test func hiddenColumnsAreTakenInAndTold() throws {
        let form = sheet([ResultTests.header, Self.row])
        func columns(_ ranges: String...) -> String {
            "<cols>\(ranges.map { "<col \($0) hidden=\"1\"/>" }.joined())</cols>"
        }
        let odd = columns("min=\"3\" max=\"1\"", "min=\"x\" max=\"9\"", "max=\"4\"", "min=\"0\" max=\"2\"")
        #expect(try intake(book(.init("Kết quả", odd + form))).log.entries.isEmpty)
        let hidden = columns(
            "min=\"5\" max=\"6\"", "min=\"700\" max=\"99999999999\"", "min=\"700\" max=\"16384\"")
        let file = try intake(book(.init("Kết quả", hidden + form)))
        #expect(file.taken?.count == 1)
        #expect(
            dump(file.log.entries) == """
                vhxh.xlsx: warning[form-hidden]: the sheet “Kết quả” has hidden columns, which are taken in: “Số cuộc”, “Số lượt người”
                  = show the columns and look at them
                """)
    }

    @Test func moreSheetsThanAnyoneFillsInAreRefused() throws {
        let form = HandmadeWorkbook.Sheet("Kết quả", sheet([ResultTests.header, Self.row]))
        let blank = (0..<499).map { HandmadeWorkbook.Sheet("T\($0)", "<sheetData/>") }
        #expect(try intake(HandmadeWorkbook([form] + blank).bytes).taken?.count == 1)
        let file = try intake(HandmadeWorkbook([form] + blank + [.init("T499", "<sheetData/>")]).bytes)
        #expect(
            dump(file.log.entries) == """
                vhxh.xlsx: error[spreadsheet-too-large]: the workbook has 501 sheets, 500 at most
                  = delete the sheets that are not needed, or copy the form into a new file
                """)
    }

    @Test func hiddenSheetsAreToldWhenTheyAreForms() throws {
        let form = sheet([ResultTests.header, Self.row])
        let other = sheet([["Danh mục"], ["Hoàn thành"]])
        for state in ["hidden", "veryHidden"] {
            let file = try intake(
                book(
                    .init("Kết quả", form), .init("Cũ", form, state: state), .init("DM", other, state: state))
            )
            #expect(file.taken?.count == 1)
            #expect(file.log.entries.map(\.id) == [.formHidden])
            #expect(file.log.entries.first?.message.en.contains("“Cũ”") == true)
        }
    }

    @Test func aWorkbookOfHiddenSheetsHoldsNothing() throws {
        let file = try intake(book(.init("Kết quả", sheet([ResultTests.header, Self.row]), state: "hidden")))
        #expect(file.taken == nil)
        #expect(file.log.entries.contains { $0.id == .formMissingColumn })
    }

    @Test(arguments: [("C2:C3", "C3"), ("A2:A3", "A3"), ("E2:G2", "F2"), ("D2:L2", "E2")])
    func joinedCellsNameTheCellTheyBelongTo(_ reference: String, _ cell: String) throws {
        var second = Self.row
        second[0] = "II.1-2"
        let joined = "<mergeCells><mergeCell ref=\"\(reference)\"/></mergeCells>"
        let ends = reference.split(separator: ":")
        let blank = { (row: [String], number: Int) in
            row.enumerated().map { column, text in
                let place = String(UnicodeScalar(UInt8(65 + column))) + "\(number)"
                let isInside = place >= ends[0] && place <= ends[1] && place != ends[0]
                return isInside && place.count == 2 ? "" : text
            }
        }
        let rows = [ResultTests.header, blank(Self.row, 2), blank(second, 3)]
        let file = try intake(book(.init("Kết quả", sheet(rows, then: joined))))
        #expect(file.taken == nil)
        let place =
            "vhxh.xlsx:Kết quả!\(cell): error[cell-text]: the cell has no value: it is merged into \(ends[0])"
        #expect(dump(file.log.entries).contains(place), "\(dump(file.log.entries))")
        #expect(!dump(file.log.entries).contains("“it is merged"))
    }

    @Test func titlesJoinedOverTheTableDoNoHarm() throws {
        let rows = [["BIỂU KẾT QUẢ"], ["(kèm theo công văn)"], ResultTests.header, Self.row]
        let joined = "<mergeCells><mergeCell ref=\"A1:L1\"/><mergeCell ref=\"A2:L2\"/></mergeCells>"
        let file = try intake(book(.init("Kết quả", sheet(rows, then: joined))))
        #expect(file.taken?.count == 1 && file.log.entries.isEmpty, "\(dump(file.log.entries))")
    }

    @Test func aStrayCellIsNamed() throws {
        let stray = "<row r=\"9\"><c r=\"XFD9\"><v>1</v></c></row>"
        let xml = sheet([ResultTests.header, Self.row]).replacing(
            "</sheetData>", with: stray + "</sheetData>")
        let file = try intake(book(.init("Kết quả", xml)))
        #expect(dump(file.log.entries).hasPrefix("vhxh.xlsx:Kết quả!XFD9: error[spreadsheet-too-large]"))
    }

    /// Formulas count by the value that was saved with them; without one nobody knows it.
    @Test func formulasCountByTheirSavedValue() throws {
        var row = Self.row
        (row[4], row[5]) = ("", "")
        let form = { (formula: String) in
            sheet([ResultTests.header, row]).replacing("<c r=\"G2\"", with: "\(formula)<c r=\"G2\"")
        }
        let saved = try intake(
            book(.init("K", form("<c r=\"E2\"><f>1+1</f><v>2</v></c><c r=\"F2\"><f>SUM(E2)</f><v>7</v></c>")))
        )
        guard case .tasks(let tasks) = saved.taken?.form.content else {
            Issue.record("\(dump(saved.log.entries))")
            return
        }
        #expect(tasks.map(\.events.value) == [2] && tasks.map(\.attendances.value) == [7])
        let unsaved = try intake(book(.init("K", form("<c r=\"E2\"><f>1+1</f></c>"))))
        #expect(unsaved.taken == nil && unsaved.log.entries.first?.id == .cellText)
        let broken = try intake(book(.init("K", form("<c r=\"E2\" t=\"e\"><f>A1/0</f><v>#DIV/0!</v></c>"))))
        #expect(dump(broken.log.entries).contains("K!E2: error[cell-text]: the cell has no value: #DIV/0!"))
    }

    @Test func cellsNamedTwiceOrOutOfOrderAreReadByTheirPlace() throws {
        let cells = { (cells: [(String, String)]) in
            cells.map { "<c r=\"\($0)\" t=\"inlineStr\"><is><t>\($1)</t></is></c>" }.joined()
        }
        let header = sheet([ResultTests.header]).replacing("</sheetData>", with: "")
        let row =
            "<row r=\"2\">"
            + cells([
                ("H2", "3"), ("A2", "II.1-2"), ("C2", "Hoàn thành"), ("E2", "9"), ("D2", "Xong"), ("F2", "2"),
                ("G2", "1"), ("A2", "II.1-1"), ("E2", "1"),
            ]) + "</row></sheetData>"
        let file = try intake(book(.init("K", header + row)))
        guard case .tasks(let tasks) = file.taken?.form.content else {
            Issue.record("\(dump(file.log.entries))")
            return
        }
        #expect(tasks.map(\.taskID.text) == ["II.1-1"] && tasks.map(\.events.value) == [1])
    }

    @Test(arguments: [
        ("word/document.xml", "Word"), ("content.xml", "OpenDocument"), ("xl/workbook.bin", "binary"),
    ])
    func filesOfOtherProgramsAreCalledByTheirName(_ part: String, _ kind: String) throws {
        let bytes = StoredZip.bytes([StoredZip.Entry("mimetype", "x"), StoredZip.Entry(part, "<a/>")])
        let file = try intake(bytes)
        #expect(file.taken == nil && file.log.entries.map(\.id) == [.spreadsheetPart])
        #expect(file.log.entries.first?.message.en.contains(kind) == true)
    }

    /// Zalo and mail programs lose the ending or give another one: the content tells.
    @Test(arguments: ["vhxh", "vhxh.csv", "vhxh.xls", "VHXH (2).XLSX", "vhxh.xlsx.xlsx", "Tệp không tên"])
    func aWorkbookIsOneUnderAnyName(_ name: String) throws {
        let file = try intake(book(.init("Kết quả", sheet([ResultTests.header, Self.row]))), named: name)
        #expect(file.taken?.form.name == "vhxh", "\(dump(file.log.entries))")
    }

    @Test func aFormOnTwoSheetsIsOneForm() throws {
        var second = Self.row
        second[0] = "II.1-2"
        let file = try intake(
            book(
                .init("Tờ 1", sheet([ResultTests.header, Self.row])), .init("Ảnh", "<sheetData/>"),
                .init("Tờ 2", sheet([ResultTests.header, second]))))
        #expect(file.taken?.count == 2, "\(dump(file.log.entries))")
        let twice = try intake(
            book(
                .init("Tờ 1", sheet([ResultTests.header, Self.row])),
                .init("Tờ 2", sheet([ResultTests.header, Self.row]))))
        #expect(twice.taken == nil)
        #expect(dump(twice.log.entries).hasPrefix("vhxh.xlsx:Tờ 2!A2: error[result-twice]"))
    }
}
