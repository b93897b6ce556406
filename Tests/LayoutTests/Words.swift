import Document

@testable import Layout

/// The words of a document and of its pages, without blanks, to compare them.
enum Words {
    /// The texts of paragraphs, headings and cells in order, numbers of headings included.
    /// - Parameter signatureFirst: as on pages too small for the whole ending.
    static func expected(_ document: Document, signatureFirst: Bool = false) -> [String] {
        var texts = parts(of: document.letterhead)
        append(document.body, to: &texts)
        let end = document.ending
        let recipients = (end.recipients.isEmpty ? [] : ["Nơinhận:"]) + end.recipients.map { bare($0.text) }
        let signature = (end.authority + [end.signer].compactMap { $0 }).map { bare($0.text) }
        texts += signatureFirst ? signature + recipients : recipients + signature
        for (index, annex) in document.annexes.enumerated() {
            texts.append("Phụlục" + (document.annexes.count > 1 ? Numerals.roman(index + 1) : ""))
            texts.append(text(annex.title).uppercased())
            texts.append(text(annex.reference))
            append(annex.body, to: &texts)
        }
        return texts.filter { !$0.isEmpty }
    }

    static func expected(ofBody document: Document) -> [String] {
        var texts: [String] = []
        append(document.body, to: &texts)
        return texts.filter { !$0.isEmpty }
    }

    private static func parts(of head: Letterhead) -> [String] {
        var texts = [head.parent ?? ""] + head.issuer
        texts += ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
        texts += [head.number.text, head.placeAndDate.text] + (head.isDraft ? ["DỰ THẢO"] : []) + [head.kind]
        texts.append(BlockCollector.text(head.title))
        let addressees = head.addressees.map(\.text)
        if addressees.count == 1 { texts.append("Kính gửi: " + addressees[0]) }
        if addressees.count > 1 {
            texts.append("Kính gửi:")
            for (index, name) in addressees.enumerated() {
                texts.append("- " + name + (index == addressees.count - 1 ? "." : ";"))
            }
        }
        return texts.map(bare)
    }

    private static func append(_ blocks: [Block], to texts: inout [String]) {
        var numbers = HeadingNumbers()
        func add(_ block: Block) {
            switch block {
            case .heading(let heading):
                texts.append(numbers.next(level: heading.level) + text(heading.content))
            case .paragraph(let paragraph): texts.append(text(paragraph.content))
            case .list(let list): list.items.forEach { $0.forEach(add) }
            case .table(let table):
                for row in table.header + table.rows { texts += row.cells.map { text($0.content) } }
            case .chart, .pageBreak: break
            }
        }
        blocks.forEach(add)
    }

    /// The texts of the innermost elements by number, labels and furniture left out.
    static func found(_ pages: [PageFrame]) -> [String] {
        var order: [Int] = []
        var texts: [Int: String] = [:]
        for page in pages {
            walk(page) { stack, text in
                guard let last = stack.last else { return }
                switch last.role {
                case .artifact, .label, .figure: return
                case .part, .heading, .paragraph, .list, .listItem, .listBody, .table, .tableHead, .tableBody,
                    .tableRow, .headerCell, .dataCell:
                    if texts[last.id] == nil { order.append(last.id) }
                    texts[last.id, default: ""] += text
                }
            }
        }
        return order.map { bare(texts[$0] ?? "") }.filter { !$0.isEmpty }
    }

    /// All words of a page, furniture included.
    static func all(_ page: PageFrame) -> String {
        var words = ""
        walk(page) { words += $1 }
        return words
    }

    /// The tables on a page, with the text of the head where it stands as content.
    static func tables(_ page: PageFrame) -> [(id: Int, head: String?)] {
        var tables: [(id: Int, head: String?)] = []
        for case .begin(let element) in page.items where element.role == .table {
            tables.append((element.id, nil))
        }
        walk(page) { stack, text in
            guard stack.contains(where: { $0.role == .headerCell }),
                let table = stack.first(where: { $0.role == .table }),
                let index = tables.firstIndex(where: { $0.id == table.id })
            else { return }
            tables[index].head = (tables[index].head ?? "") + text
        }
        return tables
    }

    private static func walk(_ page: PageFrame, _ body: ([StructureElement], String) -> Void) {
        var stack: [StructureElement] = []
        for item in page.items {
            switch item {
            case .begin(let element): stack.append(element)
            case .end: _ = stack.popLast()
            case .text(let text):
                body(stack, text.words.map { String(decoding: $0.shaped.utf8, as: UTF8.self) }.joined())
            case .rule, .box, .fill, .polyline: break
            }
        }
    }

    private static func text(_ content: [Inline]) -> String { bare(BlockCollector.text(content)) }

    private static func bare(_ text: String) -> String {
        text.filter { !$0.isWhitespace }
    }
}
