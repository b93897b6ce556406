internal import Foundation

/// The real plans, which stand beside the repository and not in it: `../shared/plans/*.txt`.
package enum PlanFolder {
    package static let path = URL(fileURLWithPath: CaseFile.root)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/plans").path

    /// False is named as not run; with `CI` set the tests run all the same, and fail.
    package static let isPresent: Bool = {
        if FileManager.default.fileExists(atPath: path) { return true }
        print("NOT RUN: what reads the real plans: no folder \(path)")
        return ProcessInfo.processInfo.environment["CI"] != nil
    }()

    /// Without their ending, in order.
    package static var names: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".txt") }
                .map { String($0.dropLast(".txt".count)) }.sorted()
        }
    }

    /// The text of a plan in NFC, with `\n` line ends.
    package static func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(path)/\(name).txt", encoding: .utf8)
            .precomposedStringWithCanonicalMapping
    }
}
