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
    /// The templates that it includes, imports and extends, each once.
    package internal(set) var files: [SourceFile] = []
    /// In the order of first use; a field of a field counts for the whole path only.
    package internal(set) var fields: [FieldUse] = []

    /// What was found in another part of the same template.
    package mutating func add(_ other: CheckReport) {
        diagnostics = other.diagnostics + diagnostics
        files += other.files
        for use in other.fields {
            if let known = fields.firstIndex(where: { $0.path == use.path }) {
                fields[known].places = use.places + fields[known].places
            } else {
                fields.insert(use, at: 0)
            }
        }
    }
}
