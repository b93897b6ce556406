/// The methods that fill a text up to a width.
extension TextMethods {
    static let padding: [Row] = [
        (
            "center", [.required("width"), .optional("fillchar", .string(" "))],
            { text, it throws(OperationError) in
                .string(try TextPadding.center(text, width: try it.integer(0), with: try fill(it)))
            }
        ),
        (
            "ljust", [.required("width"), .optional("fillchar", .string(" "))],
            { text, it throws(OperationError) in
                .string(try TextPadding.left(text, width: try it.integer(0), with: try fill(it)))
            }
        ),
        (
            "rjust", [.required("width"), .optional("fillchar", .string(" "))],
            { text, it throws(OperationError) in
                .string(try TextPadding.right(text, width: try it.integer(0), with: try fill(it)))
            }
        ),
        (
            "zfill", [.required("width")],
            { text, it throws(OperationError) in
                let sign = text.hasPrefix("-") || text.hasPrefix("+") ? String(text.prefix(1)) : ""
                let digits = String(text.dropFirst(sign.count))
                return .string(
                    sign + (try TextPadding.right(digits, width: try it.integer(0) - sign.count, with: "0")))
            }
        ),
        (
            "expandtabs", [.optional("tabsize", .int(8))],
            { text, it throws(OperationError) in
                let size = min(max(0, try it.integer(0)), 100)
                var result = String.UnicodeScalarView()
                var column = 0
                for scalar in text.unicodeScalars {
                    if scalar == "\t" {
                        let count = size == 0 ? 0 : size - column % size
                        result.append(contentsOf: repeatElement(" ", count: count))
                        column += count
                    } else {
                        result.append(scalar)
                        column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
                    }
                }
                return .string(String(result))
            }
        ),
    ]

    private static func fill(_ arguments: Arguments) throws(OperationError) -> String {
        let fill = try arguments.text(1)
        guard fill.unicodeScalars.count == 1 else {
            throw OperationError(
                vi: "ký tự điền phải là đúng một ký tự", en: "the fill must be exactly one character")
        }
        return fill
    }
}
