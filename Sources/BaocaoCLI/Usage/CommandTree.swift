internal import ArgumentParser
internal import FoundationEssentials

/// A command with its options, arguments and subcommands, as the parser itself
/// describes them: help and usage messages are written from it.
struct CommandTree: Decodable {
    struct Argument: Decodable {
        enum Kind: String, Decodable { case positional, option, flag }

        struct Name: Decodable {
            enum Kind: String, Decodable { case long, short, longWithSingleDash }

            let kind: Kind
            let name: String

            var written: String { (kind == .long ? "--" : "-") + name }
        }

        let kind: Kind
        let isOptional: Bool
        let isRepeating: Bool
        let names: [Name]?
        let preferredName: Name?
        let valueName: String?
        let defaultValue: String?
        let allValues: [String]?
        let abstract: String?

        var writtenNames: [String] { (names ?? []).map(\.written) }
        /// `-o` of `-o, --output`.
        var shortestName: String { writtenNames.min { $0.utf8.count < $1.utf8.count } ?? "" }
        /// `<kỳ>`
        var placeholder: String { "<\(valueName ?? "")>" }
        /// `--period`, or `<thư-mục>` of an argument without a name.
        var title: String { preferredName?.written ?? placeholder }
        /// What it is for; of options of the parser itself, nothing.
        var meaning: String { abstract ?? "" }
        /// Whether its value is a number, which its name shows.
        var isNumber: Bool { valueName == Speech.say(vi: "số", en: "number") }
    }

    let commandName: String
    let superCommands: [String]?
    let abstract: String?
    let discussion: String?
    let subcommands: [CommandTree]?
    let arguments: [Argument]?

    /// `baocao template render`
    var path: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }
    /// The subcommands of ours: the parser's `help` is none.
    var commands: [CommandTree] { (subcommands ?? []).filter { $0.commandName != "help" } }
    /// The commands that do something: those without subcommands.
    var leaves: [CommandTree] { commands.isEmpty ? [self] : commands.flatMap(\.leaves) }
    var positionals: [Argument] { (arguments ?? []).filter { $0.kind == .positional } }
    var options: [Argument] { (arguments ?? []).filter { $0.kind != .positional } }

    /// Nil when the parser's description cannot be read, which a test would show.
    static func root() -> CommandTree? {
        struct Tool: Decodable { let command: CommandTree }
        return try? JSONDecoder().decode(Tool.self, from: Data(BaocaoCommand._dumpHelp().utf8)).command
    }

    /// The command that leading words name, and how many words that took.
    func command(named words: some Sequence<String>) -> (command: CommandTree, depth: Int) {
        var found = self
        var depth = 0
        for word in words {
            guard let next = found.commands.first(where: { $0.commandName == word }) else { break }
            found = next
            depth += 1
        }
        return (found, depth)
    }
}
