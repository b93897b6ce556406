import Diagnostics
import Foundation
import ReportFacts
import TemplateEngine

/// The annual skeleton over 60 and over 10,000 tasks, here and in real Jinja2 (compiled, warm),
/// in one run and on the same data; the texts have to be equal.
///
///     baocao-bench templates [ROUNDS] [TASKS]
enum TemplateBench {
    private struct Question: Encodable {
        var templates: [String: String]
        var data: String
        var rounds: Int
    }

    private struct Answer: Decodable {
        var milliseconds: Double
        var output: String
    }

    static func run(rounds: Int, tasks: Int?) throws {
        let templates = try skeleton()
        print("   tasks     bytes   Jinja2       ours   times   in a report")
        for count in tasks.map({ [$0] }) ?? [60, 1_000, 10_000] {
            let few = max(3, min(rounds, rounds * 60 / count))
            let data = SampleTasks(count: count).data
            let (plain, text) = try best(few, templates, data, .none)
            let (escaped, _) = try best(few, templates, data, .markup)
            let json = try TemplateEngine().text("{{ data | tojson }}", ["data": .record(data)])
            guard
                let jinja = try answer(Question(templates: templates, data: json, rounds: few))
            else { return print("no python3 with jinja2 here") }
            let same = jinja.output == text ? "" : "   THE TEXTS DIFFER"
            print(
                String(
                    format: "%8d  %8d  %7.2f ms  %7.3f ms  %5.1f  %7.3f ms%@", count, text.utf8.count,
                    jinja.milliseconds, plain, jinja.milliseconds / plain, escaped, same))
        }
    }

    /// The least processor time of so many renders, in milliseconds.
    private static func best(
        _ rounds: Int, _ templates: [String: String], _ data: Record, _ escaping: RenderOptions.Escaping
    ) throws -> (Double, String) {
        let engine = TemplateEngine(
            loader: Skeleton(files: templates),
            options: RenderOptions(escaping: escaping, trimBlocks: true, lstripBlocks: true),
            filters: VietnameseFilters.all)
        let template = try engine.template(named: "main")
        var (least, text) = (Double.infinity, "")
        for _ in 0..<rounds {
            let start = Bench.processorSeconds()
            let traced = try engine.render(template, with: data)
            least = min(least, Bench.processorSeconds() - start)
            text = traced.text
        }
        return (least * 1000, text)
    }

    private static func answer(_ question: Question) throws -> Answer? {
        let folder = FileManager.default.temporaryDirectory
        let input = folder.appendingPathComponent("baocao-bench-\(UUID().uuidString).json")
        try JSONEncoder().encode(question).write(to: input)
        defer { try? FileManager.default.removeItem(at: input) }  // Temporary, whatever happens.
        let script = oracles.appendingPathComponent("time_jinja.py").path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script, input.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
        return try JSONDecoder().decode(Answer.self, from: output)
    }

    private static let oracles = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Tests/Oracles")

    /// An annual skeleton and its parts as they once were: what is timed does not change with the report.
    private static func skeleton() throws -> [String: String] {
        let folder = oracles.appendingPathComponent("skeleton")
        var files = [
            "main": try String(contentsOf: folder.appendingPathComponent("main.md.j2"), encoding: .utf8)
        ]
        let parts = folder.appendingPathComponent("parts")
        for name in try FileManager.default.contentsOfDirectory(atPath: parts.path).sorted() {
            files["parts/" + name] = try String(
                contentsOf: parts.appendingPathComponent(name), encoding: .utf8)
        }
        return files
    }
}

private struct Skeleton: TemplateLoader {
    let files: [String: String]
    var names: [String] { files.keys.sorted() }
    func load(_ name: String) throws(DiagnosticError) -> SourceFile? {
        files[name].map { SourceFile(path: name, text: $0) }
    }
}

extension TemplateEngine {
    fileprivate func text(_ source: String, _ data: KeyValuePairs<String, Value>) throws -> String {
        try render(parse(SourceFile(path: "data", text: source)), with: Record("data", data)).text
    }
}
