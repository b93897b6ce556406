package import Diagnostics
package import Document

/// Completes what cairo 1.16 cannot write: the structure tree, bookmarks,
/// artifacts, language, metadata and output intent that PDF/A-2b (ISO 19005-2) and
/// PDF/UA-1 (ISO 14289-1) ask for, with libqpdf.
package enum PDFFinish {
    /// - Throws: `pdf-finish-failed` for what libqpdf refuses.
    package static func finish(
        _ drawing: PDFDrawing, properties: DocumentProperties
    ) throws(DiagnosticError) -> [UInt8] {
        let information = try FileInformation(properties)
        let artifacts = drawing.pages.count { $0.hasArtifacts }
        let file = try QPDFFile(reading: drawing.file.buffer) { bytes throws(DiagnosticError) in
            try ArtifactMarks.rename(in: bytes, count: artifacts)
            ForgottenStructure.remove(from: bytes)
        }
        let pages = file.pages
        guard pages.count == drawing.pages.count else {
            throw finishError("\(pages.count) pages were drawn instead of \(drawing.pages.count)")
        }
        for (number, page) in pages.enumerated() {
            file.set("StructParents", of: page, to: .integer(number))
            file.set("Tabs", of: page, to: .name("S"))
        }
        // Composite TrueType fonts must say that their codes are glyph numbers (ISO 19005-2, 6.2.11.3.2).
        for font in file.dictionaries("CIDFontType2") {
            file.set("CIDToGIDMap", of: font, to: .name("Identity"))
        }
        let root = file.add(.dictionary([("Type", .name("StructTreeRoot"))]))
        let outline = OutlineWriter(drawing.structure)
        let bookmarks = outline.isEmpty ? nil : file.add(.dictionary([("Type", .name("Outlines"))]))
        if let bookmarks { file.set("Outlines", of: file.catalog, to: .object(bookmarks)) }
        file.set("Info", of: file.trailer, to: .object(file.add(information.dictionary)))
        writeCatalog(of: file, root, information, properties)
        var objects = try AppendedObjects(to: file.write())
        let numbers = StructureWriter.Numbers(
            root: try file.number(of: root), pages: try pages.map(file.number(of:)), free: objects.firstFree)
        StructureWriter(drawing, numbers).write(to: &objects)
        if let bookmarks {
            outline.write(
                to: &objects, root: try file.number(of: bookmarks),
                pages: zip(numbers.pages, drawing.pages).map { ($0, $1.height) })
        }
        return try objects.joined()
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
