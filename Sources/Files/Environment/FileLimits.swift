/// How large what comes from outside may be, so that nothing exhausts memory.
package enum FileLimits {
    /// Bytes of one file: 256 MiB.
    package static let maximumSize = 256 << 20
    /// Symbolic links followed one after the other, as in Linux itself.
    package static let maximumLinks = 40
}
