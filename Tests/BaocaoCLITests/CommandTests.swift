import Foundation
import TestSupport
import Testing

/// Whole command lines, from `Tests/Cases/cli`: each case is run by the built
/// program in a folder of its own.
///
/// Parts of a case: `wards` (names of small workspaces, made first), `file NAME` (written next), `run` (one command a line; `sed`
/// and `printf` stand for a user's edits; only the last one's streams are
/// compared), `stdout`, `stderr`, `status`, and `left` (the files that must be
/// there at the end, sorted, when given).
@Suite struct CommandTests {
    @Test(arguments: CaseFile.all(in: "cli"))
    func command(_ entry: CaseFile.Case) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("baocao-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }  // A leftover folder harms nobody.
        for (part, text) in entry.parts where part.hasPrefix("file ") {
            let file = folder.appendingPathComponent(String(part.dropFirst(5)))
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try (text + "\n").write(to: file, atomically: true, encoding: .utf8)
        }
        for name in entry["wards"].split(separator: " ") { try SmallWard.make(String(name), in: folder) }
        let commands = entry["run"].split(separator: "\n").map(String.init)
        var last = Program.Result(status: -1, stdout: "", stderr: "")
        for command in commands { last = try Program.run(command, in: folder) }
        check(entry, "status", String(last.status))
        check(entry, "stdout", last.stdout)
        check(entry, "stderr", last.stderr)
        if entry.parts["left"] != nil {
            let left = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
                .filter { !isFolder(folder.appendingPathComponent($0)) }
            check(entry, "left", left.sorted().joined(separator: "\n"))
        }
    }

    private func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private func check(_ entry: CaseFile.Case, _ part: String, _ actual: String) {
        let trimmed = actual.hasSuffix("\n") ? String(actual.dropLast()) : actual
        if let difference = CaseFile.difference(in: entry, part: part, actual: trimmed) {
            Issue.record("\(difference)")
        }
    }
}

/// A workspace with one task and its result for the first half of 2026: four pages, no warning.
enum SmallWard {
    /// - Parameter name: of the folder and of the place; a folder above it is part of the place.
    static func make(_ name: String, in folder: URL) throws {
        let source = URL(fileURLWithPath: CaseFile.root + "/cli/ward")
        let ward = folder.appendingPathComponent(name)
        let results = ward.appendingPathComponent("results/2026-H1")
        try FileManager.default.createDirectory(at: results, withIntermediateDirectories: true)
        let plan = try String(contentsOf: source.appendingPathComponent("plan.yaml"), encoding: .utf8)
        try plan.replacing("TÊN", with: name.replacing("/", with: " "))
            .write(to: ward.appendingPathComponent("plan.yaml"), atomically: true, encoding: .utf8)
        try FileManager.default.copyItem(
            at: source.appendingPathComponent("vp.csv"), to: results.appendingPathComponent("vp.csv"))
    }
}

/// The built program, beside the test bundle.
enum Program {
    struct Result {
        let status: Int32
        let stdout: String
        let stderr: String
    }

    static let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path

    /// Runs a line in a shell whose `baocao` is the built one, whose locale says nothing, and whose
    /// `$CASES` is the folder of the cases.
    static func run(_ line: String, in folder: URL) throws -> Result {
        let result = try Subprocess.run(
            "/bin/sh", ["-c", line],
            environment: ["PATH": Program.folder + ":/usr/bin:/bin", "CASES": CaseFile.root + "/cli"],
            in: folder.path)
        return Result(
            status: result.status, stdout: String(decoding: result.stdout, as: UTF8.self),
            stderr: String(decoding: result.stderr, as: UTF8.self))
    }
}
