package import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let unitMissing = DiagnosticID("unit-missing", .data)
    static let taskMissing = DiagnosticID("task-missing", .data)
    static let partMissing = DiagnosticID("part-missing", .data)
}

/// Units that have sent nothing, tasks nobody reports, parts of the report nobody wrote.
package struct GapCheck {
    private let material: CheckMaterial

    package init(_ material: CheckMaterial) { self.material = material }

    var findings: [Diagnostic] { missing + parts }

    /// A warning for each unit without a form, and for each task left out of the others.
    package var missing: [Diagnostic] {
        let reported = Set(material.results.tasks.map(\.taskID.text))
        let byLead = Dictionary(grouping: material.plan.tasks()) { $0.lead?.id ?? "chung" }
        let names =
            material.plan.units.map { ($0.id, $0.name) } + [("chung", material.plan.organisation.short)]
        return names.flatMap { form, name -> [Diagnostic] in
            guard !material.damagedForms.contains(form) else { return [] }
            let tasks = byLead[form] ?? []
            let open = tasks.filter { !reported.contains($0.item.id) }
            if open.isEmpty { return [] }
            if open.count == tasks.count, !material.results.forms.contains(form) {
                return [noForm(form, name, tasks.count)]
            }
            return open.map { unreported($0, form) }
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

    /// The parts only the office itself can write (`reports/P.yaml`).
    private var parts: [Diagnostic] {
        guard material.isInputRead else { return [] }
        let input = material.input
        let assessment = input.assessment
        let needed: [(String, String, Bool)] = [
            ("assessment.strengths", "ưu điểm", assessment.strengths.isEmpty),
            ("assessment.shortcomings", "tồn tại, hạn chế", assessment.shortcomings.isEmpty),
            (
                "assessment.causes", "nguyên nhân",
                assessment.objectiveCauses.isEmpty && assessment.subjectiveCauses.isEmpty
            ),
            ("directions", "phương hướng, nhiệm vụ", input.directions.isEmpty),
        ]
        return needed.filter(\.2).map { key, name, _ in
            Diagnostic.warning(
                .partMissing, vi: "báo cáo chưa có phần \(name)", en: "the report has no text for \(key)",
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
