import Diagnostics
import Files

/// What the styles of a Word file say that matters to its text: `word/styles.xml` (ECMA-376 Part 1, 17.7).
struct DocxStyles {
    struct Style {
        /// The list of its paragraphs.
        var number: String?
        var level: Int?
        var isHidden: Bool?
        var isStruck: Bool?
        var isCapital: Bool?
        var font: String?
        /// The style it is based on.
        var base: String?

        var list: DocxReader.ListPlace? { number.map { .init(number: $0, level: level ?? 0) } }
    }

    private var styles: [String: Style] = [:]
    /// The style of paragraphs that name none.
    private var standard: String?
    /// The font where no style names one.
    private(set) var font: String?
    /// Stands where the name of a style does; no style is named so.
    private static let defaults = ""

    init() {}

    init(_ bytes: [UInt8], path: String) throws(DiagnosticError) {
        var found: [String: Style] = [:]
        var (name, standard): (String?, String?)
        try XMLReader.read(bytes, path: path, part: DocxText.stylesPart) { event throws(DiagnosticError) in
            guard case .start(let element) = event else { return }
            if element.name == "docDefaults" { name = DocxStyles.defaults }
            if element.name == "style" {
                // The rows and cells a table's style tells apart are not looked at.
                name = element["type"] == "table" ? nil : element["styleId"]
                if element["type"] == "paragraph", XMLElement.isOn(element["default"] ?? "0") {
                    standard = name
                }
            }
            guard let name else { return }
            switch element.name {
            case "basedOn": found[name, default: Style()].base = element["val"]
            case "numId": found[name, default: Style()].number = element["val"]
            case "ilvl": found[name, default: Style()].level = Int(element["val"] ?? "")
            case "vanish": found[name, default: Style()].isHidden = element.isOn
            case "strike", "dstrike": found[name, default: Style()].isStruck = element.isOn
            case "rFonts": found[name, default: Style()].font = element["ascii"] ?? element["hAnsi"]
            case "caps": found[name, default: Style()].isCapital = element.isOn
            default: return
            }
        }
        styles = found
        (self.standard, font) = (standard, found[DocxStyles.defaults]?.font)
    }

    /// Of paragraphs that name no style.
    var ofParagraphs: Style { self[standard ?? ""] }

    /// More steps than any chain of styles has; one may bite its own tail.
    private static let longestChain = 16

    /// What a style says itself or takes from those it is based on.
    subscript(_ name: String) -> Style {
        var whole = Style()
        var next: String? = name
        for _ in 0..<Self.longestChain {
            guard let step = next, let style = styles[step] else { break }
            whole.number = whole.number ?? style.number
            whole.level = whole.level ?? style.level
            whole.isHidden = whole.isHidden ?? style.isHidden
            whole.isStruck = whole.isStruck ?? style.isStruck
            whole.isCapital = whole.isCapital ?? style.isCapital
            whole.font = whole.font ?? style.font
            next = style.base
        }
        return whole
    }
}

extension XMLElement {
    /// Of a mark that is set by standing there, unless it says that it is not.
    var isOn: Bool { XMLElement.isOn(self["val"] ?? "") }

    static func isOn(_ value: String) -> Bool { !["0", "false", "off"].contains(value) }
}
