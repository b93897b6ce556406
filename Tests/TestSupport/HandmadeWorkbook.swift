/// Makes workbooks for tests out of the XML of their sheets.
package struct HandmadeWorkbook {
    package struct Sheet {
        package var name: String
        /// What stands inside `<worksheet>`.
        package var xml: String
        package var state: String?

        package init(_ name: String, _ xml: String, state: String? = nil) {
            self.name = name
            self.xml = xml
            self.state = state
        }

        /// Rows of texts as inline strings; an empty text is no cell.
        package init(_ name: String, rows: [[String]]) {
            let body = rows.enumerated().map { row, cells in
                let cells = cells.enumerated().filter { !$0.1.isEmpty }.map { column, text in
                    "<c r=\"\(HandmadeWorkbook.letters(column))\(row + 1)\" t=\"inlineStr\"><is><t>\(HandmadeWorkbook.escaped(text))</t></is></c>"
                }
                return "<row r=\"\(row + 1)\">\(cells.joined())</row>"
            }
            self.init(name, "<sheetData>\(body.joined())</sheetData>")
        }
    }

    package var sheets: [Sheet]
    /// What stands inside `<sst>` and `<styleSheet>`; nil leaves the part out.
    package var sharedStrings: String?
    package var styles: String?
    package var workbookProperties = ""

    package init(_ sheets: [Sheet]) { self.sheets = sheets }

    package var bytes: [UInt8] { StoredZip.bytes(entries) }

    package var entries: [StoredZip.Entry] {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var links = sheets.indices.map { ("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
        if sharedStrings != nil { links.append(("rIdS", "sharedStrings", "/xl/sharedStrings.xml")) }
        if styles != nil { links.append(("rIdT", "styles", "styles.xml")) }
        let tabs = sheets.enumerated().map { index, sheet in
            let state = sheet.state.map { " state=\"\($0)\"" } ?? ""
            return
                "<sheet name=\"\(HandmadeWorkbook.escaped(sheet.name))\" sheetId=\"\(index + 1)\"\(state) r:id=\"rId\(index + 1)\"/>"
        }
        let relationships = { (links: [(String, String, String)]) in
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + links.map { "<Relationship Id=\"\($0.0)\" Type=\"\(office)/\($0.1)\" Target=\"\($0.2)\"/>" }
                .joined()
                + "</Relationships>"
        }
        var entries = [
            StoredZip.Entry("_rels/.rels", relationships([("rId1", "officeDocument", "xl/workbook.xml")])),
            StoredZip.Entry(
                "xl/workbook.xml",
                "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">\(workbookProperties)<sheets>\(tabs.joined())</sheets></workbook>"
            ),
            StoredZip.Entry("xl/_rels/workbook.xml.rels", relationships(links)),
        ]
        for (index, sheet) in sheets.enumerated() {
            entries.append(
                .init(
                    "xl/worksheets/sheet\(index + 1).xml",
                    "<worksheet xmlns=\"\(main)\">\(sheet.xml)</worksheet>"))
        }
        if let sharedStrings {
            entries.append(.init("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(sharedStrings)</sst>"))
        }
        if let styles {
            entries.append(.init("xl/styles.xml", "<styleSheet xmlns=\"\(main)\">\(styles)</styleSheet>"))
        }
        return entries
    }

    private static func letters(_ column: Int) -> String {
        let last = String(UnicodeScalar(UInt8(65 + column % 26)))
        return column < 26 ? last : letters(column / 26 - 1) + last
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
