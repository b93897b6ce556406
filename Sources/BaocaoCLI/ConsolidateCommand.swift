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
            vi: "Dạng tệp: pdf, png, svg, markup (văn bản đã điền) hoặc frames (trang dạng chữ).",
            en: "The kind of file: pdf, png, svg, markup (the filled template) or frames (pages as text).",
            value: (vi: "dạng", en: "format")))
    var format: RenderRequest.Format = .pdf
    @Option(
        help: .say(
            vi: "Mẫu báo cáo riêng.", en: "A template of your own.", value: (vi: "mẫu", en: "template")))
    var template: String?
    @Option(
        help: .say(
            vi: "Ngày của văn bản, dạng 2026-05-24; không có thì để trống.",
            en: "The date of the document, as 2026-05-24; without it, it stays blank.",
            value: (vi: "ngày", en: "date")))
    var date: String?
    @Flag(
        name: .customLong("no-draft-mark"),
        help: .say(vi: "Không in dấu DỰ THẢO.", en: "Leave out the draft mark."))
    var hidesDraftMark = false
    @Option(
        help: .say(
            vi: "Thư mục phông chữ thay thế (Times New Roman có bản quyền).",
            en: "A folder of other fonts (a licensed Times New Roman).", value: (vi: "thư-mục", en: "folder"))
    )
    var fontDir: String?
    @Option(
        help: .say(
            vi: "Ghi thêm tệp truy nguồn: mỗi số in ra từ ô nào của phường, xã nào.",
            en: "Also write where every printed figure came from, to the ward and its cell.",
            value: (vi: "tệp", en: "file")))
    var trace: String?
    @OptionGroup var common: CommonOptions

    func run() throws {
        let report = RenderRequest(
            folder: city, period: period, output: output, format: format, template: template, date: date,
            marksDraft: !hidesDraftMark, fontFolder: fontDir, trace: trace)
        try Terminal.finish(common.program.consolidate(ConsolidateRequest(report: report, wards: wards)))
    }
}
