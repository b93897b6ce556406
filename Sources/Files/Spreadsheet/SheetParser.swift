internal import Diagnostics
internal import FoundationEssentials

/// The cells of one worksheet (ECMA-376 part 1, 18.3).
struct SheetParser {
    private struct Position: Hashable, Comparable {
        var row: Int
        var column: Int

        static func < (left: Position, right: Position) -> Bool {
            (left.row, left.column) < (right.row, right.column)
        }
    }

    /// A cell between its tags.
    private struct OpenCell {
        var position: Position
        var type: String
        var style: Int
        var value = ""
        var hasFormula = false
        var rich = RichTextCollector()
    }

    private let path: String
    private let sheet: String
    private let strings: SharedStrings
    private let styles: CellStyles
    private let startsIn1904: Bool

    /// The cells that hold anything, as they come: mostly in order.
    private var found: [(position: Position, content: TableCell.Content)] = []
    private var hidden: Set<Int> = []
    private var columnsHidden: Set<Int> = []
    private var merges: [(first: Position, last: Position)] = []
    private var next = Position(row: 0, column: 0)
    private var cell: OpenCell?
    private var element = ""
    /// How many rows and cells may still be read, blank ones too.
    private(set) var budget: Int

    init(
        path: String, sheet: String, strings: SharedStrings, styles: CellStyles, startsIn1904: Bool,
        budget: Int
    ) {
        self.budget = budget
        self.path = path
        self.sheet = sheet
        self.strings = strings
        self.styles = styles
        self.startsIn1904 = startsIn1904
    }

    mutating func read(_ archive: ZipArchive, part: String) throws(DiagnosticError) {
        let bytes = try archive.bytes(of: part)
        try XMLReader.read(bytes, path: path, part: part) { event throws(DiagnosticError) in try take(event) }
    }

    private mutating func take(_ event: XMLEvent) throws(DiagnosticError) {
        cell?.rich.take(event)
        switch event {
        case .start(let tag):
            element = tag.name
            if ["row", "c"].contains(tag.name) {
                budget -= 1
                guard budget >= 0 else { throw tooMany }
            }
            switch tag.name {
            case "row":
                if let number = tag["r"].flatMap({ Int($0) }), (1...1_048_576).contains(number) {
                    next.row = number - 1
                }
                // A row without height is as hidden as one that says so.
                if XSD.bool(tag["hidden"]) || SheetParser.isZero(tag["ht"]) { hidden.insert(next.row) }
                next.column = 0
            case "c": openCell(tag)
            case "f": cell?.hasFormula = true
            case "col": if XSD.bool(tag["hidden"]) || SheetParser.isZero(tag["width"]) { hideColumns(tag) }
            case "mergeCell": try takeMerge(tag["ref"] ?? "")
            default: break
            }
        case .text(let text):
            if element == "v" { cell?.value += text }
        case .end(let name):
            element = ""
            if name == "c" { try closeCell() }
            if name == "row" { next.row += 1 }
        }
    }

    private static func isZero(_ length: String?) -> Bool { length.flatMap { Double($0) } == 0 }

    /// Columns `min` to `max`, counted from 1 (ECMA-376 part 1, 18.3.1.13).
    private mutating func hideColumns(_ tag: XMLElement) {
        guard let first = tag["min"].flatMap({ Int($0) }), let last = tag["max"].flatMap({ Int($0) }),
            first >= 1, first <= last
        else { return }
        for column in first..<min(last, CSVReader.maximumColumns) + 1 { columnsHidden.insert(column - 1) }
    }

    private mutating func openCell(_ tag: XMLElement) {
        let position = tag["r"].flatMap(SheetParser.position) ?? next
        next = Position(row: position.row, column: position.column + 1)
        cell = OpenCell(position: position, type: tag["t"] ?? "n", style: tag["s"].flatMap { Int($0) } ?? 0)
    }

    private mutating func closeCell() throws(DiagnosticError) {
        guard let closed = cell else { return }
        cell = nil
        var content = content(of: closed)
        if content == .blank { return }
        if isStruck(closed) { content = .fault(SheetParser.struck) }
        if styles.hidesContent(style: closed.style) { content = .fault(SheetParser.unseen) }
        guard closed.position.column < CSVReader.maximumColumns else { throw tooFar(closed.position) }
        guard found.count < CSVReader.maximumCells else { throw tooLarge }
        found.append((closed.position, content))
    }

    private func content(of cell: OpenCell) -> TableCell.Content {
        if cell.type == "inlineStr" { return SheetParser.text(cell.rich.text) }
        if cell.value.isEmpty {
            guard cell.hasFormula, cell.type != "str" else { return .blank }
            return .fault(Message(vi: "công thức chưa được tính", en: "the formula has not been computed"))
        }
        switch cell.type {
        case "s": return Int(cell.value).flatMap { strings[$0] }.map(SheetParser.text) ?? damaged
        case "str": return SheetParser.text(RichTextCollector.unescaped(cell.value))
        case "b": return .boolean(XSD.bool(cell.value))
        case "e": return .fault(Message(vi: cell.value, en: cell.value))
        case "d": return .text(cell.value)
        default:
            return SpreadsheetNumber.content(
                cell.value, styles.kind(ofStyle: cell.style), startsIn1904: startsIn1904) ?? damaged
        }
    }

    /// What somebody struck out was taken back, wholly or in part: what is left nobody can tell.
    private func isStruck(_ cell: OpenCell) -> Bool {
        styles.strikesOut(style: cell.style) || cell.rich.isStruck
            || cell.type == "s" && Int(cell.value).map(strings.isStruck) ?? false
    }

    private static let struck = Message(
        vi: "chữ hoặc số bị gạch ngang (Strikethrough); còn dùng thì bỏ gạch ngang, không thì xóa hẳn",
        en: "it is struck out; take the line away where it holds, else clear it")

    private static let unseen = Message(
        vi:
            "ô có số hoặc chữ nhưng định dạng “;;;” không cho hiện; chọn định dạng General để xem, đúng thì giữ, sai thì xóa",
        en: "its format “;;;” shows nothing of what it holds; choose General, then keep it or clear it")

    private var damaged: TableCell.Content {
        .fault(Message(vi: "giá trị bị hỏng", en: "its value is damaged"))
    }

    private static func text(_ text: String) -> TableCell.Content { text.isEmpty ? .blank : .text(text) }

    private mutating func takeMerge(_ reference: String) throws(DiagnosticError) {
        let ends = reference.split(separator: ":").compactMap { SheetParser.position(String($0)) }
        guard ends.count == 2 else { return }
        guard merges.count < 10_000 else { throw tooLarge }
        merges.append((ends[0], ends[1]))
    }

    /// The rows that hold anything, cells in place.
    func rows() throws(DiagnosticError) -> [[TableCell]] {
        let width = (found.map(\.position.column).max() ?? -1) + 1
        let cells = inOrder()
        var numbers: [Int] = []
        for cell in cells where numbers.last != cell.position.row { numbers.append(cell.position.row) }
        guard numbers.count * width <= CSVReader.maximumCells else { throw tooLarge }
        let covered = try coveredCells(numbers, width)
        var next = 0
        return numbers.map { row in
            (0..<width).map { column in
                let position = Position(row: row, column: column)
                var content = TableCell.Content.blank
                if next < cells.count, cells[next].position == position {
                    content = cells[next].content
                    next += 1
                } else if let fault = covered[position] {
                    content = fault
                }
                return TableCell(
                    content, at: .cell(CellReference(path: path, sheet: sheet, column: column, row: row)))
            }
        }
    }

    /// The cells row by row; of a place that is named twice the last one counts.
    private func inOrder() -> [(position: Position, content: TableCell.Content)] {
        let isOrdered = zip(found, found.dropFirst()).allSatisfy { $0.position < $1.position }
        if isOrdered { return found }
        let latest = Dictionary(found.map { ($0.position, $0.content) }, uniquingKeysWith: { $1 })
        return latest.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The blank cells of merged areas, in rows that hold anything.
    private func coveredCells(
        _ numbers: [Int], _ width: Int
    ) throws(DiagnosticError) -> [Position: TableCell.Content] {
        var covered: [Position: TableCell.Content] = [:]
        var steps = 0
        for (first, last) in merges
        where first.column < width && first.row <= last.row && first.column <= last.column {
            let name = CellReference(path: "", sheet: "", column: first.column, row: first.row).name
            let fault = Message(vi: "ô đã gộp với ô \(name)", en: "it is merged into \(name)")
            let start = numbers.partitioningIndex { $0 >= first.row }
            for row in numbers[start...].prefix(while: { $0 <= last.row }) {
                for column in first.column...min(last.column, width - 1)
                where Position(row: row, column: column) != first {
                    covered[Position(row: row, column: column)] = .fault(fault)
                    steps += 1
                    guard steps <= CSVReader.maximumCells else { throw tooLarge }
                }
            }
        }
        return covered
    }

    /// The hidden rows that hold anything, numbered from 1.
    var hiddenRows: [Int] {
        Set(found.map(\.position.row)).intersection(hidden).sorted().map { $0 + 1 }
    }

    /// The hidden columns that hold anything, numbered from 0.
    var hiddenColumns: [Int] {
        Set(found.map(\.position.column)).intersection(columnsHidden).sorted()
    }

    /// Mostly one stray cell far from the table: it is named, so that it can be found.
    private func tooFar(_ position: Position) -> DiagnosticError {
        let cell = CellReference(path: path, sheet: sheet, column: position.column, row: position.row)
        return DiagnosticError(
            .error(
                .spreadsheetTooLarge,
                vi: "ô \(cell.name) nằm ngoài \(CSVReader.maximumColumns) cột đầu",
                en: "the cell \(cell.name) lies beyond the first \(CSVReader.maximumColumns) columns",
                at: .cell(cell),
                hints: [Diagnostic.Hint(vi: "xóa nội dung ô này", en: "clear the cell")]))
    }

    private var tooLarge: DiagnosticError {
        DiagnosticError(
            .error(
                .spreadsheetTooLarge,
                vi:
                    "trang tính “\(sheet)” quá lớn: nhiều hơn \(CSVReader.maximumColumns) cột hoặc \(CSVReader.maximumCells) ô",
                en:
                    "the sheet “\(sheet)” is too large: more than \(CSVReader.maximumColumns) columns or \(CSVReader.maximumCells) cells",
                at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "xóa các dòng, cột trống và ô gộp thừa rồi lưu lại",
                        en: "delete the blank rows and columns and the joined cells that are not needed")
                ]))
    }

    private var tooMany: DiagnosticError {
        let most = SpreadsheetReader.maximumElements
        return DiagnosticError(
            .error(
                .spreadsheetTooLarge,
                vi: "các trang tính có hơn \(most) dòng và ô, kể cả dòng và ô trống",
                en: "the sheets have more than \(most) rows and cells, blank ones too", at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "xoá các trang thừa và các dòng trống dưới bảng rồi lưu lại",
                        en: "delete the sheets and the blank rows that are not needed, and save again")
                ]))
    }

    /// `C7` as row and column from 0; nil for anything else, or outside a sheet.
    private static func position(_ reference: String) -> Position? {
        var column = 0
        var row = 0
        for byte in reference.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0 && column < 20_000:
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0 && row < 2_000_000:
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
        }
        guard (1...16_384).contains(column), (1...1_048_576).contains(row) else { return nil }
        return Position(row: row - 1, column: column - 1)
    }
}

extension [Int] {
    /// The first index of a sorted list where the condition begins to hold.
    fileprivate func partitioningIndex(where isBehind: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
