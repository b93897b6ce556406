import Foundation

/// The instructions of each stage, counted by valgrind: they do not change with what else the
/// machine does.
///
///     baocao-bench instructions [SECTIONS]
enum InstructionBench {
    /// The difference between so many rounds and none is what the rounds took.
    private static let rounds = 4

    static func run(sections: Int) throws {
        let bench = try StageBench(SampleReport.document(sections: sections))
        print("\(bench.pages.count) pages, millions of instructions")
        var floor = 0.0
        for place in bench.stages.indices {
            guard let none = try count(place, sections, rounds: 1),
                let some = try count(place, sections, rounds: 1 + rounds)
            else { return print("no valgrind here") }
            let millions = Double(some - none) / Double(rounds) / 1e6
            if place == 0 { floor = millions }
            let name = bench.stages[place].name
            print(
                name.padding(toLength: 22, withPad: " ", startingAt: 0),
                String(format: "%8.1f   %.2f of the floor", millions, millions / floor))
        }
    }

    /// What `count` runs under valgrind: `stage PLACE SECTIONS ROUNDS`.
    static func repeatStage(_ words: [String]) throws {
        let numbers = words.dropFirst().compactMap { Int($0) }
        guard numbers.count == 3 else { throw BenchError("stage PLACE SECTIONS ROUNDS") }
        let bench = try StageBench(SampleReport.document(sections: numbers[1]))
        for _ in 0..<numbers[2] { try bench.stages[numbers[0]].work() }
    }

    /// Nil where there is no valgrind.
    private static func count(_ place: Int, _ sections: Int, rounds: Int) throws -> Int? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", CommandLine.arguments[0],
            "stage", "\(place)", "\(sections)", "\(rounds)",
        ]
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let line = text.split(separator: "\n").first { $0.contains("Collected :") }
        return line?.split(separator: " ").last.flatMap { Int($0) }
    }
}
