package import Diagnostics

/// A field of the data that a template uses: `plan.tasks[].unit.name`.
package struct FieldUse: Sendable {
    /// From the outermost name; `[]` is each item of a list.
    package let path: String
    /// Every place that uses it, in the order of the template.
    package internal(set) var places: [SourceSpan]
}

/// What a check found.
package struct CheckReport: Sendable {
    /// Unknown names and fields are errors; unused and unreachable things warnings.
    package internal(set) var diagnostics: [Diagnostic] = []
    /// In the order of first use; a field of a field counts for the whole path only.
    package internal(set) var fields: [FieldUse] = []
}
