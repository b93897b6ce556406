internal import Diagnostics

/// The variables of one call: of a template's root, a macro, a block or a recursive loop.
///
/// The compiler gave every variable a slot; nil is a variable not yet set.
final class Frame {
    /// As many as the layout has; the compiler made every index, so none is checked.
    let slots: UnsafeMutablePointer<Value?>
    private let count: Int
    /// The frame in whose template text this one's stands; macros see its variables.
    let outer: Frame?
    let context: Context
    let state: TemplateState
    let renderer: Renderer
    let file: SourceFile
    /// The block whose body runs here, for `super()`.
    let block: BlockPosition?

    init(
        _ layout: FunctionLayout, outer: Frame?, context: Context, state: TemplateState, block: BlockPosition?
    ) {
        count = layout.count
        slots = .allocate(capacity: max(count, 1))
        slots.initialize(repeating: nil, count: count)
        self.outer = outer
        self.context = context
        self.state = state
        self.block = block
        renderer = context.renderer
        file = state.file
    }

    deinit {
        slots.deinitialize(count: count)
        slots.deallocate()
    }

    /// The frame `up` steps out; the compiler counted them.
    @inline(__always)
    func ancestor(_ up: Int) -> Frame {
        var frame = self
        for _ in 0..<up { if let outer = frame.outer { frame = outer } }
        return frame
    }

    func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(file, range) }
}

/// Where a block stands among those that override each other.
struct BlockPosition {
    let name: String
    let depth: Int
}

/// What one render keeps about one template.
final class TemplateState {
    let template: Template
    var file: SourceFile { template.file }
    /// Where each look-up of a field found its field last; see `Record.field`.
    let guesses: UnsafeMutablePointer<Int>
    private let count: Int

    init(_ template: Template) {
        self.template = template
        count = template.program.lookupCount
        guesses = .allocate(capacity: max(count, 1))
        guesses.initialize(repeating: 0, count: count)
    }

    deinit { guesses.deallocate() }
}

/// The names a template can see that are not its own variables.
final class Context {
    let renderer: Renderer
    /// What the root of the template set, for blocks, includes and importers.
    private(set) var variables: [String: Value] = [:]
    /// The names of `variables` in the order they were first set.
    private(set) var exported: [String] = []
    private let data: Record
    /// The context of the template that included this one.
    private let parent: Context?
    var blocks: [String: [BlockBody]] = [:]
    /// The template that this one extends, once its tag has run.
    var layout: Template?
    /// How many templates of the chain have run their `extends`.
    var extensions = 0

    init(_ renderer: Renderer, data: Record, parent: Context? = nil) {
        self.renderer = renderer
        self.data = data
        self.parent = parent
    }

    func set(_ name: String, _ value: Value) {
        if variables.updateValue(value, forKey: name) == nil { exported.append(name) }
    }

    func resolve(_ name: String) -> Value? {
        variables[name] ?? data[name] ?? parent?.resolve(name)
            ?? (parent == nil ? renderer.engine.globals[name] : nil)
    }

    var knownNames: [String] {
        exported + data.names + (parent?.knownNames ?? [])
    }

    /// A context in which `locals` come before everything seen here; blocks stay the same.
    func derived(_ locals: Record) -> Context {
        let context = Context(renderer, data: locals, parent: self)
        context.blocks = blocks
        context.layout = nil
        return context
    }
}

/// The body of a block in one template of a chain of extensions.
struct BlockBody {
    let node: BlockNode
    let state: TemplateState
}
