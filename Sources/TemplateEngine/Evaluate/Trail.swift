internal import Diagnostics

/// One step of the way to what runs now: for the trace of an error.
struct TrailPoint {
    enum Kind {
        case round(Int, of: Int)
        case macro(String)
        case block(String)
        case include(String)
        case caller
    }

    var kind: Kind
    let span: Range<Int>
    let state: TemplateState

    var point: Diagnostic.TracePoint {
        let place = SourceSpan(state.file, span)
        let message: Message =
            switch kind {
            case .round(0, _): Message(vi: "khi bắt đầu vòng lặp này", en: "when this loop begins")
            case .round(let round, let count):
                Message(
                    vi: "ở vòng \(round) trong \(count) của vòng lặp này",
                    en: "in round \(round) of \(count) of this loop")
            case .macro(let name):
                Message(vi: "trong macro “\(name)” được gọi ở đây", en: "in macro “\(name)” called here")
            case .block(let name): Message(vi: "trong khối “\(name)”", en: "in block “\(name)”")
            case .include(let name):
                Message(vi: "trong mẫu “\(name)” được gọi ở đây", en: "in template “\(name)” called here")
            case .caller:
                Message(
                    vi: "trong phần thân của “call”, được gọi ở đây",
                    en: "in the body of a “call”, called here")
            }
        return Diagnostic.TracePoint(message, at: .span(place))
    }
}
