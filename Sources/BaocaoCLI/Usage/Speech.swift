internal import ArgumentParser
internal import ReportKit

/// The words of help, in the language of this command line: they are asked for
/// before any option is read.
enum Speech {
    static let language = Presentation(arguments: CommandLine.arguments).spokenLanguage

    static func say(vi: String, en: String) -> String {
        switch language {
        case .vi: vi
        case .en: en
        }
    }
}

extension ArgumentHelp {
    /// - Parameter value: the name of the value in the usage: `kỳ` for `--period <kỳ>`.
    static func say(vi: String, en: String, value: (vi: String, en: String)? = nil) -> ArgumentHelp {
        ArgumentHelp(
            Speech.say(vi: vi, en: en), valueName: value.map { Speech.say(vi: $0.vi, en: $0.en) })
    }

    static var workspace: ArgumentHelp {
        .say(
            vi: "Thư mục làm việc, nơi có plan.yaml.", en: "The workspace, the folder with plan.yaml.",
            value: (vi: "thư-mục", en: "folder"))
    }

    static var period: ArgumentHelp {
        .say(
            vi: "Kỳ báo cáo, 2026-H1 (6 tháng đầu năm) hoặc 2026 (cả năm).",
            en: "The period, 2026-H1 (January to June) or 2026 (the whole year).",
            value: (vi: "kỳ", en: "period"))
    }

    static var template: ArgumentHelp {
        .say(vi: "Tệp mẫu.", en: "The template.", value: (vi: "mẫu", en: "template"))
    }
}
