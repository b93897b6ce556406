internal import CQPDF
internal import CTypeset
internal import Diagnostics
internal import Document

/// What the file says about itself, in the two forms that must agree
/// (ISO 19005-2, 6.6.3): the information dictionary and the XMP packet.
struct FileInformation {
    private let properties: DocumentProperties
    private let date: PDFDate
    private let creator = "baocao"
    private let producer: String

    /// Throws when the date of creation is not `YYYY-MM-DDThh:mm:ss+hh:mm`.
    init(_ properties: DocumentProperties) throws(DiagnosticError) {
        guard let date = PDFDate(properties.created) else {
            throw finishError("“\(properties.created)” is no moment like 2026-01-05T00:00:00+07:00")
        }
        self.date = date
        self.properties = DocumentProperties(
            title: properties.title.onOneLine, author: properties.author.onOneLine,
            subject: properties.subject.onOneLine, language: properties.language, created: properties.created)
        let cairo = cairo_version_string().map { String(cString: $0) } ?? ""
        let qpdf = cqpdf_version().map { String(cString: $0) } ?? ""
        producer = "cairo \(cairo), qpdf \(qpdf)"
    }

    var dictionary: PDFValue {
        let texts = [
            ("Title", properties.title), ("Author", properties.author), ("Subject", properties.subject),
            ("Creator", creator), ("Producer", producer),
        ].filter { !$0.1.isEmpty }
        let dates = [("CreationDate", date.pdf), ("ModDate", date.pdf)]
        return .dictionary((texts + dates).map { ($0.0, .text($0.1)) })
    }

    /// The packet (XMP, ISO 16684-1), with the claims of PDF/A-2b and PDF/UA-1; the latter's
    /// property has to be described, as PDF/A does not know it (ISO 19005-2, 6.6.2.3).
    var xmp: [UInt8] {
        let author =
            properties.author.isEmpty
            ? "" : "<dc:creator><rdf:Seq>\(li(properties.author))</rdf:Seq></dc:creator>\n"
        let subject =
            properties.subject.isEmpty
            ? "" : "<dc:description>\(alternative(properties.subject))</dc:description>\n"
        let text = """
            <?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
            xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <dc:title>\(alternative(properties.title))</dc:title>
            \(author)\(subject)<dc:language><rdf:Bag>\(li(properties.language))</rdf:Bag></dc:language>
            <dc:format>application/pdf</dc:format>
            <xmp:CreatorTool>\(creator)</xmp:CreatorTool>
            <xmp:CreateDate>\(date.iso)</xmp:CreateDate>
            <xmp:ModifyDate>\(date.iso)</xmp:ModifyDate>
            <xmp:MetadataDate>\(date.iso)</xmp:MetadataDate>
            <pdf:Producer>\(producer.escapedForXML)</pdf:Producer>
            <pdfaid:part>2</pdfaid:part>
            <pdfaid:conformance>B</pdfaid:conformance>
            <pdfuaid:part>1</pdfuaid:part>
            </rdf:Description>
            \(FileInformation.extensionSchema)
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """
        return Array(text.utf8)
    }

    private func li(_ text: String) -> String { "<rdf:li>\(text.escapedForXML)</rdf:li>" }

    private func alternative(_ text: String) -> String {
        "<rdf:Alt><rdf:li xml:lang=\"x-default\">\(text.escapedForXML)</rdf:li></rdf:Alt>"
    }

    private static let extensionSchema = """
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
        xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
        xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
        <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
        <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>part</pdfaProperty:name>
        <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
        <pdfaProperty:category>internal</pdfaProperty:category>
        <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
        </rdf:li></rdf:Seq></pdfaSchema:property>
        </rdf:li></rdf:Bag></pdfaExtension:schemas>
        </rdf:Description>
        """
}

/// A moment in the forms of XMP and of PDF (PDF 1.7, 7.9.4).
struct PDFDate {
    /// `2026-01-05T00:00:00+07:00`.
    let iso: String
    /// `D:20260105000000+07'00'`.
    let pdf: String

    /// Nil when the text has another form.
    init?(_ iso: String) {
        let shape = "dddd-dd-ddTdd:dd:dd+dd:dd"
        let fits = zip(iso.utf8, shape.utf8).allSatisfy { byte, expected in
            switch expected {
            case UInt8(ascii: "d"): (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            case UInt8(ascii: "+"): byte == expected || byte == UInt8(ascii: "-")
            case let expected: byte == expected
            }
        }
        guard fits, iso.utf8.count == shape.utf8.count else { return nil }
        self.iso = iso
        let moment = iso.prefix(19).filter(\.isNumber)
        let zone = iso.suffix(6)
        pdf = "D:\(moment)\(zone.prefix(3))'\(zone.suffix(2))'"
    }
}

extension String {
    /// Control characters, which XML does not allow, become blanks.
    fileprivate var onOneLine: String {
        String(
            String.UnicodeScalarView(unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? " " : $0 }))
    }

    fileprivate var escapedForXML: String {
        var result = ""
        for character in unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case let other: result.unicodeScalars.append(other)
            }
        }
        return result
    }
}
