internal import Diagnostics

/// Finding what a value holds: fields, items, slices.
enum Lookup {
    /// `value.name`: fields of records before methods, methods of dictionaries before keys. Nil when there is none.
    static func attribute(_ name: String, of value: Value) -> Value? {
        switch value.kind {
        case .record(let record): if let field = record[name] { return field }
        case .object(let object): return object.attribute(name)
        case .function(let function): return function.attribute(name)
        case .tuple(let tuple):
            if let place = tuple.names.firstIndex(of: name) { return tuple.items[place] }
        case .dict(let dict):
            if !Methods.exist(name, on: value), let field = dict.value(for: .text(name)) { return field }
        case .range(let range): if let bound = range.bound(name) { return .int(bound) }
        case .int(let number): if let part = part(name, of: number) { return .int(part) }
        case .none, .bool, .float, .decimal, .string, .markup, .list, .undefined: break
        }
        return Methods.exist(name, on: value) ? .function(BoundMethod(name, value)) : nil
    }

    /// The parts of an integer as a complex number and as a fraction.
    private static func part(_ name: String, of number: Int) -> Int? {
        switch name {
        case "real", "numerator": number
        case "imag": 0
        case "denominator": 1
        default: nil
        }
    }

    /// `value[key]`; nil when there is none.
    static func item(_ key: Value, of value: Value) throws(OperationError) -> Value? {
        if case .undefined(let undefined) = value.kind { throw undefined.error }
        if case .undefined(let undefined) = key.kind { throw undefined.error }
        switch value.kind {
        case .dict(let dict):
            if let found = dict.value(for: try hash(key)) { return found }
        case .record(let record):
            if let name = key.text, let found = record[name] { return found }
        case .list(let list):
            if let place = place(key, list.items.count) { return list.items[place] }
        case .tuple(let tuple):
            if let place = place(key, tuple.items.count) { return tuple.items[place] }
        case .range(let range):
            if let place = place(key, range.count) { return .int(range[place]) }
        case .string, .markup:
            if let text = value.text, key.integer != nil {
                return character(key, of: text).map { .string($0, origin: value.origin) }
            }
        case .none, .bool, .int, .float, .decimal, .function, .object, .undefined: break
        }
        // As in Jinja: what is no item may be a field.
        return key.text.flatMap { attribute($0, of: value) }
    }

    /// An index as a place from 0 on; negative ones count from the end.
    private static func place(_ key: Value, _ count: Int) -> Int? {
        guard let index = key.integer else { return nil }
        if index >= 0 { return index < count ? index : nil }
        return index >= -count ? index + count : nil
    }

    private static func character(_ key: Value, of text: String) -> String? {
        let scalars = text.unicodeScalars
        guard let index = key.integer else { return nil }
        let place =
            index >= 0
            ? scalars.index(scalars.startIndex, offsetBy: index, limitedBy: scalars.endIndex)
            : scalars.index(scalars.endIndex, offsetBy: index, limitedBy: scalars.startIndex)
        guard let place, place < scalars.endIndex else { return nil }
        return String(scalars[place])
    }

    static func hash(_ key: Value) throws(OperationError) -> HashKey {
        if let hash = HashKey(key) { return hash }
        if case .undefined(let undefined) = key.kind { throw undefined.error }
        throw .type(
            vi: "\(key.kindName.vi) (\(key.brief)) không làm khoá được",
            en: "\(key.kindName.en) (\(key.brief)) cannot be a key")
    }

    // MARK: slices

    static func slice(_ value: Value, _ start: Value, _ stop: Value, _ step: Value) throws(OperationError)
        -> Value
    {
        switch value.kind {
        case .string, .markup:
            let text = value.text ?? ""
            if let part = quickSlice(text, start, stop, step) { return .string(part, origin: value.origin) }
            return .string(try slice(text, start, stop, step), origin: value.origin)
        case .list(let list):
            return .newList(
                try places(start, stop, step, list.items.count).map { list.items[$0] }, origin: value.origin)
        case .tuple(let tuple):
            return .tuple(
                try places(start, stop, step, tuple.items.count).map { tuple.items[$0] }, origin: value.origin
            )
        case .range(let range):
            return try slice(range, start, stop, step)
        case .undefined(let undefined): throw undefined.error
        case .none, .bool, .int, .float, .decimal, .dict, .record, .function, .object:
            throw .type(
                vi: "không cắt lát được \(value.kindName.vi) (\(value.brief))",
                en: "\(value.kindName.en) (\(value.brief)) cannot be sliced")
        }
    }

    /// The common slices of a text, `[:n]`, `[n:]` and `[-n:]`: only `n` characters are looked at.
    private static func quickSlice(_ text: String, _ start: Value, _ stop: Value, _ step: Value) -> String? {
        guard step.isNone else { return nil }
        let scalars = text.unicodeScalars
        if start.isNone, case .int(let count) = stop.kind, count >= 0 {
            return String(scalars.prefix(count))
        }
        guard stop.isNone, case .int(let place) = start.kind else { return nil }
        return place < 0 ? String(scalars.suffix(Int(place.magnitude))) : String(scalars.dropFirst(place))
    }

    private static func slice(_ text: String, _ start: Value, _ stop: Value, _ step: Value)
        throws(OperationError) -> String
    {
        let scalars = Array(text.unicodeScalars)
        var part = String.UnicodeScalarView()
        for place in try places(start, stop, step, scalars.count) { part.append(scalars[place]) }
        return String(part)
    }

    /// A range again, as in Python; a list where its bounds would not fit an integer.
    private static func slice(_ range: IntegerRange, _ start: Value, _ stop: Value, _ step: Value)
        throws(OperationError) -> Value
    {
        let (from, to, by) = try bounds(start, stop, step, range.count)
        func number(_ place: Int) -> Int? {
            let (distance, isTooFar) = place.multipliedReportingOverflow(by: range.step)
            let (sum, isTooGreat) = range.start.addingReportingOverflow(distance)
            return isTooFar || isTooGreat ? nil : sum
        }
        let (width, isTooWide) = by.multipliedReportingOverflow(by: range.step)
        if let first = number(from), let end = number(to), !isTooWide,
            let part = IntegerRange(first, end, width)
        {
            return Value(.range(part))
        }
        return .newList(stride(from: from, to: to, by: by).map { .int(range[$0]) })
    }

    /// The places a slice takes, in order; Python's rules for bounds that are missing, negative or too far.
    private static func places(_ start: Value, _ stop: Value, _ step: Value, _ count: Int)
        throws(OperationError) -> [Int]
    {
        let (from, to, by) = try bounds(start, stop, step, count)
        return Array(stride(from: from, to: to, by: by))
    }

    private static func bounds(_ start: Value, _ stop: Value, _ step: Value, _ count: Int)
        throws(OperationError) -> (from: Int, to: Int, by: Int)
    {
        let step = try bound(step) ?? 1
        guard step != 0 else {
            throw OperationError(vi: "bước của lát cắt bằng 0", en: "the step of a slice is 0")
        }
        func clamp(_ index: Int?, _ fallback: Int) -> Int {
            guard let index else { return fallback }
            let place = index < 0 ? max(index, -count - 1) + count : index
            return step > 0 ? min(max(place, 0), count) : min(max(place, -1), count - 1)
        }
        let from = clamp(try bound(start), step > 0 ? 0 : count - 1)
        let to = clamp(try bound(stop), step > 0 ? count : -1)
        return (from, to, step)
    }

    private static func bound(_ value: Value) throws(OperationError) -> Int? {
        if value.isNone { return nil }
        if case .undefined(let undefined) = value.kind { throw undefined.error }
        guard let index = value.integer else {
            throw .type(
                vi: "giới hạn của lát cắt phải là số nguyên, đây là \(value.kindName.vi)",
                en: "the bounds of a slice must be whole numbers, this is \(value.kindName.en)")
        }
        return index
    }
}

/// A method taken off its value: `text.upper` without a call.
final class BoundMethod: Function, @unchecked Sendable {
    let value: Value

    init(_ name: String, _ value: Value) {
        self.value = value
        super.init(name: name)
    }

    override func call(_ values: CallValues, _ renderer: Renderer) throws(OperationError) -> Value {
        try Methods.call(name, on: value, values, renderer)
    }
}
