internal import Diagnostics
internal import FoundationEssentials
internal import PlanModel
package import TemplateEngine

/// Filters that print numbers and dates the Vietnamese way.
package enum VietnameseFilters {
    package static let all: [Filter] = [number, percent, money, date, shortDate, roman, letter, words]

    /// `1.234,5`; `number(1)` rounds half up to one decimal.
    static let number = Filter("number", [.optional("digits")]) {
        (value, arguments) throws(OperationError) in
        let digits = try fractionDigits(arguments)
        if case .int(let whole) = value.kind, let small = SmallDecimal(whole) {
            return .string(NumberText.text(small))
        }
        return .string(NumberText.number(try decimal(value, "number"), fractionDigits: digits))
    }

    /// `72,7%`: the value is in hundredths; one decimal, half up.
    static let percent = Filter("percent", [.optional("digits", .int(1))]) {
        (value, arguments) throws(OperationError) in
        let digits = try fractionDigits(arguments) ?? 1
        return .string(NumberText.percent(try decimal(value, "percent"), fractionDigits: digits))
    }

    /// `12,5 triệu đồng`: the unit the forms use, or another one.
    static let money = Filter("money", [.optional("unit", .string("triệu đồng"))]) {
        (value, arguments) throws(OperationError) in
        .string("\(NumberText.number(try decimal(value, "money"))) \(try arguments.text(0))")
    }

    /// `ngày 05 tháng 02 năm 2025` from `2025-02-05`.
    static let date = Filter("date") { (value, _) throws(OperationError) in
        .string(DateText.long(try day(value, "date")))
    }

    /// `05/02/2025` from `2025-02-05`.
    static let shortDate = Filter("short_date") { (value, _) throws(OperationError) in
        .string(DateText.short(try day(value, "short_date")))
    }

    /// `IV` from 4.
    static let roman = Filter("roman") { (value, _) throws(OperationError) in
        let number = try whole(value, "roman")
        guard let numeral = Numerals.roman(number) else {
            throw OperationError(
                vi: "chữ số La Mã chỉ có từ 1 đến 3999, đây là \(number)",
                en: "Roman numerals go from 1 to 3999, this is \(number)")
        }
        return .string(numeral)
    }

    /// `đ` from 5: the letters of điểm.
    static let letter = Filter("letter") { (value, _) throws(OperationError) in
        let number = try whole(value, "letter")
        guard let letter = Numerals.letter(number) else {
            throw OperationError(
                vi: "thứ tự của chữ cái phải từ 1 trở lên, đây là \(number)",
                en: "the place of a letter starts at 1, this is \(number)")
        }
        return .string(letter)
    }

    /// `hai mươi mốt` from 21.
    static let words = Filter("words") { (value, _) throws(OperationError) in
        .string(Numerals.words(try whole(value, "words")))
    }

    private static func fractionDigits(_ arguments: Arguments) throws(OperationError) -> Int? {
        if case .none = arguments[0].kind { return nil }
        let digits = try arguments.integer(0)
        guard (0...30).contains(digits) else {
            throw OperationError(
                vi: "số chữ số thập phân phải từ 0 đến 30, đây là \(digits)",
                en: "the number of decimals must be from 0 to 30, this is \(digits)")
        }
        return digits
    }

    /// Any number, exactly; a float by its shortest decimal form.
    private static func decimal(_ value: Value, _ filter: String) throws(OperationError) -> Decimal {
        switch value.kind {
        case .int(let number): return Decimal(number)
        case .decimal(let number): return number
        case .float(let number):
            if number.isFinite, let exact = Decimal(string: "\(number)") { return exact }
        case .none, .bool, .string, .list, .record: break
        default: break
        }
        throw mismatch(filter, vi: "một số", en: "a number", value)
    }

    private static func whole(_ value: Value, _ filter: String) throws(OperationError) -> Int {
        let number = try decimal(value, filter)
        guard let whole = Int(number.description) else {
            throw mismatch(filter, vi: "một số nguyên", en: "a whole number", value)
        }
        return whole
    }

    private static func day(_ value: Value, _ filter: String) throws(OperationError) -> CalendarDate {
        if case .string(let text) = value.kind, let day = CalendarDate(iso: text) { return day }
        throw mismatch(filter, vi: "một ngày dạng 2025-02-05", en: "a day such as 2025-02-05", value)
    }

    private static func mismatch(_ filter: String, vi: String, en: String, _ value: Value) -> OperationError {
        OperationError(
            vi: "“\(filter)” cần \(vi), đây là \(value.kindName.vi)",
            en: "“\(filter)” takes \(en), this is \(value.kindName.en)",
            hints: [
                Diagnostic.Hint(
                    vi: "kiểm tra bằng `is not none` trước khi in",
                    en: "test with `is not none` before printing")
            ])
    }
}
