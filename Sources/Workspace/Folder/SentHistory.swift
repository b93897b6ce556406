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
    private let hasLatest: Bool
    private let latestHasRecord: Bool

    init(of period: ReportingPeriod, in workspace: WorkspaceFolder) throws(DiagnosticError) {
        (self.period, self.workspace) = (period, workspace)
        let sent = workspace.sentFolder(for: period)
        hasLatest = workspace.environment.kind(of: sent) == .folder
        latestHasRecord = workspace.environment.kind(of: PathName.join(sent, Self.file)) == .file
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

    /// No number is given again, not even that of a copy that is gone; none is that of a folder in the way.
    private var nextNumber: Int {
        let given = latestRecords ? Set(recorded.keys) : Set(recorded.keys).union(present.keys)
        let first = (given.max() ?? 0) + 1
        return (first...).first { present[$0] == nil } ?? first
    }

    /// Whether the version sent last records those before it: then no other number was given.
    private var latestRecords: Bool { latestHasRecord && latestNumber == nil }

    /// The numbers of versions that are not there, as far as anything tells. A name may have any number: of those
    /// that nothing records no more are looked for than are told.
    private var missing: Set<Int> {
        let known = Set(recorded.keys)
        // Before the first that is recorded there were those of a program that recorded none.
        let end = latestRecords ? known.min() ?? 1 : (known.union(present.keys).max() ?? 0) + 1
        let gaps = (1..<max(end, 1)).lazy.filter { present[$0] == nil }.prefix(Self.toldGaps)
        return known.filter { present[$0] == nil }.union(gaps)
    }

    /// Folders that have the name of a version and are none.
    private var unlisted: [Int] { present.keys.filter { latestRecords && recorded[$0] == nil }.sorted() }

    /// Where the version sent last goes when it is replaced.
    var nextFolder: String { workspace.replacedCopy(nextNumber, of: period) }

    /// What the version that replaces the last one records; nil where there is none before it.
    var recordWithLatest: String? {
        let copies = latestRecords ? [:] : present.compactMapValues { $0 }
        var sums = copies.merging(recorded) { $1 }
        if let latest { sums[nextNumber] = latest }
        guard !sums.isEmpty else { return nil }
        return sums.sorted { $0.key < $1.key }.map { number, sum in
            "\(sum)  \(WorkspaceFolder.previousFolder)/\(period.name)-\(number)/\(WorkspaceFolder.checksumFile)\n"
        }.joined()
    }

    // MARK: What is missing

    /// Gaps told at most: a number may be anything.
    private static let toldGaps = 20

    /// The versions that are gone, renamed, or others than those that were sent, and what is none of them.
    package var faults: [Diagnostic] {
        var faults: [Diagnostic] = []
        let sent = workspace.sentFolder(for: period)
        if !hasLatest, !isEmpty { faults.append(fault(.latestGone, sent)) }
        if let number = latestNumber {
            faults.append(fault(.latestIsEarlier(name(number)), sent))
        }
        for (number, sum) in recorded.sorted(by: { $0.key < $1.key }) {
            guard let there = present[number] ?? nil, there != sum else { continue }
            let path = PathName.join(workspace.replacedCopy(number, of: period), WorkspaceFolder.checksumFile)
            faults.append(fault(.another, path))
        }
        var gone = missing
        for number in unlisted {
            let sum = present[number] ?? nil
            let original = sum.flatMap { sum in recorded.keys.sorted().first { recorded[$0] == sum } }
            let isRenamed = original.map { gone.remove($0) != nil } ?? false
            let kind: Fault =
                original.map { isRenamed ? .renamed(name($0)) : .copied(name($0)) } ?? .unlisted
            faults.append(fault(kind, workspace.replacedCopy(number, of: period)))
        }
        for number in gone.sorted().prefix(Self.toldGaps) {
            faults.append(fault(.gone, workspace.replacedCopy(number, of: period)))
        }
        return faults
    }

    /// That of the earlier version that stands in the place of the one sent last; nil where none does.
    private var latestNumber: Int? {
        guard let latest else { return nil }
        return Set(recorded.keys).union(present.keys).sorted().first { number in
            recorded[number] == latest || present[number] == .some(.some(latest))
        }
    }

    private func name(_ number: Int) -> String { "\(period.name)-\(number)" }

    private enum Fault {
        case latestGone, gone, another, unlisted
        case latestIsEarlier(String)
        case renamed(String)
        case copied(String)

        var message: Message {
            switch self {
            case .latestGone:
                Message(
                    vi: "bản gửi sau cùng nay không còn, chỉ còn bản trước nó",
                    en: "the version sent last is gone, only those before it are left")
            case .gone:
                Message(vi: "bản đã gửi trước đây nay không còn", en: "a version sent earlier is gone")
            case .another:
                Message(
                    vi: "bản này không phải bản đã gửi trước đây",
                    en: "this is not the version that was sent earlier")
            case .unlisted:
                Message(
                    vi: "thư mục này không có trong những bản trước mà bản gửi sau cùng kê",
                    en: "this folder is none of the earlier versions that the one sent last lists")
            case .latestIsEarlier(let name):
                Message(
                    vi: "đây chính là bản trước, \(name); bản gửi sau cùng nay không còn",
                    en: "this is the earlier version \(name); the one sent last is gone")
            case .renamed(let name):
                Message(
                    vi: "thư mục này là bản đã gửi \(name), đã bị đổi tên",
                    en: "this folder is the version \(name), renamed")
            case .copied(let name):
                Message(
                    vi: "thư mục này là bản sao của bản đã gửi \(name)",
                    en: "this folder is a copy of the version \(name)")
            }
        }

        var wayOut: Diagnostic.Hint {
            switch self {
            case .latestGone, .gone, .another, .latestIsEarlier:
                Diagnostic.Hint(
                    vi: "lấy lại thư mục này từ bản lưu khác; không sửa, xóa, đổi tên gì trong thư mục sent",
                    en:
                        "restore the folder from another copy; nothing under sent is edited, deleted or renamed"
                )
            case .renamed(let name):
                Diagnostic.Hint(vi: "đặt lại tên cũ: \(name)", en: "give it its old name again: \(name)")
            case .copied, .unlisted:
                Diagnostic.Hint(
                    vi: "chuyển thư mục này ra ngoài thư mục sent, không để lẫn với các bản đã gửi",
                    en: "move it out of sent, away from what was sent")
            }
        }
    }

    private func fault(_ fault: Fault, _ path: String) -> Diagnostic {
        .error(
            .sentDamaged, vi: fault.message.vi, en: fault.message.en, at: .file(path), hints: [fault.wayOut])
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
