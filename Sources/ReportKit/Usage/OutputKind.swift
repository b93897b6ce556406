internal import Diagnostics
internal import Files
internal import Typeset
internal import Workspace

/// What the program writes, and how it knows such a file again.
enum OutputKind: Hashable {
    case pdf, png, svg, markup, frames, trace, bundle, template
    case form(FormsRequest.Format)

    /// Whether a file is one the program has made, by its content.
    /// - Parameter path: for forms, which are looked at more closely elsewhere.
    func recognises(_ bytes: [UInt8], named path: String) -> Bool {
        switch self {
        case .pdf: isOwnPDF(bytes)
        case .png: bytes.dropFirst(PNGCanvas.head).starts(with: PNGCanvas.mark)
        case .svg: bytes.drop { $0 != UInt8(ascii: "\n") }.dropFirst().starts(with: SVGCanvas.mark)
        case .frames: bytes.starts(with: "page ".utf8) && contains(" x ", bytes.prefix(20))
        case .trace: bytes.starts(with: TraceCoding.head.utf8)
        // PKWARE's APPNOTE 4.3.7: the first entry's name stands at byte 30; ours is always the same.
        case .bundle: FileMagic.of(bytes) == .zip && bytes.dropFirst(30).starts(with: "manifest.yaml".utf8)
        case .form(.xlsx): FileMagic.of(bytes) == .zip
        case .form(.csv): PathName.pathExtension(of: path) == "csv"
        // Values escaped as nobody does by hand: a date's slash, a number's comma.
        case .markup: [#"\/"#, #"\,"#, #"\-"#, #"\;"#].contains { contains($0, bytes[...]) }
        // Templates are copied only to where there are none.
        case .template: false
        }
    }

    /// Ours says so (XMP, ISO 16684-1), and ends once: what was added behind that, a signature or
    /// notes, is somebody's work.
    private func isOwnPDF(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: "%PDF-".utf8) && contains("<xmp:CreatorTool>baocao<", bytes[...])
            && TextSearch.all(Array("%%EOF".utf8), in: bytes, limit: 2).count == 1
    }

    private func contains(_ part: String, _ bytes: ArraySlice<UInt8>) -> Bool {
        TextSearch.first(Array(part.utf8), in: Array(bytes), from: 0) != nil
    }

    /// The endings such a file may have, without the dot; the first is the usual one.
    var endings: [String] {
        switch self {
        case .pdf: ["pdf"]
        case .png: ["png"]
        case .svg: ["svg"]
        case .markup: ["md", "markdown", "txt"]
        case .frames: ["frames.txt", "txt"]
        case .trace: ["json", "txt"]
        case .bundle: ["zip"]
        case .template: ["j2"]
        case .form(let format): [format.rawValue]
        }
    }

    /// For messages, in every language.
    var name: String {
        switch self {
        case .pdf, .png, .svg, .bundle, .template, .form: endings[0]
        case .markup: "markup"
        case .frames: "frames"
        case .trace: "json"
        }
    }
}

extension RenderRequest.Format {
    var kind: OutputKind {
        switch self {
        case .pdf: .pdf
        case .png: .png
        case .svg: .svg
        case .markup: .markup
        case .frames: .frames
        }
    }

    /// The ending of a file of this kind, without the dot.
    var ending: String { kind.endings[0] }
}
