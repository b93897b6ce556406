internal import Glibc

/// The line of a worker to the program that started it: its standard streams.
package struct ParentLine: ~Copyable {
    private let input = FileDescriptor(owning: dup(STDIN_FILENO))
    private let output = FileDescriptor(owning: dup(STDOUT_FILENO))
    private var received: [UInt8] = []

    package init() {}

    /// The next message; nil when the line is closed, or noise came over it.
    package mutating func receive<Message: Decodable>(_ type: Message.Type) -> Message? {
        while true {
            switch MessageCoding.take(type, from: &received) {
            case .message(let message): return message
            case .end: return nil
            case .part: break
            }
            // A line that cannot be read is as good as closed.
            guard let piece = try? input.readPiece(1 << 16, path: "line"), !piece.isEmpty else { return nil }
            received += piece
        }
    }

    /// False when nobody listens any more.
    package func send(_ message: some Encodable) -> Bool { output.write(MessageCoding.bytes(message)) == nil }
}
