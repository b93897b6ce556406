internal import FoundationEssentials
internal import Glibc

/// Numbers as spreadsheets store them: binary floating point, days counted from a start.
enum SpreadsheetNumber {
    /// Nil for what is no number.
    static func content(
        _ text: String, _ kind: CellStyles.NumberKind, startsIn1904: Bool
    ) -> TableCell.Content? {
        guard let value = Double(text), value.isFinite else { return nil }
        switch kind {
        case .date:
            if let date = date(value, startsIn1904: startsIn1904) { return date }
            return decimal(value).map { .number($0) }
        case .percentage: return decimal(value * 100).map { .percentage($0) }
        case .number: return decimal(value).map { .number($0) }
        }
    }

    /// The number people see: 15 digits are what spreadsheets keep, the rest is the noise of binary fractions.
    static func decimal(_ value: Double) -> Decimal? {
        guard abs(value) < 1e30 else { return nil }
        return Decimal(string: text(value))
    }

    private static func text(_ value: Double) -> String {
        var buffer = [CChar](repeating: 0, count: 32)
        return withVaList([value]) { arguments in
            vsnprintf(&buffer, buffer.count, "%.15g", arguments)
            return buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        }
    }

    /// Days since 1899-12-30, or since 1904-01-01 (ECMA-376 part 1, 18.17.4); below one it is a time of day.
    private static func date(_ value: Double, startsIn1904: Bool) -> TableCell.Content? {
        guard value >= 0, value < 2_958_466 else { return nil }
        var day = Int(value.rounded(.down))
        var second = Int(((value - Double(day)) * 86_400).rounded())
        if second == 86_400 { (day, second) = (day + 1, 0) }
        if day == 0, !startsIn1904 { return .text(clock(second)) }
        // The calendar of 1900 counts a 29 February that never was: earlier days are one less.
        let shift = startsIn1904 ? -24_107 : day < 60 ? -25_568 : -25_569
        return .date(dayNumber: day + shift, second: second)
    }

    private static func clock(_ second: Int) -> String {
        [second / 3600, second / 60 % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}
