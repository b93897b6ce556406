import Diagnostics

/// How wide a text is, by the two ways files are wrapped: in columns, or in the
/// widths of a proportional font.
enum LineMeasure: Hashable, Sendable, CaseIterable {
    case columns
    /// Thousandths of the type size, after the Times-Roman metrics (Adobe AFM);
    /// the marks of Vietnamese letters add nothing.
    case times

    func width(of text: String) -> Int {
        switch self {
        case .columns: return text.unicodeScalars.count
        case .times:
            let folded = Folding.ascii(text).unicodeScalars
            let capitals = text.unicodeScalars.reduce(0) { $0 + ($1.properties.isUppercase ? 1 : 0) }
            return folded.reduce(capitals * 220) { $0 + LineMeasure.advance(of: $1) }
        }
    }

    var blank: Int {
        switch self {
        case .columns: 1
        case .times: 250
        }
    }

    private static func advance(of scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case " ": 250
        case "i", "j", "l", "t", "/", ":", ";": 278
        case ".", ",": 250
        case "f", "r", "-", "(", ")": 333
        case "s": 389
        case "a", "c", "e", "z", "“", "”": 444
        case "w": 722
        case "m", "&": 778
        case "%": 833
        default: 500
        }
    }
}
