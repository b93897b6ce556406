internal import Diagnostics
internal import Files

/// One of several equal parts of a list: part 2 of 8 takes the 2nd, 10th, 18th … ward of it.
///
/// By the list's text alone, so that every machine splits it the same way.
struct Shard: Hashable, Sendable {
    /// From 1.
    let index: Int
    let count: Int

    static let whole = Shard(index: 1, count: 1)

    /// For names of files: `2-of-8`.
    var name: String { "\(index)-of-\(count)" }

    /// - Parameter place: of a ward in the list, from 0.
    func takes(_ place: Int) -> Bool { place % count == index - 1 }

    private enum Variable: String, CaseIterable {
        case slurmTask = "SLURM_ARRAY_TASK_ID"
        case slurmFirst = "SLURM_ARRAY_TASK_MIN"
        case slurmLast = "SLURM_ARRAY_TASK_MAX"
        case slurmStep = "SLURM_ARRAY_TASK_STEP"
        case slurmCount = "SLURM_ARRAY_TASK_COUNT"
        case completion = "JOB_COMPLETION_INDEX"
    }

    /// - Parameter text: `2/8`; `auto` for the part that an array job's variables name; `auto/8`
    ///   where they do not say how many parts there are (Kubernetes).
    static func named(_ text: String, _ environment: any Environment) throws(DiagnosticError) -> Shard {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.first == "auto", parts.count <= 2 {
            let count = parts.count == 2 ? number(parts[1]) : nil
            guard parts.count == 1 || count != nil else { throw wrong(text) }
            return try automatic(count, environment)
        }
        guard parts.count == 2, let index = number(parts[0]), let count = number(parts[1]), index <= count
        else { throw wrong(text) }
        return Shard(index: index, count: count)
    }

    /// Array jobs without `--shard`: each of them would do the whole list.
    static func forgotten(_ environment: any Environment) -> Diagnostic? {
        guard
            let name = [Variable.slurmTask, .completion].first(where: {
                environment.variable($0.rawValue) != nil
            })
        else { return nil }
        return .warning(
            .shardForgotten,
            vi:
                "có biến \(name.rawValue) của việc chạy theo mảng nhưng không có --shard: lệnh này làm cả danh sách",
            en: "\(name.rawValue) tells of an array job, but there is no --shard: this does the whole list",
            hints: [
                Diagnostic.Hint(
                    vi: "thêm --shard auto (Slurm) hoặc --shard auto/N (Kubernetes, N là số phần)",
                    en: "add --shard auto (Slurm) or --shard auto/N (Kubernetes, N parts)")
            ])
    }

    private static func automatic(
        _ count: Int?, _ environment: any Environment
    ) throws(DiagnosticError) -> Shard {
        func value(_ name: Variable) -> Int? {
            environment.variable(name.rawValue).flatMap { Int($0) }.flatMap {
                plausible.contains($0) ? $0 : nil
            }
        }
        if let task = value(.slurmTask), let first = value(.slurmFirst), let last = value(.slurmLast),
            let tasks = value(.slurmCount)
        {
            let step = value(.slurmStep) ?? 1
            // A step that is not kept, or a task that was started again alone, would leave wards out.
            guard step > 0, (first...max(first, last)).contains(task), (task - first) % step == 0,
                (last - first) / step + 1 == tasks, count ?? tasks == tasks
            else { throw unclear("SLURM_ARRAY_TASK_ID=\(task), \(first)–\(last), \(tasks)") }
            return Shard(index: (task - first) / step + 1, count: tasks)
        }
        if let index = value(.completion) {
            guard let count, (0..<count).contains(index) else {
                throw unclear("JOB_COMPLETION_INDEX=\(index)" + (count.map { ", \($0)" } ?? ""))
            }
            return Shard(index: index + 1, count: count)
        }
        let facts = Variable.allCases.compactMap { name in
            environment.variable(name.rawValue).map { "\(name.rawValue)=\($0)" }
        }
        if !facts.isEmpty { throw unclear(facts.joined(separator: ", ")) }
        throw DiagnosticError(
            .error(
                .shardUnknown, vi: "“--shard auto” nhưng không có biến môi trường nào nói đây là phần nào",
                en: "“--shard auto”, but no variable of the environment says which part this is",
                hints: [
                    Diagnostic.Hint(
                        vi: "viết rõ phần nào trên mấy phần: --shard 2/8",
                        en: "say which part of how many: --shard 2/8")
                ]))
    }

    /// What no engine counts to is no number of a part.
    private static let plausible = -1...1_000_000_000

    private static func number(_ text: Substring) -> Int? {
        guard let value = Int(text), value > 0, value <= 1_000_000, !text.hasPrefix("+") else { return nil }
        return value
    }

    private static func wrong(_ text: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .badShard, vi: "“--shard \(text)” không nêu được phần nào trên mấy phần",
                en: "“--shard \(text)” names no part of a list",
                hints: [
                    Diagnostic.Hint(
                        vi: "viết phần thứ mấy, dấu /, số phần, như 2/8; hoặc auto",
                        en: "write the part, a slash and how many there are, as 2/8; or auto")
                ]))
    }

    private static func unclear(_ facts: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .shardUnclear, vi: "biến môi trường không nói rõ đây là phần nào (\(facts))",
                en: "the environment's variables do not say clearly which part this is (\(facts))",
                hints: [
                    Diagnostic.Hint(
                        vi: "viết rõ --shard phần/số-phần; Slurm: một mảng liền, chạy đủ mọi phần",
                        en: "write --shard part/parts; with Slurm, an array without gaps, all of it"),
                    Diagnostic.Hint(
                        vi: "Kubernetes: --shard auto/N với N bằng completions",
                        en: "with Kubernetes, --shard auto/N with N as in completions"),
                ]))
    }
}

extension DiagnosticID {
    static let badShard = DiagnosticID("bad-shard", .usage)
    static let shardUnknown = DiagnosticID("shard-unknown", .usage)
    static let shardUnclear = DiagnosticID("shard-unclear", .usage)
    static let shardForgotten = DiagnosticID("shard-forgotten", .usage)
}
