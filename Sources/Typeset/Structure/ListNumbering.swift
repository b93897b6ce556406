/// How the labels of a list count: the values of its attribute (PDF 1.7, 14.8.5.5).
enum ListNumbering: String {
    /// `- ` and `+ `.
    case bullets = "Disc"
    /// `a)` and the like; the standard knows no other alphabet than the Latin one.
    case letters = "LowerAlpha"
    case numbers = "Decimal"

    /// By the first byte of the first label; nil where it shows no count.
    init?(label: UInt8?) {
        guard let label else { return nil }
        switch label {
        case UInt8(ascii: "-"), UInt8(ascii: "+"): self = .bullets
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .numbers
        case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .letters
        default: return nil
        }
    }
}
