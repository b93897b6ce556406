internal import Diagnostics
internal import Files

/// What can be told of a wanted report before any work is done.
struct RenderChecks {
    let request: RenderRequest
    let environment: any Environment

    /// Pixels an inch: a page of A4 stays readable and below a hundred million pixels.
    private static let resolutions = 36...1000
    /// For the screen.
    static let usualResolution = 150

    /// - Parameter log: takes what is odd and can be done all the same.
    func check(_ log: inout DiagnosticLog) throws(DiagnosticError) {
        if let dpi = request.dpi {
            guard RenderChecks.resolutions.contains(dpi) else { throw Self.badResolution(dpi) }
            if request.format != .png { throw resolutionNeedsPictures }
        }
        if request.trace != nil, request.format == .markup { throw traceNeedsPages }
        if request.replaces, !request.isFinal { throw replaceNeedsFinal }
        let fileName = "bao-cao-\(request.period).\(request.format.ending)"
        for (path, kind) in [(request.output, request.format.kind), (request.trace, .trace)] {
            guard let path else { continue }
            try outputs.check(path, kind, fileName: fileName)
        }
        try checkTrace()
        if let output = request.output { outputs.checkEnding(of: output, request.format.kind, &log) }
        if let trace = request.trace { outputs.checkEnding(of: trace, .trace, &log) }
    }

    private var outputs: OutputGuard { OutputGuard(environment: environment) }

    private var replaceNeedsFinal: DiagnosticError {
        DiagnosticError(
            .error(
                .replaceNeedsFinal, vi: "--replace chỉ dùng cùng --final: bản thảo không thay bản đã gửi",
                en: "--replace goes with --final only: a draft replaces nothing that was sent",
                hints: [
                    Diagnostic.Hint(
                        vi: "thêm --final để gửi bản thay thế, hoặc bỏ --replace",
                        en: "add --final to send another report, or leave out --replace")
                ]))
    }

    private var traceNeedsPages: DiagnosticError {
        DiagnosticError(
            .error(
                .traceNeedsPages, vi: "--trace nói về các trang, còn --format markup không dựng trang",
                en: "--trace tells of pages, and --format markup makes none",
                hints: [Diagnostic.Hint(vi: "bỏ --format markup", en: "leave out --format markup")]))
    }

    private var resolutionNeedsPictures: DiagnosticError {
        DiagnosticError(
            .error(
                .optionClash, vi: "--dpi chỉ dùng cùng --format png, còn ở đây là \(request.format.rawValue)",
                en: "--dpi goes with --format png only, and this is \(request.format.rawValue)",
                hints: [
                    Diagnostic.Hint(
                        vi: "thêm --format png, hoặc bỏ --dpi", en: "add --format png, or leave out --dpi")
                ]))
    }

    private static func badResolution(_ dpi: Int) -> DiagnosticError {
        let (low, high) = (resolutions.lowerBound, resolutions.upperBound)
        return DiagnosticError(
            .error(
                .badResolution, vi: "“--dpi \(dpi)” nằm ngoài khoảng từ \(low) đến \(high)",
                en: "“--dpi \(dpi)” is not between \(low) and \(high)",
                hints: [
                    Diagnostic.Hint(
                        vi: "chọn 150 để xem trên màn hình, 300 để in",
                        en: "choose 150 for the screen, 300 for print")
                ]))
    }

    /// Refuses to put a report over a bundle it is made from.
    func checkWards(_ wards: [String]) throws(DiagnosticError) {
        for output in [request.output, request.trace].compactMap({ $0 }) {
            guard let target = environment.resolved(output) else { continue }
            if wards.contains(where: { environment.resolved($0) == target }) {
                throw OutputGuard.isInput(output)
            }
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
}

extension DiagnosticID {
    static let traceNeedsPages = DiagnosticID("trace-needs-pages", .usage)
    static let replaceNeedsFinal = DiagnosticID("replace-needs-final", .usage)
    static let badResolution = DiagnosticID("bad-resolution", .usage)
    static let outputTwice = DiagnosticID("output-twice", .output)
}
