package import Diagnostics
package import PlanModel

/// Who a report is sent to, and who else gets it: design §4, NĐ 30/2020 Phụ lục I, II.9.
package struct Addressees: Sendable {
    package let names: [TypedText]
    /// Complete lines under `Nơi nhận:`, from `- Như trên;` to `- Lưu: VT, ….`
    package let recipients: [TypedText]

    package init(plan: Plan, input: ReportInput, log: inout DiagnosticLog) {
        let organisation = plan.organisation
        if !input.addressees.isEmpty {
            names = input.addressees
        } else if organisation.level == .city {
            names = Addressees.ofCity(plan).map { TypedText($0) }
        } else if let higher = Addressees.higherAgency(in: plan) {
            names = [TypedText(higher)]
        } else {
            let assumed = ["Sở Nội vụ", organisation.province].compactMap { $0 }.joined(separator: " ")
            names = [TypedText(assumed)]
            log.report(Addressees.assumed(assumed, organisation))
        }
        let known = Set(names.map { Addressees.key($0.text) })
        let given = input.recipients.isEmpty ? plan.recipients.map { TypedText($0) } : input.recipients
        let others = given.filter { line in
            let name = Addressees.withoutMark(line.text)
            let completed = Addressees.completed(name, organisation)
            return !known.contains(Addressees.key(completed)) && !known.contains(Addressees.key(name))
        }
        let copies = others.filter { !Addressees.isFile($0.text) && !Addressees.isSameAsAbove($0.text) }
        let file = others.first { Addressees.isFile($0.text) && !input.recipients.isEmpty }
        let lines = copies.map { TypedText("- \(Addressees.bare($0.text));", location: $0.location) }
        let last = file.map { TypedText("- \(Addressees.bare($0.text)).", location: $0.location) }
        let drafted = (["VT"] + [organisation.drafter].compactMap { $0 }).joined(separator: ", ")
        recipients = [TypedText("- Như trên;")] + lines + [last ?? TypedText("- Lưu: \(drafted).")]
    }

    /// `UBND` is the same agency as its name in full.
    private static func key(_ name: String) -> String {
        let folded = Folding.ascii(name)
        let full = "uy ban nhan dan "
        return folded.hasPrefix(full) ? "ubnd " + folded.dropFirst(full.count) : folded
    }

    /// The first recipient marked `(để b/c)` that is a Sở, a Phòng or a
    /// People's Committee above this one, completed with the province.
    static func higherAgency(in plan: Plan) -> String? {
        for line in plan.recipients where isMarkedForReport(line) {
            let name = withoutMark(line)
            let folded = Folding.ascii(name)
            let isOffice = folded.hasPrefix("so ") || folded.hasPrefix("phong ")
            let isCommittee = folded.hasPrefix("ubnd ") || folded.hasPrefix("uy ban nhan dan ")
            if isOffice || isCommittee && isAbove(folded, plan.organisation.level) {
                return completed(name, plan.organisation)
            }
        }
        return nil
    }

    private static func isAbove(_ folded: String, _ level: Organisation.Level) -> Bool {
        let provincial = [" thanh pho", " tinh", " tp"]
        let district = [" quan", " huyen", " thi xa"]
        let higher: [String] =
            switch level {
            case .ward, .commune, .school: provincial + district
            case .district, .sector: provincial
            case .city: []
            }
        return higher.contains { folded.contains($0) }
    }

    static func isMarkedForReport(_ line: String) -> Bool {
        let folded = Folding.ascii(line)
        return folded.contains("(de b/c)") || folded.contains("(de bao cao)")
    }

    /// Without `(để b/c)` and the punctuation and dash of a list.
    static func withoutMark(_ line: String) -> String {
        let text = bare(line)
        guard isMarkedForReport(text), let open = text.lastIndex(of: "(") else { return text }
        return bare(String(text[..<open]))
    }

    static func bare(_ line: String) -> String {
        var text = Substring(line)
        while let first = text.first, "-+• ".contains(first) { text.removeFirst() }
        while let last = text.last, ";., ".contains(last) { text.removeLast() }
        return String(text)
    }

    private static func isFile(_ line: String) -> Bool { Folding.ascii(bare(line)).hasPrefix("luu") }
    private static func isSameAsAbove(_ line: String) -> Bool { Folding.ascii(bare(line)) == "nhu tren" }

    /// `Sở Nội vụ thành phố` gets the province's name; a name that has it, or is no provincial agency, stays.
    static func completed(_ name: String, _ organisation: Organisation) -> String {
        guard let province = organisation.province else { return name }
        let folded = Folding.ascii(name)
        let kinds = ["thành phố", "tỉnh"]
        let proper = kinds.reduce(province) {
            $0.hasPrefix($1 + " ") ? String($0.dropFirst($1.count + 1)) : $0
        }
        if folded.contains(Folding.ascii(proper)) { return name }
        for kind in kinds where folded.hasSuffix(" " + Folding.ascii(kind)) {
            return String(name.dropLast(kind.count)) + province
        }
        return folded.hasPrefix("so ") ? "\(name) \(province)" : name
    }

    private static func assumed(_ name: String, _ organisation: Organisation) -> Diagnostic {
        .warning(
            .addresseeAssumed,
            vi: "kế hoạch không nêu cơ quan nhận báo cáo; tạm ghi “Kính gửi: \(name)”",
            en: "the plan names no agency to report to; “\(name)” is assumed",
            hints: [
                Diagnostic.Hint(
                    vi: "ghi cơ quan nhận vào `addressees` trong reports/<kỳ>.yaml",
                    en: "name the addressee under `addressees` in reports/<period>.yaml")
            ])
    }
}

extension DiagnosticID {
    package static let addresseeAssumed = DiagnosticID("addressee-assumed", .data)
}
