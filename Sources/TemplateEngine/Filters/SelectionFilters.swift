internal import Diagnostics

/// Filters that run another filter or a test on each item.
extension BuiltinFilters {
    static let selections: [Filter] = [
        Filter("map", rest: .anything) { value, arguments throws(OperationError) in try map(value, arguments)
        },
        selection("select", byField: false, keeps: true), selection("reject", byField: false, keeps: false),
        selection("selectattr", byField: true, keeps: true),
        selection("rejectattr", byField: true, keeps: false),
    ]

    private static func map(_ value: Value, _ arguments: Arguments) throws(OperationError) -> Value {
        let items = try value.items(for: "map")
        if arguments.extra.isEmpty, let attribute = arguments.named.first(where: { $0.name == "attribute" }) {
            if let other = arguments.named.first(where: { $0.name != "attribute" && $0.name != "default" }) {
                throw Binding("map", [.required("attribute"), .optional("default")], .nothing).unknown(
                    other.name)
            }
            let fallback = arguments.named.first { $0.name == "default" && !$0.value.isNone }?.value
            var mapped: [Value] = []
            guard let path = FieldPath(attribute.value) else { return value }
            for item in items { mapped.append(try path.value(of: item, or: fallback)) }
            return .generator("map", mapped)
        }
        guard let name = arguments.extra.first?.text else {
            throw OperationError(
                vi: "“map” cần tên bộ lọc hoặc attribute=…", en: "“map” needs a filter's name or attribute=…")
        }
        let filters = arguments.renderer.engine.filters
        guard let filter = filters[name] else {
            throw OperationError(
                .unknownFilter, vi: "không có bộ lọc “\(name)”", en: "there is no filter “\(name)”",
                hints: NearMiss.hint(for: name, among: filters.keys.sorted()).map { [$0] } ?? [])
        }
        let call = CallValues(positional: Array(arguments.extra.dropFirst()), named: arguments.named)
        var mapped: [Value] = []
        for item in items { mapped.append(try filter.apply(to: item, call, arguments.renderer)) }
        return .generator("map", mapped)
    }

    private static func selection(_ name: String, byField: Bool, keeps: Bool) -> Filter {
        Filter(name, rest: .anything) { value, arguments throws(OperationError) in
            var extra = arguments.extra[...]
            var path: FieldPath?
            if byField {
                guard let field = extra.popFirst() else {
                    throw OperationError(
                        vi: "“\(name)” thiếu tên trường", en: "“\(name)” lacks a field's name")
                }
                path = FieldPath(field)
            }
            let test = try test(extra.popFirst(), arguments.renderer)
            let call = CallValues(positional: Array(extra), named: arguments.named)
            var kept: [Value] = []
            for item in try value.items(for: name) {
                let holds: Bool? = try withUnsafePointer(to: item) { (item) throws(OperationError) in
                    guard let field = path == nil ? item : path?.pointer(of: item) else { return nil }
                    if test == nil { return try Value.isTrue(field) }
                    return call.isEmpty ? test?.quick?(field) : nil
                }
                if let holds {
                    if holds == keeps { kept.append(item) }
                    continue
                }
                let subject = try path?.value(of: item) ?? item
                let isKept =
                    if let test { try test.apply(to: subject, call, arguments.renderer) } else {
                        try subject.isTrue()
                    }
                if isKept == keeps { kept.append(item) }
            }
            return .generator(name, kept)
        }
    }

    private static func test(_ name: Value?, _ renderer: Renderer) throws(OperationError) -> ValueTest? {
        guard let name else { return nil }
        let tests = renderer.engine.tests
        if let text = name.text, let test = tests[text] { return test }
        let shown = PythonWriter.text(of: name)
        throw OperationError(
            .unknownTest, vi: "không có phép thử “\(shown)”", en: "there is no test “\(shown)”",
            hints: NearMiss.hint(for: shown, among: tests.keys.sorted()).map { [$0] } ?? [])
    }
}
