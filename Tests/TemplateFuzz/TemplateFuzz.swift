import Diagnostics
import TemplateEngine

// Not a test: libFuzzer's entry, built only when BAOCAO_FUZZ is set.
//
//     BAOCAO_FUZZ=1 swift build --sanitize=fuzzer --product TemplateFuzz --scratch-path .build/fuzz
//     SWIFT_BACKTRACE=enable=no .build/fuzz/debug/TemplateFuzz -max_total_time=600 CORPUS
//
// `python3 Tests/TemplateFuzz/seeds.py CORPUS` writes a corpus of the case files' templates.

/// One input: a byte of options, a template, and behind a byte 1 those it may include.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    FuzzedTemplate(bytes).run()
    return 0
}

struct FuzzedTemplate: TemplateLoader {
    private let flags: UInt8
    private let texts: [String]
    private static let data = """
        {"x": [3, 1, 2], "s": "Đường phố", "n": 7, "f": 2.5, "d": {"b": 1, "a": [null, true]},
         "us": [{"a": 1, "b": "x"}, {"a": 2, "b": "<y>"}], "tree": [{"v": 1, "c": [{"v": 2, "c": []}]}]}
        """

    init(_ bytes: [UInt8]) {
        flags = bytes.first ?? 0
        texts = bytes.dropFirst().split(separator: 1, maxSplits: 3, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    var names: [String] { ["p", "q", "r"] }

    func load(_ name: String) throws(DiagnosticError) -> SourceFile? {
        guard let place = names.firstIndex(of: name), place + 1 < texts.count else { return nil }
        return SourceFile(path: name, text: texts[place + 1])
    }

    /// Parses, checks and renders; a refusal has to say where.
    func run() {
        var options = RenderOptions(
            escaping: flags & 1 == 0 ? .none : .markup, trimBlocks: flags & 2 != 0,
            lstripBlocks: flags & 4 != 0, keepTrailingNewline: flags & 8 != 0)
        options.limits.rounds = 300
        options.limits.output = 1 << 14
        options.limits.depth = 20
        let engine = TemplateEngine(loader: self, options: options)
        do throws(DiagnosticError) {
            let source = SourceFile(path: "t", text: texts.first ?? "")
            _ = engine.check(source, against: Self.schema)
            let template = try engine.parse(source)
            let data = try Record(
                json: SourceFile(path: "d", text: Self.data), isFrozen: flags & 16 == 0)
            Self.expectCovered(try engine.render(template, with: data))
        } catch {
            precondition(!error.diagnostics.isEmpty, "refused without a word")
            for diagnostic in error.diagnostics {
                guard case .span(let span)? = diagnostic.location else { continue }
                precondition(span.utf8.upperBound <= span.file.utf8.count, "a place outside the text")
            }
        }
    }

    private static func expectCovered(_ traced: TracedText) {
        precondition(traced.segments.last?.end ?? 0 == traced.utf8.count, "text of unknown origin")
    }

    private static let schema: Schema = .record(
        "data",
        [
            ("x", .list(.scalar)), ("s", .scalar), ("n", .scalar), ("d", .any),
            ("us", .list(.record("U", [("a", .scalar), ("b", .scalar)]))), ("tree", .any),
        ])
}
