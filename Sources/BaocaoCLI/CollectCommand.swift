internal import ArgumentParser
internal import ReportKit

struct CollectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect",
        abstract: Speech.say(
            vi: "Kiểm tra và nhận các biểu đơn vị gửi về.", en: "Check the returned forms and take them in."))

    @Argument(help: .workspace)
    var folder: String
    @Argument(
        help: .say(
            vi: "Các biểu gửi về, .xlsx hoặc .csv; bao nhiêu tệp cũng được.",
            en: "The returned forms, .xlsx or .csv, as many as there are.", value: (vi: "biểu", en: "form")))
    var files: [String]
    @Option(help: .period)
    var period: String
    @Option(
        help: .say(
            vi: "Bảng mã của tệp .csv: utf-8, windows-1258 hoặc tcvn3.",
            en: "The encoding of .csv files: utf-8, windows-1258 or tcvn3.",
            value: (vi: "bảng-mã", en: "encoding")))
    var encoding: CollectRequest.Encoding?
    @Option(
        help: .say(
            vi: "Ngày nhận biểu, dạng 2026-05-20; không có thì là hôm nay.",
            en: "The day the forms came in, as 2026-05-20; without it, today.",
            value: (vi: "ngày", en: "date")))
    var received: String?
    @Flag(
        help: .say(vi: "Chỉ cho biết sẽ nhận những gì, không ghi tệp.", en: "Only tell what would be stored.")
    )
    var dryRun = false
    @OptionGroup var common: CommonOptions

    func run() throws {
        let options = CollectRequest(
            folder: folder, period: period, files: files, encoding: encoding, received: received,
            isDryRun: dryRun)
        try Terminal.finish(common.program.collect(options))
    }
}
