internal import Diagnostics
internal import Files
internal import PlanModel
internal import Workspace

extension Baocao {
    /// Writes a sample workspace from its plan text and makes both its reports.
    ///
    /// - Parameter folder: made when it is not there. In one made before, files that
    ///   stand there are kept, so that a changed form shows in the reports; a
    ///   folder that holds anything else is refused.
    public func demo(folder: String) -> Outcome {
        run { (log) throws(DiagnosticError) in
            try refuseFilled(folder)
            for name in environment.assetNames where name.hasPrefix(Sample.prefix) {
                try copy(name, to: folder)
            }
            if environment.kind(of: PathName.join(folder, "plan.yaml")) == .missing {
                let plan = try readPlan(PathName.join(folder, Sample.plan), log: &log)
                try WorkspaceFolder(root: folder, environment: environment).write(plan)
            }
            var reports: [RenderedFile] = []
            for period in Sample.periods {
                reports += try files(RenderRequest(folder: folder, period: period), log: &log)
            }
            return reports
        } finish: { (reports) throws(DiagnosticError) in
            try write(reports)
        }
    }

    private enum Sample {
        static let prefix = "templates/demo/"
        static let plan = "ke-hoach.txt"
        static let periods = ["2026-H1", "2026"]
    }

    private func copy(_ name: String, to folder: String) throws(DiagnosticError) {
        guard let asset = environment.asset(name) else { return }
        let path = PathName.join(folder, String(name.dropFirst(Sample.prefix.count)))
        guard environment.kind(of: path) == .missing else { return }
        try WorkspaceFolder(root: folder, environment: environment).refuseOutside(path)
        try environment.inFolder(PathName.folder(of: path)) { () throws(DiagnosticError) in
            try environment.write(Array(asset.bytes), to: path)
        }
    }

    private func refuseFilled(_ folder: String) throws(DiagnosticError) {
        switch environment.kind(of: folder) {
        case .missing: return
        case .folder: break
        case .file, .other:
            throw notEmpty(
                folder, vi: "“\(folder)” là một tệp, không phải thư mục",
                en: "“\(folder)” is a file and no folder")
        }
        // What a killed process has left is hidden.
        let names = try environment.list(folder).filter { !$0.hasPrefix(".") }
        if names.isEmpty || isSample(folder) { return }
        throw notEmpty(
            folder, vi: "thư mục “\(folder)” đã có dữ liệu khác, không ghi đè",
            en: "the folder “\(folder)” holds something else and is not overwritten")
    }

    /// By the first lines of its plan, which name the sample's ward.
    private func isSample(_ folder: String) -> Bool {
        // A plan that cannot be read is somebody else's.
        guard let plan = try? environment.read(PathName.join(folder, Sample.plan)),
            let own = environment.asset(Sample.prefix + Sample.plan)
        else { return false }
        let head = own.bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 2).prefix(2)
        return plan.starts(with: head.joined(separator: "\n".utf8))
    }

    private func notEmpty(_ folder: String, vi: String, en: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .folderNotEmpty, vi: vi, en: en, at: .file(folder),
                hints: [
                    Diagnostic.Hint(
                        vi: "chọn thư mục khác: baocao demo TEN-THU-MUC",
                        en: "name another folder: baocao demo FOLDER")
                ]))
    }
}

extension DiagnosticID {
    static let folderNotEmpty = DiagnosticID("folder-not-empty", .output)
}
