internal import Diagnostics

extension BuiltinFilters {
    /// A filter from text to text; other values are taken as they print.
    private static func text(
        _ name: String, _ parameters: [Parameter] = [],
        _ change: @escaping @Sendable (String, Arguments) throws(OperationError) -> String
    ) -> Filter {
        Filter(name, parameters) { value, arguments throws(OperationError) in
            var arguments = arguments
            if let language = value.safeMarkup?.language, name == "replace" {
                arguments.values = arguments.values.map(language.formatted)
            }
            return value.remade(try change(PythonWriter.text(of: value), arguments))
        }
    }

    static let texts: [Filter] = [
        text("upper") { text, _ throws(OperationError) in TextCase.upper(text) },
        text("lower") { text, _ throws(OperationError) in TextCase.lower(text) },
        text("capitalize") { text, _ throws(OperationError) in TextCase.capitalized(text) },
        text("title") { text, _ throws(OperationError) in title(text) },
        Filter("trim", [.optional("chars")]) { value, arguments throws(OperationError) in
            let text =
                if let markup = value.safeMarkup {
                    try TextTrim.strip(markup, arguments[0], .both)
                } else {
                    try TextTrim.strip(PythonWriter.text(of: value), arguments[0], .both)
                }
            return value.remade(text)
        },
        text("center", [.optional("width", .int(80))]) { text, arguments throws(OperationError) in
            try TextPadding.center(text, width: arguments.integer(0))
        },
        text("replace", [.required("old"), .required("new"), .optional("count")]) {
            text, arguments throws(OperationError) in
            let count = arguments[2].isNone ? -1 : try arguments.integer(2)
            return try TextReplace.replace(
                text, PythonWriter.text(of: arguments[0]), PythonWriter.text(of: arguments[1]), count: count)
        },
        text(
            "truncate",
            [
                .optional("length", .int(255)), .optional("killwords", .bool(false)),
                .optional("end", .string("...")),
                .optional("leeway"),
            ]
        ) { text, arguments throws(OperationError) in try truncate(text, arguments) },
        text("striptags") { text, _ throws(OperationError) in TextReplace.withoutTags(text) },
        Filter("wordcount") { value, _ throws(OperationError) in
            var count = 0
            var isInside = false
            for scalar in PythonWriter.text(of: value).unicodeScalars {
                let isWord = CharacterClass.isWord(scalar)
                if isWord, !isInside { count += 1 }
                isInside = isWord
            }
            return .int(count)
        },
        Filter("format", rest: .anything) { value, arguments throws(OperationError) in
            let format = try PercentFormat(PythonWriter.text(of: value))
            if !arguments.extra.isEmpty, !arguments.named.isEmpty {
                throw OperationError(
                    vi: "“format” nhận đối số có tên hoặc không tên, không nhận cả hai",
                    en: "“format” takes arguments with names or without, not both")
            }
            let dict = Dict()
            for (name, value) in arguments.named { dict.set(value, named: name) }
            let values: Value = arguments.named.isEmpty ? .tuple(arguments.extra) : .dict(dict)
            let parts = [value] + arguments.extra + arguments.named.map(\.value)
            let escaped = value.safeMarkup?.language.formatted(values) ?? values
            return value.remade(try format.apply(to: escaped), origin: .computed("format", from: parts))
        },
    ]

    /// Words begin after blanks and opening brackets and dashes; unlike `str.title`, not after an apostrophe.
    private static func title(_ text: String) -> String {
        var result = ""
        var rest = Substring(text).unicodeScalars
        while let first = rest.first {
            let isBreak = CharacterClass.isSpace(first) || breaks.contains(first)
            let word =
                isBreak ? rest.prefix(1) : rest.prefix { !CharacterClass.isSpace($0) && !breaks.contains($0) }
            result += first.properties.uppercaseMapping + TextCase.lower(String(word.dropFirst()))
            rest = rest[word.endIndex...]
        }
        return result
    }

    private static let breaks = Set("-({[<".unicodeScalars)

    private static func truncate(_ text: String, _ arguments: Arguments) throws(OperationError) -> String {
        let length = try arguments.integer(0)
        let end = try arguments.text(2)
        let leeway = arguments[3].isNone ? 5 : try arguments.integer(3)
        let endCount = end.unicodeScalars.count
        guard length >= endCount, leeway >= 0 else {
            throw OperationError(
                vi: "“truncate” cần length ≥ \(endCount) (độ dài của phần cuối “\(end)”) và leeway ≥ 0",
                en: "“truncate” needs length ≥ \(endCount) (the length of its end “\(end)”) and leeway ≥ 0")
        }
        let scalars = Array(text.unicodeScalars)
        guard scalars.count - leeway > length else { return text }
        var kept = scalars[..<(length - endCount)]
        if try !arguments.flag(1), let blank = kept.lastIndex(of: " ") { kept = kept[..<blank] }
        return String(String.UnicodeScalarView(kept)) + end
    }
}
