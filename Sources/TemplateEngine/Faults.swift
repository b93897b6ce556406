package import Diagnostics

extension DiagnosticID {
    /// The text of the template breaks the language's grammar.
    package static let templateSyntax = DiagnosticID("template-syntax", .template)
    /// A tag, a block, a string or a bracket that is never closed.
    package static let templateUnclosed = DiagnosticID("template-unclosed", .template)
    package static let unknownTag = DiagnosticID("unknown-tag", .template)
    package static let unknownFilter = DiagnosticID("unknown-filter", .template)
    package static let unknownTest = DiagnosticID("unknown-test", .template)
    /// A name that neither the template nor the data defines.
    package static let undefinedName = DiagnosticID("undefined-name", .template)
    /// A field, key or place that a value does not have.
    package static let undefinedField = DiagnosticID("undefined-field", .template)
    /// An operation on values of a kind it is not for.
    package static let templateType = DiagnosticID("template-type", .template)
    /// Arguments that a filter, test, function or macro does not take.
    package static let templateArgument = DiagnosticID("template-argument", .template)
    /// A computation without a result: division by zero, a number out of range.
    package static let templateArithmetic = DiagnosticID("template-arithmetic", .template)
    /// A value that has no place in a report: none, a list, a record.
    package static let unprintableValue = DiagnosticID("unprintable-value", .template)
    /// One of the engine's bounds.
    package static let templateLimit = DiagnosticID("template-limit", .template)
    /// A template that another one names and that is not there.
    package static let missingTemplate = DiagnosticID("missing-template", .template)
    /// Blocks and inheritance used in a way that has no meaning.
    package static let templateInheritance = DiagnosticID("template-inheritance", .template)
    package static let unusedVariable = DiagnosticID("unused-variable", .template)
    package static let unreachableTemplate = DiagnosticID("unreachable-template", .template)
    /// Data in JSON that breaks its grammar.
    package static let jsonSyntax = DiagnosticID("json-syntax", .data)
    package static let jsonDuplicateKey = DiagnosticID("json-duplicate-key", .data)
}

/// What went wrong in an operation on values, before anyone knows where.
///
/// Thrown by filters, tests and functions; the evaluator adds the place and the way there.
package struct OperationError: Error, Sendable {
    package var id: DiagnosticID
    package var message: Message
    package var hints: [Diagnostic.Hint]
    /// Set when the fault has its place already: inside a macro that a filter called.
    var located: Fault?

    package init(
        _ id: DiagnosticID = .templateArgument, vi: String, en: String, hints: [Diagnostic.Hint] = []
    ) {
        self.id = id
        self.message = Message(vi: vi, en: en)
        self.hints = hints
    }

    init(_ fault: Fault) {
        id = fault.diagnostic.id
        message = fault.diagnostic.message
        hints = fault.diagnostic.hints
        located = fault
    }

    static func type(vi: String, en: String, hints: [Diagnostic.Hint] = []) -> OperationError {
        OperationError(.templateType, vi: vi, en: en, hints: hints)
    }

    static func arithmetic(vi: String, en: String) -> OperationError {
        OperationError(.templateArithmetic, vi: vi, en: en)
    }

    static func limit(vi: String, en: String) -> OperationError {
        OperationError(.templateLimit, vi: vi, en: en)
    }
}

/// A located error on its way out of the evaluator; one word wide, so that calls stay cheap.
struct Fault: Error {
    private let box: Box

    private final class Box: Sendable {
        let diagnostic: Diagnostic
        init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
    }

    init(_ diagnostic: Diagnostic) { box = Box(diagnostic) }

    init(_ error: OperationError, at span: SourceSpan) {
        if let located = error.located {
            self = located
        } else {
            self.init(Diagnostic(.error, error.id, error.message, at: .span(span), hints: error.hints))
        }
    }

    var diagnostic: Diagnostic { box.diagnostic }
}
