import Foundation
import TestSupport
import Testing

/// An outside program that looks at our files with other eyes.
///
/// A missing one is named and its check counted as not run; where CI is set,
/// that is a failure.
enum Tool {
    /// What the tool says about the file; nil when the tool is not installed.
    /// - Parameter arguments: `FILE` stands for the file.
    static func run(_ name: String, _ arguments: [String], on bytes: [UInt8]) throws -> String? {
        guard let path = find(name) else {
            let message: Comment = "NOT RUN: \(name) is not installed (see .ci/packages)"
            if ProcessInfo.processInfo.environment["CI"] != nil {
                Issue.record(message)
            } else {
                print(message.rawValue)
            }
            return nil
        }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".pdf")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }  // a left-over does no harm
        let result = try Subprocess.run(path, arguments.map { $0 == "FILE" ? file.path : $0 })
        return String(decoding: result.stdout + result.stderr, as: UTF8.self)
            .replacing(file.path, with: "FILE")
    }

    private static func find(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
