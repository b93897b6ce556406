internal import Diagnostics
internal import PlanModel

/// Periods and days as they are typed on the command line.
enum TypedTime {
    static func period(_ text: String) throws(DiagnosticError) -> ReportingPeriod {
        if let period = ReportingPeriod(text) { return period }
        let general = Diagnostic.Hint(
            vi: "viết 2026-H1 cho 6 tháng đầu năm, 2026 cho cả năm",
            en: "write 2026-H1 for the first half, 2026 for the whole year")
        throw DiagnosticError(
            .error(
                .badPeriod, vi: "kỳ báo cáo “\(text)” không đúng dạng",
                en: "“\(text)” is no reporting period", hints: [meant(text), general].compactMap { $0 }))
    }

    /// `2026-h1`, `H1/2026`, `6 tháng 2026` mean the first half; there is no second one.
    private static func meant(_ text: String) -> Diagnostic.Hint? {
        let folded = Folding.ascii(text)
        guard text.utf8.count <= 40, let year = runs(of: folded).first(where: { $0.utf8.count == 4 }) else {
            return nil
        }
        let others = runs(of: folded).filter { $0 != year }
        // A quarter is neither half.
        if folded.contains("q") { return nil }
        if others == ["2"] || folded.contains("cuoi nam") {
            return Diagnostic.Hint(
                vi: "báo cáo cuối năm tính cả năm, không riêng 6 tháng cuối: viết \(year)",
                en: "the year-end report covers the whole year, not its second half: write \(year)")
        }
        if others == ["1"] || others == ["6"] || folded.contains("dau nam") {
            return Diagnostic.Hint(vi: "có phải ý là “\(year)-H1”?", en: "did you mean “\(year)-H1”?")
        }
        return others.isEmpty
            ? Diagnostic.Hint(vi: "có phải ý là “\(year)”?", en: "did you mean “\(year)”?") : nil
    }

    static func date(_ text: String) throws(DiagnosticError) -> CalendarDate {
        if let date = CalendarDate(iso: text) { return date }
        let general = Diagnostic.Hint(
            vi: "viết năm-tháng-ngày, như 2026-05-24", en: "write year-month-day, as in 2026-05-24")
        let meant = dayFirst(text).map {
            Diagnostic.Hint(vi: "có phải ý là “\($0)”?", en: "did you mean “\($0)”?")
        }
        throw DiagnosticError(
            .error(
                .badDate, vi: "ngày “\(text)” không đúng dạng hoặc không có trên lịch",
                en: "“\(text)” is no date of the calendar", hints: [meant ?? general]))
    }

    /// `24/5/2026` as `2026-05-24`; nil where that is no day either.
    private static func dayFirst(_ text: String) -> String? {
        let parts = runs(of: text)
        guard parts.count == 3, parts[2].utf8.count == 4, parts[0].utf8.count <= 2, parts[1].utf8.count <= 2
        else { return nil }
        let two = parts.map { $0.utf8.count == 1 ? "0" + $0 : $0 }
        let iso = "\(two[2])-\(two[1])-\(two[0])"
        return CalendarDate(iso: iso) == nil ? nil : iso
    }

    /// The runs of digits in a text.
    private static func runs(of text: String) -> [String] {
        text.split { !("0"..."9").contains($0) }.map(String.init)
    }
}

extension DiagnosticID {
    static let badPeriod = DiagnosticID("bad-period", .usage)
    static let badDate = DiagnosticID("bad-date", .usage)
}
