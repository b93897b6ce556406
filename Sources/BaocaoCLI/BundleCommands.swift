internal import ArgumentParser
internal import ReportKit

struct PackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack",
        abstract: Speech.say(
            vi: "Đóng gói số liệu của một kỳ thành một tệp gửi lên cấp trên.",
            en: "Put the data of a period into one file to send up."))

    @Argument(help: .workspace)
    var folder: String
    @Option(help: .period)
    var period: String
    @Option(
        name: [.short, .long],
        help: .say(
            vi: "Tệp sẽ ghi; không có thì ghi out/<tên>-<kỳ>.zip trong thư mục làm việc.",
            en: "The file to write; without it, out/<name>-<period>.zip in the workspace.",
            value: (vi: "tệp", en: "file")))
    var output: String?
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Terminal.finish(
            common.program.pack(PackRequest(folder: folder, period: period, output: output)))
    }
}

struct UnpackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unpack",
        abstract: Speech.say(
            vi: "Kiểm tra một gói và mở thành thư mục làm việc mới.",
            en: "Prove a bundle and make a new workspace of it."))

    @Argument(
        help: .say(
            vi: "Gói do lệnh pack lập.", en: "A bundle made by pack.", value: (vi: "gói", en: "bundle")))
    var bundle: String
    @Option(
        name: [.short, .long],
        help: .say(
            vi: "Thư mục sẽ tạo; không có thì theo tên gói. Thư mục đã có thì không ghi đè.",
            en: "The folder to make; without it, the bundle's name. One that is there is never overwritten.",
            value: (vi: "thư-mục", en: "folder")))
    var output: String?
    @Option(
        help: .say(
            vi: "Chỉ nhận gói của kỳ này.", en: "Take a bundle of this period only.",
            value: (vi: "kỳ", en: "period")))
    var period: String?
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Terminal.finish(
            common.program.unpack(UnpackRequest(bundle: bundle, folder: output, period: period)))
    }
}
