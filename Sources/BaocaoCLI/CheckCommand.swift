internal import ArgumentParser
internal import ReportKit

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: Speech.say(
            vi: "Tìm mọi điều sẽ làm báo cáo sai: số liệu, câu chữ, thể thức.",
            en: "Find everything that would make the report wrong: figures, words, forms."))

    @Argument(help: .workspace)
    var folder: String
    @Option(help: .period)
    var period: String
    @Option(
        help: .say(
            vi: "Thư mục làm việc của năm trước, để so với cùng kỳ.",
            en: "The workspace of the year before, to compare with.",
            value: (vi: "thư-mục", en: "folder")))
    var previous: String?
    @Flag(help: .say(vi: "In dạng JSON.", en: "Print JSON."))
    var json = false
    @OptionGroup var common: CommonOptions

    func run() throws {
        let options = CheckRequest(folder: folder, period: period, previous: previous, printsJSON: json)
        try Terminal.finish(common.program.check(options))
    }
}
