package import Diagnostics

/// What a file is by its first bytes: its name tells only what someone called it.
package enum FileMagic: Hashable, Sendable, CaseIterable {
    /// Any ZIP archive that holds something (PKWARE's APPNOTE 4.3.7), .xlsx and .docx too.
    case zip
    /// Office's older file, .xls and .doc ([MS-CFB] 2.2).
    case compound
    /// ISO 32000-1, 7.5.2.
    case pdf
    case rtf
    /// ISO/IEC 15948, 5.2.
    case png
    case jpeg
    case gif
    case heic
    case rar
    case sevenZip

    /// Nil for what is none of these, such as a text.
    package static func of(_ bytes: [UInt8]) -> FileMagic? {
        allCases.first { bytes.dropFirst($0.place).starts(with: $0.start) }
    }

    private var place: Int { self == .heic ? 4 : 0 }

    private var start: [UInt8] {
        switch self {
        case .zip: [0x50, 0x4B, 0x03, 0x04]
        case .compound: [0xD0, 0xCF, 0x11, 0xE0]
        case .pdf: Array("%PDF-".utf8)
        case .rtf: Array(#"{\rtf"#.utf8)
        case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        case .jpeg: [0xFF, 0xD8, 0xFF]
        case .gif: Array("GIF8".utf8)
        case .heic: Array("ftyp".utf8)
        case .rar: Array("Rar!".utf8)
        case .sevenZip: [0x37, 0x7A, 0xBC, 0xAF]
        }
    }

    /// With its article in English.
    package var name: Message {
        switch self {
        case .zip: Message(vi: "tệp nén (zip, xlsx, docx)", en: "a zip file")
        case .compound: Message(vi: "tệp Office kiểu cũ (.xls, .doc)", en: "an old Office file (.xls, .doc)")
        case .pdf: Message(vi: "PDF", en: "a PDF")
        case .rtf: Message(vi: "văn bản RTF", en: "an RTF text")
        case .png, .jpeg, .gif, .heic: Message(vi: "ảnh", en: "a picture")
        case .rar, .sevenZip: Message(vi: "tệp nén (.rar, .7z)", en: "an archive (.rar, .7z)")
        }
    }
}
