package import Diagnostics

extension DiagnosticID {
    package static let moreFaults = DiagnosticID("more-faults", .data)
}

extension DiagnosticLog {
    /// A hint with the near names; none once there are more faults than are shown, or more
    /// names than any plan has, since comparing many with many takes long.
    func nearMiss(for name: String, among known: [String]) -> Diagnostic.Hint? {
        entries.count < 100 && known.count <= 2000 ? NearMiss.hint(for: name, among: known) : nil
    }

    /// The first faults of a file, errors before warnings where there are too many, and how
    /// many more there are: whoever mends a hundred of them runs the program again.
    func capped(path: String, limit: Int = 100) -> DiagnosticLog {
        guard entries.count > limit else { return self }
        let errors = entries.filter { $0.severity == .error }.prefix(limit)
        let others = entries.filter { $0.severity != .error }.prefix(limit - errors.count)
        let rest = entries.count - limit
        var capped = DiagnosticLog()
        capped.report(contentsOf: Array(errors) + others)
        capped.report(
            Diagnostic(
                .note, .moreFaults,
                Message(
                    vi: "và \(rest) lỗi hoặc cảnh báo nữa trong tệp này", en: "and \(rest) more in this file"),
                at: .file(path)))
        return capped
    }
}
