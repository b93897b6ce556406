internal import Diagnostics

extension DiagnosticLog {
    /// A hint with the near names; none once there are more faults than are shown, or more
    /// names than any plan has, since comparing many with many takes long.
    func nearMiss(for name: String, among known: [String]) -> Diagnostic.Hint? {
        entries.count < 100 && known.count <= 2000 ? NearMiss.hint(for: name, among: known) : nil
    }

    /// The first faults of each kind, and how many more there are: whoever mends a hundred of them
    /// runs the program again.
    var capped: DiagnosticLog {
        var capped = DiagnosticLog()
        capped.report(contentsOf: entries.cappedByKind(at: 100))
        return capped
    }
}
