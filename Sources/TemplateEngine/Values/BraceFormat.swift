internal import FoundationEssentials

/// `'{} of {name:>5}'.format(…)`: Python's newer formatting.
struct BraceFormat {
    private let format: [Unicode.Scalar]
    private let call: CallValues
    private var nextPlace = 0
    /// Whether the fields so far name their places; nil before the first that could.
    private var isNumbered: Bool?

    init(_ format: String, _ call: CallValues) {
        self.format = Array(format.unicodeScalars)
        self.call = call
    }

    mutating func run() throws(OperationError) -> String {
        try run(format[...], depth: 0)
    }

    private mutating func run(_ format: ArraySlice<Unicode.Scalar>, depth: Int) throws(OperationError)
        -> String
    {
        var text = String.UnicodeScalarView()
        var place = format.startIndex
        while place < format.endIndex {
            let scalar = format[place]
            place += 1
            guard scalar == "{" || scalar == "}" else {
                text.append(scalar)
                continue
            }
            if place < format.endIndex, format[place] == scalar {
                text.append(scalar)
                place += 1
                continue
            }
            guard scalar == "{", let end = fieldEnd(format, place), depth < 2 else {
                throw OperationError(
                    vi: "dấu “\(scalar)” trong chuỗi định dạng không có cặp",
                    en: "a “\(scalar)” in the format has no partner")
            }
            text.append(contentsOf: try field(format[place..<end], depth: depth).unicodeScalars)
            try Limits.check(textBytes: text.count)
            place = end + 1
        }
        return String(text)
    }

    private func fieldEnd(_ format: ArraySlice<Unicode.Scalar>, _ start: Int) -> Int? {
        var depth = 0
        for place in start..<format.endIndex {
            if format[place] == "{" { depth += 1 }
            if format[place] == "}" {
                if depth == 0 { return place }
                depth -= 1
            }
        }
        return nil
    }

    /// `name!r:spec`
    private mutating func field(_ field: ArraySlice<Unicode.Scalar>, depth: Int) throws(OperationError)
        -> String
    {
        let nameEnd = field.firstIndex { $0 == "!" || $0 == ":" } ?? field.endIndex
        var value = try value(String(String.UnicodeScalarView(field[..<nameEnd])))
        if case .undefined(let undefined) = value.kind { throw undefined.error }
        var rest = field[nameEnd...]
        if rest.first == "!" {
            let conversion = rest.dropFirst().first
            guard conversion == "r" || conversion == "s" || conversion == "a" else {
                throw OperationError(
                    vi: "sau “!” chỉ có r, s hoặc a", en: "only r, s or a may stand behind “!”")
            }
            if conversion == "s" {
                value = .string(PythonWriter.text(of: value))
            } else {
                var writer = PythonWriter()
                writer.writeRepr(value)
                value = .string(conversion == "a" ? PythonWriter.ascii(writer.text) : writer.text)
            }
            rest = rest.dropFirst(2)
        }
        let spec = rest.first == ":" ? try run(rest.dropFirst(), depth: depth + 1) : ""
        return try FormatSpec.shown(value, spec)
    }

    private mutating func value(_ path: String) throws(OperationError) -> Value {
        let head = path.prefix { $0 != "." && $0 != "[" }
        var value: Value
        if head.isEmpty || Int(head) != nil {
            guard isNumbered != head.isEmpty else {
                throw OperationError(
                    vi: "chuỗi định dạng lẫn “{}” với “{0}”", en: "the format mixes “{}” with “{0}”")
            }
            isNumbered = !head.isEmpty
            let place = Int(head) ?? nextPlace
            if head.isEmpty { nextPlace += 1 }
            guard call.positional.indices.contains(place) else {
                throw OperationError(
                    vi: "chuỗi định dạng cần giá trị thứ \(place + 1), ở đây có \(call.positional.count)",
                    en: "the format needs value \(place + 1), here are \(call.positional.count)")
            }
            value = call.positional[place]
        } else {
            guard let named = call.named.first(where: { $0.name == head }) else {
                throw OperationError(
                    vi: "không có giá trị tên “\(head)”", en: "there is no value named “\(head)”")
            }
            value = named.value
        }
        /// As in Python, a key of a dictionary is no attribute.
        func attribute(_ name: String, of value: Value) -> Value? {
            if case .dict = value.kind, !Methods.exist(name, on: value) { return nil }
            return Lookup.attribute(name, of: value)
        }
        var rest = path.dropFirst(head.count)
        while let mark = rest.first {
            rest.removeFirst()
            let step = mark == "[" ? rest.prefix { $0 != "]" } : rest.prefix { $0 != "." && $0 != "[" }
            rest = rest.dropFirst(step.count + (mark == "[" ? 1 : 0))
            let found =
                mark == "["
                ? try Lookup.item(Int(step).map { .int($0) } ?? .string(String(step)), of: value)
                : attribute(String(step), of: value)
            guard let found else {
                throw OperationError(
                    .undefinedField, vi: "“\(path)”: \(value.kindName.vi) không có “\(step)”",
                    en: "“\(path)”: \(value.kindName.en) has no “\(step)”")
            }
            value = found
        }
        return value
    }
}

/// `[[fill]align][sign][#][0][width][,][.precision][type]`
enum FormatSpec {
    static func shown(_ value: Value, _ text: String) throws(OperationError) -> String {
        if text.isEmpty { return PythonWriter.text(of: value) }
        let spec = try parse(text)
        switch value.kind {
        case .int(let number): return try whole(number, spec)
        case .bool(let flag): return try whole(flag ? 1 : 0, spec)
        case .float(let number): return try spec.float(number)
        case .decimal(let number): return try spec.decimal(number)
        case .string, .markup:
            guard spec.type == nil || spec.type == "s", spec.sign == .negativeOnly, spec.grouping == nil
            else {
                throw wrong(text, value)
            }
            return spec.padded(text: value.text ?? "")
        case .none, .list, .tuple, .dict, .record, .range, .function, .object, .undefined:
            throw wrong(text, value)
        }
    }

    /// A precision is for fractions here, unlike in a `%` format.
    private static func whole(_ number: Int, _ spec: NumberFormat) throws(OperationError) -> String {
        let isFraction = spec.type.map { "eEfFgG%".unicodeScalars.contains($0) } ?? false
        guard spec.precision == nil || isFraction else {
            throw OperationError(
                vi: "số chữ số thập phân không dùng được cho số nguyên",
                en: "a whole number takes no precision")
        }
        return try spec.integer(number)
    }

    private static func wrong(_ spec: String, _ value: Value) -> OperationError {
        .type(
            vi: "định dạng “\(spec)” không dùng được cho \(value.kindName.vi)",
            en: "the format “\(spec)” is not for \(value.kindName.en)")
    }

    static func parse(_ text: String) throws(OperationError) -> NumberFormat {
        var spec = NumberFormat()
        var rest = Array(text.unicodeScalars)[...]
        let alignments: [Unicode.Scalar: NumberFormat.Alignment] = [
            "<": .left, ">": .right, "^": .center, "=": .afterSign,
        ]
        if rest.count >= 2, let alignment = alignments[rest[rest.startIndex + 1]] {
            (spec.fill, spec.alignment) = (rest[rest.startIndex], alignment)
            rest = rest.dropFirst(2)
        } else if let first = rest.first, let alignment = alignments[first] {
            spec.alignment = alignment
            rest = rest.dropFirst()
        }
        if let first = rest.first,
            let sign = ["+": NumberFormat.Sign.always, " ": .blank, "-": .negativeOnly][first]
        {
            spec.sign = sign
            rest = rest.dropFirst()
        }
        if rest.first == "#" {
            spec.isAlternate = true
            rest = rest.dropFirst()
        }
        if rest.first == "0" {
            if spec.alignment == nil { (spec.fill, spec.alignment) = ("0", .afterSign) }
            rest = rest.dropFirst()
        }
        spec.width = try number(&rest) ?? 0
        if let first = rest.first, first == "," || first == "_" {
            spec.grouping = first
            rest = rest.dropFirst()
        }
        if rest.first == "." {
            rest = rest.dropFirst()
            guard let precision = try number(&rest) else { throw invalid(text) }
            spec.precision = precision
        }
        spec.type = rest.popFirst()
        guard rest.isEmpty else { throw invalid(text) }
        return spec
    }

    private static func number(_ rest: inout ArraySlice<Unicode.Scalar>) throws(OperationError) -> Int? {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        guard let number = Int(String(String.UnicodeScalarView(digits))), number <= NumberFormat.limit else {
            throw .limit(
                vi: "độ rộng trong chuỗi định dạng lớn hơn \(NumberFormat.limit)",
                en: "a width in the format is over \(NumberFormat.limit)")
        }
        return number
    }

    private static func invalid(_ text: String) -> OperationError {
        OperationError(vi: "định dạng “\(text)” không đúng", en: "the format “\(text)” is not valid")
    }
}
