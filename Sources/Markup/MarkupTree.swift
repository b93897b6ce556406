internal import CCmark
internal import Synchronization

/// The tree cmark-gfm makes of a text; freed with the object.
final class MarkupTree {
    /// The document node; valid as long as the tree lives.
    let root: MarkupNode

    /// Parsers run one at a time: some extensions of cmark-gfm write to a
    /// table that all parsers share, and nothing keeps another part of the
    /// program from attaching them.
    private static let parserLock = Mutex(())
    private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()

    /// Nil only when memory is exhausted.
    init?(_ utf8: [UInt8]) {
        _ = Self.registration
        let address: UInt? = Self.parserLock.withLock { _ -> UInt? in
            guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
            defer { cmark_parser_free(parser) }
            guard let table = cmark_find_syntax_extension("table"),
                cmark_parser_attach_syntax_extension(parser, table) != 0
            else { return nil }
            utf8.withUnsafeBytes { bytes in
                let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                cmark_parser_feed(parser, start, bytes.count)
            }
            // The address of the finished tree crosses the lock as a number:
            // pointers are not Sendable, and nobody else knows this one.
            return cmark_parser_finish(parser).map { UInt(bitPattern: $0) }
        }
        guard let pointer = address.flatMap(OpaquePointer.init(bitPattern:)) else { return nil }
        root = MarkupNode(pointer: pointer)
    }

    deinit { cmark_node_free(root.pointer) }
}

/// A node of the tree, without ownership.
struct MarkupNode {
    enum Kind {
        case document, heading, paragraph, list, item, table, tableHeader, tableRow, tableCell
        case codeBlock, htmlBlock, quotation, thematicBreak
        case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
        case unknown
    }

    fileprivate let pointer: OpaquePointer

    var kind: Kind {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_BLOCK_QUOTE: .quotation
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .htmlInline
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        default: extensionKind
        }
    }

    /// The types of the table extension stand in no installed header; their names do.
    private var extensionKind: Kind {
        switch cmark_node_get_type_string(pointer).map({ String(cString: $0) }) {
        case "table": .table
        case "table_header": .tableHeader
        case "table_row": .tableRow
        case "table_cell": .tableCell
        default: .unknown
        }
    }

    var firstChild: MarkupNode? { cmark_node_first_child(pointer).map(MarkupNode.init) }
    var next: MarkupNode? { cmark_node_next(pointer).map(MarkupNode.init) }
    var parent: MarkupNode? { cmark_node_parent(pointer).map(MarkupNode.init) }

    var children: some Sequence<MarkupNode> {
        sequence(state: firstChild) { node in
            defer { node = node?.next }
            return node
        }
    }

    func isSame(as other: MarkupNode) -> Bool { pointer == other.pointer }

    /// First and last line of a block, from 1.
    var lines: ClosedRange<Int> {
        let first = Int(cmark_node_get_start_line(pointer))
        return first...max(first, Int(cmark_node_get_end_line(pointer)))
    }

    /// The bytes of a text, code or HTML node.
    var literal: [UInt8] { Self.bytes(cmark_node_get_literal(pointer)) }
    /// The info string of a fenced block; empty for an indented one.
    var fenceInfo: [UInt8] { Self.bytes(cmark_node_get_fence_info(pointer)) }
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var isOrdered: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }

    /// `l`, `c`, `r` or 0 for each column of a table.
    var tableAlignments: [UInt8] {
        let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
        guard let alignments = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
        return Array(UnsafeBufferPointer(start: alignments, count: count))
    }

    private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
        guard var cursor = text else { return [] }
        var bytes: [UInt8] = []
        while cursor.pointee != 0 {
            bytes.append(UInt8(bitPattern: cursor.pointee))
            cursor += 1
        }
        return bytes
    }
}
