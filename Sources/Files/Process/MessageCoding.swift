internal import FoundationEssentials

/// Messages between a program and its workers: JSON, with its length before it in four bytes,
/// the least first.
package enum MessageCoding {
    /// No message of ours comes near it: what claims to be longer is noise on the line.
    static let maximumLength = 64 << 20

    package static func bytes(_ message: some Encodable) -> [UInt8] {
        // Our messages hold texts, numbers and lists only: encoding has nothing to fail on.
        let data = (try? JSONEncoder().encode(message)).map { Array($0) } ?? []
        let length = UInt32(clamping: data.count)
        return (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * UInt32($0))) } + data
    }

    /// What came over a line.
    package enum Received<Message> {
        case message(Message)
        /// Not yet a whole message.
        case part
        /// The line is closed, or noise came over it: nobody of ours is at its other end.
        case end
    }

    /// Takes the first message from the front of what has come.
    static func take<Message: Decodable>(_ type: Message.Type, from bytes: inout [UInt8]) -> Received<Message>
    {
        guard bytes.count >= 4 else { return .part }
        let length = (0..<4).reduce(0) { $0 | Int(bytes[$1]) << (8 * $1) }
        guard length <= maximumLength else { return .end }
        guard bytes.count - 4 >= length else { return .part }
        let data = Data(bytes[4..<4 + length])
        bytes.removeFirst(4 + length)
        // What is no message of the type is noise.
        guard let message = try? JSONDecoder().decode(type, from: data) else { return .end }
        return .message(message)
    }
}
