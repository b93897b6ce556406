internal import Diagnostics
internal import Files
internal import PlanModel

/// What the stored forms report, read for comparison: each form alone, its faults beside it.
struct StoredTasks {
    /// By form: the results in it.
    private var results: [String: [TaskResult]] = [:]
    /// By form: the path of one that is no `.csv` of ours.
    private var handMade: [String: String] = [:]
    /// By form: what keeps it from being read.
    private var faults: [(form: String, diagnostics: [Diagnostic])] = []

    /// - Parameter known: results of forms that have come back as they are stored, byte for
    ///   byte; these are not read a second time.
    init(
        folder: WorkspaceFolder, period: ReportingPeriod, index: PlanIndex, known: [String: [TaskResult]]
    ) throws(DiagnosticError) {
        let place = folder.resultsFolder(for: period)
        guard folder.environment.kind(of: place) != .missing else { return }
        let tables = try folder.tables(for: index.plan).names
        for name in try folder.environment.list(place) where FormFile.isName(name) {
            let form = PathName.stem(of: name)
            let path = PathName.join(place, name)
            if name != form + ".csv" { handMade[form] = path }
            guard form != ResultsFolder.indicatorForm, !tables.contains(form) else { continue }
            if let read = known[form], name == form + ".csv" {
                results[form] = read
                continue
            }
            var unused = DiagnosticLog()  // Broken rules of stored forms are for `check` to tell.
            do throws(DiagnosticError) {
                let file = try FormFile(try folder.environment.read(path), path: path)
                var reader = TaskRowReader(index, policy: .lenient)
                results[form] = try reader.read(file, form: form, &unused)
                try unused.throwErrors()
            } catch {
                faults.append((form, error.diagnostics.filter { $0.severity == .error }))
            }
        }
    }

    /// An error when a form's workbook was put there by hand: what is stored would stand
    /// beside it, and the form would be there twice.
    func handMadeFault(_ form: String) -> Diagnostic? {
        handMade[form].map { path in
            .error(
                .resultsForm, vi: "“\(path)” được chép thẳng vào thư mục kết quả",
                en: "“\(path)” was put into the results folder by hand", at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "chuyển tệp này ra ngoài rồi chạy lại", en: "move it away and run again")
                ])
        }
    }

    func faults(except replaced: Set<String>) -> DiagnosticLog {
        var log = DiagnosticLog()
        for fault in faults where !replaced.contains(fault.form) {
            log.report(contentsOf: fault.diagnostics)
        }
        return log
    }

    /// What the forms that stay report.
    func results(except replaced: Set<String>) -> [TaskResult] {
        results.keys.sorted().filter { !replaced.contains($0) }.flatMap { results[$0] ?? [] }
    }

    /// Where each task is reported in the forms that stay.
    func places(except replaced: Set<String>) -> [String: (form: String, location: Location?)] {
        var places: [String: (form: String, location: Location?)] = [:]
        for form in results.keys.sorted() where !replaced.contains(form) {
            for result in results[form] ?? [] { places[result.taskID.text] = (form, result.taskID.location) }
        }
        return places
    }

    /// A warning when a new form leaves out tasks that the one it replaces reports.
    func missing(from form: ReturnedForm, path: String) -> Diagnostic? {
        guard case .tasks(let new) = form.content else { return nil }
        let kept = Set(new.map(\.taskID.text))
        let gone = (results[form.name] ?? []).map(\.taskID.text).filter { !kept.contains($0) }
        guard !gone.isEmpty else { return nil }
        return .warning(
            .collectFewerTasks, vi: "biểu mới không còn nhiệm vụ đã báo cáo trước đây: \(gone.listed)",
            en: "the new form leaves out tasks reported before: \(gone.listed)", at: .file(path),
            hints: [
                Diagnostic.Hint(
                    vi: "hỏi lại đơn vị nếu không cố ý; bản cũ được giữ trong .previous",
                    en: "ask the unit if this is not meant; the old form is kept in .previous")
            ])
    }
}

/// Finds tasks that would be reported twice.
struct ClashSearch {
    let stored: StoredTasks

    /// Refuses every file with a task that another taken file or a form that stays reports too.
    ///
    /// A refused file leaves its old form in place, which may clash in turn: hence the rounds,
    /// each of which refuses at least one file.
    func refuse(in files: inout [Intake.File]) {
        while true {
            let faults = faults(in: files)
            if faults.isEmpty { return }
            for (index, diagnostics) in faults {
                files[index].refuse(diagnostics)
            }
        }
    }

    private func faults(in files: [Intake.File]) -> [(Int, [Diagnostic])] {
        let replaced = Set(files.compactMap { $0.taken?.form.name })
        let staying = stored.places(except: replaced)
        var reporters: [String: [(index: Int, location: Location?)]] = [:]
        for (index, file) in files.enumerated() {
            for result in file.results {
                reporters[result.taskID.text, default: []].append((index, result.taskID.location))
            }
        }
        return files.enumerated().compactMap { index, file in
            let found = file.results.compactMap { result -> Diagnostic? in
                let id = result.taskID.text
                if let other = reporters[id]?.first(where: { $0.index != index }) {
                    return twice(id, result.taskID.location, files[other.index].path, other.location)
                }
                return staying[id].map { twice(id, result.taskID.location, $0.form, $0.location) }
            }
            return found.isEmpty ? nil : (index, found)
        }
    }

    private func twice(
        _ id: String, _ location: Location?, _ other: String, _ place: Location?
    ) -> Diagnostic {
        .error(
            .resultTwice, vi: "nhiệm vụ \(id) đã được báo cáo trong biểu “\(other)”",
            en: "the task \(id) is reported in the form “\(other)” too", at: location,
            hints: [
                Diagnostic.Hint(
                    vi: "bỏ dòng này ở một trong hai biểu", en: "take the row out of one of the two forms",
                    at: place)
            ])
    }
}

extension Intake.File {
    /// The results it would store; none when it is refused or holds indicators.
    var results: [TaskResult] {
        guard case .tasks(let results) = taken?.form.content else { return [] }
        return results
    }
}
