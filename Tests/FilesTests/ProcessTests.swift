import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Files

/// Workers beside this process, their messages, and what may be used of the machine.
@Suite struct ProcessTests {
    private struct Message: Codable, Hashable {
        var text: String
        var number: Int
        var list: [String]
    }

    private static let messages = [
        Message(text: "", number: 0, list: []),
        Message(text: "phường Mẫu\n\u{0}\"\\", number: .max, list: ["a", ""]),
        Message(text: String(repeating: "Đ", count: 70_000), number: -1, list: []),
    ]

    /// However the bytes come in, the same messages come out, each once.
    @Test(arguments: [1, 2, 3, 4, 5, 7, 1000, 65_536, 1_000_000])
    func messagesComeOutAsTheyWentIn(_ size: Int) {
        let bytes = Self.messages.flatMap(MessageCoding.bytes)
        var (received, found): ([UInt8], [Message]) = ([], [])
        for start in stride(from: 0, to: bytes.count, by: size) {
            received += bytes[start..<min(start + size, bytes.count)]
            while case .message(let message) = MessageCoding.take(Message.self, from: &received) {
                found.append(message)
            }
        }
        #expect(found == Self.messages && received.isEmpty)
    }

    @Test(
        arguments: [
            [0xFF, 0xFF, 0xFF, 0xFF], [2, 0, 0, 0, 0x7B, 0x7D], [3, 0, 0, 0, 1, 2, 3],
            Array("hello, world".utf8),
            [0, 0, 0, 0],
        ] as [[UInt8]])
    func noiseIsTheEnd(_ noise: [UInt8]) {
        var bytes = noise
        guard case .end = MessageCoding.take(Message.self, from: &bytes) else {
            Issue.record("\(noise) is a message")
            return
        }
    }

    @Test(arguments: [[], [0], [1, 0, 0], [200, 0, 0, 0, 0x7B]] as [[UInt8]])
    func aPartIsNotYetAMessage(_ part: [UInt8]) {
        var bytes = part
        guard case .part = MessageCoding.take(Message.self, from: &bytes) else {
            Issue.record("\(part) is more than a part")
            return
        }
        #expect(bytes == part)
    }

    /// `cat` says what it is told, and ends when nobody speaks to it any more.
    @Test func aChildAnswersAndEndsWithItsLine() throws {
        let child = try ChildProcess("/bin/cat", [])
        for message in Self.messages {
            #expect(child.send(message))
            #expect(answer(of: child) == message)
        }
        child.hangUp()
        #expect(!child.send("too late"))
        #expect(child.wait() == .status(0))
        #expect(child.wait() == .status(0), "asked twice")
    }

    private func answer(of child: ChildProcess) -> Message? {
        for _ in 0..<10_000 {
            guard ChildProcess.ready(among: [child], milliseconds: 10_000) == [0] else { return nil }
            switch child.receive(Message.self) {
            case .message(let message): return message
            case .part: continue
            case .end: return nil
            }
        }
        return nil
    }

    @Test func aChildThatDiesLeavesItsLastWords() throws {
        let child = try ChildProcess("/bin/sh", ["-c", "echo 'đã hỏng' >&2; kill -SEGV $$"])
        guard case .end = child.receive(Message.self) else {
            Issue.record("the line is open")
            return
        }
        #expect(child.wait() == .signal(11))
        #expect(child.lastWords == "đã hỏng\n")
    }

    /// What nobody reads must not stop a child: it may say more than a pipe holds.
    @Test func aChildThatSaysTooMuchGoesOn() throws {
        let child = try ChildProcess("/bin/sh", ["-c", "head -c 300000 /dev/zero >&2 2>/dev/null; exit 3"])
        #expect(child.wait() != .signal(9))
        #expect(child.lastWords.utf8.count <= 2000)
    }

    @Test func aChildThatNobodyWaitsForIsEnded() throws {
        var id: Int32 = 0
        do {
            let child = try ChildProcess("/bin/sleep", ["1000"])
            id = child.id
            #expect(kill(id, 0) == 0)
        }
        #expect(kill(id, 0) == -1, "process \(id) lives on")
    }

    @Test func aProgramThatIsNotThereIsNamed() {
        let found = diagnostics { () throws(DiagnosticError) in _ = try ChildProcess("/no/such/program", []) }
        #expect(found.first?.message.en.hasPrefix("cannot run “/no/such/program”") == true, "\(found)")
    }

    @Test func readyTellsWhoHasSomethingToSay() throws {
        let children = try ["sleep 1000", "echo", "sleep 1000", "exit"].map {
            try ChildProcess("/bin/sh", ["-c", $0])
        }
        _ = children[1].wait()
        _ = children[3].wait()
        #expect(ChildProcess.ready(among: children, milliseconds: 1000) == [1, 3])
        for child in children { child.stop() }
    }

    @Test(arguments: [
        ("Name:\tx\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n", 2),
        ("Cpus_allowed:\tffffffff,ffffffff\n", 64),
        ("Cpus_allowed:\t00000000,00000008", 1),
    ])
    func theMaskTellsTheProcessors(_ text: String, _ count: Int) {
        #expect(Processors.processors(inStatus: text) == count)
    }

    @Test(arguments: ["", "Cpus_allowed:\t0\n", "Cpus_allowed_list:\t0-1\n"])
    func aMaskOfNothingTellsNothing(_ text: String) { #expect(Processors.processors(inStatus: text) == nil) }

    @Test(arguments: [
        ("200000 100000\n", 2), ("150000 100000", 2), ("100000 100000\n", 1), ("1 100000\n", 1),
        ("9223372036854775807 1", Int.max),
    ])
    func aShareIsRoundedUp(_ text: String, _ count: Int) {
        #expect(Processors.processors(inShare: text) == count)
    }

    @Test(arguments: ["max 100000\n", "", "200000", "0 100000", "-1 100000", "200000 0", "1 2 3"])
    func noShareIsNoLimit(_ text: String) { #expect(Processors.processors(inShare: text) == nil) }

    @Test func thisMachineHasProcessors() { #expect((1...4096).contains(Processors.count)) }

    /// What is added stands behind what was there, and a file that is put replaces it.
    @Test func filesGrowAndAreReplaced() throws {
        let folder = try ScratchFolder()
        let environment = SystemEnvironment()
        for part in ["a\n", "", "b\n"] { try environment.append(Array(part.utf8), to: folder["x"]) }
        #expect(try environment.read(folder["x"]) == Array("a\nb\n".utf8))
        try environment.put([1], at: folder["x"])
        #expect(try environment.read(folder["x"]) == [1])
        try environment.synchronise(folder["x"])
        let refused = [
            diagnostics { () throws(DiagnosticError) in try environment.append([1], to: folder["no/x"]) },
            diagnostics { () throws(DiagnosticError) in try environment.put([1], at: folder["no/x"]) },
        ]
        #expect(refused.allSatisfy { $0.map(\.id) == [.fileUnwritable] })
        let missing = diagnostics { () throws(DiagnosticError) in try environment.synchronise(folder["y"]) }
        #expect(missing.map(\.id) == [.fileUnwritable])
    }
}
