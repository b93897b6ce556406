internal import ArgumentParser
internal import ReportKit

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Tạo thư mục mẫu và cả hai báo cáo của nó.")

    @Argument(help: "Thư mục sẽ tạo.")
    var folder = "baocao-demo"
    @OptionGroup var common: CommonOptions

    func run() throws { try Terminal.finish(common.program.demo(folder: folder)) }
}

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Đọc văn bản kế hoạch (.txt, .docx) thành plan.yaml.")

    @Argument(help: "Tệp kế hoạch.")
    var plan: String
    @Option(name: .short, help: "Thư mục làm việc sẽ ghi plan.yaml (mặc định: thư mục hiện tại).")
    var output: String?
    @Flag(help: "In kế hoạch dạng JSON ra màn hình, không ghi tệp.")
    var json = false
    @OptionGroup var common: CommonOptions

    func run() throws {
        let options = ImportRequest(plan: plan, folder: output, printsJSON: json)
        try Terminal.finish(common.program.importPlan(options))
    }
}

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Dựng báo cáo của một kỳ.")

    @Argument(help: "Thư mục làm việc.")
    var folder: String
    @Option(help: "Kỳ báo cáo: 2026-H1 (6 tháng đầu năm) hoặc 2026 (cả năm).")
    var period: String
    @Option(name: .short, help: "Tệp sẽ ghi (mặc định: out/bao-cao-<kỳ>.pdf).")
    var output: String?
    @Option(help: "Dạng tệp: pdf, png, svg, markup hoặc frames.")
    var format: RenderRequest.Format = .pdf
    @Option(help: "Mẫu báo cáo riêng.")
    var template: String?
    @Option(help: "Ngày của văn bản, dạng 2026-05-24; không có thì để trống.")
    var date: String?
    @Option(help: "Thư mục phông chữ thay thế (Times New Roman có bản quyền).")
    var fontDir: String?
    @Option(help: "Độ phân giải của ảnh png, điểm ảnh mỗi inch.")
    var dpi = 150
    @OptionGroup var common: CommonOptions

    func run() throws {
        let options = RenderRequest(
            folder: folder, period: period, output: output, format: format, template: template, date: date,
            fontFolder: fontDir, dpi: dpi)
        try Terminal.finish(common.program.render(options))
    }
}

struct FormsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forms", abstract: "Tạo biểu trống gửi từng đơn vị.")

    @Argument(help: "Thư mục làm việc.")
    var folder: String
    @Option(help: "Kỳ báo cáo: 2026-H1 (6 tháng đầu năm) hoặc 2026 (cả năm).")
    var period: String
    @Option(help: "Dạng biểu: xlsx hoặc csv.")
    var format: FormsRequest.Format = .xlsx
    @Option(name: .short, help: "Thư mục sẽ ghi các biểu (mặc định: out/bieu-<kỳ>).")
    var output: String?
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Terminal.finish(
            common.program.forms(
                FormsRequest(folder: folder, period: period, format: format, output: output)))
    }
}

struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "Dựng và kiểm tra mẫu báo cáo.",
        subcommands: [TemplateRenderCommand.self, TemplateCheckCommand.self, TemplateFieldsCommand.self])
}

struct TemplateRenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Dựng một mẫu với dữ liệu JSON.")

    @Argument(help: "Tệp mẫu.")
    var template: String
    @Option(help: "Tệp dữ liệu JSON.")
    var data: String
    @Flag(help: "Không thêm ký hiệu thoát: in đúng như Jinja2.")
    var noEscape = false
    @Flag(help: "Bỏ dấu xuống dòng ngay sau một thẻ.")
    var trimBlocks = false
    @Flag(help: "Bỏ khoảng trắng đầu dòng trước một thẻ.")
    var lstripBlocks = false
    @Flag(help: "Giữ dấu xuống dòng cuối mẫu.")
    var keepTrailingNewline = false
    @OptionGroup var common: CommonOptions

    func run() throws {
        let options = TemplateRenderRequest(
            template: template, data: data, escapes: !noEscape, trimBlocks: trimBlocks,
            lstripBlocks: lstripBlocks, keepTrailingNewline: keepTrailingNewline)
        try Terminal.finish(common.program.renderTemplate(options))
    }
}

struct TemplateCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Tìm lỗi của một mẫu báo cáo, không cần dữ liệu.")

    @Argument(help: "Tệp mẫu.")
    var template: String
    @OptionGroup var common: CommonOptions

    func run() throws { try Terminal.finish(common.program.checkTemplate(template)) }
}

struct TemplateFieldsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fields", abstract: "Liệt kê các trường dữ liệu mà một mẫu dùng, kèm vị trí.")

    @Argument(help: "Tệp mẫu.")
    var template: String
    @OptionGroup var common: CommonOptions

    func run() throws { try Terminal.finish(common.program.templateFields(template)) }
}
