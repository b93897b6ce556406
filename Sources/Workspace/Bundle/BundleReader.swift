package import Diagnostics
package import Files
package import PlanModel

extension DiagnosticID {
    package static let bundleDamaged = DiagnosticID("bundle-damaged", .data)
    package static let bundleUnsafe = DiagnosticID("bundle-unsafe", .data)
    package static let bundleContent = DiagnosticID("bundle-content", .data)
    package static let bundleChecksum = DiagnosticID("bundle-checksum", .data)
    package static let bundlePeriod = DiagnosticID("bundle-period", .data)
    package static let bundlePlan = DiagnosticID("bundle-plan", .data)
}

extension WardBundle {
    /// A bundle from its bytes, proved: every file is in the manifest and nothing else is, sizes
    /// and checksums hold, and every name is one a workspace has. Nothing is written.
    ///
    /// - Parameter period: the one that is wanted; nil takes any.
    /// - Throws: everything that is wrong, at the bundle or in its manifest.
    package init(
        reading bytes: [UInt8], path: String, for period: ReportingPeriod? = nil
    ) throws(DiagnosticError) {
        var reader = BundleReader(path: path, archive: try BundleReader.open(bytes, path))
        let manifest = try reader.manifest(for: period)
        let files = reader.files(of: manifest)
        try reader.log.throwErrors()
        self.init(manifest, files)
    }

    /// The bundle as a workspace, and its plan, which must be the one the manifest speaks of.
    package func plan(
        path: String, outside: any Environment, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> (folder: WorkspaceFolder, plan: Plan) {
        let still = PackedFolder(root: path, files: files, outside: outside)
        let folder = WorkspaceFolder(root: path, environment: still)
        let plan = try folder.plan(log: &log)
        guard plan.organisation == manifest.organisation, plan.year == manifest.year else {
            throw DiagnosticError(
                .error(
                    .bundlePlan, vi: "tệp kê của gói không khớp kế hoạch trong gói",
                    en: "the manifest does not agree with the plan in the bundle",
                    at: .file("\(path)/\(BundleManifest.file)"), hints: [BundleReader.sendAgain]))
        }
        return (folder, plan)
    }
}

/// Opens a bundle and compares what is in it with what it says of itself.
struct BundleReader {
    let path: String
    let archive: ZipArchive
    var log = DiagnosticLog()

    static let sendAgain = Diagnostic.Hint(
        vi: "xin lại gói từ nơi gửi, lập bằng lệnh baocao pack",
        en: "ask for the bundle again, made with baocao pack")

    /// How much a ward's bundle may hold; a usual one has 30 files and 60 KiB.
    static let limits: ZipArchive.Limits = {
        var limits = ZipArchive.Limits()
        limits.entries = 1000
        limits.entrySize = FormFile.maximumSize
        limits.totalSize = 64 << 20
        return limits
    }()

    init(path: String, archive: ZipArchive) {
        self.path = path
        self.archive = archive
    }

    static func open(_ bytes: [UInt8], _ path: String) throws(DiagnosticError) -> ZipArchive {
        do throws(DiagnosticError) {
            return try ZipArchive(bytes, path: path, limits: limits)
        } catch {
            // The archive's own words speak of Office files.
            guard error.diagnostics.first?.id == .zipDamaged else { throw error }
            throw damaged(path)
        }
    }

    private static func damaged(_ path: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .bundleDamaged, vi: "“\(path)” bị hỏng hoặc không phải là gói số liệu",
                en: "“\(path)” is damaged or no bundle", at: .file(path), hints: [sendAgain]))
    }

    /// The manifest, when it is of a period's bundle that can be read.
    mutating func manifest(for period: ReportingPeriod?) throws(DiagnosticError) -> BundleManifest {
        for entry in archive.entries where !entry.isPlainFile { refuseLink(entry.name) }
        guard archive.contains(BundleManifest.file) else {
            log.report(
                content(
                    vi: "gói không có tệp kê \(BundleManifest.file)",
                    en: "the bundle has no \(BundleManifest.file)"))
            throw DiagnosticError(log.entries) ?? BundleReader.damaged(path)
        }
        let place = "\(path)/\(BundleManifest.file)"
        let source = try TextDecoding.sourceFile(try bytes(of: BundleManifest.file), path: place)
        let manifest = try BundleManifest(from: source)
        if let period, manifest.period != period {
            log.report(otherPeriod(manifest.period, period))
        } else if manifest.year != manifest.period.year {
            log.report(
                .error(
                    .bundlePeriod,
                    vi: "kế hoạch của năm \(manifest.year), gói là của kỳ \(manifest.period.name)",
                    en: "the plan is for \(manifest.year), the bundle for \(manifest.period.name)",
                    at: .file(place), hints: [BundleReader.sendAgain]))
        }
        return manifest
    }

    /// The files the manifest names, as far as they are what it says.
    mutating func files(of manifest: BundleManifest) -> [PackedFile] {
        let wanted = allowed(in: manifest)
        let present = Dictionary(
            archive.entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var files: [PackedFile] = []
        for file in wanted {
            guard let entry = present[file.name] else {
                log.report(
                    content(
                        vi: "gói thiếu tệp “\(file.name)”", en: "the bundle lacks “\(file.name)”",
                        at: file.location))
                continue
            }
            guard entry.size == file.size else {
                log.report(changed(file))
                continue
            }
            do throws(DiagnosticError) {
                let bytes = try bytes(of: file.name)
                if SHA256.hex(bytes) == file.sha256 {
                    files.append(PackedFile(file.name, bytes))
                } else {
                    log.report(changed(file))
                }
            } catch {
                log.report(contentsOf: error.diagnostics)
            }
        }
        return files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// The files of the manifest; refuses names that no workspace has, that stand twice, or that
    /// the manifest does not know.
    private mutating func allowed(in manifest: BundleManifest) -> [BundleManifest.File] {
        var known: Set<String> = [BundleManifest.file]
        var files: [BundleManifest.File] = []
        for file in manifest.files {
            if !known.insert(file.name).inserted {
                log.report(
                    content(
                        vi: "tệp kê ghi “\(file.name)” hai lần",
                        en: "the manifest names “\(file.name)” twice",
                        at: file.location))
            } else if PackedName.isAllowed(file.name, for: manifest.period) {
                files.append(file)
            } else {
                refuseName(file.name, at: file.location)
            }
        }
        for entry in archive.entries where !known.contains(entry.name) && entry.isPlainFile {
            log.report(
                content(
                    vi: "tệp “\(entry.name)” không có trong tệp kê của gói",
                    en: "“\(entry.name)” is not in the manifest"))
        }
        if !known.contains("plan.yaml") {
            log.report(content(vi: "gói không có plan.yaml", en: "the bundle has no plan.yaml"))
        }
        return files
    }

    private func bytes(of name: String) throws(DiagnosticError) -> [UInt8] {
        do throws(DiagnosticError) {
            return try archive.bytes(of: name)
        } catch {
            guard error.diagnostics.first?.id == .zipDamaged else { throw error }
            throw DiagnosticError(
                .error(
                    .bundleDamaged, vi: "phần “\(name)” trong gói bị hỏng",
                    en: "the part “\(name)” of the bundle is damaged", at: .file(path),
                    hints: [BundleReader.sendAgain]))
        }
    }

    private mutating func refuseName(_ name: String, at location: Location?) {
        log.report(
            .error(
                .bundleUnsafe, vi: "gói không được chứa tệp tên “\(name)”",
                en: "a bundle may not hold a file named “\(name)”", at: location ?? .file(path),
                hints: [BundleReader.sendAgain]))
    }

    private mutating func refuseLink(_ name: String) {
        log.report(
            .error(
                .bundleUnsafe,
                vi: "“\(name)” trong gói là liên kết, thư mục hoặc thiết bị, không phải tệp thường",
                en: "“\(name)” in the bundle is a link, folder or device and no plain file", at: .file(path),
                hints: [BundleReader.sendAgain]))
    }

    private func changed(_ file: BundleManifest.File) -> Diagnostic {
        .error(
            .bundleChecksum, vi: "tệp “\(file.name)” trong gói khác với bản đã đóng gói (sai mã kiểm tra)",
            en: "“\(file.name)” is not the file that was packed (its checksum differs)",
            at: file.location ?? .file(path), hints: [BundleReader.sendAgain])
    }

    private func content(vi: String, en: String, at location: Location? = nil) -> Diagnostic {
        .error(.bundleContent, vi: vi, en: en, at: location ?? .file(path), hints: [BundleReader.sendAgain])
    }

    private func otherPeriod(_ found: ReportingPeriod, _ wanted: ReportingPeriod) -> Diagnostic {
        .error(
            .bundlePeriod, vi: "gói là của kỳ \(found.name), đang cần kỳ \(wanted.name)",
            en: "the bundle is of \(found.name), \(wanted.name) is due", at: .file(path),
            hints: [
                Diagnostic.Hint(
                    vi: "xin gói của kỳ \(wanted.name), hoặc xem lại --period",
                    en: "ask for the bundle of \(wanted.name), or check --period")
            ])
    }
}
