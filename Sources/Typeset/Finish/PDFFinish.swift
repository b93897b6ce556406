internal import Diagnostics
internal import Document

/// Completes what cairo 1.16 cannot write: the structure tree, artifacts,
/// language, metadata and output intent that PDF/A-2b (ISO 19005-2) and
/// PDF/UA-1 (ISO 14289-1) ask for, with libqpdf.
enum PDFFinish {
    static func finish(
        _ drawing: PDFDrawing, properties: DocumentProperties
    ) throws(DiagnosticError) -> [UInt8] {
        let information = try FileInformation(properties)
        let file = try QPDFFile(reading: drawing.bytes)
        let pages = file.pages
        guard pages.count == drawing.owners.count else {
            throw finishError("\(pages.count) pages were drawn instead of \(drawing.owners.count)")
        }
        for (number, page) in pages.enumerated() {
            try finishPage(page, number, drawing.owners[number], in: file)
        }
        let structure = StructureWriter(drawing.structure, file: file, pages: pages).write(drawing.owners)
        file.set("Info", of: file.trailer, to: .object(file.add(information.dictionary)))
        writeCatalog(of: file, structure, information, properties)
        return try file.write()
    }

    private static func finishPage(
        _ page: QPDFObject, _ number: Int, _ owners: [Int?], in file: QPDFFile
    ) throws(DiagnosticError) {
        file.set("StructParents", of: page, to: .integer(number))
        file.set("Tabs", of: page, to: .name("S"))
        nameGlyphMaps(of: page, in: file)
        guard let stream = file.get("Contents", of: page) else { return }
        let (content, marks) = ContentStream.markArtifacts(in: try file.data(of: stream))
        guard marks == owners.map({ $0 == nil }) else {
            throw finishError("page \(number + 1) has \(marks.count) marks instead of \(owners.count)")
        }
        file.replaceData(of: stream, with: content)
    }

    /// Composite TrueType fonts must say that their codes are glyph numbers (ISO 19005-2, 6.2.11.3.2).
    private static func nameGlyphMaps(of page: QPDFObject, in file: QPDFFile) {
        guard let resources = file.get("Resources", of: page), let fonts = file.get("Font", of: resources)
        else { return }
        for font in file.values(of: fonts) {
            guard let descendants = file.get("DescendantFonts", of: font),
                let descendant = file.first(of: descendants),
                file.isName("CIDFontType2", file.get("Subtype", of: descendant))
            else { continue }
            file.set("CIDToGIDMap", of: descendant, to: .name("Identity"))
        }
    }

    private static func writeCatalog(
        of file: QPDFFile, _ structure: QPDFObject, _ information: FileInformation,
        _ properties: DocumentProperties
    ) {
        let catalog = file.catalog
        let profile = file.addStream(ICCProfile.sRGB, [("N", .integer(3))])
        let metadata = file.addStream(
            information.xmp, [("Type", .name("Metadata")), ("Subtype", .name("XML"))])
        let intent = PDFValue.dictionary([
            ("Type", .name("OutputIntent")), ("S", .name("GTS_PDFA1")),
            ("OutputConditionIdentifier", .text("sRGB IEC61966-2.1")), ("Info", .text("sRGB IEC61966-2.1")),
            ("DestOutputProfile", .object(profile)),
        ])
        file.set("StructTreeRoot", of: catalog, to: .object(structure))
        file.set("MarkInfo", of: catalog, to: .dictionary([("Marked", .bool(true))]))
        file.set("Lang", of: catalog, to: .text(properties.language))
        file.set("ViewerPreferences", of: catalog, to: .dictionary([("DisplayDocTitle", .bool(true))]))
        file.set("Metadata", of: catalog, to: .object(metadata))
        file.set("OutputIntents", of: catalog, to: .array([intent]))
    }
}
