internal import Diagnostics
internal import FoundationEssentials
internal import PlanModel

/// Figures that differ so much from the same period last year that a typing error is likelier
/// than a change: of a task that both plans have, of a unit, and of the whole report.
struct JumpCheck {
    private let material: CheckMaterial

    init(_ material: CheckMaterial) { self.material = material }

    private typealias Totals = [(name: String, value: FigureValue?, location: Location?)]

    var findings: [Diagnostic] {
        guard let earlier = material.lastYear else { return [] }
        return tasks(earlier) + units(earlier)
            + jumps("tong", "Toàn báo cáo", totals(material.results.tasks), totals(earlier.results.tasks))
    }

    /// Tasks are the same when their words are, the year aside.
    private func tasks(_ earlier: PreviousReport) -> [Diagnostic] {
        let before = Dictionary(
            earlier.results.tasks.compactMap { result in
                JumpCheck.text(of: result, in: earlier.plan).map { ($0, result) }
            }, uniquingKeysWith: { first, _ in first })
        return material.results.tasks.flatMap { result -> [Diagnostic] in
            guard let text = JumpCheck.text(of: result, in: material.plan), let then = before[text] else {
                return []
            }
            return jumps(result.taskID.text, result.taskID.text, totals([result]), totals([then]))
        }
    }

    private func units(_ earlier: PreviousReport) -> [Diagnostic] {
        let forms = Set(material.results.forms).intersection(earlier.results.forms).sorted()
        return forms.flatMap { form -> [Diagnostic] in
            let now = material.results.tasks.filter { $0.form == form }
            // A unit with one task has been compared already.
            guard now.count > 1 else { return [] }
            return jumps(
                form, "Biểu \(form)", totals(now), totals(earlier.results.tasks.filter { $0.form == form }))
        }
    }

    private static func text(of result: TaskResult, in plan: Plan) -> String? {
        guard let item = plan.items.first(where: { $0.id == result.taskID.text }) else { return nil }
        let words = WordList(item.text).words.map(\.folded).filter { Int($0) == nil }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// Sums of what is there; nil where nothing is, since blank is not zero.
    private func totals(_ results: [TaskResult]) -> Totals {
        ["Số cuộc", "Số lượt người", "Trong đó nữ", "Kinh phí"].enumerated().map { index, name in
            let figures = results.map { FlowComparison.flows(of: $0)[index].figure }
            let known = figures.compactMap(\.value)
            let place = results.count == 1 ? figures.first?.location : nil
            return (name, known.isEmpty ? nil : known.reduce(0, +), place)
        }
    }

    private func jumps(_ key: String, _ whose: String, _ now: Totals, _ then: Totals) -> [Diagnostic] {
        zip(now, then).compactMap { new, old in
            guard let value = new.value, let before = old.value, isJump(value, before) else { return nil }
            let last = material.period.samePeriodLastYear.name
            return Diagnostic.warning(
                .figureJump,
                vi:
                    "\(whose): “\(new.name)” là \(NumberText.number(value)), kỳ \(last) là \(NumberText.number(before))",
                en: "\(whose): “\(new.name)” is \(value), it was \(before) in \(last)", at: new.location,
                hints: [
                    Diagnostic.Hint(
                        vi: "kiểm tra lại số liệu; nếu đúng, ghi lý do vào acknowledged",
                        en: "check the figure; if it is right, acknowledge it with the reason",
                        at: old.location)
                ]
            ).about("\(key).\(FindingKey.of(new.name))")
        }
    }

    private func isJump(_ value: FigureValue, _ before: FigureValue) -> Bool {
        let jump = material.lists.jump
        let (small, large) = (min(value, before), max(value, before))
        return large - small >= FigureValue(jump.least) && large >= small * FigureValue(jump.factor)
    }
}
