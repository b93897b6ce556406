package import Diagnostics
internal import Files
package import PlanModel

/// What a bundle says about itself: `manifest.yaml`, the first entry of the archive.
///
///     schema: 1
///     organisation: {issuer: […], locality: phường Mẫu, province: …, level: ward, …}
///     year: 2026
///     period: 2026-H1
///     sent: {report: bao-cao-2026-H1.pdf, sha256: …, date: 2026-05-24}   # null: not sent finally
///     files: [{name: plan.yaml, size: 5120, sha256: …}]
package struct BundleManifest: Hashable, Sendable {
    package static let schema = 1
    package static let file = "manifest.yaml"

    package struct File: Hashable, Sendable {
        package var name: String
        /// In bytes.
        package var size: Int
        /// 64 hexadecimal digits, lower case.
        package var sha256: String
        package var location: Location?

        package init(_ file: PackedFile) {
            name = file.name
            size = file.bytes.count
            sha256 = SHA256.hex(file.bytes)
        }

        fileprivate init() { (name, size, sha256) = ("", 0, "") }
    }

    /// The report that was frozen at `--final`, which this is the data of.
    package struct Sent: Hashable, Sendable {
        package var report: String
        /// Of the report's PDF.
        package var sha256: String
        /// The document's date, where it has one.
        package var date: CalendarDate?

        package init(report: String, sha256: String, date: CalendarDate? = nil) {
            self.report = report
            self.sha256 = sha256
            self.date = date
        }
    }

    package var organisation: Organisation
    package var year: Int
    package var period: ReportingPeriod
    /// Nil for the data of a draft.
    package var sent: Sent?
    /// Every file beside the manifest, sorted by name.
    package var files: [File]

    package init(
        organisation: Organisation, year: Int, period: ReportingPeriod, sent: Sent? = nil, files: [File] = []
    ) {
        self.organisation = organisation
        self.year = year
        self.period = period
        self.sent = sent
        self.files = files
    }

    package var yaml: String { YAMLWriter.text(BundleManifest.record.encode(self)) }

    /// - Throws: every fault of the manifest at its place.
    package init(from file: SourceFile) throws(DiagnosticError) {
        var log = DiagnosticLog()
        let node = try YAMLReader.read(file, &log)
        let manifest = node.flatMap { BundleManifest.record.decode($0, &log) }
        try log.capped.throwErrors()
        guard let manifest else {
            throw DiagnosticError(
                .error(
                    .dataMissingKey, vi: "tệp kê của gói trống", en: "the manifest is empty",
                    at: .file(file.path),
                    hints: [BundleReader.sendAgain]))
        }
        self = manifest
    }

    private static let record = RecordSchema(
        blank: BundleManifest(
            organisation: PlanSchema.organisation.blank, year: 0,
            period: ReportingPeriod(year: 0, kind: .annual)),
        [
            .version(schema, isRequired: true),
            .required("organisation", \.organisation, PlanSchema.organisation.codec),
            .required("year", \.year, .integer(1900...9999)),
            .required("period", \.period, .period),
            .optional("sent", \.sent, sent.codec),
            .required("files", \.files, .filledList(of: entry.codec)),
        ])

    private static let sent = RecordSchema(
        blank: Sent(report: "", sha256: ""),
        [
            .required("report", \.report, .name), .required("sha256", \.sha256, .digest),
            .optional("date", \.date, .date),
        ])

    private static let entry = RecordSchema(
        blank: File(), location: { $0.location = $1 },
        [
            .required("name", \.name, .name), .required("size", \.size, .integer(0...FileLimits.maximumSize)),
            .required("sha256", \.sha256, .digest),
        ])
}

extension Codec where Value == ReportingPeriod {
    /// `2026-H1` or `2026`.
    static let period = Codec(
        decode: { node, log in
            if case .scalar(let text, _) = node.kind, let period = ReportingPeriod(text) { return period }
            log.reportType(
                node, vi: "một kỳ báo cáo, như 2026-H1 hoặc 2026", en: "a period such as 2026-H1 or 2026")
            return nil
        },
        encode: { .text($0.name) })
}

extension Codec where Value == String {
    /// A SHA-256 digest as `sha256sum` writes it.
    fileprivate static let digest = Codec(
        decode: { node, log in
            if case .scalar(let text, _) = node.kind, text.utf8.count == 64,
                text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
            {
                return text
            }
            log.reportType(
                node, vi: "mã SHA-256, 64 chữ số thập lục phân viết thường",
                en: "a SHA-256 digest of 64 lower-case hexadecimal digits")
            return nil
        },
        encode: { .text($0) })
}
