/// A piece of a template; its text is the bytes between its ends.
struct Token: Sendable {
    enum Kind: Sendable, Equatable {
        /// Text outside tags, whitespace control already applied.
        case data
        case variableBegin, variableEnd, blockBegin, blockEnd
        case name, string, integer, float
        case symbol(Symbol)
        case end
    }

    enum Symbol: String, Sendable, CaseIterable {
        case floorDivide = "//"
        case power = "**"
        case equal = "=="
        case notEqual = "!="
        case greaterOrEqual = ">="
        case lessOrEqual = "<="
        case greater = ">"
        case less = "<"
        case assign = "="
        case plus = "+"
        case minus = "-"
        case multiply = "*"
        case divide = "/"
        case modulo = "%"
        case tilde = "~"
        case leftBracket = "["
        case rightBracket = "]"
        case leftParenthesis = "("
        case rightParenthesis = ")"
        case leftBrace = "{"
        case rightBrace = "}"
        case dot = "."
        case colon = ":"
        case pipe = "|"
        case comma = ","
        case semicolon = ";"

        /// What closes an opening bracket.
        var closing: Symbol? {
            switch self {
            case .leftBracket: .rightBracket
            case .leftParenthesis: .rightParenthesis
            case .leftBrace: .rightBrace
            case .floorDivide, .power, .equal, .notEqual, .greaterOrEqual, .lessOrEqual, .greater, .less,
                .assign, .plus, .minus, .multiply, .divide, .modulo, .tilde, .rightBracket,
                .rightParenthesis, .rightBrace, .dot, .colon, .pipe, .comma, .semicolon:
                nil
            }
        }

        var isClosing: Bool { self == .rightBracket || self == .rightParenthesis || self == .rightBrace }
    }

    var kind: Kind
    var span: Range<Int>
}
