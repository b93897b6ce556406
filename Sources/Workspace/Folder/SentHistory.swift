package import Diagnostics
internal import Files
package import PlanModel

/// The versions of a sent report that others replaced, `sent/.previous/P-1`, `P-2` …, as they stand
/// there and as later ones recorded them.
package struct SentHistory {
    /// In `sent/P/` and its copies: the digest of each earlier version's list of checksums and its path under
    /// `sent/`, as `sha256sum` writes them. A first version has none, nor has one that an older program sent.
    package static let file = "earlier.txt"

    let period: ReportingPeriod
    private let workspace: WorkspaceFolder
    /// The digests that later versions recorded, by number.
    private var recorded: [Int: String] = [:]
    /// The digests of the lists that stand there; nil where a copy has none.
    private var present: [Int: String?] = [:]
    /// That of the version sent last; nil where it has none.
    private var latest: String?
    private var hasLatest: Bool

    init(of period: ReportingPeriod, in workspace: WorkspaceFolder) throws(DiagnosticError) {
        (self.period, self.workspace) = (period, workspace)
        let sent = workspace.sentFolder(for: period)
        hasLatest = workspace.environment.kind(of: sent) == .folder
        for number in try workspace.replacedNumbers(of: period) {
            let copy = workspace.replacedCopy(number, of: period)
            present[number] = .some(try workspace.listDigest(of: copy))
            try read(copy)
        }
        if hasLatest {
            latest = try workspace.listDigest(of: sent)
            try read(sent)
        }
    }

    private mutating func read(_ folder: String) throws(DiagnosticError) {
        let path = PathName.join(folder, Self.file)
        guard workspace.environment.kind(of: path) == .file else { return }
        for line in String(decoding: try workspace.environment.read(path), as: UTF8.self).split(
            separator: "\n")
        {
            guard let cut = line.firstRange(of: "  "), let number = number(ofLine: line[cut.upperBound...])
            else { continue }
            recorded[number] = String(line[..<cut.lowerBound])
        }
    }

    private func number(ofLine path: Substring) -> Int? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == WorkspaceFolder.previousFolder,
            parts[2] == WorkspaceFolder.checksumFile
        else { return nil }
        return WorkspaceFolder.replacedNumber(String(parts[1]), of: period)
    }

    /// The copies that stand there, in the order they were sent.
    package var copies: [String] { present.keys.sorted().map { workspace.replacedCopy($0, of: period) } }

    /// Whether anything tells that the report was sent once.
    package var isEmpty: Bool { !hasLatest && present.isEmpty }

    /// No number is given again, not even that of a copy that is gone.
    private var nextNumber: Int { max(present.keys.max() ?? 0, recorded.keys.max() ?? 0) + 1 }
    /// Where the version sent last goes when it is replaced.
    var nextFolder: String { workspace.replacedCopy(nextNumber, of: period) }

    /// What the version that replaces the last one records; nil where there is none before it.
    var recordWithLatest: String? {
        var sums = present.compactMapValues { $0 }.merging(recorded) { $1 }
        if let latest { sums[nextNumber] = latest }
        guard !sums.isEmpty else { return nil }
        return sums.sorted { $0.key < $1.key }.map { number, sum in
            "\(sum)  \(WorkspaceFolder.previousFolder)/\(period.name)-\(number)/\(WorkspaceFolder.checksumFile)\n"
        }.joined()
    }

    // MARK: What is missing

    /// Gaps told at most: a number may be anything.
    private static let toldGaps = 20

    /// The versions that are gone, renamed, or others than those that were sent.
    package var faults: [Diagnostic] {
        var faults: [Diagnostic] = []
        if !hasLatest, !isEmpty { faults.append(fault(.latestGone, workspace.sentFolder(for: period))) }
        for (number, sum) in recorded.sorted(by: { $0.key < $1.key }) {
            guard let there = present[number] ?? nil, there != sum else { continue }
            let path = PathName.join(workspace.replacedCopy(number, of: period), WorkspaceFolder.checksumFile)
            faults.append(fault(.another, path))
        }
        for number in gaps { faults.append(fault(.gone, workspace.replacedCopy(number, of: period))) }
        return faults
    }

    /// The numbers that were given and have no copy.
    private var gaps: [Int] {
        let last = nextNumber - 1
        guard last > 0 else { return [] }
        let missing = (1...last).lazy.filter { present[$0] == nil }
        return Array(missing.prefix(Self.toldGaps))
    }

    private enum Fault { case latestGone, gone, another }

    private func fault(_ fault: Fault, _ path: String) -> Diagnostic {
        let (vi, en) =
            switch fault {
            case .latestGone:
                (
                    "bản gửi sau cùng nay không còn, chỉ còn bản trước nó",
                    "the version sent last is gone, only those before it are left"
                )
            case .gone: ("bản đã gửi trước đây nay không còn", "a version sent earlier is gone")
            case .another:
                ("bản này không phải bản đã gửi trước đây", "this is not the version that was sent earlier")
            }
        return .error(
            .sentDamaged, vi: vi, en: en, at: .file(path),
            hints: [
                Diagnostic.Hint(
                    vi: "lấy lại thư mục này từ bản lưu khác; không sửa, xóa, đổi tên gì trong thư mục sent",
                    en:
                        "restore the folder from another copy; nothing under sent is edited, deleted or renamed"
                )
            ])
    }
}

extension WorkspaceFolder {
    package func sentHistory(of period: ReportingPeriod) throws(DiagnosticError) -> SentHistory {
        try SentHistory(of: period, in: self)
    }

    /// The periods something was sent for, by the names of their folders and of what was replaced, in order.
    package func sentPeriods() throws(DiagnosticError) -> [ReportingPeriod] {
        let folder = PathName.join(root, "sent")
        guard environment.kind(of: folder) == .folder else { return [] }
        let replaced = try replacedNames().compactMap { Self.replacedPeriod($0) }
        return Set(try environment.list(folder).compactMap { ReportingPeriod($0) } + replaced)
            .sorted { $0.name < $1.name }
    }

    /// The names under `sent/.previous`.
    private func replacedNames() throws(DiagnosticError) -> [String] {
        let folder = PathName.join(root, "sent/\(Self.previousFolder)")
        guard environment.kind(of: folder) == .folder else { return [] }
        return try environment.list(folder)
    }

    /// The period of `P-1`.
    private static func replacedPeriod(_ name: String) -> ReportingPeriod? {
        guard let cut = name.lastIndex(of: "-"), let period = ReportingPeriod(String(name[..<cut])),
            replacedNumber(name, of: period) != nil
        else { return nil }
        return period
    }

    /// The 1 of `P-1`, written as the program writes it.
    static func replacedNumber(_ name: String, of period: ReportingPeriod) -> Int? {
        let prefix = period.name + "-"
        guard name.hasPrefix(prefix), let number = Int(name.dropFirst(prefix.count)), number > 0,
            number < Int(Int32.max), name == "\(prefix)\(number)"
        else { return nil }
        return number
    }

    fileprivate func replacedNumbers(of period: ReportingPeriod) throws(DiagnosticError) -> [Int] {
        try replacedNames().compactMap { Self.replacedNumber($0, of: period) }.sorted()
    }

    fileprivate func replacedCopy(_ number: Int, of period: ReportingPeriod) -> String {
        PathName.join(root, "sent/\(Self.previousFolder)/\(period.name)-\(number)")
    }

    /// Of the list of checksums of a version; nil where it has none.
    fileprivate func listDigest(of folder: String) throws(DiagnosticError) -> String? {
        let list = PathName.join(folder, Self.checksumFile)
        return environment.kind(of: list) == .file ? SHA256.hex(try environment.read(list)) : nil
    }

    /// Every version under `sent/.previous` whose name tells of no period: nobody else would look at it.
    package func strayVersions() throws(DiagnosticError) -> [Diagnostic] {
        var faults: [Diagnostic] = []
        for name in try replacedNames() where Self.replacedPeriod(name) == nil {
            let folder = PathName.join(root, "sent/\(Self.previousFolder)/\(name)")
            guard try listDigest(of: folder) != nil else { continue }
            faults.append(
                .error(
                    .sentDamaged, vi: "thư mục này giữ một bản đã gửi nhưng không mang tên của kỳ nào",
                    en: "this folder keeps a version that was sent, under a name of no period",
                    at: .file(folder),
                    hints: [
                        Diagnostic.Hint(
                            vi: "đặt lại tên cũ, dạng KỲ-SỐ: 2026-H1-1",
                            en: "give it its old name again, PERIOD-NUMBER: 2026-H1-1")
                    ]))
        }
        return faults
    }
}
