package import Diagnostics
internal import Glibc

extension DiagnosticID {
    package static let fileNotFound = DiagnosticID("file-not-found", .data)
    package static let fileUnreadable = DiagnosticID("file-unreadable", .data)
    package static let fileTooLarge = DiagnosticID("file-too-large", .data)
    /// A pipe, device or socket where a regular file is due.
    package static let notAFile = DiagnosticID("not-a-file", .data)
    package static let fileUnwritable = DiagnosticID("file-unwritable", .output)
}

/// Why the operating system refused, by its error number.
struct SystemError: Error, Hashable {
    let code: Int32

    init(_ code: Int32) { self.code = code }

    /// The refusal of the call just made; read it before any other call.
    static var last: SystemError { SystemError(errno) }

    var reason: Message {
        if let known = SystemError.reasons[code] { return known }
        return Message(vi: "lỗi hệ thống số \(code)", en: "system error \(code)")
    }

    private static let reasons: [Int32: Message] = [
        ENOENT: Message(vi: "không có tệp hay thư mục này", en: "no such file or folder"),
        EACCES: Message(vi: "không có quyền truy cập", en: "permission denied"),
        EPERM: Message(vi: "thao tác không được phép", en: "operation not permitted"),
        EROFS: Message(vi: "ổ đĩa chỉ cho đọc", en: "the file system is read-only"),
        ENOSPC: Message(vi: "ổ đĩa đã đầy", en: "no space left on the device"),
        EDQUOT: Message(vi: "đã hết hạn mức dung lượng", en: "disk quota exceeded"),
        EFBIG: Message(vi: "tệp quá lớn đối với ổ đĩa", en: "file too large for the file system"),
        EIO: Message(vi: "ổ đĩa báo lỗi đọc ghi", en: "input/output error"),
        EISDIR: Message(vi: "đây là một thư mục", en: "it is a folder"),
        ENOTDIR: Message(
            vi: "một phần của đường dẫn không phải là thư mục", en: "a part of the path is not a folder"),
        EEXIST: Message(vi: "đã có tệp hay thư mục trùng tên", en: "it exists already"),
        ENOTEMPTY: Message(vi: "thư mục không rỗng", en: "the folder is not empty"),
        ELOOP: Message(vi: "các liên kết nối vòng vào nhau", en: "too many symbolic links"),
        ENAMETOOLONG: Message(vi: "tên quá dài", en: "the name is too long"),
        EXDEV: Message(vi: "hai nơi không cùng một ổ đĩa", en: "the two are on different file systems"),
        EMFILE: Message(vi: "đang mở quá nhiều tệp", en: "too many open files"),
        ENFILE: Message(vi: "máy đang mở quá nhiều tệp", en: "too many open files in the system"),
        EPIPE: Message(vi: "bên nhận đã đóng", en: "the reader has closed the pipe"),
        ENOLCK: Message(
            vi: "ổ đĩa này không khoá được tệp", en: "the file system gives no locks"),
        EBUSY: Message(vi: "đang được dùng vào việc khác", en: "it is in use"),
        ETXTBSY: Message(vi: "tệp đang được chạy", en: "the file is being executed"),
        EINVAL: Message(vi: "đường dẫn không hợp lệ", en: "the path is not valid"),
        EBADF: Message(vi: "không được mở để ghi", en: "it is not open for writing"),
        ENXIO: Message(vi: "không có thiết bị này", en: "no such device"),
    ]
}

/// What was asked of a path when it failed, in the words of the message.
enum PathOperation {
    case read, list, write, createFolder, move, remove, lock, run

    func failure(_ error: SystemError, _ path: String) -> DiagnosticError {
        let (vi, en) = words
        return DiagnosticError(
            .error(
                id(for: error), vi: "không \(vi) “\(path)”: \(error.reason.vi)",
                en: "cannot \(en) “\(path)”: \(error.reason.en)", at: .file(path),
                hints: hints(for: error, path)))
    }

    private var words: (vi: String, en: String) {
        switch self {
        case .read: ("đọc được", "read")
        case .list: ("xem được thư mục", "list the folder")
        case .write: ("ghi được", "write")
        case .createFolder: ("tạo được thư mục", "create the folder")
        case .move: ("đổi tên được", "rename")
        case .remove: ("xoá được", "remove")
        case .lock: ("khoá được", "lock")
        case .run: ("chạy được", "run")
        }
    }

    private func id(for error: SystemError) -> DiagnosticID {
        switch self {
        case .read, .list: error.code == ENOENT ? .fileNotFound : .fileUnreadable
        case .write, .createFolder, .move, .remove, .lock, .run: .fileUnwritable
        }
    }

    private func hints(for error: SystemError, _ path: String) -> [Diagnostic.Hint] {
        switch (self, error.code) {
        case (.read, ENOENT) where path.contains("*"):
            // A shell leaves a pattern as it is where no name matches.
            [
                Diagnostic.Hint(
                    vi: "không có tệp nào khớp: xem lại thư mục và phần đuôi tên",
                    en: "no name matches: check the folder and how the names end")
            ]
        case (.read, ENOENT), (.list, ENOENT):
            [
                Diagnostic.Hint(
                    vi: "kiểm tra lại tên và thư mục đang đứng",
                    en: "check the name and the folder you are in")
            ]
        case (.read, EISDIR):
            [Diagnostic.Hint(vi: "ghi tên một tệp trong thư mục này", en: "name a file in this folder")]
        case (.write, ENOENT), (.lock, ENOENT):
            [Diagnostic.Hint(vi: "tạo thư mục chứa tệp trước", en: "create the folder that holds it first")]
        case (_, EACCES), (_, EPERM), (_, EROFS):
            [
                Diagnostic.Hint(
                    vi: "kiểm tra quyền của tệp và thư mục chứa nó, hoặc chọn nơi khác",
                    en: "check the permissions of the file and of its folder, or choose another place")
            ]
        case (_, ENOSPC), (_, EDQUOT):
            [Diagnostic.Hint(vi: "giải phóng dung lượng rồi chạy lại", en: "free some space and run again")]
        default: []
        }
    }
}
