internal import ArgumentParser
internal import ReportKit

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: Speech.say(
            vi: "Tạo thư mục mẫu và cả hai báo cáo của nó.",
            en: "Make a sample workspace and both its reports."))

    @Argument(
        help: .say(vi: "Thư mục sẽ tạo.", en: "The folder to make.", value: (vi: "thư-mục", en: "folder")))
    var folder = "baocao-demo"
    @OptionGroup var common: CommonOptions

    func run() throws { try Terminal.finish(common.program.demo(folder: folder)) }
}

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: Speech.say(
            vi: "Đọc văn bản kế hoạch (.txt, .docx) thành plan.yaml.",
            en: "Read the text of a plan (.txt, .docx) into plan.yaml."))

    @Argument(
        help: .say(
            vi: "Tệp kế hoạch, .docx hoặc .txt.", en: "The plan, .docx or .txt.",
            value: (vi: "kế-hoạch", en: "plan")))
    var plan: String
    @Option(
        name: [.short, .long],
        help: .say(
            vi: "Thư mục làm việc sẽ ghi plan.yaml; không có thì ghi ở thư mục hiện tại.",
            en: "The workspace that gets plan.yaml; without it, the current folder.",
            value: (vi: "thư-mục", en: "folder")))
    var output: String?
    @Option(
        help: .say(
            vi: "Bảng mã của tệp .txt kiểu cũ: windows-1258 hoặc tcvn3; không có thì là utf-8.",
            en: "The encoding of an old .txt file: windows-1258 or tcvn3; without it, utf-8.",
            value: (vi: "bảng-mã", en: "encoding")))
    var encoding: CollectRequest.Encoding?
    @Flag(
        help: .say(
            vi: "In kế hoạch dạng JSON ra màn hình; chỉ ghi tệp khi có -o.",
            en: "Print the plan as JSON; a file is written only with -o."))
    var json = false
    @Flag(
        help: .say(
            vi: "Mỗi đơn vị đứng chung một mục có phiếu riêng, với đủ nhiệm vụ của mục.",
            en: "Offices that one heading names get a form each, with all its tasks."))
    var splitUnits = false
    @OptionGroup var common: CommonOptions

    func run() throws {
        let options = ImportRequest(
            plan: plan, folder: output, encoding: encoding, printsJSON: json, splitsUnits: splitUnits)
        try Terminal.finish(common.program.importPlan(options))
    }
}

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: Speech.say(vi: "Dựng báo cáo của một kỳ.", en: "Make the report of a period."))

    @Argument(help: .workspace)
    var folder: String
    @Option(help: .period)
    var period: String
    @Option(
        name: [.short, .long],
        help: .say(
            vi: "Tệp sẽ ghi; không có thì ghi out/bao-cao-<kỳ>.pdf trong thư mục làm việc.",
            en: "The file to write; without it, out/bao-cao-<period>.pdf in the workspace.",
            value: (vi: "tệp", en: "file")))
    var output: String?
    @OptionGroup var file: FileOptions
    @OptionGroup var report: ReportOptions
    @Option(
        help: .say(
            vi: "Thư mục làm việc của năm trước, để so sánh; không có thì theo mục previous của plan.yaml.",
            en: "Last year's workspace, to compare with; without it, the key previous of plan.yaml.",
            value: (vi: "thư-mục", en: "folder")))
    var previous: String?
    @Flag(
        name: .customLong("final"),
        help: .say(
            vi: "Lập bản gửi đi: từ chối khi còn lỗi, lưu cùng dữ liệu vào sent/<kỳ>/.",
            en: "Make the report that is sent: refused while something is open, kept with its data in sent/.")
    )
    var isFinal = false
    @Flag(
        name: .customLong("replace"),
        help: .say(
            vi: "Với --final: gửi bản thay thế; bản cũ được giữ.",
            en: "With --final: send another; the old one is kept."))
    var replaces = false
    @OptionGroup var common: CommonOptions

    func run() throws {
        let options = RenderRequest(
            folder: folder, period: period, output: output, format: file.format, template: report.template,
            date: report.date, previous: previous, isFinal: isFinal, replaces: replaces,
            marksDraft: !report.hidesDraftMark, fontFolder: report.fontDir, dpi: file.dpi, trace: file.trace)
        try Terminal.finish(common.program.render(options))
    }
}

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: Speech.say(
            vi: "Cho biết một số liệu trong báo cáo lấy từ những ô nào.",
            en: "Tell which cells a printed figure came from."))

    @Argument(
        help: .say(
            vi: "Tệp do baocao render --trace ghi.", en: "The file of baocao render --trace.",
            value: (vi: "tệp", en: "file")))
    var file: String
    @Argument(
        help: .say(
            vi: "Số liệu hoặc chữ như in trong báo cáo, như “72,7%”.",
            en: "A figure or text as it is printed, such as “72,7%”.", value: (vi: "chữ", en: "text")))
    var text: String
    @OptionGroup var common: CommonOptions

    func run() throws { try Terminal.finish(common.program.explain(file, text: text)) }
}

struct FormsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forms",
        abstract: Speech.say(vi: "Tạo biểu trống gửi từng đơn vị.", en: "Make a blank form for each unit."))

    @Argument(help: .workspace)
    var folder: String
    @Option(help: .period)
    var period: String
    @Option(
        help: .say(
            vi: "Dạng biểu: xlsx hoặc csv.", en: "The kind of form: xlsx or csv.",
            value: (vi: "dạng", en: "format")))
    var format: FormsRequest.Format = .xlsx
    @Option(
        help: .say(
            vi:
                "Dấu tách ô của tệp csv: comma (dấu phẩy) hoặc semicolon (dấu chấm phẩy); không có thì là comma.",
            en: "What separates the cells of a csv file: comma or semicolon; without it, comma.",
            value: (vi: "dấu", en: "delimiter")))
    var delimiter: FormsRequest.Delimiter?
    @Option(
        name: [.short, .long],
        help: .say(
            vi: "Thư mục sẽ ghi các biểu; không có thì ghi vào out/bieu-<kỳ>.",
            en: "The folder for the forms; without it, out/bieu-<period>.",
            value: (vi: "thư-mục", en: "folder")))
    var output: String?
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Terminal.finish(
            common.program.forms(
                FormsRequest(
                    folder: folder, period: period, format: format, delimiter: delimiter, output: output)))
    }
}

struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: Speech.say(vi: "Dựng và kiểm tra mẫu báo cáo.", en: "Render and check templates."),
        subcommands: [
            TemplateRenderCommand.self, TemplateCheckCommand.self, TemplateFieldsCommand.self,
            TemplateCopyCommand.self,
        ])
}

struct TemplateRenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: Speech.say(vi: "Dựng một mẫu với dữ liệu JSON.", en: "Fill a template with JSON data."))

    @Argument(help: .template)
    var template: String
    @Option(help: .say(vi: "Tệp dữ liệu JSON.", en: "The data, a JSON file.", value: (vi: "tệp", en: "file")))
    var data: String
    @Flag(
        help: .say(
            vi: "Không thêm ký hiệu thoát: in đúng như Jinja2.", en: "Escape nothing: print as Jinja2 does."))
    var noEscape = false
    @Flag(help: .say(vi: "Bỏ dấu xuống dòng ngay sau một thẻ.", en: "Drop the line end after a tag."))
    var trimBlocks = false
    @Flag(
        help: .say(
            vi: "Bỏ khoảng trắng đầu dòng trước một thẻ.",
            en: "Drop the blanks before a tag that begins a line."))
    var lstripBlocks = false
    @Flag(help: .say(vi: "Giữ dấu xuống dòng cuối mẫu.", en: "Keep the line end that ends the template."))
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
        commandName: "check",
        abstract: Speech.say(
            vi: "Tìm lỗi của một mẫu báo cáo, không cần dữ liệu.",
            en: "Find the faults of a template, without data."))

    @Argument(help: .template)
    var template: String
    @OptionGroup var common: CommonOptions

    func run() throws { try Terminal.finish(common.program.checkTemplate(template)) }
}

struct TemplateFieldsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fields",
        abstract: Speech.say(
            vi: "Liệt kê các trường dữ liệu mà một mẫu dùng, kèm vị trí.",
            en: "List the fields a template uses, with their places."))

    @Argument(help: .template)
    var template: String
    @OptionGroup var common: CommonOptions

    func run() throws { try Terminal.finish(common.program.templateFields(template)) }
}
