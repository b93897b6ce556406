internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let issuerShort = DiagnosticID("issuer-short", .data)
    static let codeForm = DiagnosticID("code-form", .data)
    static let documentNumber = DiagnosticID("document-number", .data)
    static let documentIssuer = DiagnosticID("document-issuer", .data)
    static let documentDate = DiagnosticID("document-date", .data)
    static let titleForm = DiagnosticID("title-form", .data)
    static let addresseeForm = DiagnosticID("addressee-form", .data)
    static let recipientForm = DiagnosticID("recipient-form", .data)
}

/// The typed parts of a document against NĐ 30/2020, Phụ lục I: issuer, title, addressees,
/// recipients, and the numbers and days of documents that were issued.
struct OfficialFormCheck {
    private let material: CheckMaterial
    private var input: ReportInput { material.input }

    init(_ material: CheckMaterial) { self.material = material }

    var findings: [Diagnostic] { issuer + code + title + addressees + recipients + documents }

    /// Of what the office lists as issued.
    var documents: [Diagnostic] { input.documents.enumerated().flatMap(document) }

    /// II.2a: the parent's name may be shortened, the issuer's may not.
    private var issuer: [Diagnostic] {
        let short = material.plan.organisation.issuer.filter { line in
            WordList(line).words.contains { ["ubnd", "hdnd", "vp"].contains($0.folded) }
        }
        return short.prefix(1).map { line in
            Diagnostic.error(
                .issuerShort, vi: "tên cơ quan ban hành không được viết tắt: “\(line)”",
                en: "the issuer's name is not abbreviated: “\(line)”", at: material.planFile,
                hints: [
                    Diagnostic.Hint(
                        vi: "viết đủ trong organisation.issuer của plan.yaml, như ỦY BAN NHÂN DÂN",
                        en: "write it out under organisation.issuer in plan.yaml, as ỦY BAN NHÂN DÂN")
                ]
            ).about("organisation.issuer")
        }
    }

    /// II.3: the agency's part of the number, in capitals, without blanks.
    private var code: [Diagnostic] {
        guard !hasRightCode else { return [] }
        let code = material.plan.organisation.code
        let right = code.uppercased().filter { $0.isLetter || $0.isNumber || $0 == "-" }
        return [
            Diagnostic.warning(
                .codeForm,
                vi: "ký hiệu cơ quan “\(code)” viết khác quy định (NĐ 30/2020, Phụ lục I, II.3)",
                en: "the agency's code “\(code)” is written otherwise than prescribed (annex I, II.3)",
                at: material.planFile,
                hints: [
                    Diagnostic.Hint(
                        vi: "viết hoa, không có dấu cách: organisation.code là “\(right)”",
                        en: "in capitals, without blanks: organisation.code is “\(right)”")
                ]
            ).about("organisation.code")
        ]
    }

    private var hasRightCode: Bool {
        let code = material.plan.organisation.code
        return code.first?.isLetter ?? false && code == code.uppercased()
            && code.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    }

    private var title: [Diagnostic] {
        guard let title = input.title else { return [] }
        let isDoubled = Folding.ascii(title.text).hasPrefix("bao cao")
        guard isDoubled || title.text.hasSuffix(".") else { return [] }
        return [
            Diagnostic.warning(
                .titleForm,
                vi: isDoubled
                    ? "trích yếu lặp lại chữ “Báo cáo”, chữ này đã in ở dòng trên"
                    : "trích yếu không có dấu chấm ở cuối",
                en: isDoubled
                    ? "the abstract repeats “Báo cáo”, which is printed above it"
                    : "the abstract has no full stop",
                at: title.location,
                hints: [
                    Diagnostic.Hint(
                        vi: "bắt đầu như “Kết quả công tác …”", en: "begin it like “Kết quả công tác …”")
                ]
            ).about("title")
        ]
    }

    /// II.9d: the words `Kính gửi` and the marks of the list are the program's.
    private var addressees: [Diagnostic] {
        input.addressees.enumerated().filter { _, line in
            Folding.ascii(line.text).hasPrefix("kinh gui")
                || line.text.last.map { ";.,".contains($0) } ?? false
        }.map { index, line in
            marks(.addresseeForm, "addressees.\(index + 1)", line)
        }
    }

    private var recipients: [Diagnostic] {
        var seen: Set<String> = []
        let lines = input.recipients.enumerated().flatMap { index, line -> [Diagnostic] in
            if line.text.hasPrefix("-") || line.text.last.map({ ";.".contains($0) }) ?? false {
                return [marks(.recipientForm, "recipients.\(index + 1)", line)]
            }
            if PlanReferences.resolved(line.text) != line.text {
                return [pointer("recipients.\(index + 1)", line)]
            }
            guard !seen.insert(Folding.ascii(line.text)).inserted else { return [] }
            return [
                Diagnostic.warning(
                    .recipientForm, vi: "nơi nhận “\(line.text)” có hai lần",
                    en: "the recipient “\(line.text)” stands twice", at: line.location,
                    hints: [Diagnostic.Hint(vi: "giữ lại một dòng", en: "keep one of them")]
                ).about("recipients.\(index + 1)")
            ]
        }
        return lines + archive
    }

    /// A report has no section of the plan to point at.
    private func pointer(_ key: String, _ line: TypedText) -> Diagnostic {
        Diagnostic.warning(
            .recipientForm, vi: "nơi nhận “\(line.text)” dẫn đến một mục mà báo cáo không có",
            en: "the recipient “\(line.text)” points at a section the report does not have",
            at: line.location,
            hints: [
                Diagnostic.Hint(
                    vi: "ghi “\(PlanReferences.resolved(line.text))”",
                    en: "write “\(PlanReferences.resolved(line.text))”")
            ]
        ).about(key)
    }

    /// The last line names where the document is kept: `Lưu: VT, <đơn vị soạn thảo>.`
    private var archive: [Diagnostic] {
        let given = input.recipients.contains { Folding.ascii($0.text).contains("luu") }
        guard material.plan.organisation.drafter == nil, !given else { return [] }
        return [
            Diagnostic.warning(
                .recipientForm, vi: "dòng “Lưu: VT, …” chưa có đơn vị soạn thảo",
                en: "the line “Lưu: VT, …” names no drafting unit", at: material.planFile,
                hints: [
                    Diagnostic.Hint(
                        vi: "ghi chữ viết tắt của đơn vị vào organisation.drafter của plan.yaml, như VHXH",
                        en: "write its abbreviation under organisation.drafter in plan.yaml, such as VHXH")
                ]
            ).about("recipients.luu")
        ]
    }

    private func marks(_ id: DiagnosticID, _ key: String, _ line: TypedText) -> Diagnostic {
        Diagnostic.warning(
            id, vi: "“\(line.text)”: chương trình tự ghi chữ “Kính gửi” và các dấu của danh sách",
            en: "“\(line.text)”: the words “Kính gửi” and the marks of the list are set by the program",
            at: line.location,
            hints: [Diagnostic.Hint(vi: "chỉ ghi tên cơ quan", en: "write the agency's name alone")]
        ).about(key)
    }

    private func document(_ index: Int, _ document: ReportInput.IssuedDocument) -> [Diagnostic] {
        let key = "documents.\(index + 1)"
        let findings = [number(of: document, key), issuer(of: document, key), date(of: document, key)]
        return findings.compactMap { $0 }
    }

    /// II.3: no blanks, and a zero before numbers below 10.
    private func number(of document: ReportInput.IssuedDocument, _ key: String) -> Diagnostic? {
        guard let number = document.number else { return nil }
        let digits = number.text.prefix { $0.isNumber }
        let isUnpadded = digits.count == 1 && number.text.dropFirst(1).hasPrefix("/")
        guard isUnpadded || number.text.contains(where: \.isWhitespace) else { return nil }
        let right = (isUnpadded ? "0" : "") + number.text.filter { !$0.isWhitespace }
        return Diagnostic.warning(
            .documentNumber,
            vi: "số, ký hiệu “\(number.text)” viết khác quy định (NĐ 30/2020, Phụ lục I, II.3)",
            en:
                "the number “\(number.text)” is written otherwise than prescribed (NĐ 30/2020, annex I, II.3)",
            at: number.location,
            hints: [Diagnostic.Hint(vi: "viết là “\(right)”", en: "write it as “\(right)”")]
        ).about("\(key).number")
    }

    /// II.6b: whose a document is, where its letters say that it is not the office's own.
    private func issuer(of document: ReportInput.IssuedDocument, _ key: String) -> Diagnostic? {
        guard let number = document.number?.text, hasRightCode,
            DocumentName.isOfAnother(number, than: material.plan.organisation.code)
        else { return nil }
        let words = WordList(document.title.text).words
        // `của Sở Nội vụ`, and not `sự tiến bộ của phụ nữ`.
        let isNamed = zip(words, words.dropFirst()).contains { $0.text == "của" && $1.isCapital }
        guard !isNamed else { return nil }
        return Diagnostic.warning(
            .documentIssuer,
            vi: "\(number) không mang ký hiệu của cơ quan mà không ghi do cơ quan nào ban hành",
            en: "\(number) has not the office's letters, and nothing says who issued it",
            at: document.title.location,
            hints: [
                Diagnostic.Hint(
                    vi:
                        "ghi “của” và tên cơ quan ban hành vào title, sau tên loại: Kế hoạch của Sở Nội vụ về …",
                    en: "write “của” and who issued it into the title, behind the kind")
            ]
        ).about("\(key).title")
    }

    /// A document issued in the period is dated in it, counted from 15 December.
    private func date(of document: ReportInput.IssuedDocument, _ key: String) -> Diagnostic? {
        guard let date = document.date else { return nil }
        let year = material.period.year
        let isEarly = date.year < year && !(date.year == year - 1 && date.month == 12 && date.day >= 15)
        guard isEarly || date > material.day else { return nil }
        return Diagnostic.warning(
            .documentDate,
            vi: "văn bản “\(document.title.text)” ghi ngày \(DateText.short(date)), ngoài kỳ báo cáo",
            en: "the document “\(document.title.text)” is dated \(date.iso), outside the period",
            at: document.title.location,
            hints: [
                Diagnostic.Hint(
                    vi: "xem lại ngày, hoặc bỏ văn bản này khỏi danh sách",
                    en: "check the day, or leave it out")
            ]
        ).about("\(key).date")
    }
}
