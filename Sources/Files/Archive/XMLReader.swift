package import Diagnostics

extension DiagnosticID {
    package static let xmlMalformed = DiagnosticID("xml-malformed", .data)
    package static let xmlRefused = DiagnosticID("xml-refused", .data)
}

/// A tag of an XML document with its attributes.
package struct XMLElement: Hashable, Sendable {
    package struct Attribute: Hashable, Sendable {
        /// Without its prefix.
        package let name: String
        /// Empty when the attribute has none.
        package let namespace: String
        package let value: String
    }

    /// Without its prefix.
    package let name: String
    /// The namespace's URI; empty when there is none.
    package let namespace: String
    package let attributes: [Attribute]

    /// The value of an attribute by its local name, of any namespace.
    package subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}

package enum XMLEvent: Hashable, Sendable {
    case start(XMLElement)
    /// The local name of the element that ends.
    case end(String)
    /// All characters up to the next tag; never empty.
    case text(String)
}

/// Reads XML as a stream of events (XML 1.0 with namespaces).
///
/// Document type declarations are refused, and with them entities other than the five of XML.
package enum XMLReader {
    /// Elements inside each other.
    package static let maximumDepth = 256

    /// - Parameters:
    ///   - path: the file the user knows.
    ///   - part: its part that holds the XML (`word/document.xml`).
    ///   - handler: called for every event in order; what it throws ends the reading.
    /// - Throws: `xml-malformed` or `xml-refused` with the line and column in the part.
    package static func read(
        _ bytes: [UInt8], path: String, part: String,
        handler: (XMLEvent) throws(DiagnosticError) -> Void
    ) throws(DiagnosticError) {
        let failure = withoutActuallyEscaping(handler) { handler -> DiagnosticError? in
            ExpatParser(path: path, part: part, handler: handler).parse(bytes)
        }
        if let failure { throw failure }
    }
}
