package import Diagnostics

/// The outside world: files, clock, locale and fonts enter here and nowhere else.
///
/// Paths are as the user gave them, relative to the working folder; messages
/// show them unchanged. Every error is a `DiagnosticError` that names the path
/// and the cause.
package protocol Environment: Sendable {
    /// The bytes of a file, or, where the rule takes them, of a pipe or device to its end.
    ///
    /// - Throws: `file-not-found`, `file-unreadable`, `not-a-file`, `file-too-large`.
    func read(_ path: String, _ rule: InputRule) throws(DiagnosticError) -> [UInt8]
    /// Puts a file in place whole or not at all: temporary file beside it,
    /// fsync, rename, fsync of the folder. An existing file that is not a
    /// regular one (`/dev/stdout`, a named pipe) is written in place.
    func write(_ bytes: [UInt8], to path: String) throws(DiagnosticError)
    /// Names in a folder, sorted by bytes, without `.` and `..`.
    func list(_ folder: String) throws(DiagnosticError) -> [String]
    func kind(of path: String) -> FileKind
    /// The path with every link followed; nil when there is nothing at it.
    func resolved(_ path: String) -> String?
    /// Makes a folder and those above it; an existing one is fine.
    func createFolder(_ path: String) throws(DiagnosticError)
    /// Renames a file or folder within one file system.
    func move(_ path: String, to target: String) throws(DiagnosticError)
    /// Removes a file; one that is not there is fine.
    func remove(_ path: String) throws(DiagnosticError)
    /// Removes a folder that holds nothing; one that is not there is fine.
    func removeFolder(_ path: String) throws(DiagnosticError)
    /// What stands at a path and when it was written, asked for at once.
    func status(of path: String) -> FileStatus

    /// Adds to the end of a file, which is made when it is not there; the disk is not waited for.
    func append(_ bytes: [UInt8], to path: String) throws(DiagnosticError)
    /// Writes a file that nobody else looks at yet: not atomically, and the disk is not waited for.
    func put(_ bytes: [UInt8], at path: String) throws(DiagnosticError)
    /// Waits until what was written to a file is on the disk.
    func synchronise(_ path: String) throws(DiagnosticError)
    /// Waits until everything written to the disks of this machine is on them.
    func synchroniseDisk()

    /// Takes the right to write from a file, for everyone.
    func protect(_ path: String) throws(DiagnosticError)

    /// Runs a step that no other process may run at the same time: whoever holds the lock
    /// file's lock runs, and a killed process holds nothing. The lock file is gone afterwards.
    /// - Returns: nil, and nothing was run, when another process holds the lock.
    func whileLocked<Result>(
        _ path: String, _ body: () throws(DiagnosticError) -> Result
    ) throws(DiagnosticError) -> Result?

    /// Seconds since 1970-01-01 00:00 UTC.
    var now: Int64 { get }
    /// The locale of the user's surroundings (`vi_VN.UTF-8`); empty when unset.
    var locale: String { get }
    /// A variable of the program's surroundings; nil when it is unset.
    func variable(_ name: String) -> String?
    /// A font or template that is part of the program, by its name in the
    /// repository: `fonts/LiberationSerif-Regular.ttf`, `templates/parts/mo-dau.md.j2`.
    func asset(_ name: String) -> Blob?
    /// The names of all assets, sorted.
    var assetNames: [String] { get }
}

extension Environment {
    /// The bytes of a regular file.
    package func read(_ path: String) throws(DiagnosticError) -> [UInt8] { try read(path, .file) }

    /// Whether the last name of a path leads elsewhere: who goes through a folder's files stops there,
    /// for it may lead back to where he came from.
    package func isLink(_ path: String) -> Bool {
        guard let folder = resolved(PathName.folder(of: path)) else { return false }
        return resolved(path) != PathName.join(folder, PathName.last(of: path))
    }
}

extension Environment {
    /// Worlds without a clock for their files do not tell when they were written.
    package func status(of path: String) -> FileStatus { FileStatus(kind: kind(of: path), stamp: nil) }
    /// Worlds whose folders are only parts of names have none to remove.
    package func removeFolder(_ path: String) throws(DiagnosticError) {}
}

/// What the outside world knows of a path without opening it.
package struct FileStatus: Hashable, Sendable {
    package let kind: FileKind
    /// What changes when someone writes a file or into a folder; nil where nobody can tell.
    package let stamp: FileStamp?

    package init(kind: FileKind, stamp: FileStamp?) {
        self.kind = kind
        self.stamp = stamp
    }
}

/// A file's identity, size and times: two that are equal mean that nobody wrote it in between.
package struct FileStamp: Hashable, Sendable {
    private let device: UInt64
    private let inode: UInt64
    private let size: Int64
    /// Nanoseconds since 1970.
    private let modified: Int64
    private let changed: Int64

    package init(device: UInt64 = 0, inode: UInt64 = 0, size: Int64 = 0, modified: Int64, changed: Int64 = 0)
    {
        self.device = device
        self.inode = inode
        self.size = size
        self.modified = modified
        self.changed = changed
    }
}

/// For worlds that write nothing to a disk.
extension Environment {
    package func variable(_ name: String) -> String? { nil }

    package func append(_ bytes: [UInt8], to path: String) throws(DiagnosticError) {
        let before = kind(of: path) == .missing ? [] : try read(path)
        try write(before + bytes, to: path)
    }

    package func put(_ bytes: [UInt8], at path: String) throws(DiagnosticError) { try write(bytes, to: path) }
    package func synchronise(_ path: String) throws(DiagnosticError) {}
    package func synchroniseDisk() {}
}

package enum FileKind: Hashable, Sendable {
    case missing, file, folder
    /// A device, pipe or socket, a file that is held open (`/dev/stdout`), or what may not be looked
    /// at: whoever opens it learns why.
    case other
}

/// Bytes that stay at one address for as long as the object lives, for C libraries that keep the pointer.
package final class Blob: @unchecked Sendable {
    // Sendable: the bytes are never written after init.
    package let bytes: UnsafeRawBufferPointer
    private let isOwned: Bool

    /// Bytes that live as long as the process: those compiled into it.
    package init(static bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        isOwned = false
    }

    /// A copy of the bytes.
    package init(copying array: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: array.count, alignment: 16)
        copy.copyBytes(from: array)
        bytes = UnsafeRawBufferPointer(copy)
        isOwned = true
    }

    deinit {
        if isOwned { bytes.deallocate() }
    }
}
