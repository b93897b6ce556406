package import Diagnostics
internal import Glibc

extension SystemEnvironment {
    package func write(_ bytes: [UInt8], to path: String) throws(DiagnosticError) {
        try checkPath(path, for: .write)
        if let number = SystemEnvironment.heldNumber(path) {
            return try writeOn(bytes, to: number, named: path)
        }
        var status = stat()
        let target = try SystemEnvironment.followLinks(path)
        guard stat(target, &status) == 0 else {
            guard errno == ENOENT else { throw PathOperation.write.failure(.last, path) }
            return try replace(target, with: bytes, keeping: nil, named: path)
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: throw PathOperation.write.failure(SystemError(EISDIR), path)
        case S_IFREG:
            // Renaming would replace a file its owner has made read-only.
            guard access(target, W_OK) == 0 else { throw PathOperation.write.failure(.last, path) }
            try replace(target, with: bytes, keeping: status, named: path)
        default: try writeInPlace(bytes, to: target, named: path)
        }
    }

    private func writeInPlace(_ bytes: [UInt8], to target: String, named path: String) throws(DiagnosticError)
    {
        let file = try FileDescriptor(opening: target, O_WRONLY, for: .write)
        if let error = file.write(bytes) ?? file.synchronise() {
            throw PathOperation.write.failure(error, path)
        }
    }

    /// The number of an open file that a path like `/dev/stdout` or `/dev/fd/3` means. Opened by that
    /// path, a file would be written from its start, over what whoever holds it open has written.
    static func heldNumber(_ path: String) -> Int32? {
        switch path {
        case "/dev/stdin": return STDIN_FILENO
        case "/dev/stdout": return STDOUT_FILENO
        case "/dev/stderr": return STDERR_FILENO
        default: break
        }
        let folder = ["/dev/fd/", "/proc/self/fd/"].first(where: path.hasPrefix)
        guard let folder, let number = Int32(path.dropFirst(folder.count)), number >= 0 else { return nil }
        return number
    }

    /// Where whoever holds the file open has got to.
    private func writeOn(_ bytes: [UInt8], to number: Int32, named path: String) throws(DiagnosticError) {
        let own = fcntl(number, F_DUPFD_CLOEXEC, 0)
        guard own >= 0 else { throw PathOperation.write.failure(.last, path) }
        let file = FileDescriptor(owning: own)
        if let error = file.write(bytes) ?? file.synchronise() {
            throw PathOperation.write.failure(error, path)
        }
    }

    /// Temporary file beside the target, written and synchronised, then renamed over it.
    private func replace(
        _ target: String, with bytes: [UInt8], keeping status: stat?, named path: String
    ) throws(DiagnosticError) {
        let folder = PathName.folder(of: target)
        do throws(SystemError) {
            try TemporaryFile.replace(target, in: folder, with: bytes, keeping: status)
        } catch {
            throw PathOperation.write.failure(error, path)
        }
        try synchroniseFolder(folder, named: path)
    }

    private func synchroniseFolder(_ folder: String, named path: String) throws(DiagnosticError) {
        let opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // A folder that may be written but not read cannot be synchronised; the file is in place.
        guard opened >= 0 else { return }
        let file = FileDescriptor(owning: opened)
        if let error = file.synchronise() { throw PathOperation.write.failure(error, path) }
    }

    /// The file a chain of symbolic links ends at, there or not.
    static func followLinks(_ path: String) throws(DiagnosticError) -> String {
        var current = path
        for _ in 0...FileLimits.maximumLinks {
            var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
            let count = readlink(current, &buffer, buffer.count)
            guard count >= 0 else { return current }
            let name = buffer.prefix(count).map { UInt8(bitPattern: $0) }
            guard let target = String(validating: name, as: UTF8.self) else {
                throw PathOperation.write.failure(SystemError(EINVAL), path)
            }
            current = target.hasPrefix("/") ? target : PathName.join(PathName.folder(of: current), target)
        }
        throw PathOperation.write.failure(SystemError(ELOOP), path)
    }
}
