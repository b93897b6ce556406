package import Diagnostics
internal import Files
package import PlanModel

extension DiagnosticID {
    package static let bundleSentDiffers = DiagnosticID("bundle-sent-differs", .data)
    package static let bundleStray = DiagnosticID("bundle-stray", .data)
}

/// What a ward sends up for one period: its data as it was at one moment, and a manifest.
package struct WardBundle: Hashable, Sendable {
    package let manifest: BundleManifest
    /// Sorted by name, without the manifest.
    package let files: [PackedFile]

    init(_ manifest: BundleManifest, _ files: [PackedFile]) {
        self.manifest = manifest
        self.files = files
    }

    /// The same bundle, the same bytes: manifest first, then the files by name.
    package func archive() throws(DiagnosticError) -> [UInt8] {
        let own = ZipWriter.Entry(BundleManifest.file, Array(manifest.yaml.utf8))
        return try ZipWriter.bytes([own] + files.map { ZipWriter.Entry($0.name, $0.bytes) })
    }

    /// `phuong-mau-2026-H1`: letters, digits and dashes only, whatever the place is called.
    package var fileStem: String {
        let folded = Folding.ascii(manifest.organisation.locality)
        let words = folded.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return (words + [manifest.period.name[...]]).joined(separator: "-")
    }
}

extension WorkspaceFolder {
    /// The bundle of a period: of what was sent, where a report was made final; else of the draft.
    ///
    /// - Parameter log: told when the folder has moved on since the report was sent.
    /// - Throws: what cannot be read; `sent-damaged` when the frozen data is not what was sent.
    package func bundle(
        of period: ReportingPeriod, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> WardBundle {
        guard isSent(period) else { return try bundle(of: period, sent: nil, log: &log) }
        if let error = DiagnosticError(try sentFaults(in: sentFolder(for: period))) { throw error }
        let frozen = frozenData(for: period)
        let bundle = try frozen.bundle(of: period, sent: try sentReport(of: period), log: &log)
        if let moved = movedOn(since: bundle.files, of: period) { log.report(moved) }
        return bundle
    }

    /// Whether the folder holds other data now than what was sent from it, which is what counts.
    func movedOn(since sent: [PackedFile], of period: ReportingPeriod) -> Diagnostic? {
        guard environment.kind(of: resultsFolder(for: period)) == .folder else { return nil }
        // A folder that cannot be read as it is now is not what was sent, either.
        let now = try? FolderSnapshot(of: self, for: period)
        if let now, now.files.allSatisfy(sent.contains) { return nil }
        return sentDiffers(period)
    }

    private func bundle(
        of period: ReportingPeriod, sent: BundleManifest.Sent?, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> WardBundle {
        let snapshot = try FolderSnapshot(of: self, for: period)
        if !snapshot.strays.isEmpty { log.report(stray(snapshot.strays, period)) }
        let still = PackedFolder(root: root, files: snapshot.files, outside: environment)
        // What is unusual in the plan, `check` tells.
        var unused = DiagnosticLog()
        let plan = try WorkspaceFolder(root: root, environment: still).plan(log: &unused)
        let manifest = BundleManifest(
            organisation: plan.organisation, year: plan.year, period: period, sent: sent,
            files: snapshot.files.map(BundleManifest.File.init))
        return WardBundle(manifest, snapshot.files)
    }

    /// What the manifest says of the frozen report; its checksums were proved before.
    private func sentReport(of period: ReportingPeriod) throws(DiagnosticError) -> BundleManifest.Sent {
        let folder = sentFolder(for: period)
        let report = "bao-cao-\(period.name).pdf"
        let path = PathName.join(folder, SentOptions.file)
        let options = try SentOptions(
            from: try TextDecoding.sourceFile(try environment.read(path), path: path))
        var unused = DiagnosticLog()
        let input = try frozenData(for: period).reportInput(for: period, log: &unused)
        return BundleManifest.Sent(
            report: report, sha256: SHA256.hex(try environment.read(PathName.join(folder, report))),
            date: options.date ?? input.date)
    }

    private func sentDiffers(_ period: ReportingPeriod) -> Diagnostic {
        .warning(
            .bundleSentDiffers,
            vi: "lấy số liệu đã gửi; thư mục làm việc nay đã khác",
            en: "what was sent counts; the workspace has changed since",
            at: .file(sentFolder(for: period)),
            hints: [
                Diagnostic.Hint(
                    vi:
                        "muốn gửi số liệu mới: baocao render \(root) --period \(period.name) --final --replace",
                    en:
                        "to send the new data: baocao render \(root) --period \(period.name) --final --replace"
                )
            ])
    }

    private func stray(_ names: [String], _ period: ReportingPeriod) -> Diagnostic {
        let listed = names.prefix(10).map { "“\($0)”" }.listed + (names.count > 10 ? ", …" : "")
        return .warning(
            .bundleStray, vi: "không đưa vào gói vì không phải biểu: \(listed)",
            en: "left out of the bundle, being no forms: \(listed)", at: .file(resultsFolder(for: period)),
            hints: [
                Diagnostic.Hint(
                    vi: "biểu là tệp .csv hoặc .xlsx; chuyển các tệp khác ra ngoài",
                    en: "a form is a .csv or .xlsx file; move other files away")
            ])
    }
}
