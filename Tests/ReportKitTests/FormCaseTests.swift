import Diagnostics
import Files
import ReportKit
import TestSupport
import Testing

/// The way of the forms, from blank to checked, in memory: `Tests/Cases/forms`. A case begins with
/// the sample workspace of `Tests/Cases/check` and its own files, and runs the lines of its `run`:
///
///     forms 2026-H1 csv | collect 2026-H1 a.csv b.csv [--dry-run] [--received D] [--encoding E]
///     status 2026-H1 D [json | remind] | show FILE | copy FROM TO | noise FILE
///
/// (`_` in a line stands for a blank in a name).
///
/// `output` holds, for each line, the line itself, its status where that is not 0, stdout and stderr.
@Suite struct FormCaseTests {
    @Test(arguments: CaseFile.all(in: "forms"))
    func runs(_ entry: CaseFile.Case) throws {
        let environment = try CheckWorkspace.environment(entry)
        var output: [String] = []
        for line in entry["run"].split(separator: "\n") {
            output.append("> \(line)")
            output.append(contentsOf: try FormCommand(line: line, environment: environment).run(entry))
        }
        let actual = output.joined(separator: "\n")
        if let difference = CaseFile.difference(in: entry, part: "output", actual: actual) {
            Issue.record(Comment(rawValue: difference))
        }
    }
}

/// One line of a case.
private struct FormCommand {
    let words: [String]
    let environment: InMemoryEnvironment

    init(line: Substring, environment: InMemoryEnvironment) {
        words = line.split(separator: " ").map { String($0).replacing("_", with: " ") }
        self.environment = environment
    }

    func run(_ entry: CaseFile.Case) throws -> [String] {
        let isStrict = entry["input"].contains("strict")
        let program = Baocao(
            environment: environment,
            presentation: Presentation(language: .vi, style: .short, isStrict: isStrict))
        let period = words.count > 1 ? words[1] : ""
        switch words[0] {
        case "forms": return shown(program.forms(forms(period)))
        case "collect": return shown(program.collect(collect(period)))
        case "status": return shown(program.status(status(period)))
        case "check": return shown(program.check(CheckRequest(folder: "w", period: period)))
        case "show": return [contents(period)]
        case "copy":
            environment.put(environment.contents(words[1]) ?? [], at: words[2])
            return []
        case "noise":
            // Bytes of a fixed linear congruence: of no encoding, the same in every run.
            var state: UInt32 = 1
            let noise = (0..<4000).map { _ -> UInt8 in
                state = state &* 1_664_525 &+ 1_013_904_223
                return UInt8(truncatingIfNeeded: state >> 16)
            }
            environment.put(noise, at: words[1])
            return []
        default: throw DiagnosticError(.error(.fileNotFound, vi: words[0], en: words[0]))
        }
    }

    private func forms(_ period: String) -> FormsRequest {
        var request = FormsRequest(folder: "w", period: period, format: .csv)
        if words.contains("semicolon") { request.delimiter = .semicolon }
        if let place = words.firstIndex(of: "-o") { request.output = words[place + 1] }
        return request
    }

    private func collect(_ period: String) -> CollectRequest {
        var request = CollectRequest(folder: "w", period: period, files: [])
        var rest = words.dropFirst(2)
        while let word = rest.popFirst() {
            switch word {
            case "--dry-run": request.isDryRun = true
            case "--received": request.received = rest.popFirst()
            case "--encoding": request.encoding = rest.popFirst().flatMap(CollectRequest.Encoding.init)
            default: request.files.append(word)
            }
        }
        return request
    }

    private func status(_ period: String) -> StatusRequest {
        let form: StatusRequest.Form =
            words.contains("json")
            ? .json : words.contains("remind") ? .reminders : .table(isColoured: words.contains("colour"))
        return StatusRequest(folder: "w", period: period, today: words[2], form: form)
    }

    private func contents(_ path: String) -> String {
        guard let bytes = environment.contents(path) else { return "(không có)" }
        return String(decoding: bytes, as: UTF8.self).replacing("\u{FEFF}", with: "<BOM>")
            .replacing("\u{1B}", with: "<ESC>").trimmed
    }

    private func shown(_ outcome: Outcome) -> [String] {
        let status = outcome.status == 0 ? [] : ["status \(outcome.status)"]
        let output = String(decoding: outcome.output, as: UTF8.self).replacing("\u{1B}", with: "<ESC>")
        return (status + [output.trimmed, outcome.messages.trimmed]).filter { !$0.isEmpty }
    }
}

extension String {
    /// Without the line end at its end.
    fileprivate var trimmed: String { hasSuffix("\n") ? String(dropLast()) : self }
}
