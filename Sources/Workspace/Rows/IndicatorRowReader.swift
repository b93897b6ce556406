package import Diagnostics
internal import Files
internal import PlanModel

extension DiagnosticID {
    package static let indicatorIncomplete = DiagnosticID("indicator-incomplete", .data)
    package static let indicatorTwice = DiagnosticID("indicator-twice", .data)
}

/// Rows of `indicators.csv` to indicators.
enum IndicatorRowReader {
    static func read(
        _ file: FormFile, _ log: inout DiagnosticLog
    ) throws(DiagnosticError) -> [Indicator] {
        var places: [String: Location] = [:]
        return FormTable<IndicatorColumn>.rows(of: file, &log).compactMap { row in
            guard let indicator = read(row, &log) else { return nil }
            if let first = places.updateValue(row[.id].location, forKey: indicator.id.text) {
                log.report(
                    .error(
                        .indicatorTwice, vi: "chỉ tiêu \(indicator.id.text) có hai lần",
                        en: "the indicator \(indicator.id.text) stands twice", at: row[.id].location,
                        hints: [Diagnostic.Hint(vi: "lần đầu ở đây", en: "first here", at: first)]))
                return nil
            }
            return indicator
        }
    }

    /// A spreadsheet takes the id 2.3 for a number and gives it back as 2,3.
    private static func dotted(_ id: TypedText) -> TypedText {
        let parts = id.text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        let isNumber = parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
        guard isNumber else { return id }
        return TypedText(TextSearch.replacing(",", in: id.text, with: "."), location: id.location)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func read(
        _ row: FormTable<IndicatorColumn>.Row, _ log: inout DiagnosticLog
    ) -> Indicator? {
        let id = row[.id].typedText(&log).map(dotted)
        let name = row[.name].typedText(&log)
        for (column, text) in [(IndicatorColumn.id, id), (.name, name)]
        where text == nil && row[column].isBlank {
            log.report(
                .error(
                    .indicatorIncomplete, vi: "dòng thiếu “\(column.rawValue)”",
                    en: "the row lacks “\(column.rawValue)”",
                    at: row[column].location,
                    hints: [
                        Diagnostic.Hint(
                            vi:
                                "ghi như trong biểu do lệnh baocao forms tạo ra; dòng ký tên thì xóa khỏi biểu",
                            en:
                                "write it as in the form made by baocao forms; take signatures out of the form"
                        )
                    ]))
        }
        let unit = row[.unit].typedText(&log)
        let numerator = row[.numerator].part(&log)
        let denominator = row[.denominator].part(&log)
        let value = row[.value].percentage(&log)
        let target = row[.target].typedText(&log)
        let source = row[.source].typedText(&log)
        let isEstimate = row[.estimate].isEstimate(&log)
        guard let id, let name, let numerator, let denominator, let value, let isEstimate else { return nil }
        return Indicator(
            id: id, name: name, unit: unit, numerator: numerator, denominator: denominator, value: value,
            target: target, source: source, isEstimate: isEstimate)
    }
}
