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
    let home: Home
    /// Where this frame prints, and the number of its file there.
    private let output: UnsafeMutablePointer<Output>
    private let number: Int
    /// The block whose body runs here, for `super()`.
    let block: BlockPosition?

    init(_ layout: FunctionLayout, outer: Frame?, _ home: Home, block: BlockPosition?) {
        count = layout.count
        slots = .plain(count)
        slots.initialize(repeating: nil, count: count)
        self.outer = outer
        self.home = home
        self.block = block
        output = home.output
        number = home.number
    }

    var context: Context { home.context }
    var state: TemplateState { home.state }
    var renderer: Renderer { home.renderer }
    var file: SourceFile { home.file }

    deinit {
        slots.deinitialize(count: count)
        slots.freePlain()
    }

    /// Lets go of all values: before the next call, and at the end of a render, where a macro that
    /// stands in the frame it was made in would keep both for ever.
    func empty() {
        for slot in 0..<count where slots[slot] != nil { slots[slot] = nil }
    }

    /// Where a variable of the frame `up` steps out stands; nil while it is not set.
    @inline(__always)
    func pointer(to reference: SlotReference) -> UnsafePointer<Value>? {
        switch reference.up {
        case 0: return pointer(to: reference.slot)
        case 1: return outer?.pointer(to: reference.slot)
        default:
            var frame = self
            for _ in 0..<reference.up { if let outer = frame.outer { frame = outer } }
            return frame.pointer(to: reference.slot)
        }
    }

    // MARK: output

    /// Prints the template's own words, which stand at `utf8`.
    @inline(__always)
    func write(_ text: UnsafeBufferPointer<UInt8>, _ utf8: Range<Int>) throws(Fault) {
        output.pointee.append(text, number, utf8)
        if output.pointee.isTooLong { throw renderer.outputTooLong(span(utf8)) }
    }

    /// Prints a value the way this render escapes values; `utf8` is what the template says.
    @inline(__always)
    func write(_ value: UnsafePointer<Value>, _ utf8: Range<Int>) throws(Fault) {
        do {
            try output.pointee.append(value, number, utf8)
        } catch {
            throw Fault(error, at: span(utf8))
        }
        if output.pointee.isTooLong { throw renderer.outputTooLong(span(utf8)) }
    }

    func write(_ value: Value, _ utf8: Range<Int>) throws(Fault) {
        try withUnsafePointer(to: value) { (pointer) throws(Fault) in try write(pointer, utf8) }
    }

    /// Where a variable stands; nil while it is not set.
    @inline(__always)
    func pointer(to slot: Int) -> UnsafePointer<Value>? {
        // The value of an optional stands where the optional does.
        slots[slot] == nil
            ? nil : UnsafePointer(UnsafeRawPointer(slots + slot).assumingMemoryBound(to: Value.self))
    }

    func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(file, range) }
}

/// What all frames of one template in one context share.
final class Home {
    let context: Context
    let state: TemplateState
    let renderer: Renderer
    let file: SourceFile
    fileprivate let output: UnsafeMutablePointer<Output>
    fileprivate let number: Int

    init(_ context: Context, _ state: TemplateState) {
        self.context = context
        self.state = state
        renderer = context.renderer
        file = state.file
        output = renderer.output
        number = output.pointee.number(of: file)
    }
}

/// Where a block stands among those that override each other.
final class BlockPosition {
    let name: String
    let depth: Int

    init(name: String, depth: Int) {
        self.name = name
        self.depth = depth
    }
}

/// What one render keeps about one template.
final class TemplateState {
    let template: Template
    var file: SourceFile { template.file }
    /// Where each look-up of a field found its field last; see `Record.field`.
    let guesses: UnsafeMutablePointer<FieldGuess>
    private let count: Int

    init(_ template: Template) {
        self.template = template
        count = template.program.lookupCount
        guesses = .allocate(capacity: max(count, 1))
        guesses.initialize(repeating: FieldGuess(), count: count)
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

    /// As `Frame.empty`, with the contexts it was derived from.
    func empty() {
        variables = [:]
        blocks = [:]
        parent?.empty()
    }

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

    /// What is seen here now: an imported template keeps it, whatever is set later.
    func snapshot() -> Context {
        let context = Context(renderer, data: data, parent: parent?.snapshot())
        (context.variables, context.exported) = (variables, exported)
        return context
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
