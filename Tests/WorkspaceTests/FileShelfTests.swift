import Diagnostics
import Files
import PlanModel
import TestSupport
import Testing
import Workspace

/// A shelf saves reading, and never what is read.
@Suite struct FileShelfTests {
    private static let place = "templates/indicators/nq28.yaml"

    private func set(of names: [String]) -> String {
        let rows = names.map { "  - {id: \($0), text: Chỉ tiêu \($0), unit: \"%\"}\n" }.joined()
        return "schema: 1\nindicators:\n\(rows)"
    }

    private func ids(_ files: [String: String], program: String, _ shelf: IndicatorShelf) throws -> [String] {
        let environment = InMemoryEnvironment(
            files, assets: [Self.place: Blob(copying: Array(program.utf8))])
        let folder = WorkspaceFolder(root: "w", environment: environment)
        let shelved = try folder.indicatorSet(shelf)?.indicators.map(\.id)
        #expect(try folder.indicatorSet()?.indicators.map(\.id) == shelved)
        return shelved ?? []
    }

    @Test func theSetOfTheProgramStaysUntilItsTextChanges() throws {
        let shelf = IndicatorShelf()
        #expect(try ids([:], program: set(of: ["a", "b"]), shelf) == ["a", "b"])
        #expect(try ids([:], program: set(of: ["a", "b"]), shelf) == ["a", "b"])
        #expect(try ids([:], program: set(of: ["a", "c"]), shelf) == ["a", "c"])
    }

    /// A ward with a set of its own between two without one: each gets its own.
    @Test func aWardsOwnSetsWinAndAreNotHandedOn() throws {
        let (shelf, program) = (IndicatorShelf(), set(of: ["a"]))
        #expect(try ids([:], program: program, shelf) == ["a"])
        #expect(try ids(["w/indicators.yaml": set(of: ["own"])], program: program, shelf) == ["own"])
        #expect(try ids(["w/\(Self.place)": set(of: ["copy"])], program: program, shelf) == ["copy"])
        #expect(try ids([:], program: program, shelf) == ["a"])
    }

    @Test func aFaultyCopyIsToldEachTimeAndNotKept() throws {
        let (shelf, program) = (IndicatorShelf(), set(of: ["a"]))
        for _ in 0..<2 {
            let error = #expect(throws: DiagnosticError.self) {
                try ids(["w/\(Self.place)": "schema: 1\nindicators:\n  - {id: x}\n"], program: program, shelf)
            }
            #expect(error?.diagnostics.first?.location?.path == "w/\(Self.place)")
        }
        #expect(try ids([:], program: program, shelf) == ["a"])
    }
}
