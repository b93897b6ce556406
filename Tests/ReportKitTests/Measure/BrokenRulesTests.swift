import TestSupport
import Testing

/// A measuring instrument is worth something only if it can say no: each rule is broken on
/// purpose in what the tools say of the sample, and the right check must name it.
@Suite struct BrokenRulesTests {
    @Test func everyCheckFindsItsRuleBroken() throws {
        let tried = try tried(BrokenRule.all, in: ReportToMeasure.all[0])
        #expect(tried == [], "checks that no broken rule tries")
    }

    /// The dated sample has both marks of Phụ lục I, III.2.
    @Test func brokenMarksAreFound() throws {
        _ = try tried(BrokenRule.marks, in: ReportToMeasure.all[ReportToMeasure.all.count - 1])
    }

    /// Breaks the rules one by one.
    /// - Returns: the checks that none of them tries.
    private func tried(_ rules: [BrokenRule], in report: ReportToMeasure) throws -> [String] {
        let workspace = try FilledWorkspace(report)
        guard let output = try ToolOutput.read(workspace.render()) else { return [] }
        var tried: Set<String> = []
        for broken in rules {
            var changed = output
            broken.apply(&changed)
            let faults = MeasureTests.faults(of: MeasuredReport(changed), report, workspace.results)
            let found = faults.filter { !$0.1.isEmpty }.map(\.0)
            for check in broken.checks where !found.contains(check) {
                Issue.record("\(broken.name): “\(check)” found nothing, only \(found)")
            }
            tried.formUnion(broken.checks)
        }
        let names = MeasureTests.faults(of: MeasuredReport(output), report, workspace.results).map(\.0)
        return names.filter { !tried.contains($0) }
    }
}

/// A change of what was measured that breaks a rule, and the checks that must find it.
private struct BrokenRule {
    let name: String
    let checks: [String]
    let apply: (inout ToolOutput) -> Void

    init(_ name: String, _ checks: String..., apply: @escaping (inout ToolOutput) -> Void) {
        (self.name, self.checks, self.apply) = (name, checks, apply)
    }

    static var all: [BrokenRule] { page + type + space + strokes + words + zones }

    private static var page: [BrokenRule] {
        [
            BrokenRule("a damaged file", "file") { $0.check = "WARNING: damaged" },
            BrokenRule("letter paper", "paper") { $0.sizes[1] = (612, 792) },
            BrokenRule("a body page in landscape", "paper") { $0.sizes[1] = (841.89, 595.276) },
            BrokenRule("an empty page", "paper") { $0.runs[1] = [] },
            BrokenRule("a left margin of 25 mm", "margins", "paragraphs") { $0.shift(x: -14.2) },
            BrokenRule("a right margin of 10 mm", "margins") { $0.shift(x: 14.2) },
            BrokenRule("all 5 mm lower", "margins", "page numbers") { $0.shift(y: 14.2) },
            BrokenRule("page numbers at the left", "page numbers") {
                $0.eachRun(where: { $0.baseline < 50 }) { ($0.left, $0.right) = (85, 92) }
            },
            BrokenRule("no page numbers", "page numbers") {
                $0.runs = $0.runs.map { $0.filter { $0.baseline > 50 } }
            },
            BrokenRule("annexes numbered on", "page numbers") {
                $0.eachRun(where: { $0.baseline < 50 }) { $0.text = "9" }
            },
            BrokenRule("a number on the first page", "page numbers") {
                guard let number = $0.runs[1].first(where: { $0.baseline < 50 }) else { return }
                $0.runs[0].append(number)
            },
            BrokenRule("the last page lost", "annex heads") { $0.runs.removeLast() },
            BrokenRule("the end of the first annex lost", "annex end marks", "task table") { output in
                // The first annex is the first stretch of landscape pages.
                guard let first = output.sizes.firstIndex(where: { $0.width > $0.height }) else { return }
                let count = output.sizes[first...].prefix { $0.width > $0.height }.count
                output.runs[first + count - 1] = []
            },
        ]
    }

    private static var type: [BrokenRule] {
        [
            BrokenRule("another family", "fonts") { $0.eachRun { $0.family = "ABCDEF+DejaVuSans" } },
            BrokenRule("blue letters", "fonts") { $0.eachRun { $0.color = "#0000ff" } },
            BrokenRule("12 pt instead of 14", "paragraphs", "title", "annex heads", "signature") {
                $0.eachRun(where: { $0.size == 14 }) { $0.size = 12 }
            },
            BrokenRule("15 pt instead of 14", "paragraphs", "title", "annex heads") {
                $0.eachRun(where: { $0.size == 14 }) { $0.size = 15 }
            },
            BrokenRule("14 pt instead of 13", "head") {
                $0.eachRun(where: { $0.size == 13 }) { $0.size = 14 }
            },
            BrokenRule("10 pt in tables and recipients", "tables", "recipients") {
                $0.eachRun(where: { $0.size < 13 }) { $0.size = 10 }
            },
            BrokenRule("nothing bold", "head", "title", "headings", "signature", "annex heads", "tables") {
                $0.eachRun { $0.isBold = false }
            },
            BrokenRule("everything bold", "headings", "recipients") { $0.eachRun { $0.isBold = true } },
            BrokenRule("everything italic", "head", "title", "paragraphs", "signature") {
                $0.eachRun { $0.isItalic = true }
            },
            BrokenRule("nothing italic", "head", "recipients", "annex heads") {
                $0.eachRun { $0.isItalic = false }
            },
        ]
    }

    private static var space: [BrokenRule] {
        [
            BrokenRule("lines of 1.1 times the size", "paragraphs") { $0.stretch(y: 0.85) },
            BrokenRule("lines of 1.6 times the size", "paragraphs") { $0.stretch(y: 1.4) },
            BrokenRule("no space between paragraphs", "paragraphs") { output in
                for page in output.runs.indices { output.runs[page].evenOutBaselines(by: 17.5) }
            },
            BrokenRule("lines that touch", "overlaps") { $0.stretch(y: 0.6) },
            BrokenRule("an indent of 1.5 cm", "paragraphs") {
                $0.eachRun(where: { abs($0.left - MeasuredPage.indented) < 1 }) { $0.left += 6.5 }
            },
            BrokenRule("lines not justified", "paragraphs") {
                $0.eachRun(where: { $0.right > 500 }) { $0.right -= 4 }
            },
            BrokenRule("the signature's name right under the position", "signature") { output in
                output.eachRun(where: {
                    $0.text.hasPrefix("H") && $0.isBold && $0.left > 300 && $0.size == 14
                }) {
                    $0.baseline -= 60
                }
            },
            BrokenRule("one line of a paragraph alone on its page", "split paragraphs") {
                $0.keepOneLineOfAParagraph()
            },
        ]
    }

    private static var strokes: [BrokenRule] {
        [
            BrokenRule("no strokes", "head", "tables", "task table") {
                $0.strokes = $0.strokes.map { _ in [] }
            },
            BrokenRule("strokes of another length", "head") { output in
                for index in output.strokes[0].indices { output.strokes[0][index].stretch(by: 1.6) }
            },
            BrokenRule("a stroke into the margin", "margins") {
                $0.strokes[1].append(Stroke(left: 60, top: 300, right: 200, bottom: 300))
            },
            BrokenRule("a text over a cell's edge", "overlaps") { output in
                let walls = output.strokes[output.strokes.count - 1].indices
                for wall in walls { output.strokes[output.strokes.count - 1][wall].shift(x: 12) }
            },
        ]
    }

    private static var zones: [BrokenRule] {
        [
            BrokenRule("a frame nobody asked for", "marks") {
                $0.frames[0].append(Frame(left: 120, top: 130, width: 80, height: 20, isRed: false))
            },
            BrokenRule("no room for the number", "zones") {
                $0.eachRun(where: { $0.text.hasPrefix("/BC-") }) { $0.left -= 8 }
            },
            BrokenRule("no room for the day", "zones") {
                $0.eachRun(where: { $0.text.hasPrefix("tháng") && $0.isItalic }) { $0.left -= 8 }
            },
            BrokenRule("a stroke through the signature", "zones") { output in
                guard let page = output.runs.firstIndex(where: { $0.contains { $0.text.contains("KT.") } })
                else { return }
                let end = output.runs[page].map(\.baseline).max() ?? 0
                output.strokes[page].append(Stroke(left: 300, top: end - 40, right: 400, bottom: end - 40))
            },
            BrokenRule("the name close under the position", "zones", "signature") { output in
                output.eachRun(where: { $0.text.hasPrefix("H") && $0.isBold && $0.left > 300 }) {
                    $0.baseline -= $0.size == 14 ? 20 : 0
                }
            },
        ]
    }

    static var marks: [BrokenRule] {
        [
            BrokenRule("a mark in black", "marks") {
                $0.eachRun(where: { $0.color == "#ff0000" }) { $0.color = "#000000" }
            },
            BrokenRule("a black frame", "marks") { $0.frames[0][0].isRed = false },
            BrokenRule("a red frame around readers", "marks") { $0.frames[0][1].isRed = true },
            BrokenRule("red words in the text", "fonts") {
                $0.eachRun(where: { $0.baseline > 300 }) { $0.color = "#ff0000" }
            },
            BrokenRule("a frame 35 mm wide", "marks") { $0.frames[0][0].width -= 14.2 },
            BrokenRule("a frame 6 mm high", "marks") { $0.frames[0][0].height -= 5.7 },
            BrokenRule("a frame beside its words", "marks") { $0.frames[0][0].left += 9 },
            BrokenRule("a mark in light letters", "marks") {
                $0.eachRun(where: { $0.color == "#ff0000" }) { $0.isBold = false }
            },
            BrokenRule("a mark of 12 pt", "marks") {
                $0.eachRun(where: { $0.color == "#ff0000" }) { $0.size = 12 }
            },
            BrokenRule("no frames", "marks") { $0.frames[0] = [] },
            BrokenRule("frames in another order", "marks") { output in
                let (one, other) = (output.frames[0][0], output.frames[0][1])
                (output.frames[0][0].top, output.frames[0][1].top) = (other.top, one.top)
            },
            BrokenRule("frames that touch", "marks") { $0.frames[0][1].top -= 6 },
        ]
    }

    private static var words: [BrokenRule] {
        [
            text("no end mark", "./.", ".", "end mark", "annex end marks"),
            text("a code with a blank", "/BC-UBND", "/BC - UBND", "head"),
            text("the old form of KT.", "KT.", "K.T", "signature"),
            text("another period", "6 tháng", "7 tháng", "title"),
            text("sections that skip a number", "II. ", "III. ", "headings"),
            text("another figure", "1", "2", "results", "task table"),
            text("a recipient without its sign", ";", "", "recipients"),
            text("an annex without a number", " II", " 2", "annex heads"),
            text("a trace of the template", ", ", " {{x}}, ", "traces", "results"),
            text("a decomposed letter", "à", "a\u{300}", "traces"),
            text("letters lost", "nh", "n", "head", "results", "task table"),
        ]
    }

    private static func text(_ name: String, _ old: String, _ new: String, _ checks: String...) -> BrokenRule
    {
        BrokenRule(name: name, checks: checks) { $0.eachRun { $0.text = $0.text.replacing(old, with: new) } }
    }

    private init(name: String, checks: [String], apply: @escaping (inout ToolOutput) -> Void) {
        (self.name, self.checks, self.apply) = (name, checks, apply)
    }
}

extension ToolOutput {
    fileprivate mutating func eachRun(
        where holds: (TextRun) -> Bool = { _ in true }, _ change: (inout TextRun) -> Void
    ) {
        for page in runs.indices {
            for index in runs[page].indices where holds(runs[page][index]) { change(&runs[page][index]) }
        }
    }

    fileprivate mutating func shift(x: Double = 0, y: Double = 0) {
        eachRun {
            $0.left += x
            $0.right += x
            $0.baseline += y
        }
    }

    fileprivate mutating func stretch(y: Double) { eachRun { $0.baseline *= y } }

    /// The first line of a paragraph that begins a page, moved to the foot of the page before.
    fileprivate mutating func keepOneLineOfAParagraph() {
        for page in runs.indices.dropFirst() {
            let baselines = Set(runs[page].map(\.baseline)).filter { $0 > 50 }.sorted()
            guard baselines.count > 1, left(of: baselines[0], page) > MeasuredPage.indented - 1,
                left(of: baselines[1], page) < MeasuredPage.left + 1
            else { continue }
            for run in runs[page] where run.baseline == baselines[0] {
                var moved = run
                moved.baseline = 780
                runs[page - 1].append(moved)
            }
            runs[page].removeAll { $0.baseline == baselines[0] }
            return
        }
    }

    private func left(of baseline: Double, _ page: Int) -> Double {
        runs[page].filter { $0.baseline == baseline }.map(\.left).min() ?? 0
    }
}

extension [TextRun] {
    /// The same lines at equal distances.
    fileprivate mutating func evenOutBaselines(by leading: Double) {
        var lines: [Double: Int] = [:]
        for baseline in Set(map(\.baseline)).sorted() { lines[baseline] = lines.count }
        for index in indices {
            self[index].baseline = 70 + Double(lines[self[index].baseline] ?? 0) * leading
        }
    }
}

extension Stroke {
    fileprivate mutating func stretch(by factor: Double) {
        let middle = (left + right) / 2
        (left, right) = (middle - length * factor / 2, middle + length * factor / 2)
    }

    fileprivate mutating func shift(x: Double) {
        left += x
        right += x
    }
}
