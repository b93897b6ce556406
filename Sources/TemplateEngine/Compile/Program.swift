/// A template ready to run.
struct Program: Sendable {
    let body: Body
    let layout: FunctionLayout
    /// Every block of the template, by name, in order.
    let blocks: [(name: String, node: BlockNode)]
    /// How many look-ups of fields it has; see `TemplateState.guesses`.
    let lookupCount: Int
    /// Names it sets anywhere, for near-misses.
    let variableNames: [String]
}
