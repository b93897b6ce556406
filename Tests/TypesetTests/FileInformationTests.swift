import Diagnostics
import Document
import Foundation
import FoundationXML
import TestSupport
import Testing

@testable import Typeset

/// Each case gives a document's properties, a line each (`\n` and `\t` stand for themselves);
/// compared are the lines of the XMP packet that hold them, and the information dictionary.
@Suite struct FileInformationTests {
    @Test(arguments: CaseFile.all(in: "typeset").filter { $0.file.hasSuffix("information.case") })
    func saysTheSameTwice(_ entry: CaseFile.Case) throws {
        let properties = Self.properties(entry["input"])
        let information: FileInformation
        do throws(DiagnosticError) {
            information = try FileInformation(properties)
        } catch {
            let message = error.diagnostics.map { $0.message.vi }.joined(separator: "\n")
            let difference = CaseFile.difference(in: entry, part: "fault", actual: message)
            #expect(difference == nil)
            return
        }
        let xmp = String(decoding: information.xmp, as: UTF8.self)
        let lines = xmp.split(separator: "\n").filter { $0.hasPrefix("<dc:") || $0.hasPrefix("<xmp:") }
        let ownLines = lines.filter { !$0.contains("CreatorTool") && !$0.contains("application/pdf") }
        for (part, actual) in [
            ("xmp", ownLines.joined(separator: "\n")), ("info", Self.entries(information.dictionary)),
        ] {
            let difference = CaseFile.difference(in: entry, part: part, actual: actual)
            #expect(difference == nil)
        }
        #expect(XMLParser(data: Data(xmp.utf8)).parse(), "the packet is no XML")
    }

    private static func properties(_ text: String) -> DocumentProperties {
        var values: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let value = String(parts[1].drop { $0 == " " })
            values[String(parts[0])] = value.replacing("\\n", with: "\n").replacing("\\t", with: "\t")
        }
        return DocumentProperties(
            title: values["title"] ?? "", author: values["author"] ?? "", subject: values["subject"] ?? "",
            language: values["language"] ?? "vi-VN", created: values["created"] ?? "2026-06-15T00:00:00+07:00"
        )
    }

    private static func entries(_ dictionary: PDFValue) -> String {
        guard case .dictionary(let entries) = dictionary else { return "" }
        return entries.compactMap { key, value in
            guard case .text(let text) = value, key != "Producer", key != "Creator" else { return nil }
            return "\(key): \(text)"
        }.joined(separator: "\n")
    }
}
