package import Diagnostics

extension DiagnosticID {
    /// A font file that no face can be read from.
    package static let fontUnreadable = DiagnosticID("font-unreadable", .output)
    /// A face in another style than the one it is given for.
    package static let fontStyle = DiagnosticID("font-style", .output)
    /// The drawing library refused a page or could not go on.
    package static let drawingFailed = DiagnosticID("drawing-failed", .output)
    /// The drawn PDF could not be completed.
    package static let finishFailed = DiagnosticID("pdf-finish-failed", .output)
    /// Frames that break their own rules: a fault of the layout, not of the user.
    package static let frameFault = DiagnosticID("frame-fault", .fault)
}
