internal import Diagnostics
internal import Files
internal import PlanModel
internal import Workspace

/// Which sent reports `verify` looks at.
public struct VerifyRequest: Sendable {
    public var folder: String
    /// Nil: every period something was sent for.
    public var period: String?
    /// The fonts the report was made with, where they were not the program's.
    public var fontFolder: String?

    public init(folder: String, period: String? = nil, fontFolder: String? = nil) {
        self.folder = folder
        self.period = period
        self.fontFolder = fontFolder
    }
}

extension Baocao {
    /// `render --final`: refuses while `check` has open errors or a section is blank, else freezes
    /// the report with its data under `sent/P/`. Nothing is written unless everything is in place.
    func send(_ request: RenderRequest) -> Outcome {
        run { (log) throws(DiagnosticError) in
            guard request.format == .pdf else { throw Self.notPDF(request) }
            try RenderChecks(request: request, environment: environment).check(&log)
            let record = try record(
                of: CheckRequest(folder: request.folder, period: request.period, previous: request.previous))
            log.report(contentsOf: record.faults + record.open.map(\.named))
            try log.throwErrors()
            var making = DiagnosticLog()
            let made = try made(request, log: &making)
            // What was told by its name, or accepted, is not told again.
            let known = Set(record.findings.map(\.diagnostic))
            log.report(contentsOf: making.entries.filter { !known.contains($0) })
            log.report(contentsOf: try doubtsBeforeReplacing(request, made.sources.period))
            let input = WorkspaceFolder(root: request.folder, environment: environment)
                .reportPath(for: made.sources.period)
            if let error = DiagnosticError(made.markup.blankSections(input)) { throw error }
            let material = SentMaterial(request: request, environment: environment)
            return (
                period: made.sources.period,
                files: try material.files(made.sources, pdf: made.files.first?.bytes ?? []),
                // The file of `--trace`, which is no part of what is sent.
                others: Array(made.files.dropFirst())
            )
        } finish: { (sent) throws(DiagnosticError) in
            try freeze(sent.files, of: sent.period, and: sent.others, request)
        }
    }

    /// What is wrong with the versions before the one that is made; it stops nobody from sending another.
    func doubtsBeforeReplacing(
        _ request: RenderRequest, _ period: ReportingPeriod
    ) throws(DiagnosticError) -> [Diagnostic] {
        guard request.replaces else { return [] }
        let folder = WorkspaceFolder(root: request.folder, environment: environment)
        return (try folder.sentHistory(of: period).faults + folder.strayVersions()).map { fault in
            var warning = fault
            warning.severity = .warning
            return warning
        }
    }

    /// Puts what is sent in its place, and beside it what is not part of it.
    /// - Returns: the paths, for stdout.
    func freeze(
        _ files: [SentFile], of period: ReportingPeriod, and others: [RenderedFile], _ request: RenderRequest
    ) throws(DiagnosticError) -> [UInt8] {
        let folder = WorkspaceFolder(root: request.folder, environment: environment)
        let target = try folder.freeze(files, for: period, replaces: request.replaces)
        let copy = request.output.map { [RenderedFile(path: $0, bytes: files[0].bytes, kind: .pdf)] } ?? []
        return Array("\(target)/\(SentMaterial.report(period))\n".utf8) + (try write(copy + others))
    }

    /// Proves that what was sent is what stands there, and that it can be made again byte for byte; so for
    /// every copy that another replaced.
    public func verify(_ request: VerifyRequest) -> Outcome {
        run { (log) throws(DiagnosticError) in
            let folder = WorkspaceFolder(root: request.folder, environment: environment)
            let periods =
                if let text = request.period {
                    [try ReportSources.period(text)]
                } else {
                    try folder.sentPeriods()
                }
            let strays = try folder.strayVersions()
            if periods.isEmpty, strays.isEmpty {
                try folder.checkRoot()
                throw nothingSent(request.folder, period: nil)
            }
            var proven: [String] = []
            for period in periods {
                let sent = folder.sentFolder(for: period)
                let history = try folder.sentHistory(of: period)
                if history.isEmpty {
                    try folder.checkRoot()
                    throw nothingSent(request.folder, period: period)
                }
                log.report(contentsOf: history.faults)
                for copy in [sent] + history.copies where environment.kind(of: copy) == .folder {
                    log.report(contentsOf: try faults(of: period, in: copy, request))
                    proven.append(copy == sent ? period.name : "sent/.previous/\(PathName.last(of: copy))")
                }
            }
            log.report(contentsOf: strays)
            return proven
        } finish: { proven in
            let lines = proven.map { name in
                say(
                    vi: "\(name): nguyên vẹn, dựng lại giống từng byte",
                    en: "\(name): intact, made again byte for byte")
            }
            return Array((lines.joined(separator: "\n") + "\n").utf8)
        }
    }

    /// - Parameter sent: the folder of what was sent, or of a copy that was replaced.
    private func faults(
        of period: ReportingPeriod, in sent: String, _ request: VerifyRequest
    ) throws(DiagnosticError) -> [Diagnostic] {
        let folder = WorkspaceFolder(root: request.folder, environment: environment)
        let faults = try folder.sentFaults(in: sent)
        // From damaged data another report comes of course.
        guard faults.isEmpty else { return faults }
        let again = try remade(period, in: sent, request)
        let path = "\(sent)/\(SentMaterial.report(period))"
        guard try environment.read(path) != again else { return [] }
        return [
            .error(
                .sentDiffers, vi: "dựng lại từ dữ liệu đã gửi cho một tệp khác",
                en: "another file comes from the data that was sent", at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi:
                            "nếu báo cáo do phiên bản khác của chương trình lập, kiểm tra bằng đúng phiên bản ấy",
                        en: "if another version of the program made it, verify it with that one"),
                    Diagnostic.Hint(
                        vi: "nếu vẫn khác thì tệp và mã kiểm tra đã cùng bị sửa: so với bản lưu khác",
                        en: "if it still differs, file and checksum were both edited: compare another copy"),
                ])
        ]
    }

    private func remade(
        _ period: ReportingPeriod, in sent: String, _ request: VerifyRequest
    ) throws(DiagnosticError) -> [UInt8] {
        let data = PathName.join(sent, "data")
        let path = "\(sent)/\(SentOptions.file)"
        let options = try SentOptions(
            from: try TextDecoding.sourceFile(try environment.read(path), path: path))
        if options.hasOwnFonts, request.fontFolder == nil { throw Self.fontsNeeded(path) }
        let again = RenderRequest(
            folder: data, period: period.name, template: options.template.map { PathName.join(data, $0) },
            date: options.date?.iso, previous: options.hasPrevious ? PathName.join(data, "previous") : nil,
            isFinal: true,
            fontFolder: request.fontFolder)
        // What is unusual in the data was told when it was sent.
        var told = DiagnosticLog()
        let wards = "\(data)/\(SentMaterial.wards)"
        if environment.kind(of: wards) == .folder {
            let names = try environment.list(wards).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            let city = ConsolidateRequest(report: again, wards: names.map { "\(wards)/\($0)" })
            return try made(city, log: &told).files.first?.bytes ?? []
        }
        return try made(again, log: &told).files.first?.bytes ?? []
    }

    static func notPDF(_ request: RenderRequest) -> DiagnosticError {
        DiagnosticError(
            .error(
                .finalFormat, vi: "--final chỉ lập tệp pdf, không lập \(request.format.rawValue)",
                en: "--final makes a pdf, not \(request.format.rawValue)",
                hints: [Diagnostic.Hint(vi: "bỏ --format", en: "leave out --format")]))
    }

    /// - Parameter period: the one that was asked for; nil for any.
    private func nothingSent(_ folder: String, period: ReportingPeriod?) -> DiagnosticError {
        let isCity = environment.kind(of: PathName.join(folder, "wards.yaml")) == .file
        let name = PathText.shellQuoted(folder)
        let command = { (wards: String) in
            isCity ? "baocao consolidate \(name) \(wards)… --period" : "baocao render \(name) --period"
        }
        let asked = period.map { Message(vi: "kỳ \($0.name)", en: "for \($0.name)") }
        return DiagnosticError(
            .error(
                .nothingSent, vi: "“\(folder)” chưa gửi báo cáo \(asked?.vi ?? "nào")",
                en: "no report \(asked.map { $0.en + " " } ?? "")was sent from “\(folder)”",
                at: .file(folder),
                hints: [
                    Diagnostic.Hint(
                        vi: "gửi báo cáo: \(command("PHƯỜNG")) \(period?.name ?? "KỲ") --final",
                        en: "send a report: \(command("WARD")) \(period?.name ?? "PERIOD") --final")
                ]))
    }

    private static func fontsNeeded(_ path: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .finalFonts, vi: "báo cáo đã gửi dùng phông chữ riêng, không lưu kèm",
                en: "the sent report used fonts of its own, which are not kept", at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "chỉ thư mục phông chữ ấy bằng --font-dir",
                        en: "name the folder of those fonts with --font-dir")
                ]))
    }
}

extension RenderedTemplate {
    /// The sections that have neither data nor text.
    /// - Parameter path: of the report file they are written into, where each is told.
    func blankSections(_ path: String) -> [Diagnostic] {
        let mark = Array("(chưa có nội dung)".utf8)
        var found: [Diagnostic] = []
        var offset = 0
        let bytes = text.utf8
        while offset + mark.count <= bytes.count {
            guard bytes[offset] == mark[0], bytes[offset..<offset + mark.count].elementsEqual(mark) else {
                offset += 1
                continue
            }
            let segment = text.segment(at: offset)
            // Only the template's own words say so; a unit may type the same.
            if let segment, !segment.isValue {
                found.append(blank(heading(before: offset), at: segment.place, path))
            }
            offset += mark.count
        }
        return found
    }

    private func blank(_ heading: String, at place: SourceSpan, _ path: String) -> Diagnostic {
        var fault = Diagnostic.error(
            .blankSection, vi: "mục “\(heading)” chưa có nội dung",
            en: "the section “\(heading)” has no content", at: .file(path),
            hints: [
                wayOut(place.file.path, path),
                Diagnostic.Hint(
                    vi: "mẫu in mục này ở đây", en: "the template prints the section here", at: .span(place)),
            ])
        fault.subject = part(under: heading)
        return fault
    }

    /// The keys of the report file that the part of a template prints; of an office's own part nobody knows.
    private func wayOut(_ template: String, _ path: String) -> Diagnostic.Hint {
        let keys =
            switch PathName.last(of: template) {
            case "chi-dao.md.j2": "documents"
            case "danh-gia.md.j2": "assessment"
            case "phuong-huong.md.j2": "directions"
            default: "documents, assessment, directions"
            }
        return Diagnostic.Hint(
            vi: "ghi nội dung vào \(path), mục \(keys)", en: "write it into \(path), under \(keys)")
    }

    /// What `check` calls the part that a section of the program's own skeletons prints.
    private func part(under heading: String) -> String? {
        switch heading {
        case "Ưu điểm": "assessment.strengths"
        case "Tồn tại, hạn chế": "assessment.shortcomings"
        case "Nguyên nhân": "assessment.causes"
        default: heading.hasPrefix("PHƯƠNG HƯỚNG") ? "directions" : nil
        }
    }

    private func heading(before offset: Int) -> String {
        let lines = String(decoding: text.utf8[..<offset], as: UTF8.self).split(separator: "\n")
        let heading = lines.last { $0.hasPrefix("#") } ?? ""
        return String(heading.drop { $0 == "#" || $0 == " " }).replacing("\\", with: "")
    }
}

extension DiagnosticID {
    static let blankSection = DiagnosticID("blank-section", .data)
    static let finalFormat = DiagnosticID("final-format", .usage)
    static let finalFonts = DiagnosticID("final-fonts", .usage)
    static let nothingSent = DiagnosticID("nothing-sent", .data)
    static let sentDiffers = DiagnosticID("sent-differs", .data)
}
