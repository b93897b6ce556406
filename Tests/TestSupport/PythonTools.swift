internal import Foundation

/// The Python programs in `Tests/Oracles` that need the packages of `Tests/requirements.txt`.
package enum PythonTools {
    /// The interpreter in `.build/python`, which `.ci/run` makes; the environment's
    /// `BAOCAO_PYTHON` names another one. Nil, and the checks named and counted, when there is none.
    /// With `CI` set that stops the run: what is not run must not look green.
    package static func interpreter(for checks: Int, of what: String) -> String? {
        let environment = ProcessInfo.processInfo.environment
        let path = environment["BAOCAO_PYTHON"] ?? root + "/.build/python/bin/python3"
        if FileManager.default.isExecutableFile(atPath: path) { return path }
        print("NOT RUN: \(checks) checks, \(what): no Python in .build/python (see .ci/run)")
        precondition(environment["CI"] == nil, "no Python in .build/python, and CI is set")
        return nil
    }

    /// What a program of `Tests/Oracles` answers to its input.
    /// - Throws: `Failure` with its last words where it fails.
    package static func answer(
        of program: String, with interpreter: String, _ arguments: [String] = [], input: [UInt8] = []
    ) throws -> [UInt8] {
        let script = root + "/Tests/Oracles/" + program
        let result = try Subprocess.run(interpreter, [script] + arguments, input: input)
        guard result.status == 0 else {
            throw Failure(
                program: program, words: String(decoding: result.stderr.suffix(2000), as: UTF8.self))
        }
        return result.stdout
    }

    package struct Failure: Error, CustomStringConvertible {
        let program: String
        let words: String
        package var description: String { "\(program) failed: \(words)" }
    }

    /// The top folder of this checkout.
    private static let root = (CaseFile.root as NSString).deletingLastPathComponent.appending("/..")
}
