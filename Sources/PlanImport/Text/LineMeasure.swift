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
            return zip(text.unicodeScalars, folded).reduce(0) { sum, pair in
                sum
                    + (pair.0.properties.isUppercase
                        ? LineMeasure.capital(pair.1) : LineMeasure.small(pair.1))
            }
        }
    }

    /// How much of a width may be the measure's own fault: columns are exact, while
    /// bold type and a PDF's spacing are not in the table of widths.
    func isLess(_ need: Int, than width: Int) -> Bool {
        switch self {
        case .columns: need < width
        case .times: need * 50 < width * 49
        }
    }

    /// The words of a line with single blanks between them.
    func width(of line: SourceLine) -> Int {
        line.words.reduce(-blank) { $0 + blank + width(of: $1.text) }
    }

    /// What a line would have taken with the first word of the next.
    func need(_ previous: SourceLine, _ next: SourceLine) -> Int {
        width(of: previous) + blank + width(of: next.words.first?.text ?? "")
    }

    private var blank: Int {
        switch self {
        case .columns: 1
        case .times: 250
        }
    }

    private static func small(_ scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case " ", ".", ",": 250
        case "i", "j", "l", "t", "/", ":", ";": 278
        case "f", "r", "-", "(", ")": 333
        case "s": 389
        case "a", "c", "e", "z", "“", "”": 444
        case "w": 722
        case "m", "&": 778
        case "%": 833
        default: 500
        }
    }

    /// By the small letter the capital was folded to.
    private static func capital(_ scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case "i": 333
        case "j": 389
        case "f", "p", "s": 556
        case "e", "l", "t", "z": 611
        case "b", "c", "r": 667
        case "m": 889
        default: 722
        }
    }
}
