internal import FoundationEssentials

extension DiagnosticRenderer {
    /// The form for programs; keys that do not apply are left out.
    func json(_ diagnostic: Diagnostic) -> String {
        let record = DiagnosticRecord(diagnostic, language)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // The record holds strings and integers only: encoding has nothing to fail on.
        guard let data = try? encoder.encode(record) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}

private struct DiagnosticRecord: Encodable {
    struct Place: Encodable {
        var file: String
        var line: Int?
        var column: Int?
        var endLine: Int?
        var endColumn: Int?
        var sheet: String?
        var cell: String?

        init(_ location: Location) {
            file = location.path
            switch location {
            case .span(let span):
                (line, column) = (span.start.line, span.start.column)
                (endLine, endColumn) = (span.end.line, span.end.column)
            case .cell(let reference): (sheet, cell) = (reference.sheet, reference.name)
            case .file: break
            }
        }
    }

    struct Remark: Encodable {
        var message: String
        var location: Place?
    }

    var id: String
    var severity: String
    var message: String
    var location: Place?
    var hints: [Remark]
    var trace: [Remark]

    init(_ diagnostic: Diagnostic, _ language: Language) {
        id = diagnostic.id.name
        severity = diagnostic.severity.rawValue
        message = VisibleText.message(diagnostic.message[language])
        location = diagnostic.location.map(Place.init)
        hints = diagnostic.hints.map {
            Remark(message: VisibleText.message($0.message[language]), location: $0.location.map(Place.init))
        }
        trace = diagnostic.trace.map {
            Remark(message: VisibleText.message($0.message[language]), location: $0.location.map(Place.init))
        }
    }
}
