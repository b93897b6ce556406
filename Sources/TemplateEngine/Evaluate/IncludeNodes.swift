internal import Diagnostics

/// The template that an expression names.
struct TemplateReference {
    let node: ExpressionNode

    init(_ node: ExpressionNode) { self.node = node }

    /// The template of the name, or of the first name of a list that exists;
    /// nil when it is missing and may be.
    ///
    /// - Parameter takesList: false for `extends`, which names one template.
    func load(
        _ frame: Frame, ignoresMissing: Bool = false, takesList: Bool = true
    ) throws(Fault) -> (name: String, template: Template)? {
        let value = try node.evaluate(frame)
        let names: [String]
        if let text = value.text {
            names = [text]
        } else if !takesList, case .list = value.kind {
            throw node.located(
                OperationError(
                    .templateType, vi: "“extends” cần tên của một mẫu, đây là danh sách",
                    en: "“extends” needs the name of one template, this is a list"), frame)
        } else if case .undefined(let undefined) = value.kind {
            throw node.located(undefined.error, frame)
        } else {
            do {
                names = try value.items(for: "include").compactMap(\.text)
            } catch {
                throw node.located(error, frame)
            }
        }
        var missing: DiagnosticError?
        for name in names {
            do {
                return (name, try frame.renderer.engine.template(named: name))
            } catch {
                guard error.diagnostics.allSatisfy({ $0.id == .missingTemplate }) else {
                    throw fault(error, name, frame)
                }
                missing = missing ?? error
            }
        }
        if ignoresMissing { return nil }
        if let missing { throw fault(missing, names[0], frame) }
        throw node.located(
            OperationError(
                .missingTemplate, vi: "không có tên mẫu nào ở đây", en: "there is no template name here"),
            frame)
    }

    /// A missing template is an error of this place; one that does not parse keeps its own places.
    private func fault(_ error: DiagnosticError, _ name: String, _ frame: Frame) -> Fault {
        let here = Location.span(frame.span(node.span))
        let way = Diagnostic.TracePoint(
            Message(vi: "trong mẫu “\(name)” được gọi ở đây", en: "in template “\(name)” called here"),
            at: here)
        let diagnostics = error.diagnostics.map { diagnostic in
            var diagnostic = diagnostic
            if diagnostic.location == nil { diagnostic.location = here } else { diagnostic.trace.append(way) }
            return diagnostic
        }
        for other in diagnostics.dropFirst() { frame.renderer.noteOther(other) }
        return Fault(diagnostics[0])
    }
}

/// `{% include %}`
final class IncludeNode: StatementNode, @unchecked Sendable {
    let template: ExpressionNode
    let ignoresMissing: Bool
    /// The variables the template sees; nil without context.
    let locals: [(name: String, node: NameNode)]?
    let isRoot: Bool

    init(
        _ template: ExpressionNode, ignoresMissing: Bool, isRoot: Bool,
        locals: [(name: String, node: NameNode)]?, _ span: Range<Int>
    ) {
        self.template = template
        self.ignoresMissing = ignoresMissing
        self.isRoot = isRoot
        self.locals = locals
        super.init(span)
    }

    override func run(_ frame: Frame) throws(Fault) {
        if isRoot, frame.context.layout != nil { return }
        let found = try TemplateReference(template).load(frame, ignoresMissing: ignoresMissing)
        guard let (name, template) = found else { return }
        let renderer = frame.renderer
        let context = Context(for: frame, locals: locals)
        try renderer.enter(.include(name), CallSite(span, frame.state))
        try renderer.run(template, in: context)
        renderer.trail.pop()
    }
}

extension Context {
    /// What a template called from a frame sees: everything, or only the globals.
    ///
    /// - Parameter isKept: whether its macros are called later, when names may have other values.
    convenience init(for frame: Frame, locals: [(name: String, node: NameNode)]?, isKept: Bool = false) {
        if let locals {
            let parent = isKept ? frame.context.snapshot() : frame.context
            self.init(frame.renderer, data: Record(locals: locals, frame), parent: parent)
        } else {
            self.init(frame.renderer, data: Record("context"))
        }
    }
}

/// The macros and variables of an imported template.
final class Module: TemplateObject, @unchecked Sendable {
    private let name: String
    /// What it exports.
    private var exports: Record

    /// What the template printed while it was imported: what the module itself prints.
    private let text: String

    private init(_ name: String, _ context: Context, text: String) {
        self.name = name
        self.text = text
        let names = context.exported.filter { !$0.hasPrefix("_") }
        exports = Record("module", names.compactMap { name in context.variables[name].map { (name, $0) } })
    }

    deinit {
        var values = exports.names.compactMap { exports[$0] }
        exports = Record("module")
        Release.free(&values)
    }

    override var typeName: String { "template “\(name)”" }
    override var kindName: Message { Message(vi: "mẫu “\(name)”", en: "the template “\(name)”") }
    override var description: String { text }
    override var fieldNames: [String] { exports.names }
    override func attribute(_ name: String) -> Value? { exports[name] }
    override func pointer(to name: String, guess: inout FieldGuess) -> UnsafePointer<Value>? {
        exports.pointer(to: name, guess: &guess)
    }

    /// Runs the template for what it defines; what it prints is kept aside, as in Jinja.
    static func load(
        _ template: ExpressionNode, _ locals: [(name: String, node: NameNode)]?, _ span: Range<Int>,
        _ frame: Frame
    ) throws(Fault) -> Module? {
        guard let (name, template) = try TemplateReference(template).load(frame) else { return nil }
        let renderer = frame.renderer
        let id = ObjectIdentifier(template)
        if locals == nil, let known = renderer.modules[id] { return known }
        let context = Context(for: frame, locals: locals, isKept: true)
        try renderer.enter(.include(name), CallSite(span, frame.state))
        let printed = try renderer.capture { () throws(Fault) in try renderer.run(template, in: context) }
        let module = Module(name, context, text: PythonWriter.text(of: printed))
        if locals == nil { renderer.modules[id] = module }
        renderer.trail.pop()
        return module
    }
}

/// `{% import … as … %}`
final class ImportNode: StatementNode, @unchecked Sendable {
    let template: ExpressionNode
    let target: TargetNode
    let locals: [(name: String, node: NameNode)]?

    init(
        _ template: ExpressionNode, _ target: TargetNode, locals: [(name: String, node: NameNode)]?,
        _ span: Range<Int>
    ) {
        self.template = template
        self.target = target
        self.locals = locals
        super.init(span)
    }

    override func run(_ frame: Frame) throws(Fault) {
        guard let module = try Module.load(template, locals, span, frame) else { return }
        do { try target.assign(.object(module), frame) } catch { throw located(error, frame) }
    }
}

/// `{% from … import … %}`
final class ImportNamesNode: StatementNode, @unchecked Sendable {
    let template: ExpressionNode
    let names: [(name: String, target: TargetNode, span: Range<Int>)]
    let locals: [(name: String, node: NameNode)]?

    init(
        _ template: ExpressionNode, _ names: [(name: String, target: TargetNode, span: Range<Int>)],
        locals: [(name: String, node: NameNode)]?, _ span: Range<Int>
    ) {
        self.template = template
        self.names = names
        self.locals = locals
        super.init(span)
    }

    override func run(_ frame: Frame) throws(Fault) {
        guard let module = try Module.load(template, locals, span, frame) else { return }
        for (name, target, span) in names {
            let value =
                module.attribute(name)
                ?? Value(
                    .undefined(Undefined(.field(name, of: .object(module), path: name), at: frame.span(span)))
                )
            do { try target.assign(value, frame) } catch { throw located(error, frame) }
        }
    }
}
