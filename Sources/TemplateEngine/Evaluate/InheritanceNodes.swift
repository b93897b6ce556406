internal import Diagnostics

/// `{% block %}`: prints the innermost override of its name.
final class BlockNode: StatementNode, @unchecked Sendable {
    let name: String
    let layout: FunctionLayout
    let body: Body
    let isRequired: Bool
    /// What a scoped block sees of the variables around it; nil when it is not scoped.
    let locals: [(name: String, node: NameNode)]?
    let isRoot: Bool

    init(
        _ name: String, _ layout: FunctionLayout, _ body: Body, isRequired: Bool, isRoot: Bool,
        locals: [(name: String, node: NameNode)]?, _ span: Range<Int>
    ) {
        self.name = name
        self.layout = layout
        self.body = body
        self.isRequired = isRequired
        self.isRoot = isRoot
        self.locals = locals
        super.init(span)
    }

    override func run(_ frame: Frame) throws(Fault) {
        if isRoot, frame.context.layout != nil { return }
        let context = locals.map { frame.context.derived(Record(locals: $0, frame)) } ?? frame.context
        try BlockFunction.run(name, depth: 0, context)
    }
}

extension Record {
    /// The variables that are set here, as data of a template that is called from here.
    init(locals: [(name: String, node: NameNode)], _ frame: Frame) {
        self.init("context")
        for (name, node) in locals {
            for candidate in node.candidates {
                guard let value = frame.pointer(to: candidate)?.pointee else { continue }
                self[name] = value
                break
            }
        }
    }
}

/// A block as a function: `self.name()` and `super()`.
final class BlockFunction: Function, @unchecked Sendable {
    private let depth: Int
    private let context: Context

    init(_ name: String, depth: Int, _ context: Context) {
        self.depth = depth
        self.context = context
        super.init(name: name)
    }

    override func call(_ values: CallValues, _ renderer: Renderer) throws(OperationError) -> Value {
        do {
            return try renderer.capture { () throws(Fault) in try Self.run(name, depth: depth, context) }
        } catch {
            throw OperationError(error)
        }
    }

    override func print(_ values: CallValues, _ renderer: Renderer) throws(OperationError) -> Bool {
        do { try Self.run(name, depth: depth, context) } catch { throw OperationError(error) }
        return true
    }

    /// `super.super`
    override func attribute(_ name: String) -> Value? {
        name == "super" && (context.blocks[self.name]?.count ?? 0) > depth + 1
            ? .function(BlockFunction(self.name, depth: depth + 1, context)) : nil
    }

    static func run(_ name: String, depth: Int, _ context: Context) throws(Fault) {
        guard let bodies = context.blocks[name], depth < bodies.count else { return }
        let (node, state) = (bodies[depth].node, bodies[depth].state)
        if node.isRequired, bodies.count == 1 {
            throw Fault(
                Diagnostic.error(
                    .templateInheritance, vi: "khối “\(name)” là bắt buộc nhưng mẫu kế thừa không viết nó",
                    en: "block “\(name)” is required and the extending template does not write it",
                    at: .span(SourceSpan(state.file, node.span)),
                    hints: [
                        Diagnostic.Hint(
                            vi: "viết {% block \(name) %} trong mẫu kế thừa",
                            en: "write {% block \(name) %} in the template that extends it")
                    ]))
        }
        let frame = Frame(
            node.layout, outer: nil, Home(context, state), block: BlockPosition(name: name, depth: depth))
        let renderer = context.renderer
        try renderer.enter(.block(name), CallSite(node.span, state))
        try node.body.run(frame)
        renderer.trail.pop()
    }
}

/// The names `super` and `self` inside a block.
final class BlockNameNode: ExpressionNode, @unchecked Sendable {
    let isSuper: Bool

    init(isSuper: Bool, _ span: Range<Int>) {
        self.isSuper = isSuper
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        guard isSuper else { return .object(BlocksObject(frame.context)) }
        guard let block = frame.block, let bodies = frame.context.blocks[block.name],
            block.depth + 1 < bodies.count
        else {
            let name = frame.block?.name ?? ""
            let message = Message(
                vi: "không có khối cha nào cho “\(name)” để gọi super()",
                en: "there is no parent block of “\(name)” for super()")
            return Value(.undefined(Undefined(.other(message), at: frame.span(span))))
        }
        return .function(BlockFunction(block.name, depth: block.depth + 1, frame.context))
    }
}

/// The variable `self`: the blocks by name.
final class BlocksObject: TemplateObject, @unchecked Sendable {
    private let context: Context

    init(_ context: Context) { self.context = context }

    override var typeName: String { "self" }
    override var fieldNames: [String] { context.blocks.keys.sorted() }
    override func attribute(_ name: String) -> Value? {
        context.blocks[name] == nil ? nil : .function(BlockFunction(name, depth: 0, context))
    }
}

/// `{% extends %}`: from here on the root prints nothing; the layout runs after it.
final class ExtendsNode: StatementNode, @unchecked Sendable {
    let template: ExpressionNode

    init(_ template: ExpressionNode, _ span: Range<Int>) {
        self.template = template
        super.init(span)
    }

    override func run(_ frame: Frame) throws(Fault) {
        guard frame.context.layout == nil else {
            throw located(
                OperationError(
                    .templateInheritance, vi: "một mẫu chỉ kế thừa được một mẫu khác",
                    en: "a template can extend only one other"),
                frame)
        }
        frame.context.extensions += 1
        let limit = frame.renderer.options.limits.depth
        guard frame.context.extensions <= limit else {
            throw located(
                .limit(
                    vi: "các mẫu kế thừa nhau quá \(limit) tầng",
                    en: "templates extend one another more than \(limit) deep"),
                frame)
        }
        frame.context.layout = try TemplateReference(template).load(frame, takesList: false)?.template
    }
}
