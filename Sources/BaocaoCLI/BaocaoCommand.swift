public import ArgumentParser
internal import ReportKit

/// The command line of design §3. Help is in Vietnamese and in English, as messages are.
public struct BaocaoCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "baocao",
        abstract: Speech.say(
            vi: "Lập báo cáo bình đẳng giới 6 tháng và năm từ kế hoạch và kết quả của các đơn vị.",
            en: "Six-month and annual gender-equality reports from a plan and the results of its units."),
        discussion: Speech.say(
            vi: """
                Từ kế hoạch đến báo cáo:
                  baocao import ke-hoach.docx -o phuong-mau          đọc kế hoạch thành plan.yaml
                  baocao forms phuong-mau --period 2026-H1           biểu trống gửi từng đơn vị
                  baocao collect phuong-mau --period 2026-H1 *.xlsx  nhận các biểu gửi về
                  baocao render phuong-mau --period 2026-H1          dựng báo cáo
                """,
            en: """
                From the plan to the report:
                  baocao import ke-hoach.docx -o phuong-mau          the plan becomes plan.yaml
                  baocao forms phuong-mau --period 2026-H1           a blank form for each unit
                  baocao collect phuong-mau --period 2026-H1 *.xlsx  take in the returned forms
                  baocao render phuong-mau --period 2026-H1          make the report
                """),
        version: "0.1.0",
        subcommands: [
            DemoCommand.self, ImportCommand.self, FormsCommand.self, CollectCommand.self, StatusCommand.self,
            CheckCommand.self, RenderCommand.self, BatchCommand.self, ExplainCommand.self, VerifyCommand.self,
            CarryCommand.self, PackCommand.self, UnpackCommand.self, ConsolidateCommand.self,
            TemplateCommand.self,
        ])

    public init() {}
}

/// The options every command has.
struct CommonOptions: ParsableArguments {
    @Option(
        help: .say(
            vi: "Ngôn ngữ, vi hoặc en; không có thì theo máy.",
            en: "The language, vi or en; without it, that of the locale.",
            value: (vi: "tiếng", en: "language")))
    var lang: Presentation.Language?

    @Option(
        help: .say(
            vi: "Dạng thông báo, human (cho người đọc), short (mỗi lỗi một dòng) hoặc json.",
            en: "The form of messages, human, short (a line each) or json.", value: (vi: "dạng", en: "form")))
    var diagnostics: Presentation.Style = .human

    @Flag(help: .say(vi: "Coi mọi cảnh báo là lỗi.", en: "Treat every warning as an error."))
    var strict = false

    /// The program, set up to show its messages so.
    var program: Baocao {
        Baocao(presentation: Presentation(language: lang, style: diagnostics, isStrict: strict))
    }
}

extension Presentation.Language: ExpressibleByArgument {}
extension Presentation.Style: ExpressibleByArgument {}
extension RenderRequest.Format: ExpressibleByArgument {}
extension CollectRequest.Encoding: ExpressibleByArgument {}
extension FormsRequest.Format: ExpressibleByArgument {}
extension FormsRequest.Delimiter: ExpressibleByArgument {}
