internal import ReportKit

/// Says what is wrong with a command line the parser refused, all of it at once.
struct UsageCheck {
    let command: CommandTree
    private let root: CommandTree
    private(set) var faults: [UsageFault] = []
    private var seen: Set<String> = []
    private var values: [String] = []

    /// - Parameter arguments: without the program's own name.
    init(_ arguments: [String], in root: CommandTree) {
        let words = arguments.first == "help" ? Array(arguments.dropFirst()) : arguments
        let (command, depth) = root.command(named: words)
        self.command = command
        self.root = root
        let rest = words.dropFirst(depth)
        if !command.commands.isEmpty, let first = rest.first {
            refuseStart(first, rest)
        } else if arguments.first != "help" {
            read(rest)
            checkMissing()
        }
    }

    private mutating func refuseStart(_ first: String, _ rest: ArraySlice<String>) {
        if first.hasPrefix("-") {
            let name = UsageCheck.parts(of: first).name
            let isKnown = command.options.contains { $0.writtenNames.contains(name) }
            let ofCommands = command.leaves.flatMap(\.options).flatMap(\.writtenNames)
            if isKnown { return }
            faults.append(
                .unknownOption(
                    name, of: command.path, among: command.options.flatMap(\.writtenNames),
                    isTooEarly: ofCommands.contains(name)))
        } else {
            faults.append(.unknownCommand(first, among: command.commands.map(\.commandName)))
        }
    }

    private mutating func read(_ words: ArraySlice<String>) {
        var rest = words
        while let word = rest.popFirst() {
            if word == "--" {
                values += rest
                return
            }
            if word.hasPrefix("-"), word != "-" { readOption(word, &rest) } else { values.append(word) }
        }
    }

    private static func parts(of word: String) -> (name: String, value: String?) {
        guard word.hasPrefix("--"), let sign = word.firstIndex(of: "=") else { return (word, nil) }
        return (String(word[..<sign]), String(word[word.index(after: sign)...]))
    }

    private mutating func readOption(_ word: String, _ rest: inout ArraySlice<String>) {
        let (name, joined) = UsageCheck.parts(of: word)
        let isValueNext = rest.first.map { !$0.hasPrefix("-") || $0 == "-" } ?? false
        guard let option = command.options.first(where: { $0.writtenNames.contains(name) }) else {
            let meant = refuseOption(name)
            if meant?.kind == .option, joined == nil, isValueNext { rest.removeFirst() }
            return
        }
        seen.insert(option.title)
        switch (option.kind, joined) {
        case (.flag, let value?): faults.append(.flagWithValue(name, value))
        case (.option, let value?): check(value, of: option, name)
        case (.option, nil):
            if isValueNext, let value = rest.popFirst() {
                check(value, of: option, name)
            } else if let value = rest.first, value.dropFirst().first?.isNumber == true {
                // No option takes less than nothing, and none is named by a digit.
                rest.removeFirst()
                faults.append(.refusedValue(value, of: name, meaning: option.meaning))
            } else {
                faults.append(.missingValue(of: name, meaning: option.meaning))
            }
        case (.flag, nil), (.positional, _): return
        }
    }

    /// The option that was probably meant: what follows is its value and not one argument
    /// too many, and it is not missing.
    private mutating func refuseOption(_ name: String) -> CommandTree.Argument? {
        let known = command.options.flatMap(\.writtenNames)
        let owners = root.leaves.filter { $0.options.contains { $0.writtenNames.contains(name) } }
        faults.append(
            .unknownOption(name, of: command.path, among: known, others: owners.map(\.path)))
        guard let near = UsageFault.near(name, among: known).first else {
            return owners.first?.options.first { $0.writtenNames.contains(name) }
        }
        let meant = command.options.first { $0.writtenNames.contains(near) }
        if let meant { seen.insert(meant.title) }
        return meant
    }

    private mutating func check(_ value: String, of option: CommandTree.Argument, _ name: String) {
        if let allowed = option.allValues, !allowed.contains(value) {
            faults.append(.refusedValue(value, of: name, allowed: allowed))
        } else if option.isNumber, Int(value) == nil {
            faults.append(.notANumber(value, of: name, meaning: option.meaning))
        }
    }

    private mutating func checkMissing() {
        var options = command.options.filter { !$0.isOptional && !seen.contains($0.title) }
        let positionals = command.positionals
        if positionals.last?.isRepeating != true {
            var before = values.prefix(positionals.count).last
            for value in values.dropFirst(positionals.count) {
                // A missing option's value, written without its name, is one fault and not two.
                let meant = options.isEmpty ? nil : options.removeFirst()
                faults.append(.surplus(value, meant: meant?.title, behind: before))
                before = nil
            }
        }
        for positional in positionals.dropFirst(values.count) where !positional.isOptional {
            faults.append(.missing(positional.title, meaning: positional.meaning))
        }
        for option in options { faults.append(.missing(option.title, meaning: option.meaning)) }
    }
}
