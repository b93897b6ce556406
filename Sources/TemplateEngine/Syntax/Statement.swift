/// A statement of a template; `span` is its opening tag, or its text.
struct Statement: Sendable {
    indirect enum Kind: Sendable {
        /// The template's own words.
        case text
        case output([Expression])
        case loop(LoopSyntax)
        case condition([(test: Expression, body: [Statement])], otherwise: [Statement]?)
        case set(AssignmentTarget, Expression)
        case setBlock(AssignmentTarget, [FilterSyntax], [Statement])
        case with([(target: AssignmentTarget, value: Expression)], [Statement])
        case macro(MacroSyntax)
        /// `call(parameters) callee(arguments)`
        case callBlock(MacroSyntax, Expression)
        case filterBlock([FilterSyntax], [Statement])
        case include(Expression, ignoresMissing: Bool, withContext: Bool)
        case importModule(Expression, as: String, withContext: Bool)
        case importNames(Expression, [(name: String, alias: String, span: Range<Int>)], withContext: Bool)
        case extends(Expression)
        case block(BlockSyntax)
    }

    var kind: Kind
    var span: Range<Int>
}

struct LoopSyntax: Sendable {
    var target: AssignmentTarget
    var iterable: Expression
    var filter: Expression?
    var isRecursive: Bool
    var body: [Statement]
    var otherwise: [Statement]?
}

struct MacroSyntax: Sendable {
    var name: String
    var parameters: [(name: String, fallback: Expression?, span: Range<Int>)]
    var body: [Statement]
    var span: Range<Int>
}

struct BlockSyntax: Sendable {
    var name: String
    var isScoped: Bool
    var isRequired: Bool
    var body: [Statement]
    var span: Range<Int>
}
