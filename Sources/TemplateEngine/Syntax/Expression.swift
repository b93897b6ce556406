/// An expression of a template, with the bytes it stands in.
struct Expression: Sendable {
    indirect enum Kind: Sendable {
        case constant(Value)
        case name(String)
        /// `base.name`
        case attribute(Expression, String)
        /// `base[key]`
        case item(Expression, Expression)
        /// `base[start:stop:step]`
        case slice(Expression, start: Expression?, stop: Expression?, step: Expression?)
        case list([Expression])
        case tuple([Expression])
        case dict([(key: Expression, value: Expression)])
        case negate(Expression)
        case plus(Expression)
        case not(Expression)
        case binary(BinaryOperator, Expression, Expression)
        /// `a ~ b ~ c`
        case concatenation([Expression])
        /// `a < b <= c`: each operand with the operator before it.
        case comparison(Expression, [(op: Comparison, right: Expression)])
        case and([Expression])
        case or([Expression])
        /// `then if test else otherwise`
        case conditional(then: Expression, test: Expression, otherwise: Expression?)
        case call(Expression, CallSyntax)
        case filter(Expression, FilterSyntax)
        case test(Expression, FilterSyntax)
    }

    var kind: Kind
    var span: Range<Int>
    /// How many expressions stand inside one another here; bounded by the parser.
    var depth: Int
}

enum Comparison: String, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case isIn = "in"
    case isNotIn = "not in"
}

/// The arguments of a call as they are written.
struct CallSyntax: Sendable {
    var positional: [Expression] = []
    var named: [(name: String, value: Expression)] = []
    /// `*values`
    var unpacked: Expression?
    /// `**named`
    var unpackedNamed: Expression?
    var span: Range<Int>

    var all: [Expression] {
        positional + named.map(\.value) + [unpacked, unpackedNamed].compactMap { $0 }
    }
}

/// A filter or test with its arguments.
struct FilterSyntax: Sendable {
    var name: String
    var nameSpan: Range<Int>
    var arguments: CallSyntax
}

/// What a value can be assigned to.
indirect enum AssignmentTarget: Sendable {
    case name(String, Range<Int>)
    case tuple([AssignmentTarget], Range<Int>)
    /// `namespace.name`
    case field(String, String, Range<Int>)

    var span: Range<Int> {
        switch self {
        case .name(_, let span), .tuple(_, let span), .field(_, _, let span): span
        }
    }

    /// The names it sets, in order.
    var names: [(name: String, span: Range<Int>)] {
        switch self {
        case .name(let name, let span): [(name, span)]
        case .tuple(let parts, _): parts.flatMap(\.names)
        case .field: []
        }
    }
}
