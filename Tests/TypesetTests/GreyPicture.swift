import CTypeset

/// The red channel of a PNG, read back through cairo.
struct GreyPicture {
    let width: Int
    let height: Int
    private let pixels: [UInt8]

    /// Nil when the bytes are no PNG.
    init?(_ png: [UInt8]) {
        let source = Source(png)
        let closure = Unmanaged.passUnretained(source).toOpaque()
        let surface = cairo_image_surface_create_from_png_stream(
            { closure, target, count in
                guard let closure, let target else { return CAIRO_STATUS_READ_ERROR }
                let source = Unmanaged<Source>.fromOpaque(closure).takeUnretainedValue()
                return source.copy(Int(count), to: target) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR
            }, closure)
        defer { cairo_surface_destroy(surface) }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
            let data = cairo_image_surface_get_data(surface)
        else { return nil }
        width = Int(cairo_image_surface_get_width(surface))
        height = Int(cairo_image_surface_get_height(surface))
        let stride = Int(cairo_image_surface_get_stride(surface))
        var pixels: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width { pixels.append(data[y * stride + x * 4]) }
        }
        self.pixels = pixels
    }

    subscript(x: Int, y: Int) -> UInt8 { pixels[y * width + x] }

    private final class Source {
        private var rest: ArraySlice<UInt8>
        init(_ bytes: [UInt8]) { rest = bytes[...] }

        func copy(_ count: Int, to target: UnsafeMutablePointer<UInt8>) -> Bool {
            guard rest.count >= count else { return false }
            for (index, byte) in rest.prefix(count).enumerated() { target[index] = byte }
            rest = rest.dropFirst(count)
            return true
        }
    }
}
