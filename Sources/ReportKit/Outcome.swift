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
    /// The language of messages that come before the options are understood:
    /// `--lang` where it can be found, else the locale's.
    public static func speaksVietnamese(arguments: [String]) -> Bool {
        if let place = arguments.firstIndex(of: "--lang"), place + 1 < arguments.count {
            return arguments[place + 1] != Language.en.rawValue
        }
        return !arguments.contains("--lang=en") && !SystemEnvironment().locale.hasPrefix("en")
    }
}
