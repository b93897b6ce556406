import Diagnostics
import TemplateEngine
import TestSupport
import Testing

/// The same templates through this engine and through the real Jinja2.
@Suite struct DifferentialTests {
    private func answers(_ runs: [TemplateRun]) throws -> [JinjaOracle.Answer]? {
        if let answers = try JinjaOracle.answers(runs) { return answers }
        print("NOT RUN: comparison with Jinja2, \(runs.count) templates: no python3 with jinja2")
        #expect(!JinjaOracle.isCI, "CI has to have python3-jinja2")
        return nil
    }

    /// The outputs in the case files are Jinja's own, and where we refuse, Jinja does too.
    @Test func recordedOutputsAreJinjas() throws {
        let own: Set = ["markup", "own", "mutable", "rounds=1000"]
        let entries = CaseFile.all(in: "templates").filter { entry in
            !entry.file.hasSuffix("limits.case")
                && own.isDisjoint(with: entry["options"].split(separator: " ").map(String.init))
        }
        guard let answers = try answers(entries.map(CaseTests.run)) else { return }
        for (entry, answer) in zip(entries, answers) {
            if entry.parts["errors"] != nil {
                #expect(answer.error != nil, "\(entry): Jinja prints \(answer.output ?? "")")
            } else {
                // A case file cannot hold the line end that ends an output.
                #expect(
                    answer.output.map { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 } == entry["output"]
                        || answer.output == entry["output"], "\(entry): Jinja gives \(answer)")
            }
        }
    }

    @Test func generatedTemplatesPrintTheSame() throws {
        let runs = (1...600).map { seed in
            var generator = TemplateGenerator(seed: UInt64(seed))
            var run = TemplateRun(source: generator.template(), data: TemplateGenerator.data)
            run.others = TemplateGenerator.others
            run.options.trimBlocks = seed % 3 == 0
            run.options.lstripBlocks = seed % 2 == 0
            return run
        }
        guard let answers = try answers(runs) else { return }
        var compared = 0
        for (seed, (run, answer)) in zip(runs, answers).enumerated() {
            switch (run.render(), answer.output) {
            case (.success(let traced), let output?):
                compared += 1
                #expect(traced.text == output, "seed \(seed + 1): \(run.source)")
                CaseTests.expectCovered(traced)
            case (.success(let traced), nil):
                Issue.record(
                    "seed \(seed + 1): \(run.source)\nours: \(traced.text)\nJinja: \(answer.error ?? "")")
            case (.failure(let error), let output?):
                // Complex numbers, which Python has and reports do not need, are an error here.
                let isBound = error.diagnostics.allSatisfy {
                    $0.id == .templateLimit || $0.id == .templateArithmetic && output.contains("j")
                        || $0.message.en.contains("no real number")
                }
                #expect(
                    isBound,
                    "seed \(seed + 1): \(run.source)\nours: \(TemplateRun.short(error))\nJinja: \(output)")
            case (.failure, nil): continue
            }
        }
        // Most generated templates have to mean something, or the comparison means nothing.
        #expect(compared > 400, "only \(compared) rendered on both sides")
    }

    /// No text crashes the parser or the renderer, or hangs them; every error has a place inside the text.
    @Test func garbageIsRefusedInOrder() {
        for seed in 1...3000 {
            var generator = TemplateGenerator(seed: UInt64(seed))
            let run = TemplateRun(source: generator.garbage(), data: "{\"x\": [1]}")
            guard case .failure(let error) = run.render() else { continue }
            #expect(!error.diagnostics.isEmpty)
            for diagnostic in error.diagnostics {
                guard case .span(let span) = diagnostic.location else {
                    Issue.record("seed \(seed): no place: \(run.source)")
                    continue
                }
                #expect(span.utf8.upperBound <= span.file.utf8.count, "seed \(seed)")
            }
        }
    }

    /// Cutting a template anywhere, or dropping a byte of it, never crashes.
    @Test func brokenTemplatesAreRefusedInOrder() {
        for seed in 1...20 {
            var generator = TemplateGenerator(seed: UInt64(seed))
            let scalars = Array(generator.template().unicodeScalars)
            for cut in stride(from: 0, to: scalars.count, by: 3) {
                var less = scalars
                less.remove(at: cut)
                for text in [Array(scalars[..<cut]), less] {
                    _ = TemplateRun(
                        source: String(String.UnicodeScalarView(text)), data: TemplateGenerator.data
                    ).render()
                }
            }
        }
    }

    /// Two templates of the cases spliced at any place, and each with a piece taken out or doubled:
    /// refused with a place, or rendered, checked and covered. The fuzzer begins with the same texts.
    @Test func splicedCasesAreRefusedInOrder() {
        let sources = CaseFile.all(in: "templates").map { Array($0["input"].unicodeScalars) }
        var generator = TemplateGenerator(seed: 20_25)
        for (place, one) in sources.enumerated() {
            let other = sources[generator.next(sources.count)]
            let (head, tail) = (generator.next(one.count + 1), generator.next(other.count + 1))
            let cut = generator.next(one.count + 1)
            let doubled = one[..<cut] + one[(cut / 2)...]
            for scalars in [one[..<head] + other[tail...], doubled] {
                let source = String(String.UnicodeScalarView(scalars))
                var run = TemplateRun(source: source, data: TemplateGenerator.data)
                run.others = ["p": source]
                run.options.limits.rounds = 1000
                run.options.escaping = place % 2 == 0 ? RenderOptions.Escaping.none : .markup
                let engine = TemplateEngine(loader: MemoryLoader(files: run.others), options: run.options)
                _ = engine.check(SourceFile(path: "t", text: source))
                switch run.render() {
                case .success(let traced): CaseTests.expectCovered(traced)
                case .failure(let error): #expect(!error.diagnostics.isEmpty, "\(source)")
                }
            }
        }
    }
}
