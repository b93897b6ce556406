internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let fileCode = DiagnosticID("file-code", .data)
}

/// A drafter's code in `Lưu: VT, …` that no unit has and that is one letter off the code of one.
struct FileCodeCheck {
    let plan: Plan
    let planFile: Location?

    var findings: [Diagnostic] {
        let initials = plan.units.map { WordList($0.name).words.compactMap(\.folded.first) }
            .map { String($0) }
        return codes.filter { $0.count >= Self.shortest }.compactMap { code -> Diagnostic? in
            let folded = Folding.ascii(code)
            guard !initials.contains(where: { $0.contains(folded) }) else { return nil }
            // `Phòng Văn hóa - Xã hội` goes by the letters of its last four words.
            let near = initials.map { String($0.suffix(folded.count)) }
                .filter { $0.first == folded.first && NearMiss.isOneLetterApart($0, folded) }
            guard let meant = near.first, Set(near).count == 1 else { return nil }
            return finding(code, meant.uppercased())
        }
    }

    /// Two letters are too near to one another.
    private static let shortest = 3

    /// Those behind `Lưu:`, and the drafter's.
    private var codes: [String] {
        let filed = plan.recipients.filter { Folding.ascii($0).hasPrefix("luu") }
            .flatMap { $0.split { !$0.isLetter && !$0.isNumber }.map(String.init) }
            .filter { $0 == $0.uppercased() }
        var told: Set<String> = []
        return (filed + [plan.organisation.drafter].compactMap { $0 }).filter { told.insert($0).inserted }
    }

    private func finding(_ code: String, _ meant: String) -> Diagnostic {
        Diagnostic.warning(
            .fileCode, vi: "ký hiệu “\(code)” ở dòng Lưu không phải của đơn vị nào, có lẽ là “\(meant)”",
            en: "no unit has the code “\(code)” of the line Lưu; “\(meant)” is near", at: planFile,
            hints: [
                Diagnostic.Hint(
                    vi: "sửa ở recipients và organisation.drafter của plan.yaml",
                    en: "mend it under recipients and organisation.drafter in plan.yaml")
            ]
        ).about(code)
    }
}
