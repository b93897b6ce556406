import Diagnostics
import Layout
import TestSupport
import Testing

@testable import Typeset

/// Each case is a script of frames; the stretches of each page, its artifacts and the tree are
/// compared, or what is wrong with the frames.
@Suite(.serialized) struct TaggedPagesCaseTests {
    @Test(arguments: CaseFile.all(in: "typeset").filter { $0.file.hasSuffix("tags.case") })
    func tags(_ entry: CaseFile.Case) throws {
        let frames = try FrameScript(entry["input"], fonts: FontSet(.embedded)).frames
        let actual: (part: String, text: String)
        do throws(DiagnosticError) {
            actual = ("tags", Self.dump(try TaggedPages(frames), of: frames))
        } catch {
            let lines = error.diagnostics.map { "\($0.id.name): \($0.message.vi)\n\($0.message.en)" }
            actual = ("fault", lines.joined(separator: "\n"))
        }
        let difference = CaseFile.difference(in: entry, part: actual.part, actual: actual.text)
        #expect(difference == nil)
    }

    private static func dump(_ tagged: TaggedPages, of frames: [PageFrame]) -> String {
        var lines: [String] = []
        for (index, page) in tagged.pages.enumerated() {
            let items = frames[index].items
            lines.append("page \(index + 1)")
            if !page.artifacts.isEmpty { lines.append("  under " + words(page.artifacts.map { items[$0] })) }
            for (number, mark) in page.marks.enumerated() {
                let text = words(page.items(of: mark).map { items[$0] })
                lines.append("  \(number) #\(tagged.tree.nodes[mark.owner].element.id) \(text)")
            }
        }
        for node in tagged.tree.top { dump(node, of: tagged.tree, "", &lines) }
        return lines.joined(separator: "\n")
    }

    private static func dump(_ index: Int, of tree: StructureTree, _ indent: String, _ lines: inout [String])
    {
        let node = tree.nodes[index]
        let marks = node.kids.map { kid in
            switch kid {
            case .node(let child): "#\(tree.nodes[child].element.id)"
            case .mark(let page, let number): "\(page + 1).\(number)"
            }
        }
        var line = "\(indent)\(node.element.role.structureType ?? "-") #\(node.element.id)"
        if !marks.isEmpty { line += " [\(marks.joined(separator: " "))]" }
        if let anchor = node.anchor { line += " at \(anchor.page + 1):\(Int(anchor.y))" }
        if let numbering = node.numbering { line += " \(numbering.rawValue)" }
        if let box = node.extent {
            line += " covers \([box.left, box.bottom, box.right, box.top].map { "\(Int($0.rounded()))" })"
        }
        lines.append(line)
        for case .node(let child) in node.kids { dump(child, of: tree, indent + "  ", &lines) }
    }

    private static func words(_ items: [FrameItem]) -> String {
        items.map { item in
            switch item {
            case .text(let text):
                "“\(text.words.map { String(decoding: $0.shaped.utf8, as: UTF8.self) }.joined(separator: " "))”"
            case .rule: "rule"
            case .box: "box"
            case .fill: "fill"
            case .polyline: "line"
            case .begin: "begin"
            case .end: "end"
            }
        }.joined(separator: " ")
    }
}
