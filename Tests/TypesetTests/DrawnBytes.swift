import Diagnostics

@testable import Typeset

extension PDFDrawing {
    /// The file as cairo wrote it.
    var bytes: [UInt8] { file.array }
}

extension ArtifactMarks {
    static func rename(in bytes: inout [UInt8], count: Int) throws(DiagnosticError) {
        try bytes.withUnsafeMutableBufferPointer { bytes throws(DiagnosticError) in
            try rename(in: bytes, count: count)
        }
    }
}

extension ForgottenStructure {
    static func remove(from bytes: inout [UInt8]) {
        bytes.withUnsafeMutableBufferPointer { remove(from: $0) }
    }
}
