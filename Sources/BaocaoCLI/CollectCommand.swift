internal import ArgumentParser
internal import ReportKit

struct CollectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect", abstract: "Kiểm tra và nhận các biểu đơn vị gửi về.")

    @Argument(help: "Thư mục làm việc.")
    var folder: String
    @Argument(help: "Các biểu gửi về, .xlsx hoặc .csv; bao nhiêu tệp cũng được.")
    var files: [String]
    @Option(help: "Kỳ báo cáo: 2026-H1 (6 tháng đầu năm) hoặc 2026 (cả năm).")
    var period: String
    @Option(help: "Bảng mã của tệp .csv: utf-8, windows-1258 hoặc tcvn3.")
    var encoding: CollectRequest.Encoding?
    @Flag(help: "Chỉ cho biết sẽ nhận những gì, không ghi tệp.")
    var dryRun = false
    @OptionGroup var common: CommonOptions

    func run() throws {
        let options = CollectRequest(
            folder: folder, period: period, files: files, encoding: encoding, isDryRun: dryRun)
        try Terminal.finish(common.program.collect(options))
    }
}
