internal import Diagnostics

/// One render: its output, its bounds and what went wrong so far.
final class Renderer: @unchecked Sendable {
    // Sendable: only the thread that renders knows it; filters get it and must not keep it.
    let engine: TemplateEngine
    let options: RenderOptions
    let data: Record
    // Only this object's own methods touch these, one at a time.
    @exclusivity(unchecked) private(set) var output = Output()
    private var states: [ObjectIdentifier: TemplateState] = [:]
    private var failures: [Diagnostic] = []
    private var failedPlaces: Set<Location> = []
    private var others: [Diagnostic] = []
    @exclusivity(unchecked) private var rounds = 0
    private var depth = 0
    @exclusivity(unchecked) private var work = 0
    /// What runs around the current statement, outermost first.
    var trail: [TrailPoint] = []
    /// The call that runs now, for the trail of the macro it reaches.
    var callSite: (span: Range<Int>, state: TemplateState)?
    /// Modules imported without context, made once.
    var modules: [ObjectIdentifier: Module] = [:]

    /// Items and bytes that operators, filters and functions may go through in one render.
    private static let workLimit = 1 << 30

    init(_ engine: TemplateEngine, _ data: Record) {
        self.engine = engine
        self.data = data
        options = engine.options
    }

    func render(_ template: Template) throws(DiagnosticError) -> TracedText {
        do {
            try run(template, in: Context(self, data: data))
        } catch {
            failures.append(traced(error))
        }
        failures += others
        if let error = DiagnosticError(failures) { throw error }
        return output.text
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
            let frame = Frame(template.program.layout, outer: nil, context: context, state: state, block: nil)
            try template.program.body.run(frame)
            current = context.layout
        }
    }

    // MARK: output

    @inline(__always)
    func write(_ text: [UInt8], _ span: SourceSpan) throws(Fault) {
        output.append(text, span)
        if output.count > options.limits.output { throw outputTooLong(span) }
    }

    /// Prints a value the way this render escapes values.
    @inline(__always)
    func write(_ value: Value, _ span: SourceSpan) throws(Fault) {
        do {
            try output.append(value, span, options.escaping)
        } catch {
            throw Fault(error, at: span)
        }
        if output.count > options.limits.output { throw outputTooLong(span) }
    }

    /// What `body` prints, as a value: markup where values are escaped, plain text otherwise.
    func capture(_ body: () throws(Fault) -> Void) throws(Fault) -> Value {
        let outside = output
        output = Output()
        defer { output = outside }
        try body()
        let text = output.text
        try charge(text.utf8.count)
        return Value(
            .markup(Markup(text, isSafe: options.escaping == .markup)),
            origin: .computed("text", from: text.segments))
    }

    private func outputTooLong(_ span: SourceSpan) -> Fault {
        Fault(
            .limit(
                vi: "văn bản kết quả dài hơn \(options.limits.output) byte",
                en: "the output is longer than \(options.limits.output) bytes"), at: span)
    }

    // MARK: bounds

    /// Counts a round of a loop.
    @inline(__always)
    func countRound(_ span: @autoclosure () -> SourceSpan) throws(Fault) {
        rounds += 1
        if rounds > options.limits.rounds {
            throw Fault(
                .limit(
                    vi: "các vòng lặp chạy quá \(options.limits.rounds) vòng",
                    en: "the loops run more than \(options.limits.rounds) rounds"), at: span())
        }
    }

    /// Runs something that may contain itself: a macro, an include, a block.
    func nested<T>(_ span: SourceSpan?, _ body: () throws(Fault) -> T) throws(Fault) -> T {
        depth += 1
        defer { depth -= 1 }
        if depth > options.limits.depth {
            let error = OperationError.limit(
                vi: "macro, khối hoặc mẫu gọi lồng nhau quá \(options.limits.depth) tầng",
                en: "macros, blocks or includes are nested more than \(options.limits.depth) deep")
            throw Fault(Diagnostic(.error, error.id, error.message, at: span.map(Location.span)))
        }
        return try body()
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
        trail.removeLast(trail.count - depth)
        if let place = diagnostic.location, !failedPlaces.insert(place).inserted { return }
        failures.append(diagnostic)
    }

    /// The fault with the way to it, innermost first. The trail is not wound back when a
    /// fault passes, so that it still shows that way here.
    private func traced(_ fault: Fault) -> Diagnostic {
        var diagnostic = fault.diagnostic
        var steps: [Diagnostic.TracePoint] = []
        for step in trail.reversed() where steps.count < Self.shownTrail {
            // A recursion repeats its step: once shows the way.
            if let last = steps.last, last == step.point { continue }
            steps.append(step.point)
        }
        diagnostic.trace += steps
        return diagnostic
    }

    private static let shownTrail = 12

    /// Notes an error that came along with another one.
    func noteOther(_ diagnostic: Diagnostic) { others.append(diagnostic) }

    var hasFailed: Bool { !failures.isEmpty }
}

extension Origin {
    /// What a captured text rests on.
    static func computed(_ rule: String, from segments: [TracedText.Segment]) -> Origin? {
        let parts = segments.compactMap(\.origin)
        return parts.count > 1 ? .computed(rule: rule, parts: parts) : parts.first
    }
}
