internal import CXlsx
internal import Diagnostics

/// libzip's handle, and the bytes it reads from.
final class ZipHandle {
    private let archive: OpaquePointer
    /// libzip keeps the address; the blob must live as long as the archive.
    private let blob: Blob

    static let saveAgain = Diagnostic.Hint(
        vi: "mở tệp bằng Word hoặc Excel và lưu lại thành .docx hoặc .xlsx",
        en: "open the file in Word or Excel and save it again as .docx or .xlsx")

    init(_ bytes: [UInt8], path: String) throws(DiagnosticError) {
        // Office's older and its password-protected files are compound files (MS-CFB 2.2), no ZIP.
        if FileMagic.of(bytes) == .compound {
            throw DiagnosticError(
                .error(
                    .zipDamaged, vi: "tệp thuộc dạng Office cũ (.doc, .xls) hoặc có mật khẩu",
                    en: "the file is of the old Office format (.doc, .xls) or has a password",
                    at: .file(path),
                    hints: [ZipHandle.saveAgain]))
        }
        // A local header comes first (APPNOTE 4.3.6); libzip takes no bytes at all for an empty archive.
        guard FileMagic.of(bytes) == .zip else { throw ZipHandle.damaged(path) }
        let blob = Blob(copying: bytes)
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        let source = zip_source_buffer_create(blob.bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error)
        guard let source, let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            if let source { zip_source_free(source) }
            throw ZipHandle.damaged(path)
        }
        self.archive = archive
        self.blob = blob
    }

    deinit { zip_discard(archive) }

    private static func damaged(_ path: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .zipDamaged, vi: "tệp bị hỏng hoặc không phải là tệp .docx, .xlsx",
                en: "the file is damaged or no .docx or .xlsx file", at: .file(path), hints: [saveAgain]))
    }

    var entryCount: Int { Int(zip_get_num_entries(archive, 0)) }

    func entry(at index: UInt64, path: String) throws(DiagnosticError) -> ZipArchive.Entry {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(archive, index, 0, &status) == 0, let name = status.name else {
            throw DiagnosticError(
                .error(
                    .zipDamaged, vi: "mục lục của tệp bị hỏng", en: "the file's table of contents is damaged",
                    at: .file(path), hints: [ZipHandle.saveAgain]))
        }
        let text = String(cString: name)
        let method = Int32(status.encryption_method)
        if method != ZIP_EM_NONE { throw ZipArchive.Refusal.encrypted(text).error(path) }
        return ZipArchive.Entry(
            name: text, size: Int(clamping: status.size), packedSize: Int(clamping: status.comp_size),
            isPlainFile: !text.hasSuffix("/") && isPlainFile(index), index: index)
    }

    /// The kind of file in the upper half of the attributes, where a Unix system wrote them.
    private func isPlainFile(_ index: UInt64) -> Bool {
        var system: zip_uint8_t = 0
        var attributes: zip_uint32_t = 0
        guard zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0,
            UInt32(system) == UInt32(ZIP_OPSYS_UNIX)
        else { return true }
        return [0, 0o100000].contains(attributes >> 16 & 0o170000)
    }

    /// Nil when the entry does not hold what it claims.
    func unpack(_ index: UInt64, size: Int) -> [UInt8]? {
        guard let file = zip_fopen_index(archive, index, 0) else { return nil }
        defer { zip_fclose(file) }
        var isWhole = false
        // One byte more than claimed: the read that finds the end also proves the checksum.
        let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
            while count <= size {
                let rest = UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
                let got = zip_fread(file, rest.baseAddress, zip_uint64_t(rest.count))
                if got <= 0 {
                    isWhole = got == 0 && count == size
                    return
                }
                count += Int(got)
            }
        }
        return isWhole ? bytes : nil
    }
}
