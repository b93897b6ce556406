package import Diagnostics
internal import Files
package import PlanModel

extension DiagnosticID {
    package static let alreadySent = DiagnosticID("already-sent", .data)
    package static let sentDamaged = DiagnosticID("sent-damaged", .data)
}

/// A file of a sent report, by its path under `sent/P/`.
package struct SentFile: Hashable, Sendable {
    package var path: String
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// How a sent report was made, beside its data: `sent/P/render.yaml`.
package struct SentOptions: Hashable, Sendable {
    package static let file = "render.yaml"

    /// `--date`.
    package var date: CalendarDate?
    /// `--template`, from the folder of the data.
    package var template: String?
    /// Whether last year's data stands under `data/previous`.
    package var hasPrevious: Bool
    /// Whether other fonts than the program's were used; licensed ones are not copied.
    package var hasOwnFonts: Bool

    package init(
        date: CalendarDate? = nil, template: String? = nil, hasPrevious: Bool = false,
        hasOwnFonts: Bool = false
    ) {
        self.date = date
        self.template = template
        self.hasPrevious = hasPrevious
        self.hasOwnFonts = hasOwnFonts
    }

    package var yaml: String { YAMLWriter.text(SentOptions.schema.encode(self)) }

    package init(from file: SourceFile) throws(DiagnosticError) {
        var log = DiagnosticLog()
        let node = try YAMLReader.read(file, &log)
        let options = node.flatMap { SentOptions.schema.decode($0, &log) }
        try log.throwErrors()
        self = options ?? SentOptions()
    }

    private static let schema = RecordSchema(
        blank: SentOptions(),
        [
            .version(Plan.schema, isRequired: true),
            .optional("date", \.date, .date),
            .optional("template", \.template, .name),
            .defaulted("previous", \.hasPrevious, .bool),
            .defaulted("own_fonts", \.hasOwnFonts, .bool),
        ])
}

extension WorkspaceFolder {
    /// As `sha256sum` writes them: a digest, two blanks, a path under `sent/P/`.
    package static let checksumFile = "checksums.txt"

    /// Puts the files under `sent/P/`, read-only, with their checksums: all of them or none.
    ///
    /// - Parameter replaces: moves what was sent before to `sent/.previous/P-1`, `P-2` …
    /// - Throws: `already-sent` when something was and it is not to be replaced.
    /// - Returns: the folder.
    package func freeze(
        _ files: [SentFile], for period: ReportingPeriod, replaces: Bool
    ) throws(DiagnosticError) -> String {
        let target = sentFolder(for: period)
        if environment.kind(of: target) != .missing, !replaces { throw alreadySent(target) }
        let sent = PathName.join(root, "sent")
        var files = files
        let history = try sentHistory(of: period)
        let record = history.recordWithLatest
        if let record {
            files.append(SentFile(path: SentHistory.file, bytes: Array(record.utf8)))
        }
        let sums = files.map { "\(SHA256.hex($0.bytes))  \($0.path)\n" }.joined()
        let all = files.map { ($0.path, $0.bytes) } + [(Self.checksumFile, Array(sums.utf8))]
        let fresh = FreshFolder(target: target, environment: environment)
        try environment.inFolder(sent) { () throws(DiagnosticError) in
            try fresh.make(all, isProtected: true) { () throws(DiagnosticError) in
                // Another command may have sent it since.
                guard environment.kind(of: target) != .missing else { return }
                if !replaces { throw alreadySent(target) }
                guard try sentHistory(of: period).recordWithLatest == record else { throw fresh.busy }
                try environment.createFolder(PathName.join(sent, Self.previousFolder))
                try environment.move(target, to: history.nextFolder)
            }
        }
        return target
    }

    private func alreadySent(_ target: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .alreadySent, vi: "báo cáo của kỳ này đã được gửi, lưu tại “\(target)”",
                en: "the report of this period was sent and is kept in “\(target)”", at: .file(target),
                hints: [
                    Diagnostic.Hint(
                        vi: "thêm --replace để gửi bản thay thế; bản cũ được giữ trong sent/.previous",
                        en: "add --replace to send another; the old one is kept in sent/.previous")
                ]))
    }

    /// How a file under `sent/P/` can differ from what was sent.
    enum SentFault {
        case noChecksums, unreadableChecksum, gone, changed, added
    }

    /// Every difference between what stands under `sent/P/`, or a copy of it, and its checksums.
    ///
    /// - Parameter isMeant: whether a file matters, by its path there.
    package func sentFaults(
        in folder: String, where isMeant: (String) -> Bool = { _ in true }
    ) throws(DiagnosticError) -> [Diagnostic] {
        let list = PathName.join(folder, Self.checksumFile)
        guard environment.kind(of: list) == .file else { return [sentFault(.noChecksums, list)] }
        let (known, unreadable) = try sentSums(in: folder)
        var faults = (0..<unreadable).map { _ in sentFault(.unreadableChecksum, list) }
        for (name, sum) in known where isMeant(name) {
            let path = PathName.join(folder, name)
            if environment.kind(of: path) != .file {
                faults.append(sentFault(.gone, path))
            } else if SHA256.hex(try environment.read(path)) != sum {
                faults.append(sentFault(.changed, path))
            }
        }
        let names = Set(known.map(\.name) + [Self.checksumFile])
        for name in try files(under: folder, "") where !names.contains(name) && isMeant(name) {
            faults.append(sentFault(.added, PathName.join(folder, name)))
        }
        return faults
    }

    /// What was sent, by its paths under `sent/P/`, and how many lines of the list cannot be read.
    func sentSums(
        in folder: String
    ) throws(DiagnosticError) -> (known: [(name: String, sum: String)], unreadable: Int) {
        let list = PathName.join(folder, Self.checksumFile)
        var known: [(name: String, sum: String)] = []
        var unreadable = 0
        for line in String(decoding: try environment.read(list), as: UTF8.self).split(separator: "\n") {
            if let cut = line.firstRange(of: "  ") {
                known.append((String(line[cut.upperBound...]), String(line[..<cut.lowerBound])))
            } else {
                unreadable += 1
            }
        }
        return (known, unreadable)
    }

    private func files(under folder: String, _ prefix: String) throws(DiagnosticError) -> [String] {
        var names: [String] = []
        for name in try environment.list(folder) {
            let path = PathName.join(folder, name)
            if environment.kind(of: path) == .folder, !environment.isLink(path) {
                names += try files(under: path, prefix + name + "/")
            } else {
                names.append(prefix + name)
            }
        }
        return names
    }

    func sentFault(_ fault: SentFault, _ path: String) -> Diagnostic {
        let (vi, en) =
            switch fault {
            case .noChecksums: ("thiếu tệp kê mã kiểm tra", "the list of checksums is missing")
            case .unreadableChecksum: ("có dòng không đọc được", "a line cannot be read")
            case .gone: ("tệp đã gửi nay không còn", "a sent file is gone")
            case .changed: ("tệp khác với bản đã gửi", "the file is not the one that was sent")
            case .added: ("tệp này không có trong bản đã gửi", "the file was not sent")
            }
        return .error(
            .sentDamaged, vi: vi, en: en, at: .file(path),
            hints: [
                Diagnostic.Hint(
                    vi: "lấy lại tệp này từ bản lưu khác; không sửa trong thư mục sent",
                    en: "restore the file from another copy; nothing under sent is edited")
            ])
    }
}
