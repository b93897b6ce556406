import Foundation
import TemplateEngine

/// The real Jinja2: one Python process renders a whole list of templates.
enum JinjaOracle {
    struct Answer: Decodable {
        var output: String?
        var error: String?
    }

    private struct Question: Encodable {
        var source: String
        var data: String
        var others: [String: String]
        var trim: Bool
        var lstrip: Bool
        var keep: Bool
    }

    /// Nil when there is no Python with Jinja2 here.
    static func answers(_ runs: [TemplateRun]) throws -> [Answer]? {
        let questions = runs.map { run in
            Question(
                source: run.source, data: run.data, others: run.others, trim: run.options.trimBlocks,
                lstrip: run.options.lstripBlocks, keep: run.options.keepTrailingNewline)
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "jinja-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appendingPathComponent("questions.json")
        let output = folder.appendingPathComponent("answers.json")
        try JSONEncoder().encode(questions).write(to: input)
        try Data().write(to: output)
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Oracles/render_jinja.py").path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script]
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
        return try JSONDecoder().decode([Answer].self, from: Data(contentsOf: output))
    }

    static var isCI: Bool { ProcessInfo.processInfo.environment["CI"] != nil }
}
