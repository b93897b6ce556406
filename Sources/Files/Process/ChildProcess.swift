package import Diagnostics
internal import Glibc

/// A program of ours that runs beside this one, with a line to it and a line back.
///
/// Signals that this program has blocked stay blocked in the child: Ctrl-C at a terminal goes to
/// both, and it is for this one to decide. A child ends when its line is closed.
package final class ChildProcess {
    package let id: Int32
    private var input: FileDescriptor?
    private let output: FileDescriptor
    private let errors: FileDescriptor
    private var received: [UInt8] = []
    private var ending: Ending?

    /// How a process ended.
    package enum Ending: Hashable, Sendable {
        case status(Int32)
        case signal(Int32)
    }

    /// Starts a program with the environment of this one.
    package init(_ path: String, _ arguments: [String]) throws(DiagnosticError) {
        let toChild = try Line(for: path)
        let fromChild = try Line(for: path)
        let complaints = try Line(for: path)
        // What a child says as it dies is read afterwards: it must not wait for a reader.
        complaints.end.withNumber { _ = fcntl($0, F_SETFL, O_NONBLOCK) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        toChild.start.withNumber { _ = posix_spawn_file_actions_adddup2(&actions, $0, STDIN_FILENO) }
        fromChild.end.withNumber { _ = posix_spawn_file_actions_adddup2(&actions, $0, STDOUT_FILENO) }
        complaints.end.withNumber { _ = posix_spawn_file_actions_adddup2(&actions, $0, STDERR_FILENO) }
        let words = ([path] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let fault = posix_spawn(&process, path, &actions, nil, words + [nil], environ)
        guard fault == 0 else { throw PathOperation.run.failure(SystemError(fault), path) }
        id = process
        input = consume toChild.end
        output = fromChild.start
        errors = complaints.start
    }

    deinit {
        // Whoever drops a child without waiting for it has no use for what it does.
        if ending == nil {
            kill(id, SIGKILL)
            _ = wait()
        }
    }

    /// False when the child no longer listens.
    package func send(_ message: some Encodable) -> Bool {
        guard input != nil else { return false }
        return input?.write(MessageCoding.bytes(message)) == nil
    }

    /// Reads what has come; waits when there is nothing.
    package func receive<Message: Decodable>(_ type: Message.Type) -> MessageCoding.Received<Message> {
        // A line that cannot be read is as good as closed.
        guard let piece = try? output.readPiece(1 << 16, path: "line"), !piece.isEmpty else { return .end }
        received += piece
        return MessageCoding.take(type, from: &received)
    }

    /// The end of what the child said on stderr; for after its end.
    package var lastWords: String {
        var bytes: [UInt8] = []
        errors.withNumber { _ = fcntl($0, F_SETFL, O_NONBLOCK) }
        // Nothing more to be had is the end here.
        while let piece = try? errors.readPiece(1 << 12, path: "line"), !piece.isEmpty { bytes += piece }
        return String(decoding: bytes.suffix(2000), as: UTF8.self)
    }

    /// Closes the line: the child finishes what it has begun, and ends.
    package func hangUp() { input = nil }

    /// Ends it at once.
    package func stop() { if ending == nil { kill(id, SIGKILL) } }

    /// Waits for its end.
    package func wait() -> Ending {
        if let ending { return ending }
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        let found: Ending = signal == 0 ? .status((status >> 8) & 0xFF) : .signal(signal)
        ending = found
        return found
    }

    /// Waits until children have something to say, or the time is over.
    /// - Returns: the places of those children.
    package static func ready(among children: [ChildProcess], milliseconds: Int32) -> [Int] {
        var waited = children.map { child in
            child.output.withNumber { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        }
        guard poll(&waited, nfds_t(waited.count), milliseconds) > 0 else { return [] }
        return children.indices.filter { waited[$0].revents != 0 }
    }
}

/// Both ends of a line between two processes; a child holds only those it is given.
private struct Line: ~Copyable {
    let start: FileDescriptor
    let end: FileDescriptor

    init(for path: String) throws(DiagnosticError) {
        var numbers: [Int32] = [0, 0]
        guard pipe(&numbers) == 0 else { throw PathOperation.run.failure(.last, path) }
        for number in numbers { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
        start = FileDescriptor(owning: numbers[0])
        end = FileDescriptor(owning: numbers[1])
    }
}
