import CAssets
import Diagnostics
import Foundation
import ReportFacts
import TemplateEngine

/// The annual skeleton over 60 and over 10,000 tasks, here and in real Jinja2 (compiled, warm),
/// in one run and on the same data; the texts have to be equal.
///
///     baocao-bench templates [ROUNDS]
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

    static func run(rounds: Int) throws {
        print("   tasks     bytes   Jinja2       ours   times   in a report")
        for count in [60, 1_000, 10_000] {
            let few = max(3, min(rounds, rounds * 60 / count))
            let data = SampleTasks(count: count).data
            let (plain, text) = try best(few, data, .none)
            let (escaped, _) = try best(few, data, .markup)
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
    private static func best(_ rounds: Int, _ data: Record, _ escaping: RenderOptions.Escaping) throws -> (
        Double, String
    ) {
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
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Tests/Oracles/time_jinja.py").path
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

    /// The annual skeleton and its parts, as they are compiled into the program.
    private static let templates: [String: String] = {
        var files: [String: String] = [:]
        for place in 0..<baocao_asset_count() {
            let asset = baocao_asset(place)
            let name = String(cString: asset.name)
            let text = String(
                decoding: UnsafeRawBufferPointer(start: asset.bytes, count: asset.size), as: UTF8.self)
            if name.hasPrefix("templates/parts/") { files[String(name.dropFirst("templates/".count))] = text }
            // Behind the front matter.
            if name == "templates/bao-cao-nam.md.j2", let end = text.range(of: "\n---\n") {
                files["main"] = String(text[end.upperBound...])
            }
        }
        return files
    }()
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
