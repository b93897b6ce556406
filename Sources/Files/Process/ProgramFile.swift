internal import Glibc

/// The file of the running program.
package enum ProgramFile {
    /// A path that starts the same program again.
    package static let path = "/proc/self/exe"

    /// Differs between two builds: the size of the file and when it was last changed. A copy of the
    /// same program may have another one.
    package static let stamp: String = {
        var status = stat()
        guard stat(path, &status) == 0 else { return "" }
        return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }()
}
