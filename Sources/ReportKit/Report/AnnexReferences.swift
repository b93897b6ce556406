internal import Diagnostics
internal import Document
internal import Markup
internal import ReportFacts

/// Whether the text speaks of each of its annexes, as NĐ 30/2020 wants (Phụ lục I, III.1a).
struct AnnexReferences {
    private let content: MarkupContent

    init(_ content: MarkupContent) { self.content = content }

    /// A warning for each annex no sentence refers to, at its place in the template.
    var faults: [Diagnostic] {
        guard !content.annexes.isEmpty else { return [] }
        let named = Set(content.body.flatMap(AnnexReferences.names))
        let isOne = content.annexes.count == 1
        return content.annexes.enumerated().compactMap { index, annex in
            let name = isOne ? "" : Numerals.roman(index + 1) ?? "\(index + 1)"
            guard !named.contains(name) else { return nil }
            let place = content.traces[annex.trace].place
            return AnnexReferences.unnamed(isOne ? "Phụ lục" : "Phụ lục \(name)", at: place)
        }
    }

    private static func unnamed(_ name: String, at place: SourceSpan?) -> Diagnostic {
        .warning(
            .annexUnreferenced, vi: "phần lời không nhắc đến \(name)",
            en: "no sentence refers to \(name)", at: place.map { .span($0) },
            hints: [
                Diagnostic.Hint(
                    vi: "thêm “(chi tiết tại \(name) kèm theo)” vào phần lời (NĐ 30/2020, Phụ lục I, III.1a)",
                    en: "add “(chi tiết tại \(name) kèm theo)” to the text (NĐ 30/2020, annex I, III.1a)")
            ])
    }

    /// A quick no for most paragraphs, byte by byte.
    private static func mentionsAnnex(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.indices.contains { index in
                bytes[index] == UInt8(ascii: "P") && bytes[index...].starts(with: "Phụ lục".utf8)
            }
        }
    }

    /// The numbers behind the words `Phụ lục`; "" where none follows.
    private static func names(in block: Block) -> [String] {
        switch block {
        case .heading(let heading): names(in: heading.content)
        case .paragraph(let paragraph): names(in: paragraph.content)
        case .list(let list): list.items.flatMap { $0.flatMap(names) }
        case .table(let table): table.rows.flatMap(\.cells).flatMap { names(in: $0.content) }
        case .chart, .pageBreak: []
        }
    }

    private static func names(in content: [Inline]) -> [String] {
        let text = content.map { inline in
            switch inline {
            case .text(let run): run.text
            case .lineBreak: " "
            }
        }.joined()
        guard mentionsAnnex(text) else { return [] }
        let words = text.split { !($0.isLetter || $0.isNumber) }
        return words.indices.dropLast().filter { words[$0] == "Phụ" && words[$0 + 1] == "lục" }.map { index in
            let next = index + 2 < words.count ? String(words[index + 2]) : ""
            return next.allSatisfy { "IVX".contains($0) } ? next : ""
        }
    }
}

extension DiagnosticID {
    static let annexUnreferenced = DiagnosticID("annex-unreferenced", .template)
}
