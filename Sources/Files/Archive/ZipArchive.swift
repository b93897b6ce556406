package import Diagnostics

extension DiagnosticID {
    package static let zipDamaged = DiagnosticID("zip-damaged", .data)
    package static let zipRefused = DiagnosticID("zip-refused", .data)
    package static let zipMissingPart = DiagnosticID("zip-missing-part", .data)
}

/// The files inside a ZIP archive (.docx, .xlsx), read from memory, with limits.
///
/// Not for use from several threads at once.
package final class ZipArchive {
    /// How much an archive may hold, so that a small file cannot fill the memory.
    package struct Limits: Hashable, Sendable {
        package var entries = 10_000
        /// Unpacked bytes of one entry, and of all that are read.
        package var entrySize = 128 << 20
        package var totalSize = 256 << 20
        /// Unpacked to packed size; checked above 1 MiB, since small files pack well.
        package var ratio = 250

        package init() {}
    }

    package struct Entry: Hashable, Sendable {
        package let name: String
        /// Unpacked size in bytes, as the archive claims it.
        package let size: Int
        package let packedSize: Int
        /// False for a link, a folder or a device, as far as the archive says so.
        package let isPlainFile: Bool
        let index: UInt64
    }

    package let path: String
    /// In the order of the archive.
    package let entries: [Entry]
    private let handle: ZipHandle
    private let limits: Limits
    private var unpacked = 0

    /// - Throws: `zip-damaged` for what is no ZIP archive, `zip-refused` for one that is
    ///   encrypted, too large, or names files outside itself.
    package init(_ bytes: [UInt8], path: String, limits: Limits = Limits()) throws(DiagnosticError) {
        self.path = path
        self.limits = limits
        handle = try ZipHandle(bytes, path: path)
        entries = try ZipArchive.entries(of: handle, path: path, limits: limits)
    }

    package func contains(_ name: String) -> Bool { entries.contains { $0.name == name } }

    /// The unpacked bytes of an entry, their checksum proved.
    package func bytes(of name: String) throws(DiagnosticError) -> [UInt8] {
        guard let entry = entries.first(where: { $0.name == name }) else {
            throw DiagnosticError(
                .error(
                    .zipMissingPart, vi: "trong tệp thiếu phần “\(name)”",
                    en: "the file lacks its part “\(name)”",
                    at: .file(path),
                    hints: [
                        Diagnostic.Hint(
                            vi: "mở tệp bằng Word hoặc Excel và lưu lại",
                            en: "open it in Word or Excel and save it once more")
                    ]))
        }
        let room = limits.totalSize - unpacked
        guard entry.size <= room else { throw refused(.totalSize(limits.totalSize)) }
        guard let bytes = handle.unpack(entry.index, size: entry.size) else {
            throw DiagnosticError(
                .error(
                    .zipDamaged, vi: "phần “\(name)” trong tệp bị hỏng",
                    en: "the part “\(name)” of the file is damaged",
                    at: .file(path), hints: [ZipHandle.saveAgain]))
        }
        unpacked += bytes.count
        return bytes
    }

    private func refused(_ reason: Refusal) -> DiagnosticError { reason.error(path) }

    private static func entries(
        of handle: ZipHandle, path: String, limits: Limits
    ) throws(DiagnosticError) -> [Entry] {
        let count = handle.entryCount
        guard count <= limits.entries else { throw Refusal.entryCount(limits.entries).error(path) }
        var entries: [Entry] = []
        var names: Set<String> = []
        for index in 0..<UInt64(max(0, count)) {
            let entry = try handle.entry(at: index, path: path)
            try check(entry, path: path, limits: limits)
            guard names.insert(entry.name).inserted else { throw Refusal.twice(entry.name).error(path) }
            entries.append(entry)
        }
        return entries
    }

    private static func check(_ entry: Entry, path: String, limits: Limits) throws(DiagnosticError) {
        let parts = entry.name.split(separator: "/", omittingEmptySubsequences: false)
        if entry.name.hasPrefix("/") || entry.name.contains("\\") || parts.contains("..") {
            throw Refusal.outside(entry.name).error(path)
        }
        if entry.size > limits.entrySize { throw Refusal.entrySize(entry.name, limits.entrySize).error(path) }
        let isPackedTooWell = entry.size > 1 << 20 && entry.size / max(1, entry.packedSize) > limits.ratio
        if isPackedTooWell { throw Refusal.ratio(entry.name).error(path) }
    }

    /// Why an archive that can be read is not.
    enum Refusal {
        case entryCount(Int), entrySize(String, Int), totalSize(Int), ratio(String), outside(String), twice(
            String)
        case encrypted(String)

        func error(_ path: String) -> DiagnosticError {
            DiagnosticError(Diagnostic(.error, .zipRefused, message, at: .file(path), hints: [wayOut]))
        }

        private var wayOut: Diagnostic.Hint {
            switch self {
            case .encrypted:
                Diagnostic.Hint(
                    vi: "mở tệp, bỏ mật khẩu rồi lưu lại",
                    en: "open the file, take the password off and save it again")
            case .entryCount, .entrySize, .totalSize, .ratio, .outside, .twice:
                Diagnostic.Hint(
                    vi: "xin lại tệp do chính Word, Excel hoặc lệnh baocao pack lưu",
                    en: "ask for the file as Word, Excel or baocao pack itself saves it")
            }
        }

        private var message: Message {
            switch self {
            case .entryCount(let limit):
                Message(vi: "tệp chứa hơn \(limit) phần", en: "the file holds more than \(limit) parts")
            case .entrySize(let name, let limit):
                Message(
                    vi: "phần “\(name)” khi giải nén lớn hơn \(limit >> 20) MiB",
                    en: "the part “\(name)” unpacks to more than \(limit >> 20) MiB")
            case .totalSize(let limit):
                Message(
                    vi: "tệp khi giải nén lớn hơn \(limit >> 20) MiB",
                    en: "the file unpacks to more than \(limit >> 20) MiB")
            case .ratio(let name):
                Message(
                    vi: "phần “\(name)” nén chặt bất thường",
                    en: "the part “\(name)” is packed suspiciously well")
            case .outside(let name):
                Message(
                    vi: "tên phần “\(name)” chỉ ra ngoài tệp",
                    en: "the part name “\(name)” points outside the file")
            case .twice(let name):
                Message(
                    vi: "phần “\(name)” có hai lần trong tệp", en: "the file holds the part “\(name)” twice")
            case .encrypted(let name):
                Message(
                    vi: "phần “\(name)” được bảo vệ bằng mật khẩu",
                    en: "the part “\(name)” is protected by a password")
            }
        }
    }
}
