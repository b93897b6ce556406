internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let signatureForm = DiagnosticID("signature-form", .data)
    static let signatureDeputy = DiagnosticID("signature-deputy", .data)
    static let signatureMissing = DiagnosticID("signature-missing", .data)
    static let signatureName = DiagnosticID("signature-name", .data)
}

/// Who signs, in the forms of NĐ 30/2020 (Điều 13; Phụ lục I, II.7).
struct SignatureCheck {
    private let signature: Signature
    private let body: SigningBodyCheck
    private let isSchool: Bool
    /// The file that names the signer.
    private let file: Location?

    init(_ material: CheckMaterial) {
        signature = OfficialParts.signature(material.plan.signature, material.input.signature)
        file = material.input.signature == nil ? material.planFile : material.inputFile
        let organisation = material.plan.organisation
        body = SigningBodyCheck(
            signature, issuer: organisation.issuer, bodies: material.lists.bodies, file: file)
        isSchool = organisation.level == .school
    }

    /// The abbreviations of II.7b, each with its dot and a blank behind it.
    private static let abbreviations = ["TM", "Q", "KT", "TL", "TUQ"]

    var findings: [Diagnostic] {
        if signature.position == nil, signature.authority == nil { return [missing] }
        let lines = [
            ("authority", signature.authority), ("capacity", signature.capacity),
            ("position", signature.position),
        ]
        let forms = lines.compactMap { key, line in line.flatMap { form(key, $0) } }
        return forms + body.findings + [deputy, name].compactMap { $0 }
    }

    /// A line that abbreviates, and does it otherwise than II.7b.
    private func form(_ key: String, _ line: String) -> Diagnostic? {
        let head = line.prefix { !$0.isWhitespace }
        let letters = String(head.filter(\.isLetter)).uppercased()
        let marks = head.contains { "./,".contains($0) }
        // `KT.CHỦ` begins with an abbreviation though its letters go on.
        let begun = SignatureCheck.abbreviations.first {
            letters == $0 || head.uppercased().hasPrefix($0 + ".")
        }
        guard let abbreviation = begun ?? (marks ? String(letters) : nil) else { return nil }
        let isKnown = SignatureCheck.abbreviations.contains(abbreviation)
        if isKnown, head == abbreviation + ".", line.hasPrefix(abbreviation + ". ") { return nil }
        let rest = line.drop { !$0.isWhitespace }.drop(while: \.isWhitespace)
        let right =
            isKnown && !rest.isEmpty && letters == abbreviation
            ? "“\(abbreviation). \(rest)”" : "“KT. CHỦ TỊCH”"
        return Diagnostic.error(
            .signatureForm,
            vi: "“\(line)” không phải là cách ghi quyền hạn ký của NĐ 30/2020 (Phụ lục I, II.7b)",
            en: "“\(line)” is no form of signing that NĐ 30/2020 knows (annex I, II.7b)", at: file,
            hints: [
                Diagnostic.Hint(
                    vi: "viết như \(right): dấu chấm sau chữ viết tắt, rồi một dấu cách",
                    en: "write it like \(right): a dot behind the abbreviation, then a blank")
            ]
        ).about("signature.\(key)")
    }

    /// A deputy signs for the head, a head for nobody but the body.
    private var deputy: Diagnostic? {
        guard let position = signature.position else { return nil }
        let isDeputy = Folding.ascii(position).hasPrefix("pho ")
        let signsFor = signature.capacity.map { Folding.ascii($0).hasPrefix("kt") } ?? false
        if isDeputy == signsFor { return nil }
        let message =
            isDeputy
            ? Message(
                vi: "“\(position)” ký nhưng thiếu dòng “KT.” (ký thay cấp trưởng)",
                en: "“\(position)” signs without the line “KT.” (for the head)")
            : Message(
                vi:
                    "có dòng “\(signature.capacity ?? "")” nhưng người ký là “\(position)”, không phải cấp phó",
                en: "there is “\(signature.capacity ?? "")”, yet “\(position)” is no deputy")
        return Diagnostic(
            .error, .signatureDeputy, message, at: file,
            hints: [
                Diagnostic.Hint(
                    vi:
                        "cấp phó ký: capacity là “KT. ” và chức vụ của cấp trưởng; cấp trưởng ký: bỏ capacity",
                    en: "for a deputy, capacity is “KT. ” and the head's position; for a head there is none")
            ]
        ).about("signature.capacity")
    }

    /// II.7c: no academic titles before the name, and the name not in capitals.
    private var name: Diagnostic? {
        guard let name = signature.name, let first = name.words().first else { return nil }
        let head = Folding.ascii(String(first)).filter { $0.isLetter }
        let titles = [
            "ths", "ts", "pgs", "gs", "pgsts", "gsts", "bs", "cn", "ks", "ls", "ngut", "nguut", "cki", "ckii",
        ]
        let hasTitle = titles.contains(head) && !isSchool
        let isCapital = name == name.uppercased() && name != name.lowercased()
        guard hasTitle || isCapital else { return nil }
        return Diagnostic.warning(
            .signatureName,
            vi: hasTitle
                ? "trước họ tên người ký không ghi học hàm, học vị: “\(name)”"
                : "họ tên người ký viết chữ thường: “\(name)”",
            en: hasTitle
                ? "no academic title stands before the signer's name: “\(name)”"
                : "the signer's name is not written in capitals: “\(name)”",
            at: file,
            hints: [
                Diagnostic.Hint(
                    vi: "chỉ ghi họ và tên, như “Trần Thị Mẫu” (NĐ 30/2020, Phụ lục I, II.7c)",
                    en: "write the name alone, as in “Trần Thị Mẫu” (NĐ 30/2020, annex I, II.7c)")
            ]
        ).about("signature.name")
    }

    private var missing: Diagnostic {
        Diagnostic.warning(
            .signatureMissing, vi: "chưa có quyền hạn, chức vụ của người ký",
            en: "nothing says who signs", at: file,
            hints: [
                Diagnostic.Hint(
                    vi: "ghi vào mục signature của plan.yaml hoặc của reports/<kỳ>.yaml",
                    en: "write it under signature in plan.yaml or reports/<period>.yaml")
            ]
        ).about("signature")
    }
}
