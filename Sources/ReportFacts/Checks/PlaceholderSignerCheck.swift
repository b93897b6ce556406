package import Diagnostics
package import PlanModel

extension DiagnosticID {
    package static let signaturePlaceholder = DiagnosticID("signature-placeholder", .data)
}

/// The words of a sample where the signer's name belongs (`Họ và tên`, `Nguyễn Văn A`, dots): they would be
/// printed below a report that is sent.
package struct PlaceholderSignerCheck {
    private let name: String
    private let file: Location?

    /// - Parameter files: where the plan and the report file stand, for names without a place of their own.
    package init?(_ plan: Plan, _ input: ReportInput, files: (plan: Location?, input: Location?)) {
        guard let name = input.signature?.name ?? plan.signature.name else { return nil }
        self.name = name
        file =
            input.signature?.name == nil
            ? plan.signature.location ?? files.plan : input.signature?.location ?? files.input
    }

    package var findings: [Diagnostic] {
        guard isPlaceholder else { return [] }
        return [
            Diagnostic.error(
                .signaturePlaceholder, vi: "họ tên người ký còn là chữ mẫu: “\(name)”",
                en: "the signer's name is still a sample's: “\(name)”", at: file,
                hints: [
                    Diagnostic.Hint(
                        vi: "ghi họ tên người ký vào signature.name; chưa biết ai ký thì bỏ dòng name",
                        en: "write who signs under signature.name; leave the line out while that is open")
                ]
            ).about("signature.name")
        ]
    }

    private var isPlaceholder: Bool {
        let words = WordList(name).words
        let folded = words.map(\.folded).joined(separator: " ")
        if words.isEmpty || Self.samples.contains(folded) { return true }
        // `Nguyễn Văn A`, `Lê Thị B`; a letter behind other words may be a name of the highlands.
        guard let last = words.last, let middle = words.dropLast().last else { return false }
        return Self.letters.contains(last.text.uppercased()) && ["van", "thi"].contains(middle.folded)
    }

    private static let samples: Set = [
        "ho va ten", "ho ten", "ho ten nguoi ky", "ho va ten nguoi ky", "ten nguoi ky", "nguoi ky",
        "ghi ro ho ten", "ky ghi ro ho ten",
    ]
    private static let letters: Set = ["A", "B", "C", "D", "X"]
}
