/// The stretch of time a report answers for: `2025-H1` or the whole of `2025`.
///
/// The annual period is cumulative, January to December; it is not the second half.
package struct ReportingPeriod: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        /// 6 tháng đầu năm.
        case firstHalf
        /// Cả năm.
        case annual
    }

    package let year: Int
    package let kind: Kind

    package init(year: Int, kind: Kind) {
        self.year = year
        self.kind = kind
    }

    /// Reads `2025-H1` or `2025`; nil for any other form.
    package init?(_ text: String) {
        let year = text.hasSuffix("-H1") ? text.dropLast(3) : text[...]
        guard year.utf8.count == 4, year.utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int(year), number >= 1900
        else { return nil }
        self.init(year: number, kind: text.hasSuffix("-H1") ? .firstHalf : .annual)
    }

    /// The form used in folder names and on the command line.
    package var name: String {
        switch kind {
        case .firstHalf: "\(year)-H1"
        case .annual: "\(year)"
        }
    }

    /// The same stretch of the year before (cùng kỳ).
    package var samePeriodLastYear: ReportingPeriod { ReportingPeriod(year: year - 1, kind: kind) }
}
