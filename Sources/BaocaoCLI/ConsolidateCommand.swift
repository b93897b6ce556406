internal import ArgumentParser
internal import ReportKit

struct ConsolidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consolidate",
        abstract: Speech.say(
            vi: "Tổng hợp báo cáo của thành phố từ các phường, xã.",
            en: "Make a city's report from those of its wards."))

    @Argument(
        help: .say(
            vi: "Thư mục làm việc của thành phố, có plan.yaml (level: city) và wards.yaml.",
            en: "The city's workspace, with plan.yaml (level: city) and wards.yaml.",
            value: (vi: "thành-phố", en: "city")))
    var city: String
    @Argument(
        help: .say(
            vi: "Các phường, xã: thư mục làm việc, hoặc gói do lệnh pack lập; thứ tự nào cũng được.",
            en: "The wards: workspaces, or bundles made by pack, in any order.",
            value: (vi: "phường", en: "ward")))
    var wards: [String]
    @Option(help: .period)
    var period: String
    @Option(
        name: [.short, .long],
        help: .say(
            vi: "Tệp sẽ ghi; không có thì ghi out/bao-cao-tong-hop-<kỳ>.pdf trong thư mục thành phố.",
            en: "The file to write; without it, out/bao-cao-tong-hop-<period>.pdf in the city's workspace.",
            value: (vi: "tệp", en: "file")))
    var output: String?
    @Option(
        help: .say(
            vi:
                "Thư mục thành phố của năm trước, đã gửi báo cáo; không có thì theo mục previous của plan.yaml.",
            en: "Last year's city, whose report was sent; without it, the key previous of plan.yaml.",
            value: (vi: "thư-mục", en: "folder")))
    var previous: String?
    @Flag(
        name: .customLong("final"),
        help: .say(
            vi: "Gửi chính thức: bản pdf cùng số liệu thành phố và các phường, xã được lưu trong sent.",
            en: "Send it: the pdf and the data of the city and its wards are frozen under sent."))
    var isFinal = false
    @Flag(
        name: .customLong("replace"),
        help: .say(
            vi: "Với --final: gửi bản thay thế; bản cũ được giữ.",
            en: "With --final: send another; the old one is kept."))
    var replaces = false
    @OptionGroup var file: FileOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let request = RenderRequest(
            folder: city, period: period, output: output, format: file.format, template: report.template,
            date: report.date, previous: previous, isFinal: isFinal, replaces: replaces,
            marksDraft: !report.hidesDraftMark,
            fontFolder: report.fontDir, dpi: file.dpi, trace: file.trace)
        try Terminal.finish(common.program.consolidate(ConsolidateRequest(report: request, wards: wards)))
    }
}
