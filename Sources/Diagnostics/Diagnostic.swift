/// A sentence for people, in both languages of the program.
///
/// Headline style: the specific thing first, no full stop.
package struct Message: Hashable, Sendable {
    package let vi: String
    package let en: String

    package init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    package subscript(language: Language) -> String {
        switch language {
        case .vietnamese: vi
        case .english: en
        }
    }
}

package enum Language: String, Hashable, Sendable, CaseIterable {
    case vietnamese = "vi"
    case english = "en"
}

/// The stage a fault belongs to; its raw value is the exit status.
package enum Stage: Int32, Hashable, Sendable {
    case usage = 1
    case data = 2
    case template = 3
    case markup = 4
    case layout = 5
    case output = 6
    case strictWarnings = 7
    /// A fault of ours, never of the user.
    case fault = 70
}

/// The stable name of a kind of diagnostic; each target declares its own in an extension.
package struct DiagnosticID: Hashable, Sendable {
    package let name: String
    package let stage: Stage

    package init(_ name: String, _ stage: Stage) {
        self.name = name
        self.stage = stage
    }
}

/// What is wrong, where, by which rule, and the way out.
package struct Diagnostic: Hashable, Sendable {
    package enum Severity: String, Hashable, Sendable {
        case error, warning, note
    }

    /// The way out, as a verb phrase; may point at another place ("first seen here").
    package struct Hint: Hashable, Sendable {
        package let message: Message
        package let location: Location?

        package init(_ message: Message, at location: Location? = nil) {
            self.message = message
            self.location = location
        }

        package init(vi: String, en: String, at location: Location? = nil) {
            self.init(Message(vi: vi, en: en), at: location)
        }
    }

    /// One step of how we came there: an include, a macro, a round of a loop.
    package struct TracePoint: Hashable, Sendable {
        package let message: Message
        package let location: Location?

        package init(_ message: Message, at location: Location? = nil) {
            self.message = message
            self.location = location
        }
    }

    package var id: DiagnosticID
    package var severity: Severity
    package var message: Message
    package var location: Location?
    package var hints: [Hint]
    /// From the innermost step to the outermost.
    package var trace: [TracePoint]
    /// What it is about, by a name that outlasts edits: a task's id, a key of a file.
    package var subject: String?

    package init(
        _ severity: Severity, _ id: DiagnosticID, _ message: Message, at location: Location? = nil,
        hints: [Hint] = [], trace: [TracePoint] = []
    ) {
        self.id = id
        self.severity = severity
        self.message = message
        self.location = location
        self.hints = hints
        self.trace = trace
    }

    /// The same, with no more of the files it points at than their lines.
    package var withoutFiles: Diagnostic {
        var diagnostic = self
        diagnostic.location = location?.alone
        diagnostic.hints = hints.map { Hint($0.message, at: $0.location?.alone) }
        diagnostic.trace = trace.map { TracePoint($0.message, at: $0.location?.alone) }
        return diagnostic
    }

    /// The same, about something that has a lasting name.
    package func about(_ subject: String) -> Diagnostic {
        var diagnostic = self
        diagnostic.subject = subject
        return diagnostic
    }

    package static func error(
        _ id: DiagnosticID, vi: String, en: String, at location: Location? = nil, hints: [Hint] = []
    ) -> Diagnostic {
        Diagnostic(.error, id, Message(vi: vi, en: en), at: location, hints: hints)
    }

    package static func warning(
        _ id: DiagnosticID, vi: String, en: String, at location: Location? = nil, hints: [Hint] = []
    ) -> Diagnostic {
        Diagnostic(.warning, id, Message(vi: vi, en: en), at: location, hints: hints)
    }
}
