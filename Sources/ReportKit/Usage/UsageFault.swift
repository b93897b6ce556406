internal import Diagnostics

/// What is wrong with a command line; shown like every other message, with status 1.
public struct UsageFault: Sendable {
    let diagnostic: Diagnostic

    private init(_ id: DiagnosticID, vi: String, en: String, hints: [Diagnostic.Hint?] = []) {
        diagnostic = .error(id, vi: vi, en: en, hints: hints.compactMap { $0 })
    }

    public static func unknownCommand(_ name: String, among known: [String]) -> UsageFault {
        let list = known.joined(separator: ", ")
        let others = Diagnostic.Hint(vi: "các lệnh có ở đây: \(list)", en: "the commands here: \(list)")
        return UsageFault(
            .unknownCommand, vi: "không có lệnh “\(name)”", en: "there is no command “\(name)”",
            hints: [NearMiss.hint(for: name, among: known) ?? others])
    }

    /// - Parameters:
    ///   - isTooEarly: it is an option of the commands, and stands before any.
    ///   - others: the commands that have such an option.
    public static func unknownOption(
        _ name: String, of command: String, among known: [String], isTooEarly: Bool = false,
        others: [String] = []
    ) -> UsageFault {
        let early = Diagnostic.Hint(
            vi: "viết tuỳ chọn sau tên lệnh: baocao LỆNH … \(name)",
            en: "options follow the command's name: baocao COMMAND … \(name)")
        return UsageFault(
            .unknownOption, vi: "“\(command)” không có tuỳ chọn “\(name)”",
            en: "“\(command)” has no option “\(name)”",
            hints: [
                isTooEarly ? early : NearMiss.hint(naming: near(name, among: known)) ?? belongs(to: others)
            ])
    }

    private static func belongs(to commands: [String]) -> Diagnostic.Hint? {
        let list = commands.joined(separator: ", ")
        return commands.isEmpty
            ? nil : Diagnostic.Hint(vi: "đó là tuỳ chọn của: \(list)", en: "it is an option of: \(list)")
    }

    /// - Parameter meaning: what the option is for, in the language of help.
    public static func missingValue(of option: String, meaning: String) -> UsageFault {
        UsageFault(
            .missingValue, vi: "thiếu giá trị sau “\(option)”", en: "“\(option)” has no value after it",
            hints: [add(option, meaning)])
    }

    public static func refusedValue(
        _ value: String, of option: String, allowed: [String]
    ) -> UsageFault {
        let list = allowed.joined(separator: ", ")
        return UsageFault(
            .refusedValue, vi: "“\(option)” không nhận “\(value)”",
            en: "“\(option)” does not take “\(value)”",
            hints: [
                NearMiss.hint(for: value, among: allowed),
                Diagnostic.Hint(vi: "chọn một trong: \(list)", en: "choose one of: \(list)"),
            ])
    }

    public static func refusedValue(_ value: String, of option: String, meaning: String) -> UsageFault {
        UsageFault(
            .refusedValue, vi: "“\(option)” không nhận “\(value)”",
            en: "“\(option)” does not take “\(value)”", hints: [add(option, meaning)])
    }

    public static func notANumber(_ value: String, of option: String, meaning: String) -> UsageFault {
        UsageFault(
            .refusedValue, vi: "“\(option)” cần một số nguyên, nhưng ở đây là “\(value)”",
            en: "“\(option)” takes a whole number, not “\(value)”",
            hints: [add(option, meaning)])
    }

    public static func flagWithValue(_ flag: String, _ value: String) -> UsageFault {
        UsageFault(
            .refusedValue, vi: "“\(flag)” không đi kèm giá trị, nhưng ở đây có “\(value)”",
            en: "“\(flag)” takes no value, but “\(value)” follows it",
            hints: [Diagnostic.Hint(vi: "chỉ viết \(flag)", en: "write \(flag) alone")])
    }

    public static func missing(_ name: String, meaning: String) -> UsageFault {
        UsageFault(
            .missingArgument, vi: "thiếu \(name)", en: "\(name) is missing", hints: [add(name, meaning)])
    }

    /// - Parameters:
    ///   - option: the one that is missing and may have been meant.
    ///   - before: the argument it follows, of whose name it may be a part.
    public static func surplus(_ value: String, meant option: String?, behind before: String?) -> UsageFault {
        let hint: Diagnostic.Hint? =
            if let option {
                Diagnostic.Hint(
                    vi: "có phải ý là “\(option) \(value)”?", en: "did you mean “\(option) \(value)”?")
            } else if let name = before.map({ PathText.shellQuoted("\($0) \(value)") }) {
                Diagnostic.Hint(
                    vi: "nếu là một tên có dấu cách thì viết: \(name)",
                    en: "where it is one name with a blank in it, write \(name)")
            } else {
                nil
            }
        return UsageFault(
            .surplusArgument, vi: "thừa “\(value)” trên dòng lệnh",
            en: "“\(value)” is one argument too many", hints: [hint])
    }

    /// What to write, and what it is for.
    private static func add(_ name: String, _ meaning: String) -> Diagnostic.Hint {
        let meaning = meaning.hasSuffix(".") ? meaning.dropLast() : meaning[...]
        return Diagnostic.Hint(vi: "ghi \(name): \(meaning)", en: "write \(name): \(meaning)")
    }

    /// A rule between options that the command itself checks, in the language of help.
    public static func refused(text: String) -> UsageFault {
        UsageFault(.optionClash, vi: text, en: text)
    }

    /// The options that were probably meant, the likeliest first; a letter means the words that
    /// begin with it.
    public static func near(_ name: String, among known: [String]) -> [String] {
        guard name.count == 2 else { return NearMiss.candidates(for: name, among: known) }
        return known.filter { $0.hasPrefix("-" + name.lowercased()) }
    }
}

extension DiagnosticID {
    static let unknownCommand = DiagnosticID("unknown-command", .usage)
    static let unknownOption = DiagnosticID("unknown-option", .usage)
    static let missingValue = DiagnosticID("missing-value", .usage)
    static let refusedValue = DiagnosticID("refused-value", .usage)
    static let missingArgument = DiagnosticID("missing-argument", .usage)
    static let surplusArgument = DiagnosticID("surplus-argument", .usage)
    static let optionClash = DiagnosticID("option-clash", .usage)
    static let outputLost = DiagnosticID("output-lost", .output)
}

extension Baocao {
    /// The faults of a command line; the last one says where the usage stands.
    ///
    /// - Parameter help: the command that shows it: `baocao render --help`.
    public func refuse(_ faults: [UsageFault], help: String) -> Outcome {
        var diagnostics = faults.map(\.diagnostic)
        if let last = diagnostics.indices.last {
            diagnostics[last].hints.append(
                Diagnostic.Hint(vi: "xem cách dùng: \(help)", en: "see the usage: \(help)"))
        }
        return outcome(.usage, diagnostics)
    }

    /// The results of a command did not reach stdout.
    public func outputLost() -> Outcome {
        let lost = Diagnostic.error(
            .outputLost, vi: "không ghi hết được kết quả ra đầu ra chuẩn (stdout)",
            en: "the results could not all be written to stdout",
            hints: [
                Diagnostic.Hint(
                    vi: "xem lại lệnh hay tệp nhận kết quả, và dung lượng còn trống của ổ đĩa",
                    en: "look at the command or file that takes them, and at the free space of the disk")
            ])
        return outcome(.output, [lost])
    }
}
