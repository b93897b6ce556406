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
    }

    /// A unit's id, `chung` or `indicators`: the name it is stored under.
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
        let bytes = try environment.read(path)
        let named = ReturnedForm.name(of: path, in: plan)
        var found = DiagnosticLog()
        let form: ReturnedForm
        if named == ResultsFolder.indicatorForm {
            let tables = try FormFile.tables(bytes, path: path, of: IndicatorColumn.self, encoding: encoding)
            form = ReturnedForm(
                name: ResultsFolder.indicatorForm,
                content: .indicators(IndicatorRowReader.read(tables, &found)))
        } else {
            let tables = try FormFile.tables(bytes, path: path, of: ResultColumn.self, encoding: encoding)
            var reader = TaskRowReader(plan, policy: policy)
            let results = reader.read(tables, form: named ?? "", &found)
            found = found.capped(path: path)
            try found.throwErrors()
            let name =
                if let named { named } else { try ReturnedForm.owner(of: results, in: plan, path: path) }
            form = ReturnedForm(name: name, content: .tasks(results.map { $0.inForm(name) }))
        }
        try found.throwErrors()
        log.report(contentsOf: found.entries)
        return form
    }

    /// Stores a form under its name; what it replaces goes to `.previous/`.
    package func store(_ form: ReturnedForm, period: ReportingPeriod, plan: Plan) throws(DiagnosticError) {
        switch form.content {
        case .tasks(let results): try write(results, form: form.name, period: period, plan: plan)
        case .indicators(let indicators): try write(indicators, period: period)
        }
    }
}

extension ReturnedForm {
    /// The form a file's name means, whatever its case and what mail programs add behind it; nil when it means none.
    static func name(of path: String, in plan: Plan) -> String? {
        let known = plan.units.map(\.id) + [ResultsFolder.commonForm, ResultsFolder.indicatorForm]
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
        of results: [TaskResult], in plan: Plan, path: String
    ) throws(DiagnosticError) -> String {
        let leads = Dictionary(
            plan.items.map { ($0.id, $0.lead ?? ResultsFolder.commonForm) },
            uniquingKeysWith: { first, _ in first })
        let owners = Set(results.compactMap { leads[$0.taskID.text] })
        if owners.count == 1, let owner = owners.first { return owner }
        let known = (plan.units.map(\.id) + [ResultsFolder.commonForm, ResultsFolder.indicatorForm]).listed
        throw DiagnosticError(
            .error(
                .returnedFormOwner, vi: "không biết biểu “\(path)” là của đơn vị nào",
                en: "cannot tell whose form “\(path)” is", at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "đặt tên tệp theo mã đơn vị: \(known)",
                        en: "name the file after its unit: \(known)")
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
