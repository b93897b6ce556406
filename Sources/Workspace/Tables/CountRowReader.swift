package import Diagnostics
internal import Files
internal import FoundationEssentials
internal import PlanModel

extension DiagnosticID {
    package static let countUnknownRow = DiagnosticID("count-unknown-row", .data)
    package static let countTwice = DiagnosticID("count-twice", .data)
    package static let countSum = DiagnosticID("count-sum", .data)
    package static let countMatter = DiagnosticID("count-matter", .data)
    package static let countImplausible = DiagnosticID("count-implausible", .data)
}

/// `results/P/<table>.csv`: counts and nothing else.
enum CountColumn: String, FormColumn {
    case id = "Mã dòng"
    case text = "Nội dung"
    case unit = "Đơn vị tính"
    case count = "Số lượng"
    case estimate = "Ước thực hiện"

    static var key: CountColumn { .id }
    static let byName = comparableNames
}

/// Rows of a returned table of counts to figures, checked by the rules the table declares.
///
/// What stands in the text column is read for its row only and never kept: whatever a
/// unit writes beside a count, a name among it, stays out of the data.
struct CountRowReader {
    let table: CountTable
    let policy: RulePolicy

    func read(
        _ file: FormFile, _ log: inout DiagnosticLog
    ) throws(DiagnosticError) -> CountedTable {
        let rows = Dictionary(table.rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var counts: [String: CountedTable.Count] = [:]
        var places: [String: Location] = [:]
        for row in FormTable<CountColumn>.rows(of: file, &log) {
            let cell = row[.id]
            let declared = declared(cell, rows, &log)
            // Read in any case, so that all faults of a row are told at once.
            let figure = row[.count].count(&log)
            let isEstimate = row[.estimate].isEstimate(&log)
            guard let declared else { continue }
            if let first = places.updateValue(cell.location, forKey: declared.id) {
                log.report(CountRowReader.twice(declared.id, cell.location, first))
                continue
            }
            checkMatter(row, declared, &log)
            guard let figure, let isEstimate else { continue }
            checkPlausibility(figure, of: declared, &log)
            counts[declared.id] = CountedTable.Count(
                row: declared, figure: figure, isEstimate: isEstimate)
        }
        checkSums(counts.mapValues(\.figure), &log)
        return CountedTable(
            table: table,
            counts: table.rows.map { counts[$0.id] ?? CountedTable.Count(row: $0, figure: .missing) })
    }

    /// The row an id names; a spreadsheet may have made `1.10` the number 1.1, which is told.
    private func declared(
        _ cell: TableCell, _ rows: [String: CountTable.Row], _ log: inout DiagnosticLog
    ) -> CountTable.Row? {
        if cell.hasNoValue(&log) { return nil }
        let id = TextSearch.replacing(",", in: cell.displayText, with: ".")
        if let row = rows[id] { return row }
        log.report(
            .error(
                .countUnknownRow, vi: "bảng “\(table.title)” không có dòng “\(id)”",
                en: "the table “\(table.title)” has no row “\(id)”", at: cell.location,
                hints: [log.nearMiss(for: id, among: table.rows.map(\.id)) ?? Self.keepRows]))
        return nil
    }

    private static var keepRows: Diagnostic.Hint {
        Diagnostic.Hint(
            vi: "giữ đúng các dòng của biểu do lệnh baocao forms tạo ra",
            en: "keep the rows of the form made by baocao forms")
    }

    /// Whether what a unit counted is what the row declares: households are no persons. What it wrote
    /// beside the count is not repeated.
    private func checkMatter(
        _ row: FormTable<CountColumn>.Row, _ declared: CountTable.Row, _ log: inout DiagnosticLog
    ) {
        guard row[.text].displayText != declared.text || row[.unit].displayText != declared.unit else {
            return
        }
        let (text, unit) = (RowWords(row[.text].displayText), RowWords(row[.unit].displayText))
        let own = RowWords(declared.text)
        if let other = self.other(than: declared, saying: text) {
            // With another row's very words the count is that row's; like words may be a slip.
            let isCertain = RowWords(other.text) == text
            log.report(otherMatter(isCertain ? .error : .warning, declared, other, row[.text].location))
        } else if own.shared(with: text) < 0.5 {
            let found = Message(vi: "nội dung khác", en: "another text")
            log.report(otherMatter(declared, found, row[.text].location))
        } else if RowWords(declared.unit).shared(with: unit) == 0 {
            let found = Message(vi: "đơn vị tính khác", en: "another unit")
            log.report(otherMatter(declared, found, row[.unit].location))
        }
    }

    /// Rows of a table in which every text is looked for in every row: a form has some dozens.
    private static let mostCompared = 300

    /// The row of the table that a text is of rather than of the one it stands in: of several the nearest.
    private func other(than declared: CountTable.Row, saying text: RowWords) -> CountTable.Row? {
        let own = RowWords(declared.text).likeness(to: text)
        guard table.rows.count <= Self.mostCompared, own < 1, !text.isEmpty,
            let place = table.rows.firstIndex(of: declared)
        else { return nil }
        let likely = table.rows.enumerated().map { index, row in
            (row: row, likeness: RowWords(row.text).likeness(to: text), distance: abs(index - place))
        }
        return
            likely
            .filter { $0.likeness >= RowWords.alike && $0.likeness > own }
            .max { ($0.likeness, -$0.distance) < ($1.likeness, -$1.distance) }?.row
    }

    private func otherMatter(
        _ severity: Diagnostic.Severity, _ declared: CountTable.Row, _ other: CountTable.Row,
        _ location: Location
    ) -> Diagnostic {
        let id = declared.id
        var fault = Diagnostic(
            severity, .countMatter,
            Message(
                vi:
                    "dòng \(id) là “\(declared.text)”; ở đây ghi nội dung của dòng \(other.id), “\(other.text)”",
                en:
                    "row \(id) is “\(declared.text)”; here it has the text of row \(other.id), “\(other.text)”"
            ),
            at: location,
            hints: [
                Diagnostic.Hint(
                    vi: "ghi số liệu của từng nội dung vào đúng dòng \(id), \(other.id) của biểu",
                    en: "give each its figures in the form's own rows \(id) and \(other.id)")
            ])
        // An error cannot be accepted, and so has no name to accept it by.
        if severity == .warning { fault.subject = "\(table.name).\(id)" }
        return fault
    }

    private func otherMatter(
        _ declared: CountTable.Row, _ found: Message, _ location: Location
    ) -> Diagnostic {
        let id = declared.id
        return .warning(
            .countMatter,
            vi: "dòng \(id) là “\(declared.text)”, tính bằng \(declared.unit); ở đây ghi \(found.vi)",
            en: "row \(id) is “\(declared.text)”, in \(declared.unit); here it has \(found.en)",
            at: location,
            hints: [
                Diagnostic.Hint(
                    vi: "ghi số liệu của đúng dòng ấy; dòng riêng của đơn vị thì khai trong templates/bieu",
                    en: "give that row's figures; rows of your own are declared in templates/bieu")
            ]
        ).about("\(table.name).\(id)")
    }

    private static func twice(_ id: String, _ location: Location, _ first: Location) -> Diagnostic {
        .error(
            .countTwice, vi: "dòng “\(id)” có hai lần", en: "the row “\(id)” stands twice", at: location,
            hints: [Diagnostic.Hint(vi: "lần đầu ở đây; giữ lại một dòng", en: "first here", at: first)])
    }

    /// Parts that are not all known are compared only as far as they already exceed the total.
    private func checkSums(_ figures: [String: Figure], _ log: inout DiagnosticLog) {
        for rule in table.rules where rule.kind != .none {
            guard let total = figures[rule.total], let whole = total.value else { continue }
            let parts = rule.parts.map { figures[$0]?.value }
            let known = parts.compactMap { $0 }
            if rule.kind == .each {
                checkEach(rule, figures, whole, &log)
                continue
            }
            let sum = known.reduce(FigureValue(0), +)
            let isComplete = known.count == parts.count
            let isBroken = sum > whole || (rule.kind == .sum && isComplete && sum != whole)
            if isBroken { log.report(broken(rule, total, sum)) }
        }
    }

    /// Parts that overlap are compared one by one.
    private func checkEach(
        _ rule: CountTable.Rule, _ figures: [String: Figure], _ whole: FigureValue, _ log: inout DiagnosticLog
    ) {
        for id in rule.parts {
            guard let part = figures[id], let value = part.value, value > whole else { continue }
            let (own, all) = (DecimalText.text(value), DecimalText.text(whole))
            log.report(
                Diagnostic(
                    policy.severity, .countSum,
                    Message(
                        vi: "dòng \(id) là \(own), không được lớn hơn dòng \(rule.total) (\(all))",
                        en: "row \(id) is \(own), which may not exceed row \(rule.total) (\(all))"),
                    at: part.location,
                    hints: [
                        Diagnostic.Hint(
                            vi: "xem lại hai dòng này", en: "check these two rows",
                            at: figures[rule.total]?.location)
                    ]
                ).about("\(table.name).\(id)"))
        }
    }

    /// A count no place can have is kept and said: digits typed twice, or a row's number in its cell.
    private func checkPlausibility(
        _ figure: Figure, of row: CountTable.Row, _ log: inout DiagnosticLog
    ) {
        guard let value = figure.value, value > Plausibility.counts else { return }
        let text = DecimalText.text(value)
        log.report(
            .warning(
                .countImplausible, vi: "dòng \(row.id) là \(text) \(row.unit), lớn khác thường",
                en: "row \(row.id) is \(text), unusually large", at: figure.location,
                hints: [Diagnostic.Hint(vi: "xem lại số đã ghi", en: "check the number")]
            ).about("\(table.name).\(row.id)"))
    }

    private func broken(_ rule: CountTable.Rule, _ total: Figure, _ sum: FigureValue) -> Diagnostic {
        let parts = rule.parts.joined(separator: " + ")
        let whole = DecimalText.text(total.value ?? 0)
        let relation =
            rule.kind == .sum
            ? Message(vi: "phải bằng", en: "must be")
            : Message(vi: "không được lớn hơn", en: "may not exceed")
        return Diagnostic(
            policy.severity, .countSum,
            Message(
                vi:
                    "tổng các dòng \(parts) là \(DecimalText.text(sum)), \(relation.vi) dòng \(rule.total) (\(whole))",
                en:
                    "rows \(parts) add up to \(DecimalText.text(sum)), which \(relation.en) row \(rule.total) (\(whole))"
            ),
            at: total.location,
            hints: [Diagnostic.Hint(vi: "xem lại các dòng này", en: "check these rows")]
        ).about("\(table.name).\(rule.total)")
    }
}
