internal import Glibc
internal import Synchronization

/// A file beside the one it will replace. Where the disk allows it, it has no name until it is whole, and
/// goes with the process, however that ends; else one that no other process or thread uses.
///
/// It is locked while it is written. Files of such a name that nobody holds are left from processes
/// that were killed: whoever writes into their folder next takes them away.
struct TemporaryFile: ~Copyable {
    /// Nil while it has none.
    private var path: String?
    private let file: FileDescriptor

    /// Writes the bytes and puts them in the target's place, all of them or none.
    ///
    /// A disk can open a file without a name and refuse it one later (no /proc, some network and overlay
    /// disks): the bytes then go into one that had its name from the start, as do all others in that folder.
    /// - Parameters:
    ///   - status: of the file that will be replaced: its mode and, where allowed, its owner are kept.
    ///   - link: gives an open file a name; false where that is refused.
    static func replace(
        _ target: String, in folder: String, with bytes: [UInt8], keeping status: stat?,
        linking link: (borrowing FileDescriptor, String) -> Bool = TemporaryFile.link
    ) throws(SystemError) {
        sweep(folder)
        if let file = unnamed(in: folder) {
            var temporary = TemporaryFile(path: nil, file: file)
            try temporary.fill(with: bytes, keeping: status)
            let name = freshPath(in: folder)
            if link(temporary.file, name) {
                // Only a rename replaces what is there.
                temporary.path = name
                return try temporary.rename(to: target)
            }
            _ = refusing.withLock { $0.insert(folder) }
        }
        var temporary = try TemporaryFile(namedIn: folder)
        try temporary.fill(with: bytes, keeping: status)
        try temporary.rename(to: target)
    }

    private init(path: String?, file: consuming FileDescriptor) {
        self.path = path
        self.file = file
    }

    private init(namedIn folder: String) throws(SystemError) {
        while true {
            let path = TemporaryFile.freshPath(in: folder)
            let opened = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
            guard opened >= 0 else { throw .last }
            let file = FileDescriptor(owning: opened)
            let refusal = file.lock()
            // Whoever holds it takes it for a leftover and is about to sweep it away, or has done so
            // before it was locked; a disk without locks sweeps nothing.
            if refusal?.code == EWOULDBLOCK { continue }
            if refusal != nil || file.hasName {
                self.path = path
                self.file = file
                return
            }
        }
    }

    deinit {
        if let path { unlink(path) }
    }

    /// Nil where the disk or the system has no such files (open(2), O_TMPFILE), or is known not to name
    /// them later; what else is wrong with the folder, opening one with a name tells.
    private static func unnamed(in folder: String) -> FileDescriptor? {
        guard !refusing.withLock({ $0.contains(folder) }), access("/proc/self/fd", X_OK) == 0 else {
            return nil
        }
        // The macro is an expression that Swift does not import.
        let opened = open(folder, O_WRONLY | 0o20_000_000 | O_DIRECTORY | O_CLOEXEC, 0o666)
        guard opened >= 0 else { return nil }
        let file = FileDescriptor(owning: opened)
        // Unlocked it could be swept away in the moment between its name and the other's.
        guard file.lock() == nil else { return nil }
        return file
    }

    /// Gives an open file without a name its first one.
    static func link(_ file: borrowing FileDescriptor, _ name: String) -> Bool {
        file.withNumber { number in
            linkat(AT_FDCWD, "/proc/self/fd/\(number)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0
        }
    }

    private func fill(with bytes: [UInt8], keeping status: stat?) throws(SystemError) {
        if let status, let error = file.adopt(status) { throw error }
        if let error = file.write(bytes) ?? file.synchronise() { throw error }
    }

    private mutating func rename(to target: String) throws(SystemError) {
        guard let path, Glibc.rename(path, target) == 0 else { throw .last }
        self.path = nil
    }

    private static let counter = Atomic<Int>(0)
    private static let (start, end) = (".baocao-", ".tmp")

    private static func freshPath(in folder: String) -> String {
        let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return PathName.join(folder, "\(start)\(getpid())-\(number)-\(time.tv_nsec)\(end)")
    }

    /// The folders that have refused a name.
    private static let refusing = Mutex<Set<String>>([])

    /// The folders this process has looked into.
    private static let swept = Mutex<Set<String>>([])

    /// What cannot be swept harms nobody: the file itself is written all the same.
    private static func sweep(_ folder: String) {
        guard swept.withLock({ $0.insert(folder).inserted }) else { return }
        let names = (try? SystemEnvironment().list(folder)) ?? []
        for name in names where name.hasPrefix(start) && name.hasSuffix(end) {
            let path = PathName.join(folder, name)
            let opened = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)
            guard opened >= 0 else { continue }
            let file = FileDescriptor(owning: opened)
            if file.lock() == nil { unlink(path) }
        }
    }
}

extension FileDescriptor {
    /// Whether the open file still stands in some folder.
    fileprivate var hasName: Bool {
        var status = stat()
        return withNumber { fstat($0, &status) } == 0 && status.st_nlink > 0
    }
}
