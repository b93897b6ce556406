package import Diagnostics
internal import Files
package import PlanModel

extension DiagnosticID {
    package static let returnedFormOwner = DiagnosticID("returned-form-owner", .data)
}

/// A form as a unit sent it back, read but not yet stored.
package struct ReturnedForm: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case tasks([TaskResult])
        case indicators([Indicator])
        case counts(CountedTable)
    }

    /// A unit's id, `chung`, `indicators` or a table's name: what it is stored under.
    package let name: String
    package let content: Content

    /// What it holds, as if it were all that was reported.
    var results: Results {
        switch content {
        case .tasks(let tasks): Results(tasks: tasks)
        case .indicators(let indicators): Results(indicators: indicators)
        case .counts: Results()
        }
    }
}

/// Reads returned forms from anywhere, by the rules of the forms in `results/`; made once for
/// many files.
///
/// Whose a form is, the file's name tells (`vhxh.xlsx`, `VHXH (1).xlsx`); else the unit that
/// leads every task reported in it.
struct ReturnedFormReader {
    private let environment: any Environment
    private let index: PlanIndex
    private let tables: CountTableFolder
    private let names: FormNames
    private let policy: RulePolicy
    /// Of a CSV file without a byte order mark; nil for UTF-8.
    private let encoding: TextEncoding?

    /// - Throws: when the declared tables cannot be listed.
    init(
        _ folder: WorkspaceFolder, _ index: PlanIndex, policy: RulePolicy, encoding: TextEncoding? = nil
    ) throws(DiagnosticError) {
        environment = folder.environment
        self.index = index
        tables = try folder.tables(for: index.plan)
        names = FormNames(ResultsFolder.names(in: index.plan, tables))
        self.policy = policy
        self.encoding = encoding
    }

    /// - Throws: every fault of the form, or `returned-form-owner`.
    func read(_ path: String, log: inout DiagnosticLog) throws(DiagnosticError) -> ReturnedForm {
        let file = try FormFile(try environment.read(path), path: path, encoding: encoding)
        var found = DiagnosticLog()
        let form = try form(in: file, &found)
        found = found.capped
        try found.throwErrors()
        log.report(contentsOf: found.entries)
        return form
    }

    private func form(
        in file: FormFile, _ log: inout DiagnosticLog
    ) throws(DiagnosticError) -> ReturnedForm {
        let named = names.name(of: file.path)
        file.reportHidden(IndicatorColumn.self, &log)
        file.reportHidden(CountColumn.self, &log)
        if file.holds(IndicatorColumn.self) || named == ResultsFolder.indicatorForm {
            let indicators = try IndicatorRowReader.read(file, &log)
            if !log.hasErrors, !indicators.contains(where: Self.holdsFigure) { throw noFigures(file.path) }
            return ReturnedForm(name: ResultsFolder.indicatorForm, content: .indicators(indicators))
        }
        if let table = try countTable(file, named: named) {
            let counts = try CountRowReader(table: table, policy: policy).read(file, &log)
            if !log.hasErrors, counts.counts.allSatisfy({ $0.figure.value == nil }) {
                throw noFigures(file.path)
            }
            return ReturnedForm(name: table.name, content: .counts(counts))
        }
        file.reportHidden(ResultColumn.self, &log)
        var reader = TaskRowReader(index, policy: policy)
        let results = try reader.read(file, form: named ?? "", &log)
        if log.hasErrors { throw DiagnosticError(log.capped.entries) ?? unreadable }
        let name = if let named { named } else { try owner(of: results, path: file.path) }
        return ReturnedForm(name: name, content: .tasks(results.map { $0.inForm(name) }))
    }

    private static func holdsFigure(_ indicator: Indicator) -> Bool {
        [indicator.numerator, indicator.denominator, indicator.value].contains { $0.value != nil }
    }

    /// The table a file of counts is of: by its name, else the one that has its rows, by their
    /// ids and texts.
    /// - Throws: `returned-form-owner` when two have them alike.
    private func countTable(_ file: FormFile, named: String?) throws(DiagnosticError) -> CountTable? {
        if let named, tables.names.contains(named) { return try tables.table(named) }
        guard file.holds(CountColumn.self) else { return nil }
        var unused = DiagnosticLog()  // Told when the rows are read as those of the table.
        let rows = FormTable<CountColumn>.rows(of: file, &unused).map {
            (id: $0[.id].displayText, text: CountColumn.comparable($0[.text].displayText))
        }
        let ranked = try tables.tables().map { table in
            let texts = Dictionary(
                table.rows.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
            let known = rows.filter { texts[$0.id] != nil }
            let alike = known.filter { CountColumn.comparable(texts[$0.id] ?? "") == $0.text }
            return (table: table, hits: known.count + rows.count * alike.count)
        }
        let most = ranked.map(\.hits).max() ?? 0
        let best = ranked.filter { $0.hits == most }
        guard best.count <= 1 || most == 0 else { throw unknownOwner(file.path, best.map(\.table.name)) }
        return best.first?.table
    }

    /// Stands behind a log that has errors; never seen.
    private var unreadable: DiagnosticError {
        DiagnosticError(.error(.returnedFormOwner, vi: "không đọc được biểu", en: "unreadable form"))
    }

    /// The one unit that leads all tasks of a form.
    private func owner(of results: [TaskResult], path: String) throws(DiagnosticError) -> String {
        let owners = Set(results.compactMap { index.form(of: $0.taskID.text) })
        if owners.count == 1, let owner = owners.first { return owner }
        throw owners.isEmpty ? nothingReported(path) : unknownOwner(path, owners.sorted())
    }

    private func nothingReported(_ path: String) -> DiagnosticError {
        blank(
            path, vi: "không báo cáo nhiệm vụ nào", en: "it reports no task",
            wayOut: Message(vi: "đề nghị đơn vị điền rồi gửi lại", en: "ask the unit to fill it in"))
    }

    /// A form of indicators or counts that came back as it was sent out must not take the place of one
    /// that was filled in.
    private func noFigures(_ path: String) -> DiagnosticError {
        blank(
            path, vi: "không có số liệu nào", en: "it holds no figure",
            wayOut: Message(
                vi: "đề nghị đơn vị điền rồi gửi lại; nếu không phát sinh thì ghi 0",
                en: "ask the unit to fill it in; where there was nothing, 0 is written"))
    }

    private func blank(_ path: String, vi: String, en: String, wayOut: Message) -> DiagnosticError {
        DiagnosticError(
            .error(
                .resultNotReported, vi: "biểu “\(path)” chưa điền: \(vi)",
                en: "the form “\(path)” is blank: \(en)", at: .file(path),
                hints: [Diagnostic.Hint(wayOut)]))
    }

    /// - Parameter candidates: the forms it could be, by what is in it.
    private func unknownOwner(_ path: String, _ candidates: [String]) -> DiagnosticError {
        let names = candidates.map { "“\($0)”" }
        return DiagnosticError(
            .error(
                .returnedFormOwner,
                vi: "không biết “\(path)” là biểu nào: có nội dung của \(names.joined(separator: " và "))",
                en:
                    "cannot tell which form “\(path)” is: it holds what belongs to \(names.joined(separator: " and "))",
                at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "tách riêng từng biểu, hoặc đặt tên tệp theo mã của biểu: \(candidates.listed)",
                        en: "take the forms apart, or name the file after the form: \(candidates.listed)")
                ]))
    }
}

/// The names forms may have, as files' names are compared with them.
private struct FormNames {
    let all: [String]
    private let byFolded: [String: String]
    /// The longest first, so that `ca-phuong` is not taken for `ca`.
    private let folded: [String]

    init(_ names: [String]) {
        all = names
        byFolded = Dictionary(names.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
        folded = byFolded.keys.sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }
    }

    /// The form a file's name means, whatever its case and what mail programs add behind it;
    /// nil when it means none.
    func name(of path: String) -> String? {
        let stem = PathName.stem(of: path).lowercased()
        if let exact = byFolded[stem] { return exact }
        let meant = folded.first { name in
            stem.hasPrefix(name) && stem.dropFirst(name.count).allSatisfy { " ()_-0123456789".contains($0) }
        }
        return meant.flatMap { byFolded[$0] }
    }
}

extension WorkspaceFolder {
    /// Stores a form under its name; what it replaces goes to `.previous/`.
    func store(
        _ form: ReturnedForm, period: ReportingPeriod, _ index: PlanIndex
    ) throws(DiagnosticError) {
        try store(FormBytes.of(form, index), form: form.name, period: period)
    }
}

extension TaskResult {
    /// The same result, as it stands in another form.
    func inForm(_ name: String) -> TaskResult {
        var result = self
        result.form = name
        return result
    }
}
