package import Diagnostics
internal import Glibc

extension SystemEnvironment {
    package func append(_ bytes: [UInt8], to path: String) throws(DiagnosticError) {
        let file = try FileDescriptor(opening: path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, for: .write)
        if let error = file.write(bytes) { throw PathOperation.write.failure(error, path) }
    }

    package func put(_ bytes: [UInt8], at path: String) throws(DiagnosticError) {
        let file = try FileDescriptor(
            opening: path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, for: .write)
        if let error = file.write(bytes) {
            unlink(path)
            throw PathOperation.write.failure(error, path)
        }
    }

    package func synchronise(_ path: String) throws(DiagnosticError) {
        let file = try FileDescriptor(opening: path, O_RDONLY, for: .write)
        if let error = file.synchronise() { throw PathOperation.write.failure(error, path) }
    }

    package func synchroniseDisk() { sync() }
}
