internal import Diagnostics
internal import FoundationEssentials

/// Jinja's tests.
enum BuiltinTests {
    static let all: [ValueTest] = kinds + numbers + comparisons + lookups

    private static func kind(
        _ name: String, _ holds: @escaping @Sendable (Value.Kind) -> Bool
    ) -> ValueTest {
        ValueTest(name, kind: { holds($0.pointee.kind) })
    }

    private static let kinds: [ValueTest] = [
        ValueTest("defined", kind: { !$0.pointee.isUndefined }),
        ValueTest("undefined", kind: { $0.pointee.isUndefined }),
        ValueTest("none", kind: { $0.pointee.isNone }),
        kind("boolean") { if case .bool = $0 { true } else { false } },
        kind("true") { if case .bool(true) = $0 { true } else { false } },
        kind("false") { if case .bool(false) = $0 { true } else { false } },
        kind("integer") { if case .int = $0 { true } else { false } },
        kind("float") { if case .float = $0 { true } else { false } },
        kind("number") {
            switch $0 {
            case .bool, .int, .float, .decimal: true
            default: false
            }
        },
        kind("string") {
            switch $0 {
            case .string, .markup: true
            default: false
            }
        },
        kind("mapping") {
            switch $0 {
            case .dict, .record: true
            default: false
            }
        },
        kind("sequence") {
            switch $0 {
            case .string, .markup, .list, .tuple, .dict, .record, .range: true
            default: false
            }
        },
        ValueTest("iterable") { value, _ throws(OperationError) in
            switch value.kind {
            case .string, .markup, .list, .tuple, .dict, .record, .range: true
            case .object(let object): object.isIterable
            default: false
            }
        },
        kind("callable") {
            switch $0 {
            // Jinja's undefined value has a call, which fails.
            case .function, .undefined: true
            case .object(let object): object.isCallable
            default: false
            }
        },
        kind("escaped") { if case .markup(let markup) = $0 { markup.isSafe } else { false } },
        ValueTest("lower") { value, _ throws(OperationError) in
            let text = PythonWriter.text(of: value)
            return TextCase.hasCase(text) && TextCase.lower(text) == text
        },
        ValueTest("upper") { value, _ throws(OperationError) in
            let text = PythonWriter.text(of: value)
            return TextCase.hasCase(text) && TextCase.upper(text) == text
        },
    ]

    private static let numbers: [ValueTest] = [
        ValueTest("odd") { value, _ throws(OperationError) in
            try Arithmetic.apply(.modulo, value, .int(2)).isEqual(to: .int(1))
        },
        ValueTest("even") { value, _ throws(OperationError) in
            try Arithmetic.apply(.modulo, value, .int(2)).isEqual(to: .int(0))
        },
        ValueTest("divisibleby", [.required("num")]) { value, arguments throws(OperationError) in
            try Arithmetic.apply(.modulo, value, arguments[0]).isEqual(to: .int(0))
        },
    ]

    private static let comparisons: [ValueTest] = [
        (.equal, ["eq", "equalto", "=="]), (.notEqual, ["ne", "!="]), (.less, ["lt", "lessthan", "<"]),
        (.lessOrEqual, ["le", "<="]), (.greater, ["gt", "greaterthan", ">"]),
        (.greaterOrEqual, ["ge", ">="]),
        (.isIn, ["in"]),
    ].flatMap { (op: Comparison, names: [String]) in
        names.map { name in
            ValueTest(name, [.required("other")]) { value, arguments throws(OperationError) in
                try ComparisonNode.holds(op, value, arguments[0])
            }
        }
    }

    private static let lookups: [ValueTest] = [
        ValueTest("sameas", [.required("other")]) { value, arguments throws(OperationError) in
            try isSame(value, arguments[0])
        },
        ValueTest("filter") { value, arguments throws(OperationError) in
            value.text.map { arguments.renderer.engine.filters[$0] != nil } ?? false
        },
        ValueTest("test") { value, arguments throws(OperationError) in
            value.text.map { arguments.renderer.engine.tests[$0] != nil } ?? false
        },
    ]

    /// Python's `is`, as far as it does not depend on how Python stores small values.
    private static func isSame(_ value: Value, _ other: Value) throws(OperationError) -> Bool {
        switch (value.kind, other.kind) {
        case (.list(let left), .list(let right)): left === right
        case (.dict(let left), .dict(let right)): left === right
        case (.tuple(let left), .tuple(let right)): left === right
        case (.bool(let left), .bool(let right)): left == right
        case (.bool, _), (_, .bool): false
        case (.int, .float), (.float, .int): false
        default: try value.isEqual(to: other)
        }
    }
}
