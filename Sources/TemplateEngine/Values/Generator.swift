internal import Diagnostics

/// What `map`, `select` and their like give, as in Jinja: items that can be gone
/// through once, neither counted nor indexed, and true even when there are none.
///
/// The items are computed at once, so that their errors are found where they arise.
final class Generator: TemplateObject, @unchecked Sendable {
    private let name: String
    private var left: [Value]

    init(_ name: String, _ items: [Value]) {
        self.name = name
        left = items
    }

    deinit { Release.free(&left) }

    override var typeName: String { "generator" }
    override var kindName: Message { Message(vi: "dãy chỉ đọc một lần", en: "a sequence that is read once") }
    override var isIterable: Bool { true }
    override var count: Int? { nil }
    override var items: [Value]? {
        defer { left = [] }
        return left
    }
    override var description: String { "<generator object \(name)>" }
}

extension Value {
    /// The result of a filter that gives its items one by one.
    static func generator(_ name: String, _ items: [Value]) -> Value { .object(Generator(name, items)) }
}
