internal import Diagnostics
internal import Files

/// A form's columns: a closed list of names in the order they are written.
protocol FormColumn: CaseIterable, Hashable, Sendable, RawRepresentable where RawValue == String {
    /// The column by which a header row is recognised.
    static var key: Self { get }
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
}

extension FormColumn {
    static var names: [String] { allCases.map(\.rawValue) }

    /// The name as it is compared: NFC, lower case, blanks and line ends as one blank.
    static func comparable(_ text: String) -> String {
        TextNormalization.nfc(text).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The row that names the key column, among the first thirty.
    static func headerIndex(in table: Table) -> Int? {
        let name = comparable(key.rawValue)
        return table.rows.prefix(30).firstIndex { row in
            row.contains { comparable($0.displayText) == name }
        }
    }
}
