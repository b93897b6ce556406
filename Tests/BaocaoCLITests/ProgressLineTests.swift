import ReportKit
import Testing

@testable import BaocaoCLI

/// The line a batch shows while it runs, by how far it has come.
@Suite struct ProgressLineTests {
    private func line(
        _ total: Int, made: Int = 0, kept: Int = 0, failed: Int = 0, seconds: Double
    ) -> ProgressLine {
        var progress = BatchProgress()
        (progress.total, progress.made, progress.kept, progress.failed) = (total, made, kept, failed)
        return ProgressLine(progress: progress, elapsed: .seconds(seconds))
    }

    @Test func tellsCountShareFailuresSpeedAndTimeLeft() {
        let shown = line(3321, made: 1200, failed: 2, seconds: 10).text
        #expect(shown.hasPrefix("1202/3321 (36%), 2 "))
        #expect(shown.contains("120,2 ") || shown.contains("120.2 "), "\(shown)")
        #expect(shown.contains(" 18 "), "2119 at 120.2 a second: \(shown)")
    }

    /// What was finished before took no time: from it no speed can be told.
    @Test func whatWasFinishedBeforeIsNoSpeed() {
        #expect(line(100, kept: 50, seconds: 1).text == "50/100 (50%)")
        let some = line(100, made: 10, kept: 50, seconds: 10).text
        #expect(some.contains("1,0 ") || some.contains("1.0 "), "\(some)")
        #expect(some.contains(" 40 "), "\(some)")
    }

    @Test func nothingToDoIsAllDone() {
        #expect(line(0, seconds: 0).text == "0/0 (100%)")
        #expect(line(5, seconds: 0).text == "0/5 (0%)")
    }

    @Test func longTimesAreMinutes() {
        let shown = line(10_000, made: 10, seconds: 60).text
        #expect(shown.contains("999 "), "59940 s are 999 minutes: \(shown)")
    }

    /// However narrow the terminal, the bar stays in one of its lines.
    @Test(arguments: [1, 2, 10, 20, 40, 60, 80, 81, 200]) func theBarFitsTheTerminal(_ columns: Int) {
        for made in [0, 1, 500, 999, 1000] {
            let bar = line(1000, made: made, failed: 1, seconds: 3).bar(columns: columns)
            #expect(bar.count < columns || columns == 1 && bar.isEmpty, "\(columns): \(bar)")
        }
    }

    @Test func theBarFillsAsTheWorkIsDone() {
        let filled = [0, 250, 500, 1000].map { made in
            line(1000, made: made, seconds: 3).bar(columns: 120).count { $0 == "#" }
        }
        #expect(filled == [0, 7, 15, 30])
    }
}
