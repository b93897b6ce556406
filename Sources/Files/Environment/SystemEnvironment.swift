package import Diagnostics
internal import Glibc

/// The real outside world: the file system and clock of this machine.
package struct SystemEnvironment: Environment {
    private let assets: [String: Blob]
    package let assetNames: [String]

    /// - Parameter assets: the fonts and templates compiled into the program, by their names.
    package init(assets: [String: Blob] = [:]) {
        self.assets = assets
        assetNames = assets.keys.sorted()
    }

    package func read(_ path: String, _ rule: InputRule) throws(DiagnosticError) -> [UInt8] {
        // Opening a named pipe waits for its writer, unless told not to.
        let flags = rule.takesStreams ? O_RDONLY : O_RDONLY | O_NONBLOCK
        let file = try open(path, flags)
        let status = try file.status(of: path)
        var limit = rule.maximumSize
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw PathOperation.read.failure(SystemError(EISDIR), path)
        default:
            guard rule.takesStreams else { throw notAFile(path) }
            limit = min(limit, FileLimits.maximumStreamSize)
        }
        guard status.st_size <= limit else { throw tooLarge(path, limit) }
        // One piece holds a regular file; a pipe or a device tells no size, and the limit holds for what comes.
        var bytes = try file.readPiece(Int(status.st_size) + 1, path: path)
        while true {
            guard bytes.count <= limit else { throw tooLarge(path, limit) }
            // Room for a megabyte costs more than all of a small file: it is had where more came than was told.
            let room = bytes.count > status.st_size ? 1 << 20 : 1 << 9
            let piece = try file.readPiece(room, path: path)
            if piece.isEmpty { break }
            bytes += piece
        }
        return bytes
    }

    /// A name that is not there is told with the near names that are.
    private func open(_ path: String, _ flags: Int32) throws(DiagnosticError) -> FileDescriptor {
        do throws(DiagnosticError) {
            return try FileDescriptor(opening: path, flags, for: .read)
        } catch {
            guard var missing = error.diagnostics.first, missing.id == .fileNotFound else { throw error }
            // A folder that cannot be listed has no names to offer.
            let names = (try? list(PathName.folder(of: path))) ?? []
            guard let near = NearMiss.hint(for: PathName.last(of: path), among: names) else { throw error }
            missing.hints = [near]
            throw DiagnosticError(missing)
        }
    }

    private func notAFile(_ path: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .notAFile, vi: "“\(path)” là ống dẫn hoặc thiết bị, ở đây cần một tệp thường",
                en: "“\(path)” is a pipe or a device; a regular file is due here", at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "thay bằng một tệp có nội dung", en: "put a file with its content in its place")
                ]))
    }

    private func tooLarge(_ path: String, _ limit: Int) -> DiagnosticError {
        DiagnosticError(
            .error(
                .fileTooLarge, vi: "tệp “\(path)” lớn hơn \(limit >> 20) MiB",
                en: "file “\(path)” is larger than \(limit >> 20) MiB", at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "kiểm tra xem có đúng tệp cần đọc không", en: "check that it is the file you mean"
                    )
                ]))
    }

    package func list(_ folder: String) throws(DiagnosticError) -> [String] {
        try checkPath(folder, for: .list)
        guard let stream = opendir(folder) else { throw PathOperation.list.failure(.last, folder) }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            names.append(nameBytes(of: entry))
        }
        if errno != 0 { throw PathOperation.list.failure(.last, folder) }
        let dots: [[UInt8]] = [Array(".".utf8), Array("..".utf8)]
        // A name that is no UTF-8 is shown with U+FFFD; whoever opens it learns that there is no such file.
        return names.filter { !dots.contains($0) }
            .sorted { $0.lexicographicallyPrecedes($1) }
            .map { String(decoding: $0, as: UTF8.self) }
    }

    private func nameBytes(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
        withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
            Array(buffer.prefix { $0 != 0 })
        }
    }

    package func resolved(_ path: String) -> String? {
        guard !TextSearch.contains(0, in: path), let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    package func kind(of path: String) -> FileKind { status(of: path).kind }

    package func status(of path: String) -> FileStatus {
        if let number = SystemEnvironment.heldNumber(path) {
            return FileStatus(kind: fcntl(number, F_GETFD) == -1 ? .missing : .other, stamp: nil)
        }
        var status = stat()
        guard !TextSearch.contains(0, in: path) else { return FileStatus(kind: .missing, stamp: nil) }
        guard stat(path, &status) == 0 else {
            let isMissing = [ENOENT, ENOTDIR, ENAMETOOLONG].contains(errno)
            return FileStatus(kind: isMissing ? .missing : .other, stamp: nil)
        }
        let kind: FileKind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            default: .other
            }
        func nanoseconds(_ time: timespec) -> Int64 {
            Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
        }
        return FileStatus(
            kind: kind,
            stamp: FileStamp(
                device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
                modified: nanoseconds(status.st_mtim), changed: nanoseconds(status.st_ctim)))
    }

    package func createFolder(_ path: String) throws(DiagnosticError) {
        try checkPath(path, for: .createFolder)
        if kind(of: path) == .folder { return }
        let parent = PathName.folder(of: path)
        if parent != path, kind(of: parent) == .missing { try createFolder(parent) }
        guard mkdir(path, 0o777) != 0 else { return }
        let error = SystemError.last
        // Another process may have made it in between.
        if error.code == EEXIST, kind(of: path) == .folder { return }
        throw PathOperation.createFolder.failure(error, path)
    }

    package func move(_ path: String, to target: String) throws(DiagnosticError) {
        try checkPath(path, for: .move)
        try checkPath(target, for: .move)
        guard rename(path, target) == 0 else { throw PathOperation.move.failure(.last, path) }
    }

    package func remove(_ path: String) throws(DiagnosticError) {
        try checkPath(path, for: .remove)
        guard unlink(path) != 0, errno != ENOENT else { return }
        throw PathOperation.remove.failure(.last, path)
    }

    package func removeFolder(_ path: String) throws(DiagnosticError) {
        try checkPath(path, for: .remove)
        guard rmdir(path) != 0, errno != ENOENT else { return }
        throw PathOperation.remove.failure(.last, path)
    }

    package func protect(_ path: String) throws(DiagnosticError) {
        try checkPath(path, for: .write)
        guard chmod(path, 0o444) == 0 else { throw PathOperation.write.failure(.last, path) }
    }

    package var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec)
    }

    package var locale: String {
        SystemEnvironment.locale(from: variable)
    }

    package func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// The locale for messages, in the order of POSIX (XBD 8.2): the first of the three that is set and not empty.
    static func locale(from variable: (String) -> String?) -> String {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            if let value = variable(name), !value.isEmpty { return value }
        }
        return ""
    }

    package func asset(_ name: String) -> Blob? { assets[name] }
}

/// Refuses what the system would cut short: a path with a NUL names another file.
func checkPath(_ path: String, for operation: PathOperation) throws(DiagnosticError) {
    if path.isEmpty { throw operation.failure(SystemError(ENOENT), path) }
    if TextSearch.contains(0, in: path) { throw operation.failure(SystemError(EINVAL), path) }
}
