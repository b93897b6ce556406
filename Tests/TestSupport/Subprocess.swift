internal import Foundation

/// Other programs, run to their end by tests.
///
/// Not through Foundation's `Process`: with many started at once the tests were twice seen to
/// hang without work, why was not found. All that goes in and comes out are files, so that
/// at least no program can hold another's pipe open.
package enum Subprocess {
    package struct Result {
        /// The exit status, or the number of the signal that ended it.
        package let status: Int32
        package let stdout: [UInt8]
        package let stderr: [UInt8]
    }

    /// - Parameters:
    ///   - path: absolute.
    ///   - environment: that of the tests when nil.
    ///   - folder: where it runs; that of the tests when nil.
    /// - Throws: where the program does not start.
    package static func run(
        _ path: String, _ arguments: [String], input: [UInt8] = [], environment: [String: String]? = nil,
        in folder: String? = nil
    ) throws -> Result {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }  // a left-over does no harm
        let files = ["stdin", "stdout", "stderr"].map { scratch.appendingPathComponent($0) }
        for file in files { try Data(input).write(to: file) }

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (stream, flags) in [(Int32(0), O_RDONLY), (1, O_WRONLY | O_TRUNC), (2, O_WRONLY | O_TRUNC)] {
            posix_spawn_file_actions_addopen(&actions, stream, files[Int(stream)].path, flags, 0)
        }

        // The C library's own way to change the folder is not to be had from here.
        let place = folder.map { ["/usr/bin/env", "--chdir=\($0)"] } ?? []
        let variables = environment ?? ProcessInfo.processInfo.environment
        let process = try spawn(
            place + [path] + arguments, variables.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }, &actions)
        let status = try wait(for: process)
        return Result(
            status: status, stdout: Array(try Data(contentsOf: files[1])),
            stderr: Array(try Data(contentsOf: files[2])))
    }

    /// The signals of the tests' own process are not handed on.
    private static func spawn(
        _ arguments: [String], _ environment: [String], _ actions: inout posix_spawn_file_actions_t
    ) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var all = sigset_t()
        var none = sigset_t()
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        let words = arguments.map { strdup($0) } + [nil]
        let variables = environment.map { strdup($0) } + [nil]
        defer { for text in words + variables { free(text) } }
        var process: pid_t = 0
        let fault = posix_spawn(&process, arguments[0], &actions, &attributes, words, variables)
        guard fault == 0 else { throw POSIXError(POSIXErrorCode(rawValue: fault) ?? .EIO) }
        return process
    }

    private static func wait(for process: pid_t) throws -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : signal
    }
}
