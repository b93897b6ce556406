internal import Glibc
internal import Synchronization

/// A file beside the one it will replace, under a name no other process or thread uses.
///
/// It is locked while it is written. Files of this name that nobody holds are left from processes
/// that were killed: whoever writes into their folder next takes them away.
struct TemporaryFile: ~Copyable {
    private let path: String
    private let file: FileDescriptor
    private var isRenamed = false

    init(in folder: String) throws(SystemError) {
        TemporaryFile.sweep(folder)
        while true {
            let path = PathName.join(folder, TemporaryFile.freshName())
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
        if !isRenamed { unlink(path) }
    }

    /// - Parameter status: of the file that will be replaced: its mode and, where allowed, its owner are kept.
    func fill(with bytes: [UInt8], keeping status: stat?) throws(SystemError) {
        if let status, let error = file.adopt(status) { throw error }
        if let error = file.write(bytes) ?? file.synchronise() { throw error }
    }

    mutating func rename(to target: String) throws(SystemError) {
        guard Glibc.rename(path, target) == 0 else { throw .last }
        isRenamed = true
    }

    private static let counter = Atomic<Int>(0)
    private static let (start, end) = (".baocao-", ".tmp")

    private static func freshName() -> String {
        let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return "\(start)\(getpid())-\(number)-\(time.tv_nsec)\(end)"
    }

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
