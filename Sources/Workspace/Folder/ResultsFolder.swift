package import Diagnostics
internal import Files
internal import PlanModel

extension DiagnosticID {
    package static let resultsMissing = DiagnosticID("results-missing", .data)
    package static let resultsStray = DiagnosticID("results-stray", .data)
    package static let resultsForm = DiagnosticID("results-form", .data)
}

/// The forms in `results/P/`, read together.
struct ResultsFolder {
    let folder: String
    let environment: any Environment
    let plan: Plan
    let policy: RulePolicy

    /// The form of the consolidating unit, and that of the indicators.
    static let commonForm = "chung"
    static let indicatorForm = "indicators"

    func read(_ log: inout DiagnosticLog) throws(DiagnosticError) -> Results {
        let files = try forms(&log)
        var results = Results()
        var reader = TaskRowReader(plan, policy: policy)
        for name in files {
            let path = PathName.join(folder, name)
            let form = PathName.stem(of: name)
            var found = DiagnosticLog()
            // One form that cannot be read does not hide the faults of the others.
            do throws(DiagnosticError) {
                let bytes = try environment.read(path)
                if form == ResultsFolder.indicatorForm {
                    let tables = try FormFile.tables(bytes, path: path, of: IndicatorColumn.self)
                    results.indicators = IndicatorRowReader.read(tables, &found)
                } else {
                    let tables = try FormFile.tables(bytes, path: path, of: ResultColumn.self)
                    results.forms.append(form)
                    results.tasks += reader.read(tables, form: form, &found)
                }
            } catch {
                found.report(contentsOf: error.diagnostics)
            }
            log.report(contentsOf: found.capped(path: path).entries)
        }
        try log.throwErrors()
        return results
    }

    /// The names of the forms, sorted; files that are none are told once.
    private func forms(_ log: inout DiagnosticLog) throws(DiagnosticError) -> [String] {
        let names = try environment.list(folder).filter { $0 != WorkspaceFolder.previousFolder }
        let isForm = { (name: String) in
            FormFile.extensions.contains(PathName.pathExtension(of: name)) && !name.hasPrefix(".")
                && !name.hasPrefix("~$") && environment.kind(of: PathName.join(folder, name)) == .file
        }
        let strays = names.filter { !isForm($0) }
        if !strays.isEmpty { log.report(stray(strays)) }
        let forms = names.filter(isForm)
        var stems: [String: String] = [:]
        return forms.filter { name in
            checkName(name, &log)
            guard let first = stems[PathName.stem(of: name)] else {
                stems[PathName.stem(of: name)] = name
                return true
            }
            log.report(
                .error(
                    .resultsForm, vi: "“\(first)” và “\(name)” là cùng một biểu",
                    en: "“\(first)” and “\(name)” are the same form",
                    at: .file(PathName.join(folder, name)),
                    hints: [Diagnostic.Hint(vi: "giữ lại một tệp", en: "keep one of the files")]))
            return false
        }
    }

    private func stray(_ names: [String]) -> Diagnostic {
        let listed = names.prefix(10).map { "“\($0)”" }.listed + (names.count > 10 ? ", …" : "")
        return .warning(
            .resultsStray, vi: "bỏ qua các tệp không phải biểu: \(listed)",
            en: "passed over, being no forms: \(listed)",
            at: .file(folder),
            hints: [
                Diagnostic.Hint(
                    vi: "biểu phải là tệp .csv hoặc .xlsx; chuyển các tệp khác ra ngoài",
                    en: "a form is a .csv or .xlsx file; move other files away")
            ])
    }

    /// A form's name is its unit's id.
    private func checkName(_ name: String, _ log: inout DiagnosticLog) {
        let known = plan.units.map(\.id) + [ResultsFolder.commonForm, ResultsFolder.indicatorForm]
        let stem = PathName.stem(of: name)
        guard !known.contains(stem) else { return }
        let hint =
            NearMiss.hint(for: stem, among: known)
            ?? Diagnostic.Hint(
                vi: "các biểu có thể có: \(known.listed)", en: "the forms there may be: \(known.listed)")
        log.report(
            .warning(
                .resultsForm, vi: "kế hoạch không có đơn vị “\(stem)”", en: "the plan has no unit “\(stem)”",
                at: .file(PathName.join(folder, name)), hints: [hint]))
    }
}
