package import Diagnostics
internal import Glibc
internal import Synchronization

extension SystemEnvironment {
    package func write(_ bytes: [UInt8], to path: String) throws(DiagnosticError) {
        try checkPath(path, for: .write)
        var status = stat()
        // `/dev/stdout` is a link to what no path names: a pipe, or a file someone holds open.
        if path.hasPrefix("/dev/") || path.hasPrefix("/proc/"), stat(path, &status) == 0,
            status.st_mode & S_IFMT != S_IFDIR
        {
            return try writeInPlace(bytes, to: path, named: path)
        }
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

    /// Temporary file beside the target, written and synchronised, then renamed over it.
    private func replace(
        _ target: String, with bytes: [UInt8], keeping status: stat?, named path: String
    ) throws(DiagnosticError) {
        let folder = PathName.folder(of: target)
        let temporary = SystemEnvironment.temporaryPath(in: folder)
        if let error = fill(temporary, with: bytes, keeping: status) {
            // The first error is the one to tell; a temporary file that was never made is no second.
            if error.code != EEXIST { unlink(temporary) }
            throw PathOperation.write.failure(error, path)
        }
        guard rename(temporary, target) == 0 else {
            let error = SystemError.last
            unlink(temporary)
            throw PathOperation.write.failure(error, path)
        }
        try synchroniseFolder(folder, named: path)
    }

    private func fill(_ temporary: String, with bytes: [UInt8], keeping status: stat?) -> SystemError? {
        let opened = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard opened >= 0 else { return .last }
        let file = FileDescriptor(owning: opened)
        if let status, let error = file.adopt(status) { return error }
        return file.write(bytes) ?? file.synchronise()
    }

    private func synchroniseFolder(_ folder: String, named path: String) throws(DiagnosticError) {
        let opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // A folder that may be written but not read cannot be synchronised; the file is in place.
        guard opened >= 0 else { return }
        let file = FileDescriptor(owning: opened)
        if let error = file.synchronise() { throw PathOperation.write.failure(error, path) }
    }

    private static let counter = Atomic<Int>(0)

    /// A name no other process or thread uses: process id and a running number.
    private static func temporaryPath(in folder: String) -> String {
        let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return PathName.join(folder, ".baocao-\(getpid())-\(number)-\(time.tv_nsec).tmp")
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
