import Foundation
import ReportKit

/// What one command costs as a process of its own, from the start of the program to its end:
/// the way an office uses it.
///
///     baocao-bench cold [ROUNDS]
enum ColdBench {
    struct Cost {
        /// Milliseconds of processor time, in the program and in the kernel for it.
        var processor: Double
        /// Kilobytes, the most at any time.
        var memory: Int
    }

    static func run(rounds: Int) throws {
        let program = Bundle.main.bundleURL.appendingPathComponent("baocao").path
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("baocao-bench-\(getpid())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }  // A leftover harms nobody.
        _ = try cost(of: [program, "demo", folder])
        let annual = ["render", folder, "--period", "2026"]
        let commands = [
            ["--version"], annual, ["render", folder, "--period", "2026-H1"],
            ["status", folder, "--period", "2026", "--today", "2026-11-20"],
        ]
        var costs: [[Cost]] = Array(repeating: [], count: commands.count)
        for _ in 0..<rounds {
            for index in commands.indices { costs[index].append(try cost(of: [program] + commands[index])) }
        }
        print("processor time of a process, least and median of \(rounds), and peak memory")
        for (command, costs) in zip(commands, costs) {
            let times = costs.map(\.processor).sorted()
            let memory = costs.map(\.memory).max() ?? 0
            let text = command.filter { $0 != folder }.joined(separator: " ")
            print(
                text.padding(toLength: 44, withPad: " ", startingAt: 0),
                String(
                    format: "%6.1f %6.1f ms  %5.1f MiB", times[0], times[times.count / 2],
                    Double(memory) / 1024))
        }
        let ours = zip(commands, costs).first { $0.0 == annual }?.1.map(\.processor).min() ?? 0
        try compare(
            ours, pages: try Baocao().pages(RenderRequest(folder: folder, period: "2026")).count, folder)
    }

    /// The annual report against Typst's first document of the same text, its program's loading included.
    private static func compare(_ ours: Double, pages: Int, _ folder: String) throws {
        guard let typst = try TypstBench.answer(on: [folder]) else { return }
        let (own, other) = (ours / Double(pages), typst.first / Double(typst.firstPages))
        print(
            String(
                format: "Typst %@, cold: %.1f ms for %d pages, %.2f ms a page; ours %.2f ms a page, "
                    + "%.1f times as fast", typst.version, typst.first, typst.firstPages, other, own,
                other / own))
    }

    /// Runs a program with its output thrown away.
    private static func cost(of command: [String]) throws -> Cost {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for stream: Int32 in [1, 2] {
            posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
        }
        var arguments = command.map { strdup($0) }
        defer { for argument in arguments { free(argument) } }
        arguments.append(nil)
        var process: pid_t = 0
        guard posix_spawn(&process, command[0], &actions, nil, arguments, environ) == 0 else {
            throw BenchError("\(command[0]) does not start: build the product baocao first")
        }
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(process, &status, 0, &usage) == process, status == 0 else {
            throw BenchError("\(command.joined(separator: " ")) failed")
        }
        let seconds = [usage.ru_utime, usage.ru_stime].reduce(0.0) {
            $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
        }
        return Cost(processor: seconds * 1000, memory: usage.ru_maxrss)
    }
}

struct BenchError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
