package import Diagnostics
package import PlanModel

/// The front matter of a template: what it is, its abstract, and the style
/// choices NĐ 30/2020 leaves open (Phụ lục I, I.3 and II.6e).
package struct TemplateHead: Sendable {
    /// `BÁO CÁO`.
    package var kind: String = "BÁO CÁO"
    /// A template for the abstract; nil takes the report's own.
    package var title: TypedText?
    package var style = StyleChoices()
    /// Whose facts it asks for.
    package var facts = FactsKind.office
    /// Where the template proper begins in the file, in bytes; 0 without a front matter.
    package var bodyOffset = 0

    /// An office's own plan, or a city with its wards.
    package enum FactsKind: String, Hashable, Sendable, CaseIterable { case office, city }

    /// Each nil where the template leaves it to the program.
    package struct StyleChoices: Sendable {
        /// In points: 13 or 14.
        package var bodySize: FigureValue?
        /// Distance of baselines in lines: 1 to 1.5.
        package var leading: FigureValue?
        /// In centimetres: 1 or 1.27.
        package var indent: FigureValue?
        /// In points: at least 6.
        package var paragraphGap: FigureValue?
        /// In millimetres.
        package var marginTop: FigureValue?
        package var marginBottom: FigureValue?
        package var marginLeft: FigureValue?
        package var marginRight: FigureValue?
    }

    /// Reads the lines between `---` and `---` at the top of a template.
    /// - Throws: every fault of the front matter at once; `front-matter-open` when it never ends.
    package init(of template: SourceFile) throws(DiagnosticError) {
        guard template.line(1) == "---" else { return }
        guard let end = (2...max(2, template.lineCount)).first(where: { template.line($0) == "---" }) else {
            throw DiagnosticError(TemplateHead.unclosed(template))
        }
        let range = template.lineRange(end)
        // The head alone, from the same first byte, so that places are those of the whole file.
        let head = SourceFile(
            path: template.path,
            text: String(decoding: template.utf8[..<range.lowerBound], as: UTF8.self))
        var log = DiagnosticLog()
        if let node = try YAMLReader.read(head, &log) { _ = Self.schema.decode(node, into: &self, &log) }
        try log.throwErrors()
        bodyOffset = min(range.upperBound + 1, template.utf8.count)
    }

    private init() {}

    private static func unclosed(_ template: SourceFile) -> Diagnostic {
        .error(
            .frontMatterOpen, vi: "phần đầu của mẫu mở bằng “---” nhưng không có dòng “---” đóng lại",
            en: "the front matter opens with “---” and has no closing “---” line",
            at: .span(SourceSpan(template, 0..<min(3, template.utf8.count))),
            hints: [
                Diagnostic.Hint(vi: "thêm một dòng “---” sau phần đầu", en: "add a line “---” after it")
            ])
    }

    private static let schema = RecordSchema(
        blank: TemplateHead(),
        [
            .defaulted("kind", \.kind, .name),
            .optional("title", \.title, .typedText),
            .defaulted("facts", \.facts, .word),
            .group("style", style),
        ])

    private static let style = RecordSchema(
        blank: TemplateHead(),
        [
            .optional("body_size", \.style.bodySize, .decimal(oneOf: [13, 14])),
            .optional("leading", \.style.leading, .decimal(1...1.5)),
            .optional("indent", \.style.indent, .decimal(oneOf: [1, 1.27])),
            .optional("paragraph_gap", \.style.paragraphGap, .decimal(6...24)),
            .optional("margin_top", \.style.marginTop, .decimal(20...25)),
            .optional("margin_bottom", \.style.marginBottom, .decimal(20...25)),
            .optional("margin_left", \.style.marginLeft, .decimal(30...35)),
            .optional("margin_right", \.style.marginRight, .decimal(15...20)),
        ])
}

extension DiagnosticID {
    package static let frontMatterOpen = DiagnosticID("front-matter-open", .template)
    package static let styleRange = DiagnosticID("style-range", .template)
}

extension Codec where Value == FigureValue {
    /// A number inside the bounds the decree sets.
    fileprivate static func decimal(_ range: ClosedRange<FigureValue>) -> Codec {
        limited(
            vi: "từ \(range.lowerBound) đến \(range.upperBound)",
            en: "from \(range.lowerBound) to \(range.upperBound)", range.contains)
    }

    fileprivate static func decimal(oneOf values: [FigureValue]) -> Codec {
        let listed = values.map(\.description)
        return limited(vi: listed.joined(separator: " hoặc "), en: listed.joined(separator: " or ")) {
            values.contains($0)
        }
    }

    private static func limited(
        vi: String, en: String, _ holds: @escaping @Sendable (FigureValue) -> Bool
    ) -> Codec {
        Codec(
            decode: { node, log in
                guard let value = decimal.decode(node, &log) else { return nil }
                if holds(value) { return value }
                log.report(
                    .error(
                        .styleRange, vi: "NĐ 30/2020 (Phụ lục I) chỉ cho phép \(vi), ở đây là \(value)",
                        en: "NĐ 30/2020 (Phụ lục I) allows \(en), this is \(value)", at: node.location,
                        hints: [Diagnostic.Hint(vi: "ghi \(vi)", en: "write a value \(en)")]))
                return nil
            },
            encode: decimal.encode)
    }
}
