internal import ArgumentParser
internal import Glibc
internal import ReportKit

/// The two streams and the exit status.
public enum Terminal {
    /// Runs a command line. Exit status 1 for one that is not understood.
    public static func main(_ arguments: [String]) -> Never {
        // A closed pipe is a failed write, told by its exit status, and no death by signal.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try BaocaoCommand.parseAsRoot(arguments)
            try command.run()
            exit(0)
        } catch {
            finish(error)
        }
    }

    /// Prints an outcome; a status other than 0 ends the program with it.
    static func finish(_ outcome: Outcome) throws {
        write(Array(outcome.messages.utf8), to: STDERR_FILENO)
        let isWritten = write(outcome.output, to: STDOUT_FILENO)
        if outcome.status != 0 { throw ExitCode(outcome.status) }
        // Results that did not arrive are a failed command: 6, output.
        if !isWritten { throw ExitCode(6) }
    }

    private static func finish(_ error: any Error) -> Never {
        let code = BaocaoCommand.exitCode(for: error)
        let text = Array((BaocaoCommand.fullMessage(for: error)).utf8)
        if error is ExitCode { exit(code.rawValue) }
        if code.isSuccess {
            write(text + [UInt8(ascii: "\n")], to: STDOUT_FILENO)
            exit(0)
        }
        let lead =
            Presentation.speaksVietnamese(arguments: CommandLine.arguments) ? "Câu lệnh chưa đúng.\n" : ""
        write(Array(lead.utf8) + text + [UInt8(ascii: "\n")], to: STDERR_FILENO)
        exit(1)
    }

    /// Writes all bytes, through interrupts and short writes; false when it failed.
    @discardableResult
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}
