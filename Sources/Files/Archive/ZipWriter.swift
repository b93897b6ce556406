internal import CXlsx
package import Diagnostics

extension DiagnosticID {
    package static let zipUnwritten = DiagnosticID("zip-unwritten", .fault)
}

/// Makes a ZIP archive whose bytes depend on its entries alone: stored unpacked, so that no
/// version of a compressor shows, and without clock, user or machine.
package enum ZipWriter {
    package struct Entry: Hashable, Sendable {
        package let name: String
        package let bytes: [UInt8]

        package init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// 1980-01-01, the first day the format knows (APPNOTE 4.4.6).
    private static let firstDay: UInt16 = 1 << 5 | 1
    /// A regular file everyone may read (POSIX `st_mode` in the upper half, APPNOTE 4.4.15).
    private static let plainFile: UInt32 = 0o100644 << 16

    /// The archive of the entries in the order given.
    /// - Parameter entries: names that differ; in UTF-8, with `/` between folders.
    package static func bytes(_ entries: [Entry]) throws(DiagnosticError) -> [UInt8] {
        guard let target = zip_source_buffer_create(nil, 0, 0, nil) else { throw unwritten }
        defer { zip_source_free(target) }
        // The archive takes one reference when it opens; what was written is read through the other.
        zip_source_keep(target)
        guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, nil) else {
            zip_source_free(target)
            throw unwritten
        }
        // libzip reads the bytes when it closes: they must still be there.
        let blobs = entries.map { Blob(copying: $0.bytes) }
        let isWhole = zip(entries, blobs).allSatisfy { add($0.name, $1, to: archive) }
        guard isWhole, zip_close(archive) == 0 else {
            zip_discard(archive)
            throw unwritten
        }
        return try withExtendedLifetime(blobs) { () throws(DiagnosticError) in try contents(of: target) }
    }

    private static func add(_ name: String, _ blob: Blob, to archive: OpaquePointer) -> Bool {
        let count = zip_uint64_t(blob.bytes.count)
        guard let source = zip_source_buffer(archive, blob.bytes.baseAddress, count, 0) else { return false }
        let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            return false
        }
        let place = zip_uint64_t(index)
        return zip_set_file_compression(archive, place, zip_int32_t(ZIP_CM_STORE), 0) == 0
            && zip_file_set_dostime(archive, place, 0, firstDay, 0) == 0
            && zip_file_set_external_attributes(
                archive, place, 0, zip_uint8_t(ZIP_OPSYS_UNIX), plainFile) == 0
    }

    private static func contents(of source: OpaquePointer) throws(DiagnosticError) -> [UInt8] {
        var status = zip_stat_t()
        guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else { throw unwritten }
        defer { zip_source_close(source) }
        let size = Int(clamping: status.size)
        var isWhole = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(0, Int(zip_source_read(source, buffer.baseAddress, zip_uint64_t(size))))
            isWhole = count == size
        }
        guard isWhole else { throw unwritten }
        return bytes
    }

    private static var unwritten: DiagnosticError {
        DiagnosticError(
            .error(
                .zipUnwritten, vi: "không lập được tệp nén: hết bộ nhớ hoặc thư viện zip báo lỗi",
                en: "the archive could not be made: no memory, or a fault of the zip library"))
    }
}
