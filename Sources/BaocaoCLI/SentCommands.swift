internal import ArgumentParser
internal import ReportKit

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: Speech.say(
            vi: "Chứng minh báo cáo đã gửi còn nguyên và dựng lại được.",
            en: "Prove that a sent report is intact and can be made again."))

    @Argument(help: .workspace)
    var folder: String
    @Option(help: .period)
    var period: String?
    @Option(
        help: .say(
            vi: "Thư mục phông chữ đã dùng, nếu báo cáo dùng phông riêng.",
            en: "The folder of fonts the report was made with, if they were its own.",
            value: (vi: "thư-mục", en: "folder")))
    var fontDir: String?
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Terminal.finish(
            common.program.verify(VerifyRequest(folder: folder, period: period, fontFolder: fontDir)))
    }
}

struct CarryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "carry",
        abstract: Speech.say(
            vi: "Lập bản thảo kế hoạch năm sau, việc chưa xong đứng trước.",
            en: "Draft next year's plan, open tasks first."))

    @Argument(help: .workspace)
    var folder: String
    @Option(
        name: [.short, .long],
        help: .say(
            vi: "Thư mục làm việc của năm sau.", en: "The workspace of the next year.",
            value: (vi: "thư-mục", en: "folder")))
    var output: String
    @OptionGroup var common: CommonOptions

    func run() throws { try Terminal.finish(common.program.carry(folder: folder, to: output)) }
}

struct TemplateCopyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: Speech.say(
            vi: "Chép các mẫu báo cáo vào thư mục làm việc để sửa; mẫu đã có thì giữ.",
            en: "Copy the templates into the workspace to edit; those there are kept."))

    @Argument(help: .workspace)
    var folder: String
    @OptionGroup var common: CommonOptions

    func run() throws { try Terminal.finish(common.program.copyTemplates(to: folder)) }
}
