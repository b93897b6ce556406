package import Diagnostics
package import Document

/// Completes what cairo 1.16 cannot write: the structure tree, artifacts,
/// language, metadata and output intent that PDF/A-2b (ISO 19005-2) and
/// PDF/UA-1 (ISO 14289-1) ask for, with libqpdf.
package enum PDFFinish {
    /// - Throws: `pdf-finish-failed` for what libqpdf refuses.
    package static func finish(
        _ drawing: PDFDrawing, properties: DocumentProperties
    ) throws(DiagnosticError) -> [UInt8] {
        let information = try FileInformation(properties)
        var bytes = drawing.bytes
        ForgottenStructure.remove(from: &bytes)
        let file = try QPDFFile(reading: bytes)
        let pages = try mergePages(of: file, as: drawing)
        // Composite TrueType fonts must say that their codes are glyph numbers (ISO 19005-2, 6.2.11.3.2).
        for font in file.dictionaries("CIDFontType2") {
            file.set("CIDToGIDMap", of: font, to: .name("Identity"))
        }
        let root = file.add(.dictionary([("Type", .name("StructTreeRoot"))]))
        file.set("Info", of: file.trailer, to: .object(file.add(information.dictionary)))
        writeCatalog(of: file, root, information, properties)
        var objects = try AppendedObjects(to: file.write())
        let numbers = StructureWriter.Numbers(
            root: try file.number(of: root), pages: try pages.map(file.number(of:)), free: objects.firstFree)
        StructureWriter(drawing.structure, numbers).write(drawing.pages.map(\.owners), to: &objects)
        return try objects.joined()
    }

    /// Puts the pages of artifacts under the pages they belong to.
    /// - Returns: the pages that stay.
    private static func mergePages(
        of file: QPDFFile, as drawing: PDFDrawing
    ) throws(DiagnosticError) -> [QPDFObject] {
        let drawn = file.pages
        let expected = drawing.pages.reduce(0) { $0 + ($1.hasArtifacts ? 2 : 1) }
        guard drawn.count == expected else {
            throw finishError("\(drawn.count) pages were drawn instead of \(expected)")
        }
        // A page's content begins by turning the axes, so the artifacts' must be undone.
        let begin = file.addStream(Array("q /Artifact BMC\n".utf8), [])
        let end = file.addStream(Array("\nEMC Q\n".utf8), [])
        var rest = drawn[...]
        var pages: [QPDFObject] = []
        for page in drawing.pages {
            let under = page.hasArtifacts ? rest.popFirst() : nil
            guard let kept = rest.popFirst() else { break }
            if let under {
                try merge(under, into: kept, between: begin, end, in: file)
                file.remove(page: under)
            }
            file.set("StructParents", of: kept, to: .integer(pages.count))
            file.set("Tabs", of: kept, to: .name("S"))
            pages.append(kept)
        }
        return pages
    }

    private static func merge(
        _ under: QPDFObject, into page: QPDFObject, between begin: QPDFObject, _ end: QPDFObject,
        in file: QPDFFile
    ) throws(DiagnosticError) {
        guard let artifacts = file.get("Contents", of: under), let content = file.get("Contents", of: page),
            let lent = file.get("Resources", of: under), let own = file.get("Resources", of: page)
        else { throw finishError("a page without content or resources was drawn") }
        file.set("Contents", of: page, to: .array([begin, artifacts, end, content].map { .object($0) }))
        // cairo's names for fonts hold in the whole file, and all states are opaque: equal names are equal.
        for kind in ["Font", "ExtGState"] {
            guard let entries = file.get(kind, of: lent) else { continue }
            if let known = file.get(kind, of: own) {
                file.merge(entries, into: known)
            } else {
                file.set(kind, of: own, to: .object(entries))
            }
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
