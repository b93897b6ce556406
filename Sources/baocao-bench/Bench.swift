import Foundation

/// Times what the program does, each benchmark in one run and as ratios: on a busy machine only
/// ratios say something.
///
///     baocao-bench [SECTIONS] [ROUNDS] [PDF]
///     baocao-bench instructions [SECTIONS]
///     baocao-bench threads [DOCUMENTS]
///     baocao-bench cold [ROUNDS]
///     baocao-bench pages
///     baocao-bench templates [ROUNDS] [TASKS]
///     baocao-bench collect [UNITS] [TASKS]
///     baocao-bench typeset [WARDS]
///     baocao-bench batch [WARDS]
///     baocao-bench consolidate [WARDS]
@main struct Bench {
    static func main() throws {
        let words = Array(CommandLine.arguments.dropFirst())
        let numbers = words.dropFirst().map { Int($0) }
        let count = numbers.first ?? nil
        switch words.first {
        case "instructions": try InstructionBench.run(sections: count ?? 8)
        case "stage": try InstructionBench.repeatStage(words)
        case "threads": try ThreadBench.run(documents: count ?? 40)
        case "cold": try ColdBench.run(rounds: count ?? 40)
        case "pages": try PagesBench.run()
        case "templates":
            try TemplateBench.run(rounds: count ?? 200, tasks: numbers.dropFirst().first ?? nil)
        case "consolidate": try consolidate(words)
        case "typeset": try TypesetBench.run(wards: count ?? 100)
        case "batch": try BatchBench.run(wards: count ?? 3321)
        case "collect":
            try CollectBench.run(units: count ?? 200, tasks: (numbers.dropFirst().first ?? nil) ?? 60)
        default:
            let sections = words.first.flatMap { Int($0) } ?? 8
            try StageBench.run(sections: sections, rounds: max(1, count ?? 50), pdf: words.dropFirst(2).first)
        }
    }

    private static func consolidate(_ words: [String]) throws {
        let wards = words.dropFirst().first.flatMap { Int($0) } ?? 3321
        guard words.count == 4, let kind = ConsolidateBench.Kind(rawValue: words[3]) else {
            return try ConsolidateBench.run(wards: wards)
        }
        try ConsolidateBench.measure(wards, root: words[2], kind: kind)
    }

    /// Processor time of this process.
    static func processorSeconds() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }

    /// In kilobytes.
    static func peakMemory() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }
}
