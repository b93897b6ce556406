package import Diagnostics
package import PlanModel

/// Who a report is sent to, and who else gets it: design §4, NĐ 30/2020 Phụ lục I, II.9.
package struct Addressees: Sendable {
    package let names: [TypedText]
    /// Complete lines under `Nơi nhận:`, from `- Như trên;` to `- Lưu: VT, ….`
    package let recipients: [TypedText]

    package init(plan: Plan, input: ReportInput, period: ReportingPeriod, log: inout DiagnosticLog) {
        let organisation = plan.organisation
        let structure = StateStructure(at: period)
        if !input.addressees.isEmpty {
            names = input.addressees
        } else if organisation.level == .city {
            names = Addressees.ofCity(plan).map { TypedText($0) }
        } else if let marked = Addressees.higherAgency(in: plan, structure) {
            names = [TypedText(marked)]
        } else if let assumed = Addressees.listedAgency(in: plan, structure)
            ?? structure.agency(above: organisation)
        {
            names = [TypedText(assumed)]
            log.report(Addressees.assumed(assumed))
        } else {
            names = []
            log.report(Addressees.unknown)
        }
        recipients = Addressees.recipients(plan, input, structure, besides: names)
    }

    /// Everyone but the addressees, each on a line of his own (II.9d), the file last.
    private static func recipients(
        _ plan: Plan, _ input: ReportInput, _ structure: StateStructure, besides names: [TypedText]
    ) -> [TypedText] {
        let organisation = plan.organisation
        let isTyped = !input.recipients.isEmpty
        let key = { (name: String) in compared(name, organisation) }
        var known = Set(names.map { key($0.text) })
        let listed = isTyped ? input.recipients : Addressees.lines(of: plan).map { TypedText($0) }
        // One that no longer is what the plan calls it may be the addressee, or on the list already.
        let others = listed.map { line in
            isTyped ? line : TypedText(PlanReferences.resolved(structure.current(line.text)))
        }.filter { line in
            let name = withoutMark(line.text)
            let forms = [key(completed(name, organisation)), key(name), key(withDistrict(name, plan))]
            guard known.isDisjoint(with: forms) else { return false }
            if !isTyped { known.formUnion(forms) }
            return true
        }
        let copies = others.filter { !isFile($0.text) && !isSameAsAbove($0.text) }
        let file = others.first { isFile($0.text) && isTyped }
        let lines = copies.map { TypedText("- \(bare($0.text));", location: $0.location) }
        let last = file.map { TypedText("- \(bare($0.text)).", location: $0.location) }
        let drafted = (["VT"] + [organisation.drafter].compactMap { $0 }).joined(separator: ", ")
        let above = names.isEmpty ? [] : [TypedText("- Như trên;")]
        return above + lines + [last ?? TypedText("- Lưu: \(drafted).")]
    }

    /// The plan's recipients; one line of it may name several.
    private static func lines(of plan: Plan) -> [String] {
        plan.recipients.flatMap { line in
            isFile(line) ? [bare(line)] : line.split(separator: ";").map { bare(String($0)) }
        }.filter { !$0.isEmpty }
    }

    /// The same for a name in full and its abbreviations: `UBND`, `Ban VSTBPN`, and `TPHN` in Hà Nội.
    private static func compared(_ name: String, _ organisation: Organisation) -> String {
        var places = ["tp": "thanh pho"]
        if let province = organisation.province.map({ Folding.ascii($0) }) {
            places[String(province.split(separator: " ").compactMap(\.first))] = province
        }
        let words = Folding.ascii(StateStructure.spelledOut(name)).split { " .".contains($0) }
        let full = words.map(String.init).map { places[$0] ?? abbreviations[$0] ?? $0 }
        return TextSearch.replacing(
            "vi su tien bo phu nu", in: full.joined(separator: " "), with: "vi su tien bo cua phu nu")
    }

    private static let abbreviations = [
        "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "lhpn": "lien hiep phu nu",
        "vstbpn": "vi su tien bo cua phu nu", "vstbcpn": "vi su tien bo cua phu nu",
        "vstbcuapn": "vi su tien bo cua phu nu", "mttq": "mat tran to quoc",
    ]

    /// The first recipient marked `(để b/c)` that is a Sở, a Phòng or a People's Committee above this one,
    /// completed with the province; sectors, unions and companies report to ministries and to their own too.
    static func higherAgency(in plan: Plan, _ structure: StateStructure) -> String? {
        agency(
            among: lines(of: plan).filter(isMarkedForReport), of: plan, structure,
            offices: ["so ", "phong "] + bodies(above: plan.organisation))
    }

    /// The same among the others: a Phòng may be one of its own where wards and communes have them.
    static func listedAgency(in plan: Plan, _ structure: StateStructure) -> String? {
        let isBelowDistrict = [.ward, .commune].contains(plan.organisation.level)
        let offices = structure.hasDistricts && isBelowDistrict ? ["so ", "phong "] : ["so "]
        return agency(
            among: lines(of: plan), of: plan, structure, offices: offices + bodies(above: plan.organisation))
    }

    /// What stands above an office that no place has; its own trade union is none of it.
    private static func bodies(above organisation: Organisation) -> [String] {
        switch organisation.level {
        case .ward, .commune, .district, .city: []
        case .sector, .school:
            [
                "bo ", "tong cuc ", "tong lien doan ", "lien doan lao dong ", "cong doan nganh ", "tap doan ",
                "tong cong ty ", "dai hoc ",
            ]
        }
    }

    private static func agency(
        among lines: [String], of plan: Plan, _ structure: StateStructure, offices: [String]
    ) -> String? {
        for line in lines {
            let name = structure.current(withoutMark(line))
            let folded = Folding.ascii(name)
            let isOffice = offices.contains(where: folded.hasPrefix) && !folded.hasPrefix("bo phan ")
            let isCommittee = folded.hasPrefix("ubnd ") || folded.hasPrefix("uy ban nhan dan ")
            if isOffice || isCommittee && isAbove(folded, plan.organisation.level) {
                let whole = completed(StateStructure.spelledOut(name), plan.organisation)
                return folded.hasPrefix("phong ") ? withDistrict(whole, plan) : whole
            }
        }
        return nil
    }

    /// `Phòng Nội vụ` of a commune's plan as that of the district whose plan it carries out; a name that says
    /// of what district, or a plan that does not, changes nothing.
    private static func withDistrict(_ name: String, _ plan: Plan) -> String {
        let folded = name.lowercased()
        guard [.ward, .commune].contains(plan.organisation.level),
            !districts.contains(where: { TextSearch.contains(" " + $0, in: folded) })
        else { return name }
        let named = plan.legalBases.compactMap { basis in
            [basis.issuer, basis.text].compactMap { $0 }.lazy.compactMap(district).first
        }
        return named.first.map { "\(name) \($0)" } ?? name
    }

    /// `huyện Mẫu` of `UBND huyện Mẫu về việc …`: the words with capitals behind the kind.
    private static func district(in text: String) -> String? {
        let words = text.words().map(String.init)
        for index in words.indices.dropFirst(2) where ["huyện", "quận"].contains(words[index]) {
            guard ["ubnd", "dân"].contains(words[index - 1].lowercased()) else { continue }
            let name = words[(index + 1)...].prefix { $0.first?.isUppercase ?? false }
            let bare = name.joined(separator: " ").filter { !",;.".contains($0) }
            if !bare.isEmpty { return words[index] + " " + bare }
        }
        return nil
    }

    private static let districts = ["huyện", "quận", "thị xã", "thành phố"]

    private static func isAbove(_ folded: String, _ level: Organisation.Level) -> Bool {
        let provincial = [" thanh pho", " tinh", " tp"]
        let district = [" quan", " huyen", " thi xa"]
        let higher: [String] =
            switch level {
            case .ward, .commune, .school: provincial + district
            case .district, .sector: provincial
            case .city: []
            }
        return higher.contains { TextSearch.contains($0, in: folded) }
    }

    static func isMarkedForReport(_ line: String) -> Bool {
        guard line.utf8.contains(UInt8(ascii: "(")) else { return false }
        let folded = Folding.ascii(line)
        return ["(b/c", "(de b/c", "(bao cao", "(de bao cao"].contains { TextSearch.contains($0, in: folded) }
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
        if TextSearch.contains(Folding.ascii(proper), in: folded) { return name }
        for kind in kinds where folded.hasSuffix(" " + Folding.ascii(kind)) {
            return String(name.dropLast(kind.count)) + province
        }
        return folded.hasPrefix("so ") ? "\(name) \(province)" : name
    }

    private static func assumed(_ name: String) -> Diagnostic {
        .warning(
            .addresseeAssumed,
            vi: "kế hoạch không nêu cơ quan nhận báo cáo; tạm ghi “Kính gửi: \(name)”",
            en: "the plan names no agency to report to; “\(name)” is assumed", hints: [wayOut])
    }

    private static let unknown = Diagnostic.warning(
        .addresseeUnknown,
        vi: "không rõ báo cáo gửi cơ quan nào; báo cáo chưa có dòng “Kính gửi”",
        en: "nothing says which agency the report goes to; it has no addressee yet", hints: [wayOut])

    private static let wayOut = Diagnostic.Hint(
        vi: "ghi cơ quan nhận vào `addressees` trong reports/<kỳ>.yaml",
        en: "name the addressee under `addressees` in reports/<period>.yaml")
}

extension DiagnosticID {
    package static let addresseeAssumed = DiagnosticID("addressee-assumed", .data)
    package static let addresseeUnknown = DiagnosticID("addressee-unknown", .data)
}
