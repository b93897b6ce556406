internal import ArgumentParser
internal import ReportKit

/// How a report looks: the options of every command that makes reports.
struct ReportOptions: ParsableArguments {
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
}

/// Which files one report makes.
struct FileOptions: ParsableArguments {
    @Option(
        help: .say(
            vi: "Dạng tệp: pdf, png, svg, markup (văn bản đã điền) hoặc frames (trang dạng chữ).",
            en: "The kind of file: pdf, png, svg, markup (the filled template) or frames (pages as text).",
            value: (vi: "dạng", en: "format")))
    var format: RenderRequest.Format = .pdf
    @Option(
        help: .say(
            vi: "Độ phân giải của ảnh png, từ 36 đến 1000 điểm ảnh mỗi inch; không có thì là 150.",
            en: "The resolution of png pictures, from 36 to 1000 pixels an inch; without it, 150.",
            value: (vi: "số", en: "number")))
    var dpi: Int?
    @Option(
        help: .say(
            vi: "Ghi thêm tệp JSON: mỗi số liệu in ra nằm ở đâu, lấy từ ô nào (đọc bằng baocao explain).",
            en:
                "Also write JSON: where each figure stands and which cells it came from (for baocao explain).",
            value: (vi: "tệp", en: "file")))
    var trace: String?
}
