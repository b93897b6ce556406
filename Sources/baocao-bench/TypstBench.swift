import Foundation
import ReportKit

/// Typst over reports of ours: their texts, as `--format markup` gives them, as Typst documents,
/// compiled one after another in one process.
enum TypstBench {
    struct Answer: Decodable {
        /// Loading Typst and the fonts and compiling the first document: processor time.
        var first: Double
        var firstPages: Int
        /// Each document after it.
        var milliseconds: Double
        var pages: Double
        var version: String
    }

    /// Nil, and a line that says so, where there is no Typst.
    static func answer(on wards: [String]) throws -> Answer? {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("baocao-typst-\(getpid())")
        defer { try? FileManager.default.removeItem(at: folder) }  // A leftover harms nobody.
        _ = try writeTexts(of: wards, to: folder)
        return try answer(on: folder)
    }

    /// The reports' texts as files `0.md`, `1.md` …; their paths.
    static func writeTexts(of wards: [String], to folder: URL) throws -> [String] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try wards.enumerated().map { index, ward in
            let path = folder.appendingPathComponent("\(index).md").path
            let request = RenderRequest(folder: ward, period: "2026", output: path, format: .markup)
            guard Baocao().render(request).status == 0 else { throw BenchError("\(ward) gives no markup") }
            return path
        }
    }

    /// - Parameter folder: holds the texts.
    static func answer(on folder: URL) throws -> Answer? {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
        let environment = ProcessInfo.processInfo.environment
        let python = environment["BAOCAO_PYTHON"] ?? root.path + "/.build/python/bin/python3"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            python, root.path + "/Tests/Oracles/time_typst.py", folder.path, root.path + "/fonts",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            print("Typst: not measured, no Python package typst (pip install typst; BAOCAO_PYTHON names one)")
            return nil
        }
        return try JSONDecoder().decode(Answer.self, from: output)
    }
}
