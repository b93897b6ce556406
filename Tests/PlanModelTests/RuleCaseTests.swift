import Foundation
import PlanModel
import TestSupport
import Testing

/// The rules that look at more than one row, from `Tests/Cases/rules`; the file's name tells which.
///
/// - `events`: rows `FORM | TASK | PEOPLE | RESULT [| DOCUMENTS]`; the answer is each pair that
///   seems to be one event.
/// - `mentions`: a text a line; the days it speaks of.
/// - `flows`: rows `half | TASK | EVENTS PEOPLE WOMEN FUNDING [x] [| STATUS]` and `year | …`; what shrank.
/// - `groups`: `ignored: words, words`, `group NAME: word, word[; weak word, weak word]`, then rows
///   `HEADING | TEXT [| unit]`; where each belongs.
/// - `goals`: `goal YEAR VALUE`, then years; the goal that holds in each.
@Suite(.serialized) struct RuleCaseTests {
    @Test(arguments: CaseFile.all(in: "rules"))
    func answers(_ entry: CaseFile.Case) throws {
        let lines = entry["input"].split(separator: "\n").map(String.init)
        let kind = URL(fileURLWithPath: entry.file).deletingPathExtension().lastPathComponent
        let answers: [String] =
            switch kind {
            case "events": Self.events(lines)
            case "mentions": lines.map { "\(DayMention.days(in: $0).map(Self.day))" }
            case "flows": try Self.flows(lines)
            case "groups": Self.groups(lines)
            case "goals": try Self.goals(lines)
            default: ["no such kind: \(kind)"]
            }
        let actual = answers.isEmpty ? "nothing" : answers.joined(separator: "\n")
        if let difference = CaseFile.difference(in: entry, part: "output", actual: actual) {
            Issue.record(Comment(rawValue: difference))
        }
    }

    private static func cells(_ line: String) -> [String] {
        line.split(separator: "|", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }

    private static func figure(_ text: String) -> Figure {
        Figure(text == "-" ? nil : Decimal(string: text))
    }

    static func result(
        form: String, task: String, people: String, outcome: String, documents: String? = nil
    ) -> TaskResult {
        TaskResult(
            taskID: TypedText(task), form: form, status: .done, outcome: TypedText(outcome),
            attendances: figure(people), evidence: documents.map { TypedText($0) })
    }

    private static func events(_ lines: [String]) -> [String] {
        let results = lines.map { line in
            let cells = cells(line)
            return result(
                form: cells[0], task: cells[1], people: cells[2], outcome: cells[3],
                documents: cells.count > 4 ? cells[4] : nil)
        }
        return SharedEvents.findings(among: results).map { "\($0.subject ?? "")" }
    }

    private static func day(_ number: Int) -> String { "\(number % 100)/\(number / 100)" }

    private static func flows(_ lines: [String]) throws -> [String] {
        var periods: [String: [TaskResult]] = [:]
        for line in lines {
            let cells = cells(line)
            let words = cells[2].split(separator: " ").map(String.init)
            periods[cells[0], default: []].append(
                TaskResult(
                    taskID: TypedText(cells[1]), form: "f",
                    status: try cells.count > 3 ? #require(TaskStatus(rawValue: cells[3])) : .done,
                    events: figure(words[0]),
                    attendances: figure(words[1]), women: figure(words[2]), funding: figure(words[3]),
                    isEstimate: words.count > 4))
        }
        let half = FlowComparison.byTask(periods["half"] ?? [])
        return FlowComparison.findings(annual: periods["year"] ?? [], halfYear: half, severity: .error)
            .map { "\($0.severity.rawValue): \($0.message.vi)" }
    }

    private static func groups(_ lines: [String]) -> [String] {
        var grouping = TaskGrouping()
        func words(_ text: String) -> [String] {
            text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        func isRule(_ line: String) -> Bool { line.hasPrefix("group ") || line.hasPrefix("ignored:") }
        for line in lines where isRule(line) {
            let sides = line.split(separator: ":", maxSplits: 1).map(String.init)
            let lists = (sides.dropFirst().first ?? "").split(
                separator: ";", omittingEmptySubsequences: false
            ).map { words(String($0)) }
            if line.hasPrefix("ignored:") {
                grouping.ignored = lists.first ?? []
            } else {
                grouping.groups.append(
                    .init(
                        name: String(sides[0].dropFirst(6)), words: lists.first ?? [],
                        weakWords: lists.dropFirst().first ?? []))
            }
        }
        var grouper = TaskGrouper(grouping)
        return lines.filter { !isRule($0) }.map { line in
            let cells = cells(line)
            let item = PlanItem(id: "I-1", kind: .bullet, text: cells[1], isTask: true)
            var plan = ModelCaseTests.blankPlan
            plan.sections = [PlanSection(number: "I", title: cells[0], items: [item])]
            guard let task = plan.tasks().first else { return "no task" }
            let mark = cells.dropFirst(2).first
            let campaign = mark.flatMap { $0.hasPrefix("campaign ") ? String($0.dropFirst(9)) : nil }
            let (place, basis) = grouper.group(
                of: task, isOfUnit: mark != nil && campaign == nil, campaign: campaign)
            return "\(grouping.names[place]) (\(basis))"
        }
    }

    private static func goals(_ lines: [String]) throws -> [String] {
        var definition = IndicatorDefinition(id: "1.1", text: "", unit: "%")
        for line in lines where line.hasPrefix("goal ") {
            let words = line.split(separator: " ").map(String.init)
            let (year, value) = (try #require(Int(words[1])), try #require(Decimal(string: words[2])))
            definition.goals.append(.init(year: year, value: value))
        }
        return try lines.filter { !$0.hasPrefix("goal ") }.map { line in
            let goal = definition.goal(in: try #require(Int(line)))
            return goal.map { "\(line): \($0.value) by \($0.year)" } ?? "\(line): none"
        }
    }
}

/// What the rule of shared events decides is what it says: the same as with the words themselves.
@Suite struct SharedEventsTests {
    /// Texts out of a few words, so that many are nearly alike.
    private func texts(_ seed: UInt64, _ count: Int) -> [String] {
        let words = [
            "họp", "tổ", "chợ", "tập huấn", "phụ nữ", "ngày", "hội", "mở", "lớp", "đêm", "thơ", "đi", "bộ",
        ]
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        return (0..<count).map { _ in
            (0..<(3 + next(8))).map { _ in words[next(words.count)] }.joined(separator: " ")
        }
    }

    /// Without days in either, two texts are one event from eight tenths of common words on.
    private func seemsOne(_ left: String, _ right: String) -> Bool {
        let words = { (text: String) in
            Set(
                text.decomposedStringWithCanonicalMapping.lowercased().replacing("đ", with: "d")
                    .unicodeScalars
                    .filter { $0.value < 0x80 }.map { Character($0) }.split(separator: " ").map { String($0) }
            )
        }
        let (first, second) = (words(left), words(right))
        guard min(first.count, second.count) >= 4 else { return false }
        return first.intersection(second).count * 10 / first.union(second).count >= 8
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func pairsAreThoseOfTheirWords(_ seed: UInt64) {
        let texts = texts(seed, 30)
        let results = texts.enumerated().map { index, text in
            RuleCaseTests.result(form: "f\(index)", task: "I-\(index)", people: "40", outcome: text)
        }
        let found = SharedEvents.findings(among: results).compactMap(\.subject)
        let expected = results.indices.compactMap { index in
            (0..<index).first { seemsOne(texts[index], texts[$0]) }.map { "I-\($0)+I-\(index)" }
        }
        #expect(found == expected)
    }

    /// Few people meet everywhere; one form's rows, and one task in two forms, are told elsewhere.
    @Test func onlyOtherFormsAndOtherTasksAreCompared() {
        let text = "Tổ chức hội nghị nói chuyện chuyên đề tại hội trường"
        let row = { (form: String, task: String, people: String) in
            RuleCaseTests.result(form: form, task: task, people: people, outcome: text)
        }
        let pairs: [([TaskResult], Int)] = [
            ([row("a", "1", "40"), row("b", "2", "40")], 1), ([row("a", "1", "9"), row("b", "2", "9")], 0),
            ([row("a", "1", "10"), row("b", "2", "10")], 1), ([row("a", "1", "40"), row("a", "2", "40")], 0),
            ([row("a", "1", "40"), row("b", "1", "40")], 0), ([row("a", "1", "40"), row("b", "2", "41")], 0),
            ([row("a", "1", "-"), row("b", "2", "-")], 0),
        ]
        for (results, count) in pairs { #expect(SharedEvents.findings(among: results).count == count) }
    }

    /// Thousands of rows with one number of people are compared within bounds, and end.
    @Test func manyAlikeEndInTime() {
        let results = (0..<3000).map { index in
            RuleCaseTests.result(
                form: "f\(index)", task: "I-\(index)", people: "50",
                outcome: "Việc số \(index) của \(index * 7) tổ ở \(index * 13) nơi trong \(index * 17) ngày")
        }
        #expect(SharedEvents.findings(among: results).count < results.count)
    }
}
