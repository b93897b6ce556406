internal import FoundationEssentials

/// `'%s of %d' % values`: Python's older formatting.
struct PercentFormat {
    private let format: [Unicode.Scalar]
    private var place = 0

    init(_ format: String) throws(OperationError) { self.format = Array(format.unicodeScalars) }

    /// A tuple gives its items in turn, a dictionary its values by name, anything else itself.
    func apply(to values: Value) throws(OperationError) -> String {
        var reader = self
        return try reader.run(values)
    }

    private mutating func run(_ values: Value) throws(OperationError) -> String {
        var arguments: [Value]
        if case .tuple(let tuple) = values.kind { arguments = tuple.items } else { arguments = [values] }
        let total = arguments.count
        var used = 0
        var isNamed = false
        var text = String.UnicodeScalarView()
        func next() throws(OperationError) -> Value {
            guard used < arguments.count else {
                throw OperationError(
                    vi: "chuỗi định dạng cần nhiều hơn \(total) giá trị",
                    en: "the format needs more than \(English.count(total, "value"))")
            }
            used += 1
            return arguments[used - 1]
        }
        while place < format.count {
            let scalar = format[place]
            place += 1
            guard scalar == "%" else {
                text.append(scalar)
                continue
            }
            if place < format.count, format[place] == "%" {
                text.append("%")
                place += 1
                continue
            }
            var value: Value?
            if let name = try name() {
                isNamed = true
                value = values.element(for: .string(name))
                guard value != nil else {
                    throw OperationError(
                        vi: "không có giá trị tên “\(name)”", en: "there is no value named “\(name)”")
                }
            }
            var spec = flags()
            if skip("*") {
                spec.width = try size(next().integer ?? 0)
            } else {
                spec.width = try size(number() ?? 0)
            }
            if skip(".") { spec.precision = try skip("*") ? size(next().integer ?? 0) : size(number() ?? 0) }
            while place < format.count, "hlL".unicodeScalars.contains(format[place]) { place += 1 }
            guard place < format.count else { throw incomplete }
            spec.type = format[place]
            place += 1
            let given = if let value { value } else { try next() }
            text.append(contentsOf: try shown(given, spec).unicodeScalars)
            try Limits.check(textBytes: text.count)
        }
        let isMapping = values.pairs != nil
        guard used == total || isNamed || isMapping else {
            throw OperationError(
                vi: "chuỗi định dạng dùng \(used) giá trị, ở đây có \(total)",
                en: "the format uses \(English.count(used, "value")), \(total) given")
        }
        return String(text)
    }

    private var incomplete: OperationError {
        OperationError(
            vi: "chuỗi định dạng kết thúc giữa chừng sau “%”", en: "the format ends in the middle of a “%”")
    }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard place < format.count, format[place] == scalar else { return false }
        place += 1
        return true
    }

    private mutating func name() throws(OperationError) -> String? {
        guard skip("(") else { return nil }
        var name = String.UnicodeScalarView()
        while place < format.count, format[place] != ")" {
            name.append(format[place])
            place += 1
        }
        guard skip(")") else { throw incomplete }
        return String(name)
    }

    private mutating func flags() -> NumberFormat {
        var spec = NumberFormat(alignment: .right)
        while place < format.count {
            switch format[place] {
            case "-": spec.alignment = .left
            case "0": if spec.alignment != .left { (spec.alignment, spec.fill) = (.afterSign, "0") }
            case "+": spec.sign = .always
            case " ": if spec.sign != .always { spec.sign = .blank }
            case "#": spec.isAlternate = true
            default:
                if spec.alignment == .left { spec.fill = " " }
                return spec
            }
            place += 1
        }
        return spec
    }

    private mutating func number() -> Int? {
        var digits = ""
        while place < format.count, ("0"..."9").contains(format[place]) {
            digits.unicodeScalars.append(format[place])
            place += 1
        }
        return digits.isEmpty ? nil : Int(digits) ?? .max
    }

    private func size(_ number: Int) throws(OperationError) -> Int {
        guard number <= NumberFormat.limit else {
            throw .limit(
                vi: "độ rộng trong chuỗi định dạng lớn hơn \(NumberFormat.limit)",
                en: "a width in the format is over \(NumberFormat.limit)")
        }
        return max(0, number)
    }

    private func shown(_ value: Value, _ spec: NumberFormat) throws(OperationError) -> String {
        if case .undefined(let undefined) = value.kind { throw undefined.error }
        var spec = spec
        switch spec.type {
        case "s", "r", "a":
            if spec.fill == "0" { (spec.fill, spec.alignment) = (" ", .right) }
            var writer = PythonWriter()
            writer.writeRepr(value)
            return switch spec.type {
            case "s": spec.padded(text: PythonWriter.text(of: value))
            case "a": spec.padded(text: PythonWriter.ascii(writer.text))
            default: spec.padded(text: writer.text)
            }
        case "c":
            if let text = value.text, text.unicodeScalars.count == 1 { return spec.padded(text: text) }
            return try spec.integer(try whole(value))
        case "d", "i", "u":
            spec.type = "d"
            if let digits = spec.precision { return try withDigits(try whole(value), digits, spec) }
            return try spec.integer(try whole(value))
        case "x", "X", "o":
            guard let number = value.integer else { throw wrong(value, spec) }
            return try spec.integer(number)
        case "e", "E", "f", "F", "g", "G":
            guard let number = Number(value) else { throw wrong(value, spec) }
            if case .decimal(let decimal) = number, spec.type == "f" { return try spec.decimal(decimal) }
            return try spec.float(number.double)
        default:
            let code = spec.type.map(String.init) ?? ""
            throw OperationError(
                vi: "không có mã định dạng “%\(code)”", en: "there is no format code “%\(code)”")
        }
    }

    private func withDigits(_ number: Int, _ digits: Int, _ spec: NumberFormat) throws(OperationError)
        -> String
    {
        var inner = NumberFormat(fill: "0", alignment: .afterSign, sign: spec.sign, width: digits, type: "d")
        if number < 0 || spec.sign != .negativeOnly { inner.width += 1 }
        var outer = spec
        outer.precision = nil
        return outer.padded(text: try inner.integer(number))
    }

    private func whole(_ value: Value) throws(OperationError) -> Int {
        if let number = value.integer { return number }
        if case .float = value.kind, let number = try NumberReading.integer(value, base: 10) { return number }
        if case .decimal = value.kind, let number = try NumberReading.integer(value, base: 10) {
            return number
        }
        throw wrong(value, NumberFormat(type: "d"))
    }

    private func wrong(_ value: Value, _ spec: NumberFormat) -> OperationError {
        let code = spec.type.map(String.init) ?? ""
        return .type(
            vi: "mã “%\(code)” cần một số, đây là \(value.kindName.vi) (\(value.brief))",
            en: "“%\(code)” needs a number, this is \(value.kindName.en) (\(value.brief))")
    }
}
