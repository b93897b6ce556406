internal import Diagnostics

/// The end of a batch in a few lines: how many, and each ward that has no report with its first error.
struct BatchSummary {
    let wards: [WardList.Ward]
    let reports: [Int: WardReport]
    let progress: BatchProgress
    let period: String
    let output: String
    /// Of the whole list, without those that stand there twice.
    let listed: Int
    let shard: Shard
    let say: (_ vi: String, _ en: String) -> String

    var text: String { (head + counts + failures).joined(separator: "\n") + "\n" }

    /// Wards of this part that were not begun or not finished.
    var left: Int { progress.total - progress.done }

    private var head: [String] {
        let part =
            shard == .whole
            ? say("\(progress.total) đơn vị", "\(progress.total) wards")
            : say(
                "phần \(shard.index) trên \(shard.count), \(progress.total) trong \(listed) đơn vị",
                "part \(shard.index) of \(shard.count), \(progress.total) of \(listed) wards")
        return [say("Kỳ \(period), \(part), vào \(output):", "Period \(period), \(part), into \(output):")]
    }

    private var counts: [String] {
        let warned = reports.values.count { $0.state != .failed && ($0.entry?.warnings ?? 0) > 0 }
        var lines = [
            say("- lập được: \(progress.made)", "- made: \(progress.made)"),
            say("- đã xong từ trước: \(progress.kept)", "- finished before: \(progress.kept)"),
            say("- trong đó có cảnh báo: \(warned)", "- of these with warnings: \(warned)"),
            say("- không lập được: \(progress.failed)", "- failed: \(progress.failed)"),
        ]
        if left > 0 { lines.append(say("- chưa làm: \(left)", "- not done: \(left)")) }
        return lines
    }

    private var failures: [String] {
        let failed = wards.compactMap { ward in
            reports[ward.place].flatMap { $0.state == .failed ? "- \(ward.folder): \($0.firstError)" : nil }
        }
        return failed.isEmpty ? [] : [say("Không lập được:", "Failed:")] + failed
    }
}
