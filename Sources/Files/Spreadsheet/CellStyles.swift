internal import Diagnostics

/// How the numbers of a workbook are shown (ECMA-376 part 1, 18.8): dates are numbers there.
struct CellStyles {
    enum NumberKind: Hashable {
        case number, percentage, date
    }

    private var kinds: [NumberKind] = []
    /// Whether the font of each strikes out what it writes.
    private var strikes: [Bool] = []
    /// Whether the format of each shows nothing of what the cell holds.
    private var hides: [Bool] = []

    /// - Parameter part: nil when the workbook has none.
    init(_ archive: ZipArchive, part: String?) throws(DiagnosticError) {
        guard let part, archive.contains(part) else { return }
        var formats: [Int: String] = [:]
        var ids: [Int] = []
        var fonts: [Bool] = []
        var (isInCellFormats, isInFonts) = (false, false)
        try XMLReader.read(try archive.bytes(of: part), path: archive.path, part: part) { event in
            switch event {
            case .start(let element):
                if element.name == "cellXfs" { isInCellFormats = true }
                if element.name == "fonts" { isInFonts = true }
                if element.name == "font", isInFonts { fonts.append(false) }
                if element.name == "strike", isInFonts, let last = fonts.indices.last {
                    fonts[last] = element["val"].map { XSD.bool($0) } ?? true
                }
                if element.name == "numFmt", let id = element["numFmtId"].flatMap({ Int($0) }) {
                    formats[id] = element["formatCode"]
                }
                if element.name == "xf", isInCellFormats {
                    ids.append(element["numFmtId"].flatMap { Int($0) } ?? 0)
                    let font = element["fontId"].flatMap { Int($0) } ?? 0
                    strikes.append(fonts.indices.contains(font) && fonts[font])
                }
            case .end("cellXfs"): isInCellFormats = false
            case .end("fonts"): isInFonts = false
            case .end, .text: break
            }
        }
        hides = ids.map { formats[$0] == CellStyles.showsNothing }
        kinds = ids.map { id in formats[id].map(CellStyles.kind) ?? CellStyles.builtIn(id) }
    }

    func kind(ofStyle index: Int) -> NumberKind { kinds.indices.contains(index) ? kinds[index] : .number }

    func strikesOut(style index: Int) -> Bool { strikes.indices.contains(index) && strikes[index] }

    func hidesContent(style index: Int) -> Bool { hides.indices.contains(index) && hides[index] }

    /// Nothing for positive numbers, negative ones, zero and texts.
    private static let showsNothing = ";;;"

    /// Formats that are known by number alone (18.8.30).
    private static func builtIn(_ id: Int) -> NumberKind {
        switch id {
        case 9, 10: .percentage
        case 14...22, 27...36, 45...47, 50...58: .date
        default: .number
        }
    }

    /// What a format code shows: the letters of dates and the percent sign outside quotes, brackets and escapes.
    static func kind(_ code: String) -> NumberKind {
        var kind = NumberKind.number
        var skipsNext = false
        var isQuoted = false
        var bracket: String?
        for character in code {
            if skipsNext {
                skipsNext = false
            } else if isQuoted {
                isQuoted = character != "\""
            } else if let inside = bracket {
                bracket = character == "]" ? nil : inside + String(character)
                // `[h]` counts hours beyond a day; other brackets are colours and locales.
                if character == "]", !inside.isEmpty, inside.lowercased().allSatisfy({ "hms".contains($0) }) {
                    return .date
                }
            } else {
                switch character {
                case "\"": isQuoted = true
                case "\\", "_", "*": skipsNext = true
                case "[": bracket = ""
                case "d", "D", "m", "M", "y", "Y", "h", "H", "s", "S": return .date
                case "%": kind = .percentage
                // The parts behind are for negative numbers, zero and texts.
                case ";": return kind
                default: break
                }
            }
        }
        return kind
    }
}
