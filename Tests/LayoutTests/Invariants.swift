import Document

@testable import Layout

/// What holds for every layout, whatever the document.
enum Invariants {
    static func faults(of pages: [PageFrame], _ document: Document, isBare: Bool = false) -> [String] {
        var faults: [String] = []
        for (index, page) in pages.enumerated() {
            faults += tagFaults(page).map { "page \(index + 1): \($0)" }
            faults += placeFaults(page, document.style).map { "page \(index + 1): \($0)" }
        }
        let expected = isBare ? Words.expected(ofBody: document) : Words.expected(document)
        let found = Words.found(pages)
        if expected != found, Words.expected(document, signatureFirst: true) != found {
            let first = zip(expected, found).enumerated().first { $0.element.0 != $0.element.1 }
            faults.append(
                "text differs at \(first.map { "\($0)" } ?? "the end") of \(expected.count) and \(found.count)"
            )
        }
        return faults + headerFaults(pages)
    }

    /// Balanced on each page; no text outside of an element.
    private static func tagFaults(_ page: PageFrame) -> [String] {
        var depth = 0
        var faults: [String] = []
        for item in page.items {
            switch item {
            case .begin: depth += 1
            case .end:
                depth -= 1
                if depth < 0 { faults.append("an end too many") }
            case .text(let text):
                if depth == 0 { faults.append("text outside of the structure") }
                if text.words.isEmpty { faults.append("text without words") }
            case .rule, .box, .fill, .polyline:
                if depth == 0 { faults.append("a stroke outside of the structure") }
            }
        }
        return depth == 0 ? faults : faults + ["\(depth) elements left open"]
    }

    /// Every word between the side margins, every stroke on the page.
    private static func placeFaults(_ page: PageFrame, _ style: StyleSheet) -> [String] {
        let right = page.width - style.margins.right
        var faults: [String] = []
        for case .text(let text) in page.items {
            for word in text.words {
                let width = Length(raw: word.shaped.width * text.font.size.raw / FakeShaper.unitsPerEm)
                let isSingle = word.shaped.glyphs.count <= 1
                if word.x < style.margins.left || word.x + width > right && !isSingle {
                    faults.append(
                        "outside: \(String(decoding: word.shaped.utf8, as: UTF8.self)) at \(word.x.points)")
                }
            }
            for (word, next) in zip(text.words, text.words.dropFirst()) where next.x < word.x {
                faults.append("words go backwards")
            }
        }
        for case .rule(let rule) in page.items
        where rule.x < .zero || rule.x + rule.dx > page.width || rule.dx < .zero || rule.dy < .zero {
            faults.append("a rule off the page")
        }
        return faults
    }

    /// The first cell of a table's head stands on each page the table stands on.
    private static func headerFaults(_ pages: [PageFrame]) -> [String] {
        var tablePages: [Int: [Int]] = [:]
        var heads: [Int: String] = [:]
        for (index, page) in pages.enumerated() {
            for table in Words.tables(page) {
                tablePages[table.id, default: []].append(index)
                if let head = table.head { heads[table.id] = head }
            }
        }
        return tablePages.keys.sorted().flatMap { id -> [String] in
            guard let head = heads[id], !head.isEmpty else { return [] }
            return tablePages[id, default: []].filter { !Words.all(pages[$0]).contains(head) }
                .map { "no header of table \(id) on page \($0 + 1)" }
        }
    }
}
