import TestSupport
import Testing

@testable import Files

/// A sheet is read by the names of its cells: in whatever order they stand in the file, with rows
/// and cells left out, and with or without their names.
@Suite struct SheetOrderTests {
    private struct Random {
        var state: UInt64
        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
    }

    private func rows(_ xml: String) throws -> [[String]] {
        let book = HandmadeWorkbook([HandmadeWorkbook.Sheet("S", "<sheetData>\(xml)</sheetData>")])
        let sheets = try SpreadsheetReader.sheets(book.bytes, path: "a.xlsx")
        return sheets[0].table.rows.map { row in
            row.map { cell in
                if case .number(let value) = cell.content { "\(cell.place)=\(value)" } else { "-" }
            }
        }
    }

    /// The grid of a random sheet, and the same cells in the order of a shuffle.
    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func theOrderInTheFileSaysNothing(_ seed: UInt64) throws {
        var random = Random(state: seed)
        var cells: [(row: Int, column: Int, value: Int)] = []
        for row in 0..<(1 + random.next(8)) {
            for column in 0..<(1 + random.next(6)) where random.next(3) > 0 {
                cells.append((row * (1 + random.next(2)), column, random.next(1000)))
            }
        }
        let xml = { (cells: [(row: Int, column: Int, value: Int)]) in
            cells.map { cell in
                let name = CellReferenceName.of(cell.column, cell.row)
                return "<row r=\"\(cell.row + 1)\"><c r=\"\(name)\"><v>\(cell.value)</v></c></row>"
            }.joined()
        }
        var shuffled = cells
        for index in shuffled.indices.reversed() { shuffled.swapAt(index, random.next(index + 1)) }
        // Of a place that is named twice the last one counts: only one order may be compared then.
        let places = Set(cells.map { [$0.row, $0.column] })
        guard places.count == cells.count else { return }
        let width = (cells.map(\.column).max() ?? -1) + 1
        let grid = Set(cells.map(\.row)).sorted().map { row in
            (0..<width).map { column in
                cells.first { $0.row == row && $0.column == column }
                    .map { "\(CellReferenceName.of(column, row))=\($0.value)" } ?? "-"
            }
        }
        #expect(try rows(xml(cells)) == grid)
        #expect(try rows(xml(shuffled)) == grid)
    }

    @Test func cellsWithoutNamesFollowOneAnother() throws {
        let named = try rows("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row>")
        #expect(named == [["A2=1", "B2=2"]])
        #expect(try rows("<row/><row><c><v>1</v></c><c><v>2</v></c></row>") == named)
        #expect(try rows("<row r=\"2\"><c><v>1</v></c><c r=\"B2\"><v>2</v></c></row>") == named)
        // A name that is none counts as no name.
        #expect(try rows("<row r=\"2\"><c r=\"1A\"><v>1</v></c><c r=\"\"><v>2</v></c></row>") == named)
    }

    @Test(arguments: [
        "A0", "A1048577", "XFE1", "A-1", "1", "A", "AA", "a1", "Ａ1", "A1B", "A1:B2", "ZZZZZZZZZZZZ1",
        "A99999999999999999999",
    ])
    func namesOutsideASheetAreNone(_ name: String) throws {
        #expect(try rows("<row r=\"3\"><c r=\"\(name)\"><v>7</v></c></row>") == [["A3=7"]])
    }

    /// Rows numbered backwards, twice, or beyond a sheet.
    @Test func rowsAreReadByTheirNumbers() throws {
        let one = "<c><v>1</v></c>"
        #expect(try rows("<row r=\"5\">\(one)</row><row r=\"2\">\(one)</row>") == [["A2=1"], ["A5=1"]])
        #expect(try rows("<row r=\"2\">\(one)</row><row r=\"2\"><c><v>3</v></c></row>") == [["A2=3"]])
        #expect(try rows("<row r=\"0\">\(one)</row><row r=\"x\">\(one)</row>") == [["A1=1"], ["A2=1"]])
        #expect(try rows("<row r=\"1048576\">\(one)</row>") == [["A1048576=1"]])
    }
}

extension TableCell {
    /// `C7`.
    fileprivate var place: String {
        guard case .cell(let cell) = location else { return "no place" }
        return cell.name
    }
}

/// Names of cells, made apart from the program's own.
private enum CellReferenceName {
    static func of(_ column: Int, _ row: Int) -> String {
        String(UnicodeScalar(UInt8(65 + column))) + "\(row + 1)"
    }
}
