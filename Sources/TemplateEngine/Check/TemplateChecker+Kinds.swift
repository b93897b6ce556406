internal import Diagnostics

/// What the kinds of values say before there is data: arguments that no function takes, lists that
/// are printed, single values that are gone through.
extension TemplateChecker {
    // MARK: - Calls

    /// The number and names of a function's arguments; a field of the data, which is none.
    mutating func checkFunction(
        _ callee: Expression, _ shape: Shape, _ call: CallSyntax, _ expression: Expression
    ) {
        if case .name(let name) = callee.kind, variable(name) == nil,
            case .function(let function)? = engine.globals[name]?.kind,
            let native = function as? NativeFunction
        {
            check(call, Binding(name, native.parameters, native.rest), expression)
            checkCount(name, call, expression)
        } else if isData(shape) {
            let text = source(callee)
            fault(
                .templateType, expression.span, vi: "“\(text)” là dữ liệu, không gọi được như hàm",
                en: "“\(text)” is data and cannot be called",
                hint: ("bỏ cặp ngoặc “()” sau nó", "leave out the brackets behind it"))
        }
    }

    /// What these functions count themselves.
    private mutating func checkCount(_ name: String, _ call: CallSyntax, _ expression: Expression) {
        let count = call.positional.count
        guard call.unpacked == nil else { return }
        if name == "range", !(1...3).contains(count) {
            fault(
                .templateArgument, expression.span, vi: "“range” nhận từ một đến ba số, ở đây có \(count)",
                en: "“range” takes one to three numbers, here are \(count)",
                hint: ("viết range(10) hoặc range(1, 11)", "write range(10) or range(1, 11)"))
        } else if name == "cycler", count == 0 {
            fault(
                .templateArgument, expression.span, vi: "“cycler” cần ít nhất một giá trị",
                en: "“cycler” needs a value",
                hint: ("viết cycler(\"a\", \"b\")", "write cycler(\"a\", \"b\")"))
        }
    }

    /// The arguments of a method that only texts have; a method of a list or a record that texts have.
    mutating func checkMethod(_ name: String, on shape: Shape, _ call: CallSyntax, _ expression: Expression) {
        guard let method = TextMethods.table[name], !Methods.isOfContainers(name) else { return }
        switch shape.schema {
        case .list, .record:
            fault(
                .templateType, expression.span,
                vi: "\(shape.schema.kindName.vi) không có “\(name)”, chỉ chữ mới có",
                en: "\(shape.schema.kindName.en) has no “\(name)”, only texts have",
                hint: ("chọn một trường của nó", "name one of its fields"))
        case .scalar, .text, .any: check(call, Binding(name, method.parameters, method.rest), expression)
        }
    }

    private mutating func check(_ call: CallSyntax, _ binding: Binding, _ expression: Expression) {
        guard call.unpacked == nil, call.unpackedNamed == nil else { return }
        do {
            try binding.check(
                CallValues(
                    positional: call.positional.map { _ in .none }, named: call.named.map { ($0.name, .none) }
                ))
        } catch {
            report.diagnostics.append(
                Diagnostic(
                    .error, error.id, error.message, at: .span(span(expression.span)), hints: error.hints))
        }
    }

    // MARK: - Lists and records where single values belong

    /// A list or a record has no form in a text.
    mutating func checkPrinted(_ expression: Expression, _ shape: Shape) {
        guard engine.options.escaping == .markup, isContainer(shape) else { return }
        let (kind, text) = (shape.schema.kindName, source(expression))
        fault(
            .unprintableValue, expression.span, vi: "“\(text)” là \(kind.vi), không in được vào báo cáo",
            en: "“\(text)” is \(kind.en) and cannot be printed in a report",
            hint: fields(of: shape.schema))
    }

    /// A loop over a record or a single value of the data, and names for the parts of what has none.
    mutating func checkIterated(_ loop: LoopSyntax, _ list: Shape) {
        let text = source(loop.iterable)
        if list.path != nil, !loop.isRecursive {
            switch list.schema {
            case .scalar, .text, .record:
                fault(
                    .templateType, loop.iterable.span,
                    vi: "“\(text)” là \(list.schema.kindName.vi), không phải danh sách",
                    en: "“\(text)” is \(list.schema.kindName.en), no list",
                    hint: ("vòng for cần một danh sách", "a for needs a list"))
            case .list, .any: break
            }
        }
        guard case .tuple = loop.target, case .list(.record(let name, let fields)) = list.schema,
            name != "group"
        else { return }
        let names = fields.map(\.name).joined(separator: ", ")
        fault(
            .templateType, loop.target.span,
            vi: "mỗi mục của “\(text)” là “\(name)”, không tách thành nhiều tên được",
            en: "each item of “\(text)” is “\(name)”, which has no parts to be named",
            hint: (
                "dùng một tên, rồi hỏi trường của nó: \(names)", "use one name and ask its fields: \(names)"
            ))
    }

    /// Filters that read one text or number, given a list or a record.
    mutating func checkFiltered(_ syntax: FilterSyntax, _ value: Shape) {
        let isWrong =
            isContainer(value) && Self.ofSingleValues.contains(syntax.name)
            || isText(value) && Self.ofNumbers.contains(syntax.name)
        guard isWrong else { return }
        let kind = value.schema.kindName
        fault(
            .templateType, syntax.nameSpan, vi: "“\(syntax.name)” không dùng được cho \(kind.vi)",
            en: "“\(syntax.name)” does not work on \(kind.en)",
            hint: isText(value)
                ? ("chọn một trường là số", "name a field that is a number") : fields(of: value.schema))
    }

    /// Arithmetic with a list or a record, or with a text of the data and a number.
    mutating func checkComputed(
        _ operation: BinaryOperator, _ expression: Expression, _ left: Shape, _ right: Shape
    ) {
        func isWrong(_ shape: Shape, with other: Shape) -> Bool {
            switch operation {
            case .multiply: false  // A list or a text, so many times.
            case .modulo where isText(left): false  // A text with places to be filled.
            case .add: isContainer(shape) && isSingle(other) || isText(shape) && isNumber(other)
            case .subtract, .divide, .floorDivide, .modulo, .power: isContainer(shape) || isText(shape)
            }
        }
        let wrong = isWrong(left, with: right) ? left : isWrong(right, with: left) ? right : nil
        guard let wrong, wrong.path != nil else { return }
        let (kind, text) = (wrong.schema.kindName, source(expression))
        fault(
            .templateType, expression.span, vi: "“\(text)”: không tính được với \(kind.vi)",
            en: "“\(text)”: \(kind.en) is nothing to compute with",
            hint: (
                "dùng một trường là số; nối chữ bằng dấu ~", "use a field that is a number; join texts with ~"
            ))
    }

    private func isText(_ shape: Shape) -> Bool {
        if case .text = shape.schema { true } else { false }
    }

    private func isNumber(_ shape: Shape) -> Bool {
        if case .scalar = shape.schema { true } else { false }
    }

    private func isSingle(_ shape: Shape) -> Bool { isText(shape) || isNumber(shape) }

    private static let ofNumbers: Set = ["number", "percent", "money", "round", "abs", "roman", "letter"]

    private static let ofSingleValues: Set = [
        "number", "percent", "money", "date", "short_date", "roman", "letter", "words", "round", "abs",
        "upper",
        "lower", "capitalize", "title", "trim", "replace", "truncate",
    ]

    private func isContainer(_ shape: Shape) -> Bool {
        switch shape.schema {
        case .list: true
        case .record(let name, _): name != "loop" && name != "group"
        case .scalar, .text, .any: false
        }
    }

    private func isData(_ shape: Shape) -> Bool {
        switch shape.schema {
        case .any: false
        case .scalar, .text, .list, .record: shape.path != nil
        }
    }

    private func fields(of schema: Schema) -> (vi: String, en: String) {
        let names = (schema.fieldNames.isEmpty ? schema.element.fieldNames : schema.fieldNames).joined(
            separator: ", ")
        return names.isEmpty
            ? (
                "đi qua nó bằng for, hoặc đếm bằng | length",
                "go through it with for, or count it with | length"
            )
            : ("chọn một trường: \(names)", "name one of the fields: \(names)")
    }

    // MARK: - Modules

    /// A name that an imported template does not define.
    mutating func report(noMember name: String, of members: [String: Shape], _ range: Range<Int>) {
        let known = members.keys.filter { !$0.hasPrefix("_") }.sorted()
        let list = known.joined(separator: ", ")
        report.diagnostics.append(
            .error(
                .undefinedName, vi: "mẫu được nhập không có “\(name)”",
                en: "the imported template has no “\(name)”", at: .span(span(range)),
                hints: NearMiss.hint(for: name, among: known).map { [$0] }
                    ?? [Diagnostic.Hint(vi: "mẫu ấy có: \(list)", en: "it has: \(list)")]))
    }

    private mutating func fault(
        _ id: DiagnosticID, _ range: Range<Int>, vi: String, en: String, hint: (vi: String, en: String)
    ) {
        report.diagnostics.append(
            .error(
                id, vi: vi, en: en, at: .span(span(range)), hints: [Diagnostic.Hint(vi: hint.vi, en: hint.en)]
            ))
    }
}
