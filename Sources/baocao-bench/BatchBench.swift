import Foundation
import Layout
import ReportKit
import Typeset

/// A country's wards in one go: how many annual reports a second on one and on two workers, how
/// much memory, against the floor for the same pages and against Typst over the same texts.
///
///     baocao-bench batch [WARDS]
enum BatchBench {
    static func run(wards: Int) throws {
        let root = FileManager.default.temporaryDirectory
            .appendingPathComponent("baocao-bench-\(getpid())").path
        defer { try? FileManager.default.removeItem(atPath: root) }  // A leftover harms nobody.
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        let list = try SampleWards.make(wards, in: root)
        let sample = (1...min(wards, 60)).map { String(format: "%@/ward-%04d", root, $0) }
        let (pages, floor) = try floor(of: sample)
        print("\(wards) wards, \(String(format: "%.1f", pages)) pages a report")
        print("jobs   seconds  reports/s  CPU ms a report   peak MiB   MiB at each eighth")
        // By turns, so that what else the machine does meets both.
        var runs: [Int: [BatchRun]] = [:]
        for turn in 0..<2 {
            for jobs in turn == 0 ? [1, 2] : [2, 1] {
                let run = try BatchRun(list: list, output: "\(root)/out-\(turn)-\(jobs)", jobs: jobs)
                print(run.row(wards))
                runs[jobs, default: []].append(run)
            }
        }
        let best = runs.mapValues { $0.map(\.seconds).min() ?? 0 }
        let processor = (runs[1] ?? []).map(\.processorSeconds).min() ?? 0
        let one = processor * 1000 / Double(wards)
        print(String(format: "two workers against one: %.2f times", (best[1] ?? 0) / (best[2] ?? 1)))
        print(String(format: "floor: %.2f ms a report; ours %.2f times that", floor, one / floor))
        let again = try BatchRun(list: list, output: "\(root)/out-0-2", jobs: 2)
        print(String(format: "again, all finished: %.2f s", again.seconds))
        guard let typst = try TypstBench.answer(on: sample) else { return }
        print(
            String(
                format: "Typst %@, warm: %.1f ms a document of %.1f pages; ours %.2f times as fast",
                typst.version, typst.milliseconds, typst.pages, typst.milliseconds / one))
    }

    /// Pages a report and the least milliseconds that cairo alone needs for them.
    private static func floor(of wards: [String]) throws -> (pages: Double, milliseconds: Double) {
        let fonts = try FontSet(Fonts.files)
        let units = Double(fonts.metrics(for: .regular).unitsPerEm)
        var (pages, seconds) = (0, 0.0)
        for ward in wards {
            let frames = try Baocao().pages(RenderRequest(folder: ward, period: "2026"))
            let floor = Floor(frames, fonts: Fonts.bytes, unitsPerEm: units, space: 3)
            pages += frames.count
            var least = Double.infinity
            for _ in 0..<3 {
                let start = Bench.processorSeconds()
                _ = floor.draw()
                least = min(least, Bench.processorSeconds() - start)
            }
            seconds += least
        }
        return (Double(pages) / Double(wards.count), seconds * 1000 / Double(wards.count))
    }
}

/// One run of `baocao batch` as a process of its own, watched from outside.
private struct BatchRun {
    private(set) var seconds = 0.0
    private(set) var processorSeconds = 0.0
    private let jobs: Int
    /// Kilobytes of the program and its workers together, what they share counted once.
    private var memory: [Int] = []

    init(list: String, output: String, jobs: Int) throws {
        self.jobs = jobs
        let program = Bundle.main.bundleURL.appendingPathComponent("baocao").path
        let arguments = [
            program, "batch", list, "--period", "2026", "-o", output, "--jobs", "\(jobs)", "--lang", "en",
        ]
        let start = ContinuousClock.now
        var words = arguments.map { strdup($0) }
        defer { for word in words { free(word) } }
        words.append(nil)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for stream: Int32 in [1, 2] {
            posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
        }
        var process: pid_t = 0
        guard posix_spawn(&process, program, &actions, nil, words, environ) == 0 else {
            throw BenchError("\(program) does not start: build the product baocao first")
        }
        var (status, usage) = (Int32(0), rusage())
        var looks = 0
        while wait4(process, &status, WNOHANG, &usage) == 0 {
            // Rarely: the kernel walks all pages of all processes for it, on the cores that two
            // workers need for themselves.
            if looks.isMultiple(of: 25) { memory.append(Self.memory(of: process)) }
            looks += 1
            usleep(20_000)
        }
        guard status == 0 else { throw BenchError("batch ended with \(status)") }
        let time = (ContinuousClock.now - start).components
        seconds = Double(time.seconds) + Double(time.attoseconds) / 1e18
        processorSeconds = [usage.ru_utime, usage.ru_stime].reduce(0.0) {
            $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
        }
    }

    /// Proportional shares of a process and its children (`smaps_rollup`); 0 for one that has ended.
    private static func memory(of process: pid_t) -> Int {
        let children = text("/proc/\(process)/task/\(process)/children").split(separator: " ")
        return (["\(process)"] + children.map(String.init)).reduce(0) { sum, id in
            let line = text("/proc/\(id)/smaps_rollup").split(separator: "\n").first { $0.hasPrefix("Pss:") }
            return sum + (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0)
        }
    }

    private static func text(_ path: String) -> String {
        (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }

    func row(_ wards: Int) -> String {
        let eighths = (1...8).map { memory[max(0, memory.count * $0 / 8 - 1)] / 1024 }
        return String(
            format: "%4d  %8.2f  %9.1f  %15.2f  %9.1f   %@", jobs, seconds, Double(wards) / seconds,
            processorSeconds * 1000 / Double(wards), Double(memory.max() ?? 0) / 1024,
            eighths.map(String.init).joined(separator: " "))
    }
}
