internal import Diagnostics

extension TemplateChecker {
    /// What is known of an expression's value; unknown names and fields in it are reported.
    mutating func shape(of expression: Expression, mayMiss: Bool = false) -> Shape {
        switch expression.kind {
        case .constant(let value): return Shape(schema: value.text == nil ? .scalar : .text)
        case .name(let name): return self.name(name, expression, mayMiss)
        case .attribute(let base, let name):
            return field(name, of: shape(of: base, mayMiss: mayMiss), expression, mayMiss)
        case .item(let base, let key): return item(base, key, expression, mayMiss)
        case .slice(let base, _, _, _):
            for part in expression.parts.dropFirst() { _ = shape(of: part) }
            return shape(of: base, mayMiss: mayMiss)
        case .conditional(let then, let test, let otherwise):
            _ = shape(of: test)
            guarded.append(asked(by: test))
            let result = shape(of: then, mayMiss: mayMiss)
            guarded.removeLast()
            if let otherwise { _ = shape(of: otherwise, mayMiss: mayMiss) }
            return result
        case .filter(let value, let syntax):
            let value = shape(of: value, mayMiss: syntax.name == "default" || syntax.name == "d")
            return check(syntax, on: value)
        case .test(let value, let syntax):
            _ = shape(of: value, mayMiss: syntax.name == "defined" || syntax.name == "undefined")
            for argument in syntax.arguments.all { _ = shape(of: argument) }
            return Shape(schema: .scalar)
        case .and(let parts):
            // What one operand has asked for, the next may use.
            for part in parts {
                _ = shape(of: part)
                guarded.append(asked(by: part))
            }
            guarded.removeLast(parts.count)
            return .unknown
        case .list(let items) where !items.isEmpty:
            let shapes = items.map { shape(of: $0) }
            return Shape(schema: .list(shapes[0].schema))
        case .call(let callee, let call):
            if let macro = macro(callee) {
                checkArguments(of: macro.syntax, call, expression.span)
                return self.call(macro, call)
            }
            for argument in call.all { _ = shape(of: argument) }
            // A method's base is used, its name is no field.
            if case .attribute(let base, let name) = callee.kind, Methods.names.contains(name) {
                checkMethod(name, on: shape(of: base, mayMiss: mayMiss), call, expression)
            } else {
                checkFunction(callee, shape(of: callee), call, expression)
            }
            return .unknown
        case .binary(let operation, let left, let right):
            checkComputed(operation, expression, shape(of: left), shape(of: right))
            return .unknown
        case .list, .tuple, .dict, .negate, .plus, .not, .concatenation, .comparison, .or:
            for part in expression.parts { _ = shape(of: part) }
            return .unknown
        }
    }

    private func isGuarded(_ expression: Expression) -> Bool {
        let text = source(expression)
        return guarded.contains { $0.contains(text) }
    }

    private mutating func use(_ path: String, _ expression: Expression) {
        let place = span(expression.span)
        if let known = uses[path] {
            if !report.fields[known].places.contains(place) { report.fields[known].places.append(place) }
        } else {
            uses[path] = report.fields.count
            report.fields.append(FieldUse(path: path, places: [place]))
        }
    }

    private mutating func name(_ name: String, _ expression: Expression, _ mayMiss: Bool) -> Shape {
        if let known = variable(name) { return known }
        if name == "super" { checkSuper(expression) }
        if engine.globals[name] != nil || name == "self" || name == "super" { return .unknown }
        guard let schema else {
            use(name, expression)
            return Shape(schema: .any, path: name)
        }
        if let found = schema.field(name) {
            use(name, expression)
            return Shape(schema: found, path: name)
        }
        if !mayMiss, !isGuarded(expression) {
            let visible =
                schema.fieldNames + scopes.flatMap { $0.keys.sorted() } + engine.globals.keys.sorted()
            report.diagnostics.append(
                .error(
                    .undefinedName, vi: "tên “\(name)” không có trong dữ liệu và cũng không được mẫu đặt",
                    en: "name “\(name)” is neither in the data nor set by the template",
                    at: .span(span(expression.span)),
                    hints: NearMiss.hint(for: name, among: visible).map { [$0] }
                        ?? [listing(schema.fieldNames, vi: "dữ liệu có", en: "the data has")]))
        }
        return .unknown
    }

    private func listing(_ names: [String], vi: String, en: String) -> Diagnostic.Hint {
        let shown = names.joined(separator: ", ")
        return Diagnostic.Hint(vi: "\(vi): \(shown)", en: "\(en): \(shown)")
    }

    private mutating func field(_ name: String, of base: Shape, _ expression: Expression, _ mayMiss: Bool)
        -> Shape
    {
        let path = base.path.map { $0 + "." + name }
        if let members = base.members {
            if let member = members[name] { return member }
            if !mayMiss, !isGuarded(expression) { report(noMember: name, of: members, expression.span) }
            return .unknown
        }
        switch base.schema {
        case .any:
            guard let path else { return .unknown }
            use(path, expression)
            return Shape(schema: .any, path: path)
        case .record:
            if let found = base.schema.field(name) {
                if let path { use(path, expression) }
                return Shape(schema: found, path: path)
            }
            report(missing: name, of: base.schema, path ?? source(expression), expression, mayMiss)
        case .scalar, .text, .list:
            report(missing: name, of: base.schema, path ?? source(expression), expression, mayMiss)
        }
        return .unknown
    }

    private mutating func report(
        missing name: String, of base: Schema, _ path: String, _ expression: Expression, _ mayMiss: Bool
    ) {
        guard mayMiss || !isGuarded(expression) else { return }
        let (kind, known) = (base.kindName, base.fieldNames)
        var hints = NearMiss.hint(for: name, among: known).map { [$0] } ?? []
        if !known.isEmpty {
            hints.append(listing(known, vi: "các trường của \(kind.vi)", en: "fields of \(kind.en)"))
        }
        var finding = Diagnostic.error(
            .undefinedField, vi: "“\(path)”: \(kind.vi) không có trường “\(name)”",
            en: "“\(path)”: \(kind.en) has no field “\(name)”", at: .span(span(expression.span)), hints: hints
        )
        // Asking for it is no error; whoever asks for what is never there has misspelt it.
        if mayMiss {
            finding.severity = .warning
            finding.message = Message(
                vi: finding.message.vi + ", nên lúc nào cũng thiếu",
                en: finding.message.en + " and it is always missing")
        }
        report.diagnostics.append(finding)
    }

    private mutating func item(
        _ base: Expression, _ key: Expression, _ expression: Expression, _ mayMiss: Bool
    )
        -> Shape
    {
        let shape = shape(of: base, mayMiss: mayMiss)
        if case .constant(let value) = key.kind, let name = value.text {
            return field(name, of: shape, expression, mayMiss)
        }
        _ = self.shape(of: key)
        return Shape(schema: shape.schema.element, path: shape.path.map { $0 + "[]" })
    }

    // MARK: filters

    /// The arguments of a filter, and what it makes of a value.
    @discardableResult
    mutating func check(_ syntax: FilterSyntax, on value: Shape) -> Shape {
        for argument in syntax.arguments.all { _ = shape(of: argument) }
        checkNamed(syntax)
        checkFiltered(syntax, value)
        let element = Shape(schema: value.schema.element, path: value.path.map { $0 + "[]" })
        switch syntax.name {
        case "default", "d", "sort", "reverse", "list", "unique", "select", "reject", "selectattr",
            "rejectattr", "sum",
            "min", "max", "first", "last", "map", "groupby", "batch", "slice", "join":
            let field = fieldArgument(syntax, on: element)
            return result(of: syntax.name, value, element, field)
        default: return .unknown
        }
    }

    private func result(of filter: String, _ value: Shape, _ element: Shape, _ field: Shape?) -> Shape {
        switch filter {
        case "first", "last", "min", "max": return element
        case "map": return field.map { Shape(schema: .list($0.schema), path: nil) } ?? .unknown
        case "groupby":
            let group: Schema = .record(
                "group", [("grouper", field?.schema ?? .any), ("list", .list(element.schema))])
            return Shape(schema: .list(group), path: value.path)
        case "batch", "slice": return Shape(schema: .list(.list(element.schema)), path: value.path)
        case "sum": return Shape(schema: .scalar)
        case "join": return Shape(schema: .text)
        default: return value
        }
    }

    /// The field that `attribute=…`, or the first argument where it is one, names in each item.
    private mutating func fieldArgument(_ syntax: FilterSyntax, on element: Shape) -> Shape? {
        let named = syntax.arguments.named.first { $0.name == "attribute" }?.value
        let takesFirst = ["selectattr", "rejectattr", "groupby", "sum"].contains(syntax.name)
        guard let argument = named ?? (takesFirst ? syntax.arguments.positional.first : nil),
            case .constant(let value) = argument.kind, let path = value.text
        else { return nil }
        let mayMiss =
            syntax.arguments.named.contains { $0.name == "default" }
            || syntax.arguments.positional.dropFirst().contains { source($0).contains("defined") }
        var found = Shape.unknown
        for part in path.split(separator: ",") {
            found = element
            for step in part.split(separator: ".") {
                found =
                    Int(step) == nil
                    ? field(String(step), of: found, argument, mayMiss)
                    : Shape(schema: found.schema.element, path: found.path.map { $0 + "[]" })
            }
        }
        return found
    }
}
