package import Diagnostics
internal import FoundationEssentials

/// What the language asks of every value: its truth, size, items and names.
extension Value {
    /// Python's truth; an error for undefined values.
    func isTrue() throws(OperationError) -> Bool {
        try withUnsafePointer(to: self) { (value) throws(OperationError) in try Self.isTrue(value) }
    }

    /// The same for a value that stands somewhere, without a copy of it.
    static func isTrue(_ value: UnsafePointer<Value>) throws(OperationError) -> Bool {
        switch value.pointee.kind {
        case .none: false
        case .bool(let flag): flag
        case .int(let number): number != 0
        case .float(let number): number != 0
        case .decimal(let number): !number.isZero
        case .string(let text): !text.isEmpty
        case .markup(let markup): !markup.text.isEmpty
        case .list(let list): !list.items.isEmpty
        case .tuple(let tuple): !tuple.items.isEmpty
        case .dict(let dict): dict.count > 0
        case .record(let record): !record.names.isEmpty
        case .range(let range): range.count > 0
        case .function, .object: true
        case .undefined(let undefined): throw undefined.error
        }
    }

    /// What messages call this kind of value.
    package var kindName: Message {
        switch kind {
        case .none: Message(vi: "giá trị trống", en: "an empty value")
        case .bool: Message(vi: "giá trị đúng/sai", en: "a truth value")
        case .int: Message(vi: "số nguyên", en: "a whole number")
        case .float, .decimal: Message(vi: "số thập phân", en: "a decimal number")
        case .string: Message(vi: "chữ", en: "a text")
        case .markup: Message(vi: "chữ có định dạng", en: "a text with markup")
        case .list: Message(vi: "danh sách", en: "a list")
        case .tuple: Message(vi: "bộ giá trị", en: "a tuple")
        case .dict: Message(vi: "bảng tra", en: "a mapping")
        case .record(let record): Message(vi: "“\(record.typeName)”", en: "“\(record.typeName)”")
        case .range: Message(vi: "dãy số", en: "a range of numbers")
        case .function(let function):
            Message(vi: "hàm “\(function.name)”", en: "the function “\(function.name)”")
        case .object(let object): object.kindName
        case .undefined: Message(vi: "giá trị không có", en: "an undefined value")
        }
    }

    /// How many items or characters (code points) it has; nil for kinds without a size.
    var count: Int? {
        switch kind {
        case .string(let text): text.unicodeScalars.count
        case .markup(let markup): markup.text.unicodeScalars.count
        case .list(let list): list.items.count
        case .tuple(let tuple): tuple.items.count
        case .dict(let dict): dict.count
        case .record(let record): record.names.count
        case .range(let range): range.count
        case .object(let object): object.count
        case .none, .bool, .int, .float, .decimal, .function, .undefined: nil
        }
    }

    /// The items a loop goes through: list items, characters, keys; nil when it cannot be looped over.
    func iterated() throws(OperationError) -> [Value]? {
        switch kind {
        case .list(let list): list.items
        case .tuple(let tuple): tuple.items
        case .string(let text): text.unicodeScalars.map { .string(String($0), origin: origin) }
        case .markup(let markup): markup.text.unicodeScalars.map { .string(String($0), origin: origin) }
        case .dict(let dict): dict.keys
        case .record(let record): record.names.map { .string($0) }
        case .range(let range): (0..<range.count).map { .int(range[$0]) }
        case .object(let object): object.items
        case .undefined(let undefined): throw undefined.error
        case .none, .bool, .int, .float, .decimal, .function: nil
        }
    }

    /// The same, for operations that need items.
    func items(for rule: @autoclosure () -> String) throws(OperationError) -> [Value] {
        guard let items = try iterated() else {
            let rule = rule()
            throw .type(
                vi: "“\(rule)” cần một danh sách, đây là \(kindName.vi) (\(brief))",
                en: "“\(rule)” needs a list, this is \(kindName.en) (\(brief))")
        }
        return items
    }

    /// The pairs of a dictionary or record; nil for every other kind.
    var pairs: [(key: Value, value: Value)]? {
        switch kind {
        case .dict(let dict): dict.pairs
        case .record(let record): zip(record.names, record.values).map { (.string($0), $1) }
        case .none, .bool, .int, .float, .decimal, .string, .markup, .list, .tuple, .range, .function,
            .object,
            .undefined:
            nil
        }
    }

    /// The names a template can ask this value for, for messages.
    var fieldNames: [String] {
        switch kind {
        case .record(let record): record.names
        case .dict(let dict): dict.keys.compactMap(\.text)
        case .object(let object): object.fieldNames
        case .tuple(let tuple): tuple.names
        case .none, .bool, .int, .float, .decimal, .string, .markup, .list, .range, .function, .undefined: []
        }
    }

    /// A short form for messages: what Python prints, cut to one line.
    var brief: String {
        var writer = PythonWriter(limit: 60)
        writer.writeRepr(self)
        let text = writer.text.unicodeScalars.map { $0 == "\n" ? " " : $0 }
        guard text.count > 40 else { return String(String.UnicodeScalarView(text)) }
        return String(String.UnicodeScalarView(text.prefix(40))) + "…"
    }
}
