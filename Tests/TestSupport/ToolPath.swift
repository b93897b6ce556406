internal import Foundation

/// Programs that only tests use: where they are on this machine.
package enum ToolPath {
    /// The path of a program in `PATH`; nil when it is not installed.
    /// With `CI` set, a missing program stops the run: what is not run must not look green.
    package static func find(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let found = folders.map { $0 + "/" + name }.first { FileManager.default.isExecutableFile(atPath: $0) }
        let isCI = ProcessInfo.processInfo.environment["CI"] != nil
        precondition(found != nil || !isCI, "\(name) is not installed, and CI is set")
        return found
    }

    /// What a program prints, on both of its outputs; nil, and the check named, when it is not installed.
    package static func output(of name: String, _ arguments: [String]) throws -> [UInt8]? {
        guard let path = find(name) else {
            print("NOT RUN: \(name) is not installed (see .ci/packages)")
            return nil
        }
        let result = try Subprocess.run(path, arguments)
        return result.stdout + result.stderr
    }
}
