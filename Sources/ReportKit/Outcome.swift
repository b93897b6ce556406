internal import Diagnostics
internal import Files

/// What a command did: results, messages, and how it ended. Nothing is printed here.
public struct Outcome: Sendable {
    /// 0 done, 1 usage, 2 data, 3 template, 4 markup, 5 layout, 6 output,
    /// 7 warnings under `--strict`, 70 a fault of ours.
    public let status: Int32
    /// For stdout: results only.
    public let output: [UInt8]
    /// For stderr: rendered diagnostics, each line ended.
    public let messages: String
}

/// How messages are shown, and how strict the program is.
public struct Presentation: Sendable {
    public enum Language: String, Sendable, CaseIterable { case vi, en }
    public enum Style: String, Sendable, CaseIterable { case human, short, json }

    /// Nil: Vietnamese unless the locale is English.
    public var language: Language?
    public var style: Style
    /// Warnings are errors, at every stage.
    public var isStrict: Bool

    public init(language: Language? = nil, style: Style = .human, isStrict: Bool = false) {
        self.language = language
        self.style = style
        self.isStrict = isStrict
    }

    func renderer(locale: String) -> DiagnosticRenderer {
        let byLocale: Diagnostics.Language = locale.hasPrefix("en") ? .english : .vietnamese
        let chosen: Diagnostics.Language =
            switch language {
            case .vi: .vietnamese
            case .en: .english
            case nil: byLocale
            }
        let shown: DiagnosticRenderer.Style =
            switch style {
            case .human: .human
            case .short: .short
            case .json: .json
            }
        return DiagnosticRenderer(style: shown, language: chosen)
    }
}

extension Presentation {
    /// For messages that come before the options are understood: `--lang` and
    /// `--diagnostics` where they can be found.
    public init(arguments: [String]) {
        self.init(
            language: Presentation.value(of: "--lang", in: arguments).flatMap(Language.init),
            style: Presentation.value(of: "--diagnostics", in: arguments).flatMap(Style.init) ?? .human)
    }

    /// The chosen language, else that of the locale.
    public var spokenLanguage: Language {
        language ?? (SystemEnvironment().locale.hasPrefix("en") ? .en : .vi)
    }

    /// The value after an option or its `=`; of several, the last, as everywhere.
    private static func value(of option: String, in arguments: [String]) -> String? {
        let joined = option + "="
        let found = arguments.indices.last { arguments[$0] == option || arguments[$0].hasPrefix(joined) }
        guard let found else { return nil }
        if arguments[found].hasPrefix(joined) { return String(arguments[found].dropFirst(joined.count)) }
        return found + 1 < arguments.count ? arguments[found + 1] : nil
    }
}
