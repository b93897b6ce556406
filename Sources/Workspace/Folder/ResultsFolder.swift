package import Diagnostics
internal import Files
internal import PlanModel

extension DiagnosticID {
    package static let resultsMissing = DiagnosticID("results-missing", .data)
    package static let resultsStray = DiagnosticID("results-stray", .data)
    package static let resultsForm = DiagnosticID("results-form", .data)
    package static let resultsEmptyForm = DiagnosticID("results-empty-form", .data)
}

/// One stored form as far as it could be read; its faults stand beside it.
struct StoredForm {
    enum Content {
        case tasks([TaskResult])
        case indicators([Indicator])
        case counts(CountedTable)
        /// Nothing of it can be told.
        case unreadable
    }

    let name: String
    let path: String
    let content: Content
    let log: DiagnosticLog
}

/// The forms in `results/P/`, read together.
struct ResultsFolder {
    let folder: String
    let environment: any Environment
    let plan: Plan
    let policy: RulePolicy
    let tables: CountTableFolder

    /// The form of the consolidating unit, and that of the indicators.
    static let commonForm = "chung"
    static let indicatorForm = "indicators"

    /// Every name a form may have.
    var names: [String] { ResultsFolder.names(in: plan, tables) }

    static func names(in plan: Plan, _ tables: CountTableFolder) -> [String] {
        ownNames(in: plan) + tables.names
    }

    /// Without the declared tables.
    static func ownNames(in plan: Plan) -> [String] { plan.units.map(\.id) + [commonForm, indicatorForm] }

    /// - Throws: every error of all forms, with the warnings before them.
    func read(_ log: inout DiagnosticLog) throws(DiagnosticError) -> Results {
        let forms = try forms(&log)
        for form in forms { log.report(contentsOf: form.log.entries) }
        try log.throwErrors()
        return Results(forms)
    }

    /// All forms, also those that cannot be read: one does not hide the faults of the others.
    func forms(_ log: inout DiagnosticLog) throws(DiagnosticError) -> [StoredForm] {
        var reader = TaskRowReader(PlanIndex(plan), policy: policy)
        return try fileNames(&log).map { form($0, &reader) }
    }

    private func form(_ fileName: String, _ reader: inout TaskRowReader) -> StoredForm {
        let path = PathName.join(folder, fileName)
        let name = PathName.stem(of: fileName)
        var found = DiagnosticLog()
        var content = StoredForm.Content.unreadable
        do throws(DiagnosticError) {
            let file = try FormFile(try environment.read(path), path: path)
            if name == ResultsFolder.indicatorForm {
                content = .indicators(try IndicatorRowReader.read(file, &found))
            } else if tables.names.contains(name) {
                content = .counts(
                    try CountRowReader(table: try tables.table(name), policy: policy).read(file, &found))
            } else {
                let results = try reader.read(file, form: name, &found)
                if results.isEmpty, found.entries.isEmpty { found.report(emptyForm(path, name)) }
                content = .tasks(results)
            }
        } catch {
            found.report(contentsOf: error.diagnostics)
        }
        return StoredForm(name: name, path: path, content: content, log: found.capped)
    }

    /// The names of the forms, those of units first, each group sorted, so that a copy
    /// (`ca (1).csv`) never takes the place of the form itself; files that are none are told once.
    private func fileNames(_ log: inout DiagnosticLog) throws(DiagnosticError) -> [String] {
        let own = [WorkspaceFolder.previousFolder, ReceiptBook.fileName]
        let all = try environment.list(folder).filter { !own.contains($0) }
        var (found, strays): ([String], [String]) = ([], [])
        for name in all {
            let isForm =
                FormFile.isName(name) && environment.kind(of: PathName.join(folder, name)) == .file
            if isForm { found.append(name) } else { strays.append(name) }
        }
        if !strays.isEmpty { log.report(stray(strays)) }
        let known = Set(names)
        var stems: [String: String] = [:]
        let forms = found.filter { name in
            if !known.contains(PathName.stem(of: name)) { log.report(unknown(name)) }
            guard let first = stems.updateValue(name, forKey: PathName.stem(of: name)) else { return true }
            log.report(twice(first, name))
            return false
        }
        return forms.filter { known.contains(PathName.stem(of: $0)) }
            + forms.filter { !known.contains(PathName.stem(of: $0)) }
    }

    private func twice(_ first: String, _ name: String) -> Diagnostic {
        .error(
            .resultsForm, vi: "“\(first)” và “\(name)” là cùng một biểu",
            en: "“\(first)” and “\(name)” are the same form", at: .file(PathName.join(folder, name)),
            hints: [Diagnostic.Hint(vi: "giữ lại một tệp", en: "keep one of the files")])
    }

    private func emptyForm(_ path: String, _ name: String) -> Diagnostic {
        Diagnostic.warning(
            .resultsEmptyForm, vi: "biểu “\(name)” chỉ có dòng tên cột, không báo cáo nhiệm vụ nào",
            en: "the form “\(name)” has column names only and reports no task", at: .file(path),
            hints: [
                Diagnostic.Hint(
                    vi: "hỏi lại đơn vị, hoặc xóa tệp này", en: "ask the unit, or delete the file")
            ]
        ).about(name)
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

    /// A form's name is its unit's id, or that of a common form.
    private func unknown(_ name: String) -> Diagnostic {
        let stem = PathName.stem(of: name)
        let hint =
            NearMiss.hint(for: stem, among: names)
            ?? Diagnostic.Hint(
                vi: "các biểu có thể có: \(names.listed)", en: "the forms there may be: \(names.listed)")
        return Diagnostic.warning(
            .resultsForm, vi: "kế hoạch không có đơn vị “\(stem)”", en: "the plan has no unit “\(stem)”",
            at: .file(PathName.join(folder, name)), hints: [hint]
        ).about(stem)
    }
}

extension Results {
    /// What the forms report together, as far as it could be read.
    init(_ forms: [StoredForm]) {
        self.init()
        for form in forms {
            switch form.content {
            case .tasks(let results):
                self.forms.append(form.name)
                tasks += results
            case .indicators(let indicators): self.indicators = indicators
            case .counts(let table): counts.append(table)
            case .unreadable: break
            }
        }
        self.forms.sort()
    }
}
