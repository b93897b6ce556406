package import Diagnostics
package import PlanModel

extension DiagnosticID {
    package static let reportDays = DiagnosticID("report-days", .data)
    /// A document that `reports/P.yaml` lists twice.
    package static let documentTwice = DiagnosticID("document-twice", .data)
}

/// A plan as text: `plan.yaml` in both directions, and JSON of the same schema.
package enum PlanCoding {
    /// - Parameter log: takes what is unusual but can be read.
    /// - Throws: every fault of the file at once, each at its place.
    package static func plan(
        from file: SourceFile, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> Plan {
        var found = DiagnosticLog()
        guard let root = try YAMLReader.read(file, &found) else {
            throw DiagnosticError(
                .error(
                    .dataMissingKey, vi: "tệp kế hoạch trống", en: "the plan file is empty",
                    at: .file(file.path),
                    hints: [
                        Diagnostic.Hint(
                            vi: "tạo lại bằng lệnh baocao import", en: "make it again with baocao import")
                    ]))
        }
        let plan = PlanSchema.plan.decode(root, &found)
        // References of a plan with holes would only repeat the faults.
        try found.capped.throwErrors()
        if let plan { PlanReferences.check(plan, &found) }
        found = found.capped
        try found.throwErrors()
        // Without errors in the log there is a plan.
        guard let plan else {
            throw DiagnosticError(.error(.dataType, vi: "không đọc được", en: "unreadable"))
        }
        log.report(contentsOf: found.entries)
        return plan
    }

    /// The text of `plan.yaml`; reading it gives the plan again.
    package static func yaml(_ plan: Plan) -> String { YAMLWriter.text(PlanSchema.plan.encode(plan)) }

    /// The same tree as JSON, absent values as `null`.
    package static func json(_ plan: Plan) -> String { JSONWriter.text(PlanSchema.plan.encode(plan)) }
}

/// `reports/P.yaml` as a value.
package enum ReportInputCoding {
    /// An empty file says nothing, which is allowed.
    /// - Parameters:
    ///   - period: the one the file is of; nil where nobody knows.
    ///   - policy: how figures of another time weigh.
    ///   - log: takes what is unusual but can be read.
    package static func reportInput(
        from file: SourceFile, for period: ReportingPeriod? = nil, policy: RulePolicy = .lenient,
        log: inout DiagnosticLog
    ) throws(DiagnosticError) -> ReportInput {
        var found = DiagnosticLog()
        guard let root = try YAMLReader.read(file, &found) else { return ReportInput() }
        let input = ReportSchema.report.decode(root, &found)
        found = found.capped
        try found.throwErrors()
        log.report(contentsOf: found.entries)
        if let input {
            ReportDays(input: input, root: root, file: file, policy: policy).check(for: period, &log)
            reportRepeats(in: input.documents, &log)
        }
        return input ?? ReportInput()
    }

    /// Documents that are listed a second time, which the report would name twice.
    private static func reportRepeats(
        in documents: [ReportInput.IssuedDocument], _ log: inout DiagnosticLog
    ) {
        var known: Set<String> = []
        for document in documents {
            let number = document.number.map { Folding.words($0.text) } ?? ""
            let key =
                number.isEmpty ? Folding.words(document.title.text) : number + (document.date?.iso ?? "")
            guard !known.insert(key).inserted else { continue }
            let name = document.number?.text ?? document.title.text
            log.report(
                .warning(
                    .documentTwice, vi: "văn bản “\(name)” đã có ở trên: báo cáo sẽ kể hai lần",
                    en: "the document “\(name)” stands above already: the report would name it twice",
                    at: document.title.location,
                    hints: [Diagnostic.Hint(vi: "bỏ một trong hai dòng", en: "leave one of them out")]
                ).about(name))
        }
    }
}

/// Whether the days of a report file can be: figures are taken from a day to a later one, the
/// report is dated after them, and all of it happens around the period.
private struct ReportDays {
    let input: ReportInput
    let root: DataNode
    let file: SourceFile
    let policy: RulePolicy

    func check(for period: ReportingPeriod?, _ log: inout DiagnosticLog) {
        let to = place("data", "to")
        if let first = input.dataFrom, let last = input.dataTo, last < first {
            var fault = day(
                "data.to", vi: "số liệu lấy đến \(last.iso), trước ngày bắt đầu \(first.iso)",
                en: "figures end on \(last.iso), before they begin on \(first.iso)", at: to)
            fault.severity = policy.severity
            log.report(fault)
        }
        if let last = input.dataTo, let date = input.date, date < last {
            log.report(
                day(
                    "date", vi: "báo cáo ghi ngày \(date.iso), trước ngày chốt số liệu \(last.iso)",
                    en: "the report is dated \(date.iso), before its figures end on \(last.iso)",
                    at: place("date")))
        }
        guard let period else { return }
        if let date = input.date, !Plausibility.isPlausible(date, for: period.year) {
            log.report(far("date", date, period, at: place("date")))
        }
        // Figures of another time are no figures of the period.
        let ends: [(String, CalendarDate?, Location)] = [
            ("data.from", input.dataFrom, place("data", "from")), ("data.to", input.dataTo, to),
        ]
        for (key, date, location) in ends {
            guard let date, !Plausibility.window(of: period).contains(date.dayNumber) else { continue }
            var fault = far(key, date, period, at: location)
            fault.severity = policy.severity
            log.report(fault)
        }
    }

    private func far(
        _ key: String, _ date: CalendarDate, _ period: ReportingPeriod, at location: Location
    ) -> Diagnostic {
        day(
            key, vi: "“\(key)” là \(date.iso), quá xa kỳ báo cáo \(period.name)",
            en: "“\(key)” is \(date.iso), too far from the period \(period.name)", at: location)
    }

    private func day(_ key: String, vi: String, en: String, at location: Location) -> Diagnostic {
        Diagnostic.warning(
            .reportDays, vi: vi, en: en, at: location,
            hints: [
                Diagnostic.Hint(vi: "xem lại ngày, tháng, năm", en: "check the day, the month and the year")
            ]
        ).about(key)
    }

    private func place(_ keys: String...) -> Location {
        keys.reduce(Optional(root)) { $0?.value(of: $1) }?.location ?? .file(file.path)
    }
}
