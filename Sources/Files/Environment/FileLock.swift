package import Diagnostics
internal import Glibc

extension SystemEnvironment {
    /// By `flock(2)`: the kernel releases it when the process ends, however it ends.
    package func whileLocked<Result>(
        _ path: String, _ body: () throws(DiagnosticError) -> Result
    ) throws(DiagnosticError) -> Result? {
        while true {
            let file = try FileDescriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW, for: .lock)
            if let error = file.lock() {
                if error.code == EWOULDBLOCK { return nil }
                throw PathOperation.lock.failure(error, path)
            }
            // Whoever held it before may have removed the file we opened.
            guard try file.isStill(at: path) else { continue }
            // The file goes while it is locked, so that nobody locks a name that is gone.
            defer { unlink(path) }
            return try body()
        }
    }
}

extension FileDescriptor {
    /// Takes the lock without waiting; `EWOULDBLOCK` when another process has it.
    func lock() -> SystemError? {
        var status: Int32
        repeat { status = withNumber { flock($0, LOCK_EX | LOCK_NB) } } while status != 0 && errno == EINTR
        return status == 0 ? nil : .last
    }

    /// Whether the path still names this very file.
    fileprivate func isStill(at path: String) throws(DiagnosticError) -> Bool {
        let mine = try status(of: path)
        var named = stat()
        guard stat(path, &named) == 0 else { return false }
        return mine.st_dev == named.st_dev && mine.st_ino == named.st_ino
    }
}
