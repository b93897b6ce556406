internal import Diagnostics

/// One render: its output, its bounds and what went wrong so far.
final class Renderer: @unchecked Sendable {
    // Sendable: only the thread that renders knows it; filters get it and must not keep it.
    let engine: TemplateEngine
    let options: RenderOptions
    let data: Record
    /// Stands still, so that frames reach it without counting references.
    let output: UnsafeMutablePointer<Output>
    // Only this object's own methods touch these, one at a time.
    private var states: [ObjectIdentifier: TemplateState] = [:]
    private var failures: [Diagnostic] = []
    private var failedPlaces: Set<Location> = []
    private var others: [Diagnostic] = []
    @exclusivity(unchecked) private var rounds = 0
    @exclusivity(unchecked) private var work = 0
    /// What runs around the current statement, outermost first.
    @exclusivity(unchecked) var trail = Trail()
    /// The call that runs now, for the trail of the macro it reaches.
    @exclusivity(unchecked) var callSite: CallSite?
    /// Modules imported without context, made once.
    var modules: [ObjectIdentifier: Module] = [:]

    /// The frames in which macros and loops were made, which hold them in turn.
    private var definitions: [Frame] = []

    /// Items and bytes that operators, filters and functions may go through in one render.
    private static let workLimit = 1 << 30

    init(_ engine: TemplateEngine, _ data: Record) {
        self.engine = engine
        self.data = data
        options = engine.options
        output = .allocate(capacity: 1)
        output.initialize(to: Output(options))
    }

    deinit {
        output.deinitialize(count: 1)
        output.deallocate()
    }

    func render(_ template: Template) throws(DiagnosticError) -> TracedText {
        defer { letGo() }
        do {
            try run(template, in: Context(self, data: data))
        } catch {
            failures.append(traced(error))
        }
        failures += others
        if let error = DiagnosticError(failures) { throw error }
        return output.pointee.text
    }

    /// A macro or a loop was made in a frame.
    func notice(_ definition: Frame) { definitions.append(definition) }

    /// Opens every circle of references: what was rendered holds none of it.
    private func letGo() {
        for frame in definitions {
            frame.context.empty()
            frame.empty()
        }
        definitions = []
        modules = [:]
    }

    func state(of template: Template) -> TemplateState {
        let id = ObjectIdentifier(template)
        if let known = states[id] { return known }
        let state = TemplateState(template)
        states[id] = state
        return state
    }

    /// The root of a template and of those it extends, into the output.
    func run(_ template: Template, in context: Context) throws(Fault) {
        var current: Template? = template
        while let template = current {
            let state = state(of: template)
            for (name, node) in template.program.blocks {
                context.blocks[name, default: []].append(BlockBody(node: node, state: state))
            }
            context.layout = nil
            let frame = Frame(template.program.layout, outer: nil, Home(context, state), block: nil)
            try template.program.body.run(frame)
            current = context.layout
        }
    }

    // MARK: output

    /// What `body` prints, as a value: markup where values are escaped, plain text otherwise.
    func capture(_ body: () throws(Fault) -> Void) throws(Fault) -> Value {
        let start = output.pointee.mark
        do throws(Fault) { try body() } catch {
            _ = output.pointee.cut(from: start)
            throw error
        }
        let text = output.pointee.cut(from: start)
        try charge(text.utf8.count)
        return Value(
            .markup(Markup(text, options.escaping == .markup ? .commonMark : .none)),
            origin: .computed("text", from: text.segments.origins))
    }

    func outputTooLong(_ span: SourceSpan) -> Fault {
        Fault(
            .limit(
                vi: "văn bản kết quả dài hơn \(options.limits.output) byte",
                en: "the output is longer than \(options.limits.output) bytes"), at: span)
    }

    /// What `safe` marks a text as.
    var language: Markup.Language { options.escaping == .markup ? .commonMark : .html }

    // MARK: bounds

    /// Counts a round of a loop, or a call.
    @inline(__always)
    func countRound(_ span: @autoclosure () -> SourceSpan) throws(Fault) {
        rounds += 1
        if rounds > options.limits.rounds {
            throw Fault(
                .limit(
                    vi: "các vòng lặp và macro chạy quá \(options.limits.rounds) lần",
                    en: "loops and macros run more than \(options.limits.rounds) times"), at: span())
        }
    }

    /// Enters something that may contain itself: a macro, an include, a block. The step is
    /// popped behind it, or stays for the trace of a fault that passes.
    @inline(__always)
    func enter(_ kind: Trail.Kind, _ site: CallSite) throws(Fault) {
        // What calls itself twice over is as endless as a loop, however shallow.
        if !kind.isRound { try countRound(site.span) }
        trail.push(kind, at: site)
        if trail.nesting > options.limits.depth { throw nestedTooDeep(site) }
    }

    private func nestedTooDeep(_ site: CallSite) -> Fault {
        Fault(
            .limit(
                vi: "macro, khối hoặc mẫu gọi lồng nhau quá \(options.limits.depth) tầng",
                en: "macros, blocks or includes are nested more than \(options.limits.depth) deep"),
            at: site.span)
    }

    /// Counts work that grows with its data.
    func charge(_ amount: Int) throws(Fault) {
        work += amount
        if work > Self.workLimit {
            let error = OperationError.limit(
                vi: "mẫu tính toán quá nhiều (hơn \(Self.workLimit) phần tử và byte)",
                en: "the template computes too much (over \(Self.workLimit) items and bytes)")
            throw Fault(Diagnostic(.error, error.id, error.message))
        }
    }

    /// Notes a fault that rendering can go on after; throws it when it cannot.
    /// The trail goes back to the depth it had where rendering goes on.
    func note(_ fault: Fault, behind depth: Int) throws(Fault) {
        guard fault.diagnostic.id != .templateLimit, failures.count < options.limits.errors else {
            throw fault
        }
        let diagnostic = traced(fault)
        trail.cut(to: depth)
        if let place = diagnostic.location, !failedPlaces.insert(place).inserted { return }
        failures.append(diagnostic)
    }

    /// The fault with the way to it, innermost first. The trail is not wound back when a
    /// fault passes, so that it still shows that way here.
    private func traced(_ fault: Fault) -> Diagnostic {
        var diagnostic = fault.diagnostic
        if diagnostic.location == nil { diagnostic.location = trail.place.map { .span($0) } }
        diagnostic.trace += trail.points(atMost: Self.shownTrail)
        return diagnostic
    }

    private static let shownTrail = 12

    /// Notes an error that came along with another one.
    func noteOther(_ diagnostic: Diagnostic) { others.append(diagnostic) }
}

extension Origin {
    /// What a captured text rests on.
    static func computed(_ rule: String, from parts: [Origin]) -> Origin? {
        parts.count > 1 ? .computed(rule: rule, parts: parts) : parts.first
    }
}
