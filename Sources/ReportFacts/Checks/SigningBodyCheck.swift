package import Diagnostics
package import PlanModel

extension DiagnosticID {
    static let signatureBody = DiagnosticID("signature-body", .data)
}

/// Whether the lines over a signature are those of the body that issues the report: who signs for a
/// collective (`TM.`), and what the head of such a body is called (NĐ 30/2020, điều 13; Phụ lục I, II.7).
struct SigningBodyCheck {
    private let signature: Signature
    private let issuer: String
    private let body: CheckLists.Body?
    private let file: Location?

    init(_ signature: Signature, issuer: [String], bodies: [CheckLists.Body], file: Location?) {
        self.signature = signature
        self.issuer = issuer.joined(separator: " ")
        self.file = file
        let name = Folding.ascii(self.issuer)
        // `Hội đồng nhân dân` before `Hội`.
        body = bodies.filter { SigningBodyCheck.begins(name, with: $0.name) }
            .max { $0.name.utf8.count < $1.name.utf8.count }
    }

    /// Nothing is said of a body the list does not know.
    var findings: [Diagnostic] {
        guard let body else { return [] }
        return [onBehalf(body), capacity(body), position(body)].compactMap { $0 }
    }

    private static func begins(_ folded: String, with name: String) -> Bool {
        let head = Folding.ascii(name)
        return folded == head || folded.hasPrefix(head + " ")
    }

    /// `KT. CHỦ TỊCH` as `KT` and `CHỦ TỊCH`; a line without an abbreviation as it is.
    private static func split(_ line: String) -> (mark: String, rest: String) {
        guard let dot = line.firstIndex(of: "."), line[..<dot].allSatisfy(\.isUppercase) else {
            return ("", line)
        }
        return (String(line[..<dot]), String(line[line.index(after: dot)...].drop { $0 == " " }))
    }

    /// Signed by order (`TL.`) or by authorisation (`TUQ.`) of the head, by whoever was told to.
    private var isDelegated: Bool {
        [signature.authority, signature.capacity].contains { line in
            line.map { ["TL", "TUQ"].contains(Self.split($0).mark) } ?? false
        }
    }

    /// A collective is signed for by name, an agency under a head never.
    private func onBehalf(_ body: CheckLists.Body) -> Diagnostic? {
        guard let line = signature.authority, Self.split(line).mark == "TM" else {
            guard body.regime == .collective, signature.authority == nil, !isDelegated else { return nil }
            return finding(
                "authority", .error, vi: "chữ ký của \(body.name) thiếu dòng “TM. \(body.collectiveName)”",
                en:
                    "the signature of a collective (\(body.name)) lacks the line “TM. \(body.collectiveName)”",
                hint: Diagnostic.Hint(
                    vi: "thêm authority vào mục signature", en: "add authority to the key signature"))
        }
        if body.regime == .head {
            return finding(
                "authority", .error,
                vi: "“\(line)” nhưng \(body.name) làm việc theo chế độ thủ trưởng, không ký thay mặt tập thể",
                en: "“\(line)”, yet a \(body.name) has one head and is no collective to sign for",
                hint: Diagnostic.Hint(vi: "bỏ authority trong mục signature", en: "take authority out"))
        }
        let named = Folding.ascii(Self.split(line).rest)
        if Self.begins(named, with: body.collectiveName) || Self.begins(named, with: body.name) { return nil }
        return finding(
            "authority", .error, vi: "“\(line)” không phải của cơ quan ban hành “\(issuer)”",
            en: "“\(line)” is not of the issuer “\(issuer)”",
            hint: Diagnostic.Hint(
                vi: "ghi “TM. \(body.collectiveName)”, hoặc sửa tên cơ quan ban hành (issuer)",
                en: "write “TM. \(body.collectiveName)”, or correct the issuer"))
    }

    /// The head that is signed for.
    private func capacity(_ body: CheckLists.Body) -> Diagnostic? {
        let lines = [signature.authority, signature.capacity].compactMap { $0 }
        for line in lines {
            let (mark, rest) = Self.split(line)
            guard ["KT", "TL", "TUQ"].contains(mark), !rest.isEmpty, !body.isHead(rest) else { continue }
            // `TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG`: below an order stands another office's own form.
            if mark == "KT", isDelegated { continue }
            return stranger(line, body, right: "\(mark). \(body.headName)")
        }
        return nil
    }

    /// What the signer is in this body.
    private func position(_ body: CheckLists.Body) -> Diagnostic? {
        guard let line = signature.position, !isDelegated else { return nil }
        let (mark, rest) = Self.split(line)
        let isDeputy = Folding.ascii(line).hasPrefix("pho ")
        let office = isDeputy ? String(rest.dropFirst(4)) : rest
        guard mark.isEmpty || mark == "Q", !body.isHead(office) else { return nil }
        return stranger(line, body, right: (isDeputy ? "PHÓ " : "") + body.headName)
    }

    private func stranger(_ line: String, _ body: CheckLists.Body, right: String) -> Diagnostic {
        let key =
            line == signature.position ? "position" : line == signature.capacity ? "capacity" : "authority"
        return finding(
            key, .warning,
            vi: "“\(line)” không phải chức vụ trong cơ quan ban hành “\(issuer)”",
            en: "“\(line)” is no office of the issuer “\(issuer)”",
            hint: Diagnostic.Hint(
                vi:
                    "ghi “\(right)”, hoặc sửa tên cơ quan ban hành (issuer) nếu báo cáo do cơ quan khác ban hành",
                en: "write “\(right)”, or correct the issuer if another agency issues the report"))
    }

    private func finding(
        _ key: String, _ severity: Diagnostic.Severity, vi: String, en: String, hint: Diagnostic.Hint
    ) -> Diagnostic {
        Diagnostic(severity, .signatureBody, Message(vi: vi, en: en), at: file, hints: [hint])
            .about("signature.\(key)")
    }
}

extension ReportChecks {
    /// The first line over the signature that is not of the issuer, told as soon as it is known: with the
    /// plan, and with every draft.
    /// - Parameter file: that of the plan.
    package static func signingDoubt(
        _ plan: Plan, _ input: ReportInput = ReportInput(), lists: CheckLists, file: String
    ) -> Diagnostic? {
        var corrections = DiagnosticLog()
        let signature = SignatureForm.corrected(
            OfficialParts.signature(plan.signature, input.signature), log: &corrections)
        // That nothing says who signs is told by `check`: a draft may wait for it.
        guard signature.position != nil || signature.authority != nil else { return nil }
        let check = SigningBodyCheck(
            signature, issuer: plan.organisation.issuer, bodies: lists.bodies,
            file: signature.location ?? .file(file))
        guard var doubt = check.findings.first else { return nil }
        doubt.severity = .warning  // It stops no draft.
        return doubt
    }
}

extension CheckLists.Body {
    fileprivate var collectiveName: String { (collective ?? name).uppercased() }

    /// The usual name of its head.
    fileprivate var headName: String { (heads.first ?? "").uppercased() }

    /// `CHỦ TỊCH`, also as `CHỦ TỊCH UBND PHƯỜNG`.
    fileprivate func isHead(_ office: String) -> Bool {
        let folded = Folding.ascii(office)
        return heads.contains { head in
            let name = Folding.ascii(head)
            return folded == name || folded.hasPrefix(name + " ")
        }
    }
}
