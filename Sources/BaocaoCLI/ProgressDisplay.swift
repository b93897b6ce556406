internal import Glibc
internal import ReportKit

/// Messages and progress of a batch on stderr: a bar that is drawn over on a terminal, a line now
/// and then in a pipe, and messages alone for programs.
final class ProgressDisplay {
    private let isTerminal: Bool
    private let isForPrograms: Bool
    private let start = ContinuousClock.now
    private var shown = ContinuousClock.now
    private var isBarThere = false

    init(isTerminal: Bool, isForPrograms: Bool) {
        self.isTerminal = isTerminal
        self.isForPrograms = isForPrograms
    }

    func show(_ event: BatchEvent) {
        switch event {
        case .messages(let text):
            if text.isEmpty { return }
            clear()
            Terminal.tell(text)
        case .progress(let progress):
            let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(10)
            guard !isForPrograms, ContinuousClock.now - shown >= pause else { return }
            shown = .now
            let line = ProgressLine(progress: progress, elapsed: ContinuousClock.now - start)
            if isTerminal {
                Terminal.tell("\r" + line.bar(columns: Self.columns) + "\u{1B}[K")
                isBarThere = true
            } else {
                Terminal.tell(line.text + "\n")
            }
        }
    }

    func end() { clear() }

    /// ECMA-48, 8.3.41: erases to the end of the line.
    private func clear() {
        if isBarThere { Terminal.tell("\r\u{1B}[K") }
        isBarThere = false
    }

    private static var columns: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}

/// How far a batch has come, in one line.
struct ProgressLine {
    let progress: BatchProgress
    let elapsed: Duration

    private var seconds: Double {
        Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    }

    /// `1.234/3.321 (37%), 2 không lập được, 112,3 báo cáo/giây, còn 18 giây`
    var text: String {
        let share = progress.total > 0 ? progress.done * 100 / progress.total : 100
        let count = "\(progress.done)/\(progress.total) (\(share)%)"
        let failed =
            progress.failed > 0
            ? [Speech.say(vi: "\(progress.failed) không lập được", en: "\(progress.failed) failed")] : []
        return ([count] + failed + speed).joined(separator: ", ")
    }

    /// What was finished before took no time and says nothing about the speed.
    private var speed: [String] {
        let worked = progress.made + progress.failed
        guard worked > 0, seconds > 0 else { return [] }
        let rate = Double(worked) / seconds
        let left = Int((Double(progress.total - progress.done) / rate).rounded(.up))
        let tenths = Int((rate * 10).rounded())
        let mark = Speech.say(vi: ",", en: ".")
        return [
            Speech.say(
                vi: "\(tenths / 10)\(mark)\(tenths % 10) báo cáo/giây",
                en: "\(tenths / 10)\(mark)\(tenths % 10) reports/s"),
            Speech.say(vi: "còn \(Self.time(left))", en: "\(Self.time(left)) left"),
        ]
    }

    func bar(columns: Int) -> String {
        let width = min(30, columns - text.count - 4)
        guard width >= 5 else { return String(text.prefix(max(0, columns - 1))) }
        let filled = progress.total > 0 ? width * progress.done / progress.total : width
        return
            "[\(String(repeating: "#", count: filled))\(String(repeating: "-", count: width - filled))] \(text)"
    }

    private static func time(_ seconds: Int) -> String {
        if seconds < 120 { return Speech.say(vi: "\(seconds) giây", en: "\(seconds) s") }
        return Speech.say(vi: "\(seconds / 60) phút", en: "\(seconds / 60) min")
    }
}
