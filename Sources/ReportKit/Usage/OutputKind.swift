internal import Files

/// What the program writes, and how it knows such a file again.
enum OutputKind: Hashable {
    case pdf, png, svg, markup, frames, trace, bundle, template
    case form(FormsRequest.Format)

    /// How much of a file is looked at.
    static let headLength = 512

    /// Whether a file may be one the program has made: by its first bytes, and by its name where
    /// such a text begins like any other.
    func recognises(_ head: ArraySlice<UInt8>, named path: String) -> Bool {
        switch self {
        case .pdf: head.starts(with: "%PDF-".utf8)
        case .png: head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        case .svg: head.starts(with: "<?xml".utf8) && head.contains("<svg".utf8)
        case .frames: head.starts(with: "page ".utf8)
        case .trace: head.starts(with: #"{"schema": 1, "values": ["#.utf8)
        // PKWARE's APPNOTE 4.3.7: the first entry's name stands at byte 30; ours is always the same.
        case .bundle: isZip(head) && head.dropFirst(30).starts(with: "manifest.yaml".utf8)
        case .form(.xlsx): isZip(head)
        case .form(.csv): PathName.pathExtension(of: path) == "csv"
        // A text of any other name is more likely somebody's plan.
        case .markup: ["md", "markdown", "markup"].contains(PathName.pathExtension(of: path))
        // Templates are copied only to where there are none.
        case .template: false
        }
    }

    private func isZip(_ head: ArraySlice<UInt8>) -> Bool { head.starts(with: "PK\u{3}\u{4}".utf8) }

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
