package import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let unitMissing = DiagnosticID("unit-missing", .data)
    static let taskMissing = DiagnosticID("task-missing", .data)
    static let resultsIncomplete = DiagnosticID("results-incomplete", .data)
    package static let partMissing = DiagnosticID("part-missing", .data)
    static let reportCutoff = DiagnosticID("report-cutoff", .data)
}

/// Units that have sent nothing, tasks nobody reports, parts of the report nobody wrote.
package struct GapCheck {
    private let material: CheckMaterial

    package init(_ material: CheckMaterial) { self.material = material }

    var findings: [Diagnostic] { missing + parts + cutOff }

    /// One warning that says what is missing, for a report that is made all the same; nil when
    /// nothing is.
    package var summary: Diagnostic? {
        let gaps = gaps
        guard !gaps.isEmpty else { return nil }
        let all = material.plan.tasks().count
        let count = gaps.map(\.tasks.count).reduce(0, +)
        let forms = gaps.filter(\.isWholeForm).map(\.form)
        let tasks = gaps.filter { !$0.isWholeForm }.flatMap(\.tasks).map(\.item.id)
        let (noForm, noRow) = (GapCheck.listed(forms), GapCheck.listed(tasks))
        return Diagnostic.warning(
            .resultsIncomplete,
            vi: "\(count)/\(all) nhiệm vụ chưa được báo cáo"
                + (forms.isEmpty ? "" : "; chưa có biểu \(noForm)")
                + (tasks.isEmpty ? "" : "; thiếu \(noRow)"),
            en: "\(count)/\(all) tasks are not reported" + (forms.isEmpty ? "" : "; no form \(noForm)")
                + (tasks.isEmpty ? "" : "; missing \(noRow)"),
            at: material.resultsFolder.map { .file($0) },
            hints: [
                Diagnostic.Hint(
                    vi: "xem từng điểm bằng lệnh baocao check", en: "see each of them with baocao check")
            ])
    }

    private static func listed(_ names: [String]) -> String {
        names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", …" : "")
    }

    /// A warning for each unit without a form, and for each task left out of the others.
    private var missing: [Diagnostic] {
        gaps.flatMap { gap in
            gap.isWholeForm
                ? [noForm(gap.form, gap.name, gap.tasks.count)] : gap.tasks.map { unreported($0, gap.form) }
        }
    }

    /// What one form leaves open.
    private struct Gap {
        let form: String
        let name: String
        let tasks: [PlanTask]
        /// True where there is no form at all.
        let isWholeForm: Bool
    }

    private var gaps: [Gap] {
        let reported = Set(material.results.tasks.map(\.taskID.text))
        let byLead = Dictionary(grouping: material.plan.tasks()) { $0.lead?.id ?? "chung" }
        let names =
            material.plan.units.map { ($0.id, $0.name) } + [("chung", material.plan.organisation.short)]
        return names.compactMap { form, name in
            guard !material.damagedForms.contains(form) else { return nil }
            let tasks = byLead[form] ?? []
            let open = tasks.filter { !reported.contains($0.item.id) }
            if open.isEmpty { return nil }
            let isWholeForm = open.count == tasks.count && !material.results.forms.contains(form)
            return Gap(form: form, name: name, tasks: open, isWholeForm: isWholeForm)
        }
    }

    private func noForm(_ form: String, _ name: String, _ count: Int) -> Diagnostic {
        let period = material.period.name
        return Diagnostic.warning(
            .unitMissing,
            vi: "chưa có biểu kỳ \(period) của \(name) (\(form)), \(count) nhiệm vụ chưa được báo cáo",
            en: "no form of \(name) (\(form)) for \(period), \(count) tasks are not reported",
            at: material.resultsFolder.map { .file("\($0)/\(form).csv") },
            hints: [
                Diagnostic.Hint(
                    vi:
                        "đôn đốc đơn vị (lời nhắc sẵn: baocao status --remind), rồi nhận biểu bằng baocao collect",
                    en: "remind the unit (baocao status --remind), then take its form in with baocao collect")
            ]
        ).about(form)
    }

    private func unreported(_ task: PlanTask, _ form: String) -> Diagnostic {
        Diagnostic.warning(
            .taskMissing, vi: "nhiệm vụ \(task.item.id) chưa được báo cáo (biểu \(form))",
            en: "the task \(task.item.id) is not reported (form \(form))", at: task.item.location,
            hints: [
                Diagnostic.Hint(
                    vi: "bổ sung dòng này vào biểu rồi nhận lại",
                    en: "add the row to the form and collect again")
            ]
        ).about(task.item.id)
    }

    /// Figures without the day they go to say nothing about the rest of the period.
    private var cutOff: [Diagnostic] {
        guard material.isInputRead, material.input.dataTo == nil else { return [] }
        let day = material.input.date.map { min($0, material.period.lastDay) }
        return [
            Diagnostic.warning(
                .reportCutoff,
                vi: "báo cáo chưa ghi ngày chốt số liệu; "
                    + (day.map { "in ngày \(DateText.short($0))" } ?? "chỗ ấy để trống"),
                en: "the report does not say to which day its figures go; "
                    + (day.map { "\($0.iso) is printed" } ?? "the place is left blank"),
                at: material.inputFile,
                hints: [
                    Diagnostic.Hint(
                        vi: "ghi ngày vào `to` của mục `data` trong reports/\(material.period.name).yaml",
                        en: "give the day as `to` under `data` in reports/\(material.period.name).yaml")
                ]
            ).about("data.to")
        ]
    }

    /// The parts only the office itself can write (`reports/P.yaml`).
    private var parts: [Diagnostic] {
        guard material.isInputRead else { return [] }
        let input = material.input
        let assessment = input.assessment
        let needed: [(key: String, name: String, instead: Message?, isMissing: Bool)] = [
            ("assessment.strengths", "ưu điểm", nil, assessment.strengths.isEmpty),
            (
                "assessment.shortcomings", "tồn tại, hạn chế",
                Message(
                    vi: "khó khăn các đơn vị nêu và việc, chỉ tiêu chưa đạt, nếu có",
                    en: "what units tell of difficulties and what falls short, if anything"),
                assessment.shortcomings.isEmpty
            ),
            (
                "assessment.causes", "nguyên nhân", nil,
                assessment.objectiveCauses.isEmpty && assessment.subjectiveCauses.isEmpty
            ),
            (
                "directions", "phương hướng, nhiệm vụ",
                Message(
                    vi: "các nhiệm vụ của kế hoạch còn phải làm, nếu có",
                    en: "the plan's tasks that are still to be done, if any"), input.directions.isEmpty
            ),
        ]
        return needed.filter(\.isMissing).map { key, name, instead, _ in
            Diagnostic.warning(
                .partMissing,
                vi: "cơ quan chưa viết phần \(name)" + (instead.map { "; báo cáo chỉ in \($0.vi)" } ?? ""),
                en: "the office wrote nothing for \(key)"
                    + (instead.map { "; the report prints only \($0.en)" } ?? ""),
                at: material.inputFile,
                hints: [
                    Diagnostic.Hint(
                        vi: "viết vào mục \(key) của reports/\(material.period.name).yaml",
                        en: "write it under \(key) in reports/\(material.period.name).yaml")
                ]
            ).about(key)
        }
    }
}
