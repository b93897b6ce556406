internal import ArgumentParser
internal import Glibc
internal import ReportKit

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Đơn vị nào đã gửi, còn thiếu gì, còn mấy ngày đến hạn.")

    @Argument(help: "Thư mục làm việc.")
    var folder: String
    @Option(help: "Kỳ báo cáo: 2026-H1 (6 tháng đầu năm) hoặc 2026 (cả năm).")
    var period: String
    @Option(help: "Tính đến ngày nào, dạng 2026-05-20 (mặc định: hôm nay).")
    var today: String?
    @Flag(help: "In dạng JSON.")
    var json = false
    @Flag(help: "In lời nhắc cho từng đơn vị chưa gửi đủ, để dán vào Zalo.")
    var remind = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if json, remind { throw ValidationError("--json và --remind không dùng cùng nhau.") }
    }

    func run() throws {
        let form: StatusRequest.Form =
            json ? .json : remind ? .reminders : .table(isColoured: isatty(STDOUT_FILENO) == 1)
        try Terminal.finish(
            common.program.status(StatusRequest(folder: folder, period: period, today: today, form: form)))
    }
}
