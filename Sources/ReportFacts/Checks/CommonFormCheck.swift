internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let countsMissing = DiagnosticID("counts-missing", .data)
}

/// Forms that no unit of the plan answers for alone: those that were made for the period, or came back in its first
/// half, and did not now, and the cells of the others that stayed blank. A report says nothing of the first, and of the second that its
/// figures are incomplete.
struct CommonFormCheck {
    let material: CheckMaterial

    var findings: [Diagnostic] {
        guard material.plan.organisation.level != .city else { return [] }
        return forms.compactMap(unreturned) + material.results.counts.compactMap(blank)
            + material.results.counts.compactMap(lostRows) + lostIndicators
    }

    private var forms: [(name: String, title: String)] {
        [("indicators", "Chỉ tiêu")] + material.tables.map { ($0.name, $0.title) }
    }

    private var returned: Set<String> {
        let tables = Set(material.results.counts.map(\.table.name))
        return material.results.indicators.isEmpty ? tables : tables.union(["indicators"])
    }

    private func unreturned(_ form: (name: String, title: String)) -> Diagnostic? {
        guard !returned.contains(form.name), !material.damagedForms.contains(form.name) else { return nil }
        let (name, title, period) = (form.name, form.title, material.period.name)
        guard let made = material.madeForms[name] else { return hadBefore(name) ? lost(name, title) : nil }
        return Diagnostic.warning(
            .unitMissing,
            vi: "chưa nhận lại biểu “\(title)” (\(name)) kỳ \(period)",
            en: "the form “\(title)” (\(name)) for \(period) has not come back",
            at: material.resultsFolder.map { .file("\($0)/\(name).csv") },
            hints: [
                Diagnostic.Hint(
                    vi:
                        "điền biểu đã làm sẵn ở \(made), không phát sinh thì ghi 0, rồi nhận bằng baocao collect; nếu không phải báo cáo số liệu này thì ghi điểm này vào acknowledged",
                    en:
                        "fill in \(made), with 0 where there was none, and take it in with baocao collect; acknowledge this where nobody asks for the figures"
                )
            ]
        ).about(name)
    }

    private func hadBefore(_ name: String) -> Bool {
        material.halfYearCounts.contains { table in
            table.table.name == name && table.counts.contains { $0.figure.value != nil }
        }
    }

    /// The figures of the first half are part of the year, which would say nothing of them.
    private func lost(_ name: String, _ title: String) -> Diagnostic {
        let period = material.period.name
        return Diagnostic.warning(
            .unitMissing,
            vi: "chưa có biểu “\(title)” (\(name)) kỳ \(period), mà 6 tháng đầu năm đã có",
            en: "there is no form “\(title)” (\(name)) for \(period), and the first half had it",
            at: material.resultsFolder.map { .file("\($0)/\(name).csv") },
            hints: [
                Diagnostic.Hint(
                    vi: "tạo biểu bằng baocao forms, điền số liệu từ đầu năm rồi nhận bằng baocao collect",
                    en:
                        "make it with baocao forms, fill in the figures since the year began, and take it in with baocao collect"
                )
            ]
        ).about(name)
    }

    /// One for each form: who fills it in sees the other cells. A row that was taken out asks for nothing.
    private func blank(_ table: CountedTable) -> Diagnostic? {
        let blanks = table.completed.counts.filter { $0.figure.value == nil && $0.figure.location != nil }
        guard let first = blanks.first else { return nil }
        let ids = blanks.prefix(Self.shown).map(\.row.id).joined(separator: ", ")
        let rest = blanks.count - Self.shown
        let more = rest > 0 ? (vi: " và \(rest) dòng nữa", en: " and \(rest) more") : (vi: "", en: "")
        let title = table.table.title
        return Diagnostic.warning(
            .countsMissing, vi: "biểu “\(title)” còn để trống dòng \(ids)\(more.vi)",
            en: "the form “\(title)” is blank in \(ids)\(more.en)", at: first.figure.location,
            hints: [
                Diagnostic.Hint(
                    vi: "ghi số liệu, không phát sinh thì ghi 0", en: "give the figures, 0 for none")
            ]
        ).about(table.table.name)
    }

    // MARK: - Rows that the first half had

    private func lostRows(_ table: CountedTable) -> Diagnostic? {
        let half = material.halfYearCounts.first { $0.table.name == table.table.name }?.counts ?? []
        let had = Set(half.filter { $0.figure.value != nil }.map(\.row.id))
        let lost = table.completed.counts.filter {
            $0.figure.value == nil && $0.figure.location == nil && had.contains($0.row.id)
        }
        return lost.isEmpty ? nil : lostRows(lost.map(\.row.id), of: table.table.title, table.table.name)
    }

    private var lostIndicators: [Diagnostic] {
        let reported = Set(material.results.indicators.map(\.id.text))
        let lost = material.halfYearIndicators.filter { indicator in
            let hasParts = indicator.numerator.value != nil && indicator.denominator.value != nil
            return (indicator.value.value != nil || hasParts) && !reported.contains(indicator.id.text)
        }
        return reported.isEmpty || lost.isEmpty
            ? [] : [lostRows(lost.map(\.id.text), of: "Chỉ tiêu", "indicators")]
    }

    private func lostRows(_ ids: [String], of title: String, _ name: String) -> Diagnostic {
        let shown = ids.prefix(Self.shown).joined(separator: ", ") + (ids.count > Self.shown ? ", …" : "")
        return Diagnostic.warning(
            .countsMissing, vi: "biểu “\(title)” cả năm không có dòng \(shown), mà 6 tháng đầu năm đã có số",
            en: "the form “\(title)” of the year lacks \(shown), which the first half had figures of",
            at: material.resultsFolder.map { .file("\($0)/\(name).csv") },
            hints: [
                Diagnostic.Hint(
                    vi: "thêm lại dòng ấy với số liệu cả năm, không phát sinh thì ghi 0",
                    en: "put the rows back with the figures of the year, 0 for none")
            ]
        ).about("\(name)/6-thang")
    }

    private static let shown = 8
}
