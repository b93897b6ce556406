import Diagnostics
import Files
import TestSupport
import Testing

@testable import ReportKit

/// The digest of questions and answers is that of one who asks again, exactly as long as every
/// answer is the same.
@Suite struct InputRecorderTests {
    private static func world() -> InMemoryEnvironment {
        InMemoryEnvironment([
            "w/plan.yaml": "schema: 1", "w/results/a.csv": "x,y", "w/results/b.csv": "", "cu/plan.yaml": "cũ",
        ])
    }

    /// Asks what a report may ask, of things that are there and things that are not.
    private static func ask(_ world: some Environment) {
        for path in ["w/plan.yaml", "w/no.yaml", "w/results/a.csv", "w/results/b.csv", "cu/plan.yaml"] {
            _ = world.kind(of: path)
            _ = world.resolved(path)
            // What cannot be read is an answer too.
            _ = try? world.read(path)
        }
        for folder in ["w", "w/results", "w/templates"] { _ = try? world.list(folder) }
    }

    @Test func oneWhoAsksAgainHasTheSameDigest() {
        let world = Self.world()
        let recorder = InputRecorder(world, of: "w")
        Self.ask(recorder)
        #expect(recorder.change() == nil)
        #expect(InputRecorder.digest("x", asking: recorder.questions, of: "w", world) == recorder.digest("x"))
        #expect(recorder.digest("x") != recorder.digest("y"), "the options count")
    }

    /// What can change in the world, and the path that is told.
    static let changes: [(String, @Sendable (InMemoryEnvironment) throws -> Void)] = [
        ("w/plan.yaml", { $0.put(Array("schema: 2".utf8), at: "w/plan.yaml") }),
        ("w/plan.yaml", { try $0.remove("w/plan.yaml") }),
        ("w/no.yaml", { $0.put([], at: "w/no.yaml") }),
        ("w/results/b.csv", { $0.put([0], at: "w/results/b.csv") }),
        ("cu/plan.yaml", { $0.put(Array("mới".utf8), at: "cu/plan.yaml") }),
        ("w/results", { $0.put([], at: "w/results/c.csv") }),
        ("w/templates", { $0.put([], at: "w/templates/x") }),
    ]

    @Test(arguments: changes.indices) func whateverChangesIsSeen(_ index: Int) throws {
        let (path, change) = Self.changes[index]
        let world = Self.world()
        let recorder = InputRecorder(world, of: "w")
        Self.ask(recorder)
        let before = recorder.digest("x")
        try change(world)
        #expect(recorder.change() == path || (path == "w/templates" && recorder.change() == "w"))
        #expect(InputRecorder.digest("x", asking: recorder.questions, of: "w", world) != before)
    }

    /// Wards of one office ask the same, whatever their folders are called.
    @Test func theQuestionsDoNotNameTheWard() throws {
        let world = Self.world()
        try world.move("w", to: "phuong/khac")
        let here = InputRecorder(Self.world(), of: "w")
        let there = InputRecorder(world, of: "phuong/khac/")
        for (recorder, root) in [(here, "w"), (there, "phuong/khac")] {
            _ = try recorder.read(root + "/plan.yaml")
            _ = try recorder.list(root)
            _ = recorder.kind(of: root)
            _ = try recorder.read("cu/plan.yaml")
        }
        #expect(here.questions == ["r plan.yaml", "l .", "k .", "R cu/plan.yaml"])
        #expect(here.questions == there.questions)
        #expect(here.digest("x") == there.digest("x"), "a folder that was moved is the same ward")
    }

    /// Two answers cannot pass for two others whose bytes are the same in a row.
    @Test func whereOneAnswerEndsCounts() {
        let digests = [("ab", "c"), ("a", "bc"), ("abc", ""), ("", "abc")].map { first, second in
            let world = InMemoryEnvironment(["w/1": first, "w/2": second])
            let recorder = InputRecorder(world, of: "w")
            for path in ["w/1", "w/2"] { _ = try? recorder.read(path) }
            return recorder.digest("")
        }
        #expect(Set(digests).count == 4)
    }

    @Test func theFirstAnswerCounts() throws {
        let world = Self.world()
        let recorder = InputRecorder(world, of: "w")
        _ = try recorder.read("w/plan.yaml")
        let first = recorder.digest("")
        world.put(Array("schema: 3".utf8), at: "w/plan.yaml")
        _ = try recorder.read("w/plan.yaml")
        #expect(recorder.digest("") == first && recorder.questions.count == 1)
        #expect(recorder.change() == "w/plan.yaml")
    }
}
