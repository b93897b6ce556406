internal import Diagnostics

/// Matches the arguments of a call to parameters, as Python does.
struct Binding {
    let name: String
    let parameters: [Parameter]
    let rest: Rest

    init(_ name: String, _ parameters: [Parameter], _ rest: Rest) {
        self.name = name
        self.parameters = parameters
        self.rest = rest
    }

    /// Only whether the arguments fit; their values do not matter.
    func check(_ call: CallValues) throws(OperationError) { _ = try matched(call) }

    func bind(_ call: CallValues, _ renderer: Renderer) throws(OperationError) -> Arguments {
        if parameters.isEmpty, call.positional.isEmpty, call.named.isEmpty {
            return Arguments(values: [], renderer: renderer)
        }
        if call.named.isEmpty, call.positional.count <= parameters.count {
            return Arguments(
                values: try filled(call.positional), given: 1 << UInt64(call.positional.count) - 1,
                renderer: renderer)
        }
        let (values, given, extra, named) = try matched(call)
        return Arguments(values: values, given: given, extra: extra, named: named, renderer: renderer)
    }

    /// Arguments in the order of the parameters, fall-backs behind them: the common case.
    private func filled(_ positional: [Value]) throws(OperationError) -> [Value] {
        if positional.count == parameters.count { return positional }
        var values = positional
        for parameter in parameters[positional.count...] {
            guard let fallback = parameter.fallback else { throw missing(parameter.name) }
            values.append(fallback)
        }
        return values
    }

    private typealias Match = (
        values: [Value], given: UInt64, extra: [Value], named: [(name: String, value: Value)]
    )

    private func matched(_ call: CallValues) throws(OperationError) -> Match {
        var values: [Value?] = [Value?](repeating: nil, count: parameters.count)
        var extra: [Value] = []
        for (place, value) in call.positional.enumerated() {
            if place < parameters.count { values[place] = value } else { extra.append(value) }
        }
        if !extra.isEmpty, rest == .nothing || rest == .named { throw tooMany(call.positional.count) }
        var named: [(name: String, value: Value)] = []
        for (key, value) in call.named {
            if let place = parameters.firstIndex(where: { $0.name == key }) {
                guard values[place] == nil else { throw twice(key) }
                values[place] = value
            } else if rest == .named || rest == .anything {
                named.append((key, value))
            } else {
                throw unknown(key)
            }
        }
        var given: UInt64 = 0
        for (place, value) in values.enumerated() where value != nil { given |= 1 << UInt64(place) }
        for (place, parameter) in parameters.enumerated() where values[place] == nil {
            guard let fallback = parameter.fallback else { throw missing(parameter.name) }
            values[place] = fallback
        }
        return (values.compactMap { $0 }, given, extra, named)
    }

    private var usage: Diagnostic.Hint {
        let shown = parameters.map { $0.fallback == nil ? $0.name : "\($0.name)=\($0.fallback?.brief ?? "")" }
        let text = "\(name)(\(shown.joined(separator: ", ")))"
        return Diagnostic.Hint(vi: "cách gọi: \(text)", en: "call it as \(text)")
    }

    private func tooMany(_ count: Int) -> OperationError {
        let most = parameters.count
        return OperationError(
            vi: most == 0
                ? "“\(name)” không nhận đối số nào, ở đây có \(count)"
                : "“\(name)” nhận nhiều nhất \(most) đối số, ở đây có \(count)",
            en: most == 0
                ? "“\(name)” takes no arguments, \(count) given"
                : "“\(name)” takes at most \(English.count(most, "argument")), \(count) given",
            hints: [usage])
    }

    private func twice(_ key: String) -> OperationError {
        OperationError(
            vi: "“\(name)”: đối số “\(key)” được cho hai lần",
            en: "“\(name)”: argument “\(key)” is given twice",
            hints: [usage])
    }

    func unknown(_ key: String) -> OperationError {
        let near = NearMiss.hint(for: key, among: parameters.map(\.name))
        return OperationError(
            vi: "“\(name)” không có đối số tên “\(key)”", en: "“\(name)” has no argument named “\(key)”",
            hints: (near.map { [$0] } ?? []) + [usage])
    }

    private func missing(_ parameter: String) -> OperationError {
        OperationError(
            vi: "“\(name)” thiếu đối số “\(parameter)”", en: "“\(name)” lacks its argument “\(parameter)”",
            hints: [usage])
    }
}

/// Words of English messages that change with their number.
enum English {
    /// `1 argument`, `2 arguments`.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
