internal import Diagnostics
internal import Files

/// What can be told of a wanted report before any work is done.
struct RenderChecks {
    let request: RenderRequest
    let environment: any Environment
    /// What a file in a folder would be called; nil for the report's own name.
    var fileName: String?

    /// Pixels an inch: a page of A4 stays readable and below a hundred million pixels.
    private static let resolutions = 36...1000

    /// - Parameter log: takes what is odd and can be done all the same.
    func check(_ log: inout DiagnosticLog) throws(DiagnosticError) {
        guard RenderChecks.resolutions.contains(request.dpi) else { throw badResolution }
        if request.trace != nil, request.format == .markup { throw traceNeedsPages }
        for output in [request.output, request.trace].compactMap({ $0 }) {
            try RenderChecks.refuseEmpty(output)
            try checkPlace(of: output)
        }
        try checkTrace()
        if let output = request.output { checkEnding(of: output, &log) }
    }

    private var traceNeedsPages: DiagnosticError {
        DiagnosticError(
            .error(
                .traceNeedsPages, vi: "--trace nói về các trang, còn --format markup không dựng trang",
                en: "--trace tells of pages, and --format markup makes none",
                hints: [Diagnostic.Hint(vi: "bỏ --format markup", en: "leave out --format markup")]))
    }

    /// Refuses a place that cannot take a file, and one that holds data of the workspace.
    /// - Parameter isChosen: whether the user named it; a folder of the program's own is made.
    func checkPlace(of output: String, isChosen: Bool = true) throws(DiagnosticError) {
        try checkInput(output)
        if isChosen { try checkFolder(of: output) }
    }

    /// An empty name after `-o` is most often a variable of a script that was never set.
    static func refuseEmpty(_ output: String?) throws(DiagnosticError) {
        guard output == "" else { return }
        throw DiagnosticError(
            .error(
                .emptyName, vi: "tên sau “-o” để trống", en: "the name after “-o” is empty",
                hints: [
                    Diagnostic.Hint(
                        vi: "ghi tên tệp hay thư mục sau -o, hoặc bỏ -o đi",
                        en: "write a name after -o, or leave -o out")
                ]))
    }

    private var badResolution: DiagnosticError {
        let (low, high) = (RenderChecks.resolutions.lowerBound, RenderChecks.resolutions.upperBound)
        return DiagnosticError(
            .error(
                .badResolution, vi: "“--dpi \(request.dpi)” nằm ngoài khoảng từ \(low) đến \(high)",
                en: "“--dpi \(request.dpi)” is not between \(low) and \(high)",
                hints: [
                    Diagnostic.Hint(
                        vi: "chọn 150 để xem trên màn hình, 300 để in",
                        en: "choose 150 for the screen, 300 for print")
                ]))
    }

    /// Refuses a folder that is not there before the work is done, not after.
    private func checkFolder(of output: String) throws(DiagnosticError) {
        let folder = PathText.folder(of: output)
        if environment.kind(of: output) == .folder {
            throw DiagnosticError(
                .error(
                    .outputIsFolder, vi: "“\(output)” là một thư mục, cần tên một tệp",
                    en: "“\(output)” is a folder; the name of a file is due", at: .file(output),
                    hints: [
                        Diagnostic.Hint(vi: "viết -o \(inside(output))", en: "write -o \(inside(output))")
                    ]))
        }
        switch environment.kind(of: folder) {
        case .folder: return
        case .missing:
            throw DiagnosticError(
                .error(
                    .missingFolder, vi: "không có thư mục “\(folder)” để ghi tệp",
                    en: "there is no folder “\(folder)” to write to", at: .file(output),
                    hints: [
                        Diagnostic.Hint(
                            vi: "tạo thư mục trước: mkdir -p “\(folder)”",
                            en: "make it first: mkdir -p “\(folder)”")
                    ]))
        case .file, .other:
            throw DiagnosticError(
                .error(
                    .missingFolder, vi: "“\(folder)” không phải là thư mục nên không ghi tệp vào đó được",
                    en: "“\(folder)” is no folder, so no file can be written into it", at: .file(output),
                    hints: [Diagnostic.Hint(vi: "chọn thư mục khác", en: "choose another folder")]))
        }
    }

    private func inside(_ folder: String) -> String {
        PathName.join(folder, fileName ?? "bao-cao-\(request.period).\(request.format.ending)")
    }

    /// Refuses to put a report over what reports are made from.
    private func checkInput(_ output: String) throws(DiagnosticError) {
        if isInput(output, of: request.folder) { throw outputIsInput(output) }
    }

    /// Whether a place holds what the reports of a workspace are made from.
    private func isInput(_ output: String, of folder: String) -> Bool {
        let target = environment.place(of: output)
        guard let root = environment.resolved(folder), target.hasPrefix(root + "/") else { return false }
        let name = target.dropFirst(root.count + 1)
        return ["plan.yaml", "wards.yaml", "indicators.yaml"].contains(name)
            || ["reports/", "results/", "sent/"].contains { name.hasPrefix($0) }
    }

    /// Refuses to put a report over a bundle it is made from, or into a ward's folder of data.
    func checkWards(_ wards: [String]) throws(DiagnosticError) {
        for output in [request.output, request.trace].compactMap({ $0 }) {
            let target = environment.place(of: output)
            let isWard = wards.contains { ward in
                environment.resolved(ward) == target || isInput(output, of: ward)
            }
            if isWard { throw outputIsInput(output) }
        }
    }

    /// Refuses to write the report and its trace into one file: the second would end the first.
    private func checkTrace() throws(DiagnosticError) {
        guard let output = request.output, let trace = request.trace,
            environment.place(of: output) == environment.place(of: trace)
        else { return }
        throw DiagnosticError(
            .error(
                .outputTwice, vi: "“-o” và “--trace” ghi vào cùng một tệp “\(trace)”",
                en: "“-o” and “--trace” write to the same file “\(trace)”", at: .file(trace),
                hints: [
                    Diagnostic.Hint(
                        vi: "chọn tên khác cho --trace, như \(trace).json",
                        en: "choose another name for --trace, such as \(trace).json")
                ]))
    }

    private func outputIsInput(_ output: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .outputIsInput,
                vi: "“\(output)” là dữ liệu của thư mục làm việc, không ghi đè báo cáo lên đó",
                en: "“\(output)” is data of the workspace; a report is not written over it",
                at: .file(output),
                hints: [Diagnostic.Hint(vi: "chọn tên tệp khác", en: "choose another file name")]))
    }

    /// `x.png` that holds a PDF opens in no viewer of pictures.
    private func checkEnding(of output: String, _ log: inout DiagnosticLog) {
        let ending = PathName.pathExtension(of: output)
        let others = ["pdf", "png", "svg", "md", "doc", "docx", "xls", "xlsx", "jpg", "jpeg"]
        guard others.contains(ending), ending != request.format.ending else { return }
        let stem = output.dropLast(ending.count)
        var hints = [
            Diagnostic.Hint(
                vi: "đổi tên tệp thành \(stem)\(request.format.ending)",
                en: "name the file \(stem)\(request.format.ending)")
        ]
        if let format = RenderRequest.Format.allCases.first(where: { $0.ending == ending }) {
            hints.append(
                Diagnostic.Hint(
                    vi: "hoặc thêm --format \(format.rawValue)", en: "or add --format \(format.rawValue)"))
        }
        log.report(
            .warning(
                .otherEnding,
                vi: "“\(output)” có đuôi .\(ending) nhưng nội dung là \(request.format.rawValue)",
                en: "“\(output)” ends in .\(ending) but holds \(request.format.rawValue)", at: .file(output),
                hints: hints))
    }
}

extension Environment {
    /// Where a file or folder is, or will be when it is made: with every link followed that is there.
    func place(of path: String) -> String {
        var (above, rest): (String, String?) = (path, nil)
        while true {
            if let found = resolved(above) { return rest.map { PathName.join(found, $0) } ?? found }
            let folder = PathName.folder(of: above)
            guard folder != above else { return path }
            rest = rest.map { PathName.join(PathName.last(of: above), $0) } ?? PathName.last(of: above)
            above = folder
        }
    }
}

extension RenderRequest.Format {
    /// The ending of a file of this kind, without the dot.
    var ending: String {
        switch self {
        case .pdf: "pdf"
        case .png: "png"
        case .svg: "svg"
        case .markup: "md"
        case .frames: "frames.txt"
        }
    }
}

extension DiagnosticID {
    static let emptyName = DiagnosticID("empty-name", .usage)
    static let traceNeedsPages = DiagnosticID("trace-needs-pages", .usage)
    static let badResolution = DiagnosticID("bad-resolution", .usage)
    static let missingFolder = DiagnosticID("missing-folder", .output)
    static let outputIsFolder = DiagnosticID("output-is-folder", .output)
    static let outputIsInput = DiagnosticID("output-is-input", .output)
    static let outputTwice = DiagnosticID("output-twice", .output)
    static let otherEnding = DiagnosticID("other-ending", .output)
}
