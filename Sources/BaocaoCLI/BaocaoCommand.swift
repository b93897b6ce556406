public import ArgumentParser
internal import ReportKit

/// The command line of design §3. Help is in Vietnamese: the users are officials.
public struct BaocaoCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "baocao",
        abstract: "Lập báo cáo bình đẳng giới 6 tháng và năm từ kế hoạch và kết quả của các đơn vị.",
        version: "0.1.0",
        subcommands: [
            DemoCommand.self, ImportCommand.self, FormsCommand.self, CollectCommand.self, StatusCommand.self,
            RenderCommand.self, TemplateCommand.self,
        ])

    public init() {}
}

/// The options every command has.
struct CommonOptions: ParsableArguments {
    @Option(help: "Ngôn ngữ thông báo: vi hoặc en (mặc định theo máy).")
    var lang: Presentation.Language?

    @Option(help: "Dạng thông báo: human, short hoặc json.")
    var diagnostics: Presentation.Style = .human

    @Flag(help: "Coi mọi cảnh báo là lỗi.")
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
