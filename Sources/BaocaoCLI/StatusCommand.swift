internal import ArgumentParser
internal import Glibc
internal import ReportKit

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: Speech.say(
            vi: "Đơn vị nào đã gửi, còn thiếu gì, còn mấy ngày đến hạn.",
            en: "Who has reported, what is missing, and the days to the deadline."))

    @Argument(help: .workspace)
    var folder: String
    @Option(help: .period)
    var period: String
    @Option(
        help: .say(
            vi: "Tính đến ngày nào, dạng 2026-05-20; không có thì là hôm nay.",
            en: "The day to count from, as 2026-05-20; without it, today.", value: (vi: "ngày", en: "date")))
    var today: String?
    @Flag(help: .say(vi: "In dạng JSON.", en: "Print JSON."))
    var json = false
    @Flag(
        help: .say(
            vi: "In lời nhắc cho từng đơn vị chưa gửi đủ, để dán vào Zalo.",
            en: "Print a reminder for each unit that is late, for Zalo."))
    var remind = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if json, remind {
            throw ValidationError(
                Speech.say(
                    vi: "--json và --remind không dùng cùng nhau",
                    en: "--json and --remind exclude each other"))
        }
    }

    func run() throws {
        let form: StatusRequest.Form =
            json ? .json : remind ? .reminders : .table(isColoured: isatty(STDOUT_FILENO) == 1)
        try Terminal.finish(
            common.program.status(StatusRequest(folder: folder, period: period, today: today, form: form)))
    }
}
