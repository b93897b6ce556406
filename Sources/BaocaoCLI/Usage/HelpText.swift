/// The help of a command, whole in one language.
struct HelpText {
    let command: CommandTree

    /// Columns of the page, and the widest left column.
    private static let width = 88
    private static let widestTerm = 26

    var text: String {
        var parts = ["\(command.path): \(command.abstract ?? "")"]
        parts.append(Speech.say(vi: "Cách dùng: ", en: "Usage: ") + usage)
        parts += list(
            Speech.say(vi: "Các lệnh:", en: "Commands:"),
            command.commands.map { ($0.commandName, $0.abstract ?? "") })
        parts += list(
            Speech.say(vi: "Tham số:", en: "Arguments:"),
            command.positionals.map { ($0.placeholder, meaning(of: $0)) })
        parts += list(
            Speech.say(vi: "Tuỳ chọn:", en: "Options:"),
            command.options.map { (term(of: $0), meaning(of: $0)) })
        if let discussion = command.discussion { parts.append(discussion) }
        if !command.commands.isEmpty {
            parts.append(
                Speech.say(
                    vi: "Xem từng lệnh: \(command.path) LỆNH --help",
                    en: "For one command: \(command.path) COMMAND --help"))
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private var usage: String {
        if !command.commands.isEmpty { return command.path + Speech.say(vi: " <lệnh>", en: " <command>") }
        let values = command.positionals.map { argument in
            let name = argument.placeholder + (argument.isRepeating ? "…" : "")
            return argument.isOptional ? "[\(name)]" : name
        }
        let required = command.options.filter { !$0.isOptional }
            .map { "\($0.shortestName) \($0.placeholder)" }
        let isMore = command.options.contains { $0.isOptional }
        let more = isMore ? [Speech.say(vi: "[tuỳ chọn]", en: "[options]")] : []
        return ([command.path] + values + required + more).joined(separator: " ")
    }

    private func term(of option: CommandTree.Argument) -> String {
        let names = option.writtenNames.joined(separator: ", ")
        return option.kind == .flag ? names : "\(names) \(option.placeholder)"
    }

    private func meaning(of argument: CommandTree.Argument) -> String {
        switch argument.title {
        case "--help": return Speech.say(vi: "In hướng dẫn này.", en: "Print this help.")
        case "--version": return Speech.say(vi: "In phiên bản.", en: "Print the version.")
        default: break
        }
        guard let value = argument.defaultValue else { return argument.meaning }
        return argument.meaning + " " + Speech.say(vi: "Mặc định: \(value).", en: "Default: \(value).")
    }

    /// Terms on the left, their meaning beside them, wrapped at blanks; nothing for an empty list.
    private func list(_ title: String, _ entries: [(term: String, meaning: String)]) -> [String] {
        if entries.isEmpty { return [] }
        let longest = entries.map(\.term.count).max() ?? 0
        let column = min(longest, HelpText.widestTerm) + 4
        let lines = entries.flatMap { term, meaning in
            let words = HelpText.wrapped(meaning, to: HelpText.width - column)
            let isBeside = term.count <= HelpText.widestTerm
            let head = "  " + term
            let blank = String(repeating: " ", count: column)
            let first = isBeside ? head + String(repeating: " ", count: column - head.count) : head
            return isBeside
                ? [first + (words.first ?? "")] + words.dropFirst().map { blank + $0 }
                : [first] + words.map { blank + $0 }
        }
        return [([title] + lines).joined(separator: "\n")]
    }

    private static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
