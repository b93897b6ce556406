internal import Diagnostics
internal import Files

/// A form's columns: a closed list of names in the order they are written.
protocol FormColumn: CaseIterable, Hashable, Sendable, RawRepresentable where RawValue == String {
    /// The column by which a header row is recognised.
    static var key: Self { get }
    /// Each column by its name as it is compared; made once.
    static var byName: [String: Self] { get }
}

/// `results/P/<unit>.csv`.
enum ResultColumn: String, FormColumn {
    case taskID = "Mã nhiệm vụ"
    case task = "Nhiệm vụ"
    case status = "Trạng thái"
    case outcome = "Kết quả"
    case events = "Số cuộc"
    case attendances = "Số lượt người"
    case women = "Trong đó nữ"
    case funding = "Kinh phí (triệu đồng)"
    case evidence = "Văn bản minh chứng"
    case difficulties = "Khó khăn vướng mắc"
    case recommendations = "Kiến nghị đề xuất"
    case estimate = "Ước thực hiện"

    static var key: ResultColumn { .taskID }
    static let byName = comparableNames
}

/// `results/P/indicators.csv`.
enum IndicatorColumn: String, FormColumn {
    case id = "Mã chỉ tiêu"
    case name = "Chỉ tiêu"
    case unit = "Đơn vị tính"
    case numerator = "Tử số"
    case denominator = "Mẫu số"
    case value = "Giá trị"
    case target = "Mục tiêu"
    case source = "Nguồn số liệu"
    case estimate = "Ước thực hiện"

    static var key: IndicatorColumn { .id }
    static let byName = comparableNames
}

extension FormColumn {
    /// By the length of the name, which is told at once. The name itself would be brought to its normal
    /// form for every cell, and few columns are equally long.
    func hash(into hasher: inout Hasher) { hasher.combine(rawValue.utf8.count) }

    static var names: [String] { allCases.map(\.rawValue) }

    /// False for most texts of a form, which need not be folded to know that they are not the key's name:
    /// they begin with another letter, or are far longer.
    private static func mayBeKey(_ cell: TableCell) -> Bool {
        guard case .text(let text) = cell.content, text.utf8.count <= 80,
            let first = text.utf8.first(where: { $0 > 0x20 && $0 != UInt8(ascii: "'") }),
            let wanted = key.rawValue.utf8.first
        else { return false }
        return first | 0x20 == wanted | 0x20 || first >= 0x80
    }

    static var comparableNames: [String: Self] {
        Dictionary(allCases.map { (comparable($0.rawValue), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The column a header names; nil when there is none of that name.
    static func named(_ text: String) -> Self? { exactly(text) ?? byName[comparable(text)] }

    /// The same of a cell.
    static func named(by cell: TableCell) -> Self? {
        if case .text(let text) = cell.content, let column = exactly(text) { return column }
        return named(cell.displayText)
    }

    /// The usual case, which needs no folding: the program wrote the name itself.
    private static func exactly(_ text: String) -> Self? {
        let count = text.utf8.count
        return allCases.first { $0.rawValue.utf8.count == count && $0.rawValue == text }
    }

    /// The name as it is compared: NFC, lower case, blanks and line ends as one blank.
    static func comparable(_ text: String) -> String { Folding.words(TextNormalization.nfc(text)) }

    /// The row that names the key column, among the first thirty.
    static func headerIndex(in table: Table) -> Int? {
        table.rows.prefix(30).firstIndex { row in
            row.contains { mayBeKey($0) && named(by: $0) == key }
        }
    }
}
