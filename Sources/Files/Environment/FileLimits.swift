/// How large what comes from outside may be, so that nothing exhausts memory.
package enum FileLimits {
    /// Bytes of one file: 256 MiB.
    package static let maximumSize = 256 << 20
    /// Bytes of a pipe or device, which tells no size beforehand: 16 MiB.
    package static let maximumStreamSize = 16 << 20
    /// Symbolic links followed one after the other, as in Linux itself.
    package static let maximumLinks = 40
}

/// What may stand at a path that is read, and how many bytes of it.
package struct InputRule: Hashable, Sendable {
    package let maximumSize: Int
    /// Whether a pipe or device will do: a path inside a workspace must be a regular file, or
    /// a named pipe put there would make the program wait for ever.
    package let takesStreams: Bool

    package init(maximumSize: Int, takesStreams: Bool) {
        self.maximumSize = maximumSize
        self.takesStreams = takesStreams
    }

    package static let file = InputRule(maximumSize: FileLimits.maximumSize, takesStreams: false)
    /// A file that the user names: `/dev/stdin` is one.
    package static let fileOrStream = InputRule(maximumSize: FileLimits.maximumSize, takesStreams: true)
}
