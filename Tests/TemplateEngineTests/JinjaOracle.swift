import Foundation
import TemplateEngine
import TestSupport

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
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Oracles/render_jinja.py").path
        let input = try JSONEncoder().encode(questions)
        let result = try Subprocess.run("/usr/bin/env", ["python3", script], input: Array(input))
        guard result.status == 0 else { return nil }
        return try JSONDecoder().decode([Answer].self, from: Data(result.stdout))
    }

    static var isCI: Bool { ProcessInfo.processInfo.environment["CI"] != nil }
}
