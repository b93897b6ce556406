internal import ArgumentParser
internal import Glibc
internal import ReportKit

/// The two streams and the exit status.
public enum Terminal {
    /// Runs a command line. Exit status 1 for one that is not understood.
    public static func main(_ arguments: [String]) -> Never {
        // A closed pipe or a file that may not grow is a failed write, told by its exit status, and no death by signal.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        holdStreams()
        if arguments == [BatchCommand.workerArgument] {
            Baocao.serveBatch()
            exit(0)
        }
        do {
            var command = try BaocaoCommand.parseAsRoot(arguments)
            try command.run()
            exit(0)
        } catch {
            finish(error, arguments)
        }
    }

    /// A closed stream leaves its number free: the next file opened would get it, and messages
    /// would land in that file. What takes the number here can be read only, so that writing fails.
    private static func holdStreams() {
        for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) == -1 {
            _ = open("/dev/null", O_RDONLY)
        }
    }

    /// Writes to stderr while a command runs.
    static func tell(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

    /// Prints an outcome; a status other than 0 ends the program with it.
    static func finish(_ outcome: Outcome) throws {
        write(Array(outcome.messages.utf8), to: STDERR_FILENO)
        let isWritten = write(outcome.output, to: STDOUT_FILENO)
        if outcome.status != 0 { throw ExitCode(outcome.status) }
        if !isWritten { throw ExitCode(tellLostOutput()) }
    }

    /// Results that did not arrive are a failed command: 6, output.
    private static func tellLostOutput() -> Int32 {
        let outcome = program.outputLost()
        write(Array(outcome.messages.utf8), to: STDERR_FILENO)
        return outcome.status
    }

    /// For messages about the command line itself.
    private static var program: Baocao {
        Baocao(presentation: Presentation(arguments: CommandLine.arguments))
    }

    /// The parser's other results: help, the version, or a refusal, which we put in words.
    private static func finish(_ error: any Error, _ arguments: [String]) -> Never {
        if let code = error as? ExitCode { exit(code.rawValue) }
        let isRefused = !BaocaoCommand.exitCode(for: error).isSuccess
        // Describing every command takes longer than all else that `--version` does.
        guard isRefused || isHelp(arguments), let root = CommandTree.root() else {
            let text = Array((BaocaoCommand.fullMessage(for: error) + "\n").utf8)
            if isRefused {
                write(text, to: STDERR_FILENO)
                exit(1)
            }
            exit(write(text, to: STDOUT_FILENO) ? 0 : tellLostOutput())
        }
        let check = UsageCheck(arguments, in: root)
        if isRefused || (arguments.first == "help" && !check.faults.isEmpty) {
            let own = UsageFault.refused(text: BaocaoCommand.message(for: error))
            let outcome = program.refuse(
                check.faults.isEmpty ? [own] : check.faults, help: check.command.path + " --help")
            write(Array(outcome.messages.utf8), to: STDERR_FILENO)
            exit(outcome.status)
        }
        let text = Array(HelpText(command: check.command).text.utf8)
        exit(write(text, to: STDOUT_FILENO) ? 0 : tellLostOutput())
    }

    /// Whether what the parser ended with is help: the rest it answers itself.
    private static func isHelp(_ arguments: [String]) -> Bool {
        !arguments.contains {
            $0 == "--version" || $0.hasPrefix("--generate-completion") || $0.hasPrefix("--experimental")
        }
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
