internal import Diagnostics

/// The way to what runs now: loop rounds, macros, blocks and includes, outermost first.
///
/// Kept for the trace of an error and for the bound on nesting. The steps hold
/// no references of their own: a render keeps its templates and their states.
struct Trail {
    enum Kind {
        /// A loop over so many items, `round` of them begun.
        case round(of: Int)
        /// A loop that called itself.
        case recursion(of: Int)
        case macro(Unmanaged<MacroNode>)
        case caller
        case block(String)
        case include(String)

        /// Whether it is a plain loop, whose rounds are counted one by one.
        var isRound: Bool {
            if case .round = self { true } else { false }
        }
    }

    fileprivate struct Step {
        var kind: Kind
        var round = 0
        /// Steps up to here that count as nested: all but plain loops.
        var nesting: Int
        let site: CallSite
    }

    private var steps: [Step] = []

    var count: Int { steps.count }
    var nesting: Int { steps.last?.nesting ?? 0 }

    /// Where the innermost step was called.
    var place: SourceSpan? { steps.last?.site.span }

    mutating func push(_ kind: Kind, at site: CallSite) {
        var nesting = nesting
        if !kind.isRound { nesting += 1 }
        steps.append(Step(kind: kind, nesting: nesting, site: site))
    }

    mutating func pop() { steps.removeLast() }

    /// The last step's loop begins a round, counted from 1.
    mutating func begin(round: Int) { steps[steps.count - 1].round = round }

    /// Goes back to an earlier count.
    mutating func cut(to count: Int) { steps.removeLast(steps.count - count) }

    /// The steps for the trace of an error, innermost first.
    /// A recursion repeats its step: once shows the way.
    func points(atMost limit: Int) -> [Diagnostic.TracePoint] {
        var points: [Diagnostic.TracePoint] = []
        for step in steps.reversed() where points.count < limit {
            let point = Diagnostic.TracePoint(step.message, at: .span(step.site.span))
            if let last = points.last, last == point { continue }
            points.append(point)
        }
        return points
    }
}

/// Where something is called, in a template that this render keeps.
struct CallSite {
    private let utf8: Range<Int>
    private let state: Unmanaged<TemplateState>

    init(_ utf8: Range<Int>, _ state: TemplateState) {
        self.utf8 = utf8
        self.state = .passUnretained(state)
    }

    var span: SourceSpan { state._withUnsafeGuaranteedRef { SourceSpan($0.file, utf8) } }
}

extension Trail.Step {
    fileprivate var message: Message {
        switch kind {
        case .round where round == 0, .recursion where round == 0:
            Message(vi: "khi bắt đầu vòng lặp này", en: "when this loop begins")
        case .round(let count), .recursion(let count):
            Message(
                vi: "ở vòng \(round) trong \(count) của vòng lặp này",
                en: "in round \(round) of \(count) of this loop")
        case .macro(let node):
            node._withUnsafeGuaranteedRef {
                Message(
                    vi: "trong macro “\($0.name)” được gọi ở đây", en: "in macro “\($0.name)” called here")
            }
        case .block(let name): Message(vi: "trong khối “\(name)”", en: "in block “\(name)”")
        case .include(let name):
            Message(vi: "trong mẫu “\(name)” được gọi ở đây", en: "in template “\(name)” called here")
        case .caller:
            Message(
                vi: "trong phần thân của “call”, được gọi ở đây",
                en: "in the body of a “call”, called here")
        }
    }
}
