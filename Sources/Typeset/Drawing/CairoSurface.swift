internal import CTypeset
internal import Diagnostics
internal import Glibc

/// A cairo surface with the context that draws on it, and the bytes it gives.
final class CairoSurface {
    let surface: OpaquePointer
    let context: OpaquePointer
    private let output: StreamedBytes

    typealias Writer = cairo_write_func_t

    /// cairo_*_surface_create (transfer full) by `create`, which gets what a stream surface needs.
    init(
        _ create: (Writer, UnsafeMutableRawPointer) -> OpaquePointer?
    ) throws(DiagnosticError) {
        let output = StreamedBytes()
        guard let surface = create(ctypeset_append, output.target) else {
            throw drawingError(CAIRO_STATUS_NO_MEMORY)
        }
        guard let context = cairo_create(surface) else {
            withExtendedLifetime(output) { cairo_surface_destroy(surface) }
            throw drawingError(CAIRO_STATUS_NO_MEMORY)
        }
        self.surface = surface
        self.context = context
        self.output = output
        LiveHandles.opened()
        // A class whose init throws here still runs deinit: everything is set.
        try check()
    }

    deinit {
        cairo_destroy(context)
        // The surface still writes here; `output` lives until after this.
        cairo_surface_finish(surface)
        cairo_surface_destroy(surface)
        LiveHandles.closed()
    }

    /// Throws when the surface or its context is in an error state.
    func check() throws(DiagnosticError) {
        for status in [cairo_status(context), cairo_surface_status(surface)]
        where status != CAIRO_STATUS_SUCCESS {
            throw drawingError(status)
        }
    }

    /// Writes out what is still to be written; everything streamed so far.
    func finish() throws(DiagnosticError) -> StreamedBytes {
        try check()
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else { throw drawingError(status) }
        return output
    }

    /// The picture of an image surface as PNG.
    func encodePNG() throws(DiagnosticError) -> [UInt8] {
        try check()
        cairo_surface_flush(surface)
        let status = cairo_surface_write_to_png_stream(surface, ctypeset_append, output.target)
        guard status == CAIRO_STATUS_SUCCESS else { throw drawingError(status) }
        return output.array
    }
}

/// What cairo has written, in the memory it was written to: a file of pages not yet compressed is
/// large, and each copy of it counts.
final class StreamedBytes {
    fileprivate let target = UnsafeMutablePointer<ctypeset_bytes>.allocate(capacity: 1)

    fileprivate init() { target.initialize(to: ctypeset_bytes()) }

    deinit {
        free(target.pointee.start)
        target.deallocate()
    }

    /// Valid for as long as this object lives.
    var buffer: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: target.pointee.start, count: target.pointee.count)
    }

    var array: [UInt8] { Array(buffer) }
}

/// The error for a status of cairo that is not success.
func drawingError(_ status: cairo_status_t) -> DiagnosticError {
    let reason = cairo_status_to_string(status).map { String(cString: $0) } ?? "status \(status.rawValue)"
    return DiagnosticError(
        .error(
            .drawingFailed, vi: "không vẽ được tài liệu: thư viện cairo báo “\(reason)”",
            en: "the document cannot be drawn: cairo says “\(reason)”"))
}
