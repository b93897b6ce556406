package import Diagnostics
package import Files
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
}

extension WorkspaceFolder {
    /// Reads a form from anywhere, by the rules of the forms in `results/`.
    ///
    /// Whose it is, the file's name tells (`vhxh.xlsx`, `VHXH (1).xlsx`); else the unit that
    /// leads every task reported in it.
    /// - Parameter encoding: of a CSV file without a byte order mark; nil for UTF-8.
    /// - Throws: every fault of the form, or `returned-form-owner`.
    package func returnedForm(
        at path: String, plan: Plan, policy: RulePolicy, encoding: TextEncoding? = nil,
        log: inout DiagnosticLog
    ) throws(DiagnosticError) -> ReturnedForm {
        try returnedForm(at: path, PlanIndex(plan), policy: policy, encoding: encoding, log: &log)
    }

    func returnedForm(
        at path: String, _ index: PlanIndex, policy: RulePolicy, encoding: TextEncoding? = nil,
        log: inout DiagnosticLog
    ) throws(DiagnosticError) -> ReturnedForm {
        let file = try FormFile(try environment.read(path), path: path, encoding: encoding)
        var found = DiagnosticLog()
        let form = try returnedForm(file, index, policy: policy, log: &found)
        found = found.capped(path: path)
        try found.throwErrors()
        log.report(contentsOf: found.entries)
        return form
    }

    private func returnedForm(
        _ file: FormFile, _ index: PlanIndex, policy: RulePolicy, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> ReturnedForm {
        let tables = tables
        let known = ResultsFolder.names(in: index.plan, tables)
        let named = ReturnedForm.name(of: file.path, among: known)
        if file.holds(IndicatorColumn.self) || named == ResultsFolder.indicatorForm {
            let indicators = try IndicatorRowReader.read(file, &log)
            return ReturnedForm(name: ResultsFolder.indicatorForm, content: .indicators(indicators))
        }
        if let table = try countTable(file, named: named, tables) {
            let counts = try CountRowReader(table: table, policy: policy).read(file, &log)
            return ReturnedForm(name: table.name, content: .counts(counts))
        }
        var reader = TaskRowReader(index, policy: policy)
        let results = try reader.read(file, form: named ?? "", &log)
        if log.hasErrors { throw DiagnosticError(log.capped(path: file.path).entries) ?? unreadable }
        let name =
            if let named { named } else {
                try ReturnedForm.owner(of: results, in: index, among: known, path: file.path)
            }
        return ReturnedForm(name: name, content: .tasks(results.map { $0.inForm(name) }))
    }

    /// The table a file of counts is of: by its name, else the one that has its rows.
    private func countTable(
        _ file: FormFile, named: String?, _ tables: CountTableFolder
    ) throws(DiagnosticError) -> CountTable? {
        if let named, tables.names.contains(named) { return try tables.table(named) }
        guard file.holds(CountColumn.self) else { return nil }
        var unused = DiagnosticLog()  // Told when the rows are read as those of the table.
        let ids = FormTable<CountColumn>.rows(of: file, &unused).map { $0[.id].displayText }
        let declared = try tables.tables().map { table in
            (table: table, hits: Set(table.rows.map(\.id)).intersection(ids).count)
        }
        return declared.max { $0.hits < $1.hits }?.table
    }

    /// Stands behind a log that has errors; never seen.
    private var unreadable: DiagnosticError {
        DiagnosticError(.error(.returnedFormOwner, vi: "không đọc được biểu", en: "unreadable form"))
    }

    /// Stores a form under its name; what it replaces goes to `.previous/`.
    package func store(_ form: ReturnedForm, period: ReportingPeriod, plan: Plan) throws(DiagnosticError) {
        try store(form, period: period, PlanIndex(plan))
    }

    func store(
        _ form: ReturnedForm, period: ReportingPeriod, _ index: PlanIndex
    ) throws(DiagnosticError) {
        try store(FormBytes.of(form, index), form: form.name, period: period)
    }
}

extension ReturnedForm {
    /// The form a file's name means, whatever its case and what mail programs add behind it; nil when it means none.
    static func name(of path: String, among known: [String]) -> String? {
        let stem = PathName.stem(of: path).lowercased()
        if let exact = known.first(where: { $0.lowercased() == stem }) { return exact }
        // The longest first, so that `ca-phuong` is not taken for `ca`.
        return known.sorted { $0.utf8.count > $1.utf8.count }.first { name in
            guard stem.hasPrefix(name.lowercased()) else { return false }
            return stem.dropFirst(name.count).allSatisfy { " ()_-0123456789".contains($0) }
        }
    }

    /// The one unit that leads all tasks of a form.
    static func owner(
        of results: [TaskResult], in index: PlanIndex, among known: [String], path: String
    ) throws(DiagnosticError) -> String {
        let owners = Set(results.compactMap { index.form(of: $0.taskID.text) })
        if owners.count == 1, let owner = owners.first { return owner }
        throw DiagnosticError(
            .error(
                .returnedFormOwner, vi: "không biết biểu “\(path)” là của đơn vị nào",
                en: "cannot tell whose form “\(path)” is", at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "đặt tên tệp theo mã đơn vị: \(known.listed)",
                        en: "name the file after its unit: \(known.listed)")
                ]))
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
