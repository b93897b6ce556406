internal import Diagnostics
internal import Glibc

/// An open file, closed once when it goes.
struct FileDescriptor: ~Copyable {
    private let number: Int32

    /// - Parameter mode: permissions of a file that is created, before the umask.
    init(
        opening path: String, _ flags: Int32, mode: mode_t = 0o666, for operation: PathOperation
    ) throws(DiagnosticError) {
        try checkPath(path, for: operation)
        var opened: Int32
        repeat { opened = open(path, flags | O_CLOEXEC | O_NOCTTY, mode) } while opened < 0 && errno == EINTR
        guard opened >= 0 else { throw operation.failure(.last, path) }
        number = opened
    }

    /// Takes over a descriptor that is already open.
    init(owning number: Int32) { self.number = number }

    deinit { close(number) }

    /// For calls that are made elsewhere; the number is valid only inside.
    func withNumber<Result, Failure>(
        _ body: (Int32) throws(Failure) -> Result
    ) throws(Failure) -> Result { try body(number) }

    func status(of path: String) throws(DiagnosticError) -> stat {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw PathOperation.read.failure(.last, path) }
        return status
    }

    /// Reads the next piece of at most `limit` bytes; empty at the end.
    func readPiece(_ limit: Int, path: String) throws(DiagnosticError) -> [UInt8] {
        var failure: SystemError?
        let piece = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            while true {
                let got = Glibc.read(number, buffer.baseAddress, buffer.count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = .last }
                count = max(0, got)
                return
            }
        }
        if let failure { throw PathOperation.read.failure(failure, path) }
        return piece
    }

    /// Writes all bytes, however small the steps the system takes.
    func write(_ bytes: [UInt8]) -> SystemError? {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Glibc.write(
                    number, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if count == 0 {
                    return SystemError(EIO)
                } else if errno != EINTR {
                    return .last
                }
            }
            return nil
        }
    }

    /// Waits until the bytes are on the disk; what cannot be synchronised (a pipe) is fine.
    func synchronise() -> SystemError? {
        guard fsync(number) != 0, errno != EINVAL, errno != ENOTSUP, errno != EROFS else { return nil }
        return .last
    }

    /// Gives the file the permissions and, where allowed, the owner of another.
    func adopt(_ status: stat) -> SystemError? {
        // Only root may give a file away; the content matters more than its owner.
        _ = fchown(number, status.st_uid, status.st_gid)
        return fchmod(number, status.st_mode & 0o7777) == 0 ? nil : .last
    }
}
