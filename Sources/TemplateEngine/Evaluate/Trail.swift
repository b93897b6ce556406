internal import Diagnostics

/// One step of the way to what runs now: for the trace of an error.
struct TrailPoint {
    enum Kind {
        case round(RoundCounter)
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
            case .round(let counter) where counter.round == 0:
                Message(vi: "khi bắt đầu vòng lặp này", en: "when this loop begins")
            case .round(let counter):
                Message(
                    vi: "ở vòng \(counter.round) trong \(counter.count) của vòng lặp này",
                    en: "in round \(counter.round) of \(counter.count) of this loop")
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

/// Which round of a loop runs; an object, so that counting does not touch the trail.
final class RoundCounter {
    var round = 0
    let count: Int

    init(of count: Int) { self.count = count }
}
