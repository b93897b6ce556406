internal import ArgumentParser
internal import Glibc
internal import ReportKit

struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: Speech.say(
            vi: "Dựng báo cáo của nhiều thư mục; chạy lại chỉ làm phần chưa xong.",
            en: "Make the reports of many workspaces, or what is left of them."))

    @Argument(
        help: .say(
            vi: "Danh sách: mỗi dòng một thư mục làm việc, dòng # là ghi chú; - đọc từ đầu vào chuẩn.",
            en: "The list: a workspace a line, lines of # are notes; - reads standard input.",
            value: (vi: "danh-sách", en: "list")))
    var list: String
    @Option(help: .period)
    var period: String
    @Option(
        name: [.short, .long],
        help: .say(
            vi: "Thư mục nhận các báo cáo.", en: "The folder for the reports.",
            value: (vi: "thư-mục", en: "folder")))
    var output: String
    @Option(
        help: .say(
            vi: "Số tiến trình cùng làm; không có thì bằng số bộ xử lý.",
            en: "How many processes work at once; without it, as many as there are processors.",
            value: (vi: "số", en: "number")))
    var jobs: Int?
    @Option(
        help: .say(
            vi: "Phần nào của danh sách: 2/8; auto theo Slurm; auto/8 theo Kubernetes.",
            en: "Which part of the list: 2/8; auto as Slurm says; auto/8 as Kubernetes says.",
            value: (vi: "phần", en: "part")))
    var shard: String?
    @OptionGroup var report: ReportOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let request = BatchRequest(
            list: list, period: period, output: output, template: report.template, date: report.date,
            marksDraft: !report.hidesDraftMark, fontFolder: report.fontDir, jobs: jobs, shard: shard,
            worker: ["/proc/self/exe", BatchCommand.workerArgument])
        let display = ProgressDisplay(
            isTerminal: isatty(STDERR_FILENO) == 1, isForPrograms: common.diagnostics == .json)
        let outcome = common.program.batch(request) { display.show($0) }
        display.end()
        try Terminal.finish(outcome)
    }

    /// Makes the program a worker of a batch; no command of the user's.
    static let workerArgument = "--batch-worker"
}
