package import Diagnostics
internal import Files

extension DiagnosticID {
    package static let yamlSyntax = DiagnosticID("yaml-syntax", .data)
    package static let yamlRefused = DiagnosticID("yaml-refused", .data)
    package static let yamlDuplicateKey = DiagnosticID("yaml-duplicate-key", .data)
}

/// YAML 1.1 text to a tree whose scalars are still texts: `no` is a word here, the schema decides.
///
/// Anchors, aliases, merge keys and tags are refused: a plan needs none, and aliases can
/// make a small file endless.
struct YAMLReader {
    static let maximumSize = 4 << 20
    static let maximumDepth = 32

    let file: SourceFile
    let places: MarkPlaces
    private let events: YAMLEvents
    private var anchors: Set<String> = []
    private var log = DiagnosticLog()

    /// The one document of the file; nil when it holds nothing but comments.
    /// - Parameters:
    ///   - log: gets an error for each key that stands twice, so that what else is wrong can be
    ///     told with it; the first of them counts.
    ///   - maximumSize: more than anybody types only for what the program has written itself.
    static func read(
        _ file: SourceFile, _ log: inout DiagnosticLog, maximumSize: Int = maximumSize
    ) throws(DiagnosticError) -> DataNode? {
        var reader = try YAMLReader(file, maximumSize)
        let root: DataNode?
        do throws(YAMLEvents.Fault) {
            root = try reader.document()
        } catch {
            // After a text that begins with `*` or `&` the library is lost: what it says then misleads.
            let isFirst = !reader.log.entries.contains { $0.id != .yamlDuplicateKey }
            if isFirst { reader.log.report(reader.diagnostic(for: error)) }
            root = nil
        }
        let entries = reader.log.entries
        guard entries.allSatisfy({ $0.id == .yamlDuplicateKey }) else {
            throw DiagnosticError(entries) ?? DiagnosticError(reader.unexplained)
        }
        log.report(contentsOf: entries)
        return root
    }

    private init(_ file: SourceFile, _ maximumSize: Int) throws(DiagnosticError) {
        guard file.utf8.count <= maximumSize else {
            throw DiagnosticError(
                .error(
                    .yamlRefused, vi: "tệp YAML lớn hơn \(maximumSize >> 20) MiB",
                    en: "the YAML file is larger than \(maximumSize >> 20) MiB",
                    at: .file(file.path),
                    hints: [
                        Diagnostic.Hint(
                            vi: "xem lại tệp: có thể đã dán nhầm nội dung khác vào",
                            en: "check the file: something else may have been pasted into it")
                    ]))
        }
        self.file = file
        places = MarkPlaces(file)
        events = YAMLEvents(file.utf8)
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private mutating func document() throws(YAMLEvents.Fault) -> DataNode? {
        guard case .documentStart = try events.next().event else { return nil }
        let root = try node(events.next(), depth: 1)
        _ = try events.next()
        let (next, mark) = try events.next()
        if case .documentStart = next { log.report(secondDocument(at: places.offset(mark))) }
        return root
    }

    /// The node an event begins; null for what is refused.
    private mutating func node(
        _ start: (event: YAMLEvents.Event, mark: YAMLEvents.Mark), depth: Int
    ) throws(YAMLEvents.Fault) -> DataNode {
        let offset = places.offset(start.mark)
        switch start.event {
        case .scalar(let text, let isPlain, let properties):
            return accepts(properties, at: offset) ? scalar(text, isPlain, at: offset) : .null
        case .listStart(let properties):
            let isAccepted = accepts(properties, at: offset) && isShallow(depth, at: offset)
            return isAccepted ? try list(at: offset, depth: depth) : try skipped()
        case .recordStart(let properties):
            let isAccepted = accepts(properties, at: offset) && isShallow(depth, at: offset)
            return isAccepted ? try record(at: offset, depth: depth) : try skipped()
        case .alias(let name):
            log.report(anchors.contains(name) ? anchorError(at: offset) : strayAlias(at: offset))
            return .null
        case .documentStart, .documentEnd, .collectionEnd, .end: return .null
        }
    }

    private mutating func list(at start: Int, depth: Int) throws(YAMLEvents.Fault) -> DataNode {
        var items: [DataNode] = []
        while case let next = try events.next(), !next.event.isEnd {
            items.append(try node(next, depth: depth + 1))
        }
        return DataNode(.list(items), span: lineSpan(start))
    }

    private mutating func record(at start: Int, depth: Int) throws(YAMLEvents.Fault) -> DataNode {
        var entries: [DataNode.Entry] = []
        var first = FirstKeys()
        while case let next = try events.next(), !next.event.isEnd {
            let key = try node(next, depth: depth + 1)
            let value = try node(events.next(), depth: depth + 1)
            guard case .scalar(let name, _) = key.kind, !key.isNull else {
                log.report(
                    .error(
                        .yamlSyntax, vi: "tên mục phải là một từ", en: "a key must be a word",
                        at: key.location ?? place(start),
                        hints: [
                            Diagnostic.Hint(
                                vi: "viết theo dạng “tên: giá trị”", en: "write it as “name: value”")
                        ]))
                continue
            }
            if let earlier = first.place(of: name, in: entries) {
                log.report(duplicateKey(name, at: key.span, first: entries[earlier].keySpan))
                continue
            }
            entries.append(DataNode.Entry(key: name, keySpan: key.span, value: value))
        }
        return DataNode(.record(entries), span: entries.first?.keySpan ?? lineSpan(start))
    }

    /// Reads on to the end of the collection whose start was the last event, as long as it is not
    /// deep: with each level libyaml takes longer over every word.
    private func skipped() throws(YAMLEvents.Fault) -> DataNode {
        var open = 1
        while open > 0 {
            if open > YAMLReader.maximumDepth { throw .givenUp }
            switch try events.next().event {
            case .listStart, .recordStart: open += 1
            case .collectionEnd: open -= 1
            case .end: return .null
            case .documentStart, .documentEnd, .alias, .scalar: break
            }
        }
        return .null
    }

    private func scalar(_ text: String, _ isPlain: Bool, at start: Int) -> DataNode {
        let end = places.end(ofScalar: text, at: start)
        // The file is in NFC, and so is each part of it; an escape in quotes may write any letter.
        return DataNode(
            .scalar(isPlain ? text : TextNormalization.nfc(text), isPlain ? .bare : .text),
            span: SourceSpan(file, start..<end))
    }

    private mutating func accepts(_ properties: YAMLEvents.Properties, at start: Int) -> Bool {
        if let anchor = properties.anchor {
            anchors.insert(anchor)
            log.report(anchorError(at: start))
            return false
        }
        guard properties.hasTag else { return true }
        log.report(
            .error(
                .yamlRefused, vi: "không dùng thẻ kiểu (!) ở đây", en: "type tags (!) are not used here",
                at: place(start),
                hints: [
                    Diagnostic.Hint(
                        vi: "bỏ dấu ! và chữ liền sau, hoặc đặt cả giá trị trong dấu nháy kép",
                        en: "take out the ! and the word behind it, or put the value in double quotes")
                ]))
        return false
    }

    private mutating func isShallow(_ depth: Int, at start: Int) -> Bool {
        guard depth > YAMLReader.maximumDepth else { return true }
        log.report(
            .error(
                .yamlRefused, vi: "lồng nhau quá \(YAMLReader.maximumDepth) lớp",
                en: "nested deeper than \(YAMLReader.maximumDepth) levels", at: place(start),
                hints: [
                    Diagnostic.Hint(
                        vi: "xem lại các dấu [ và { ở dòng này", en: "check the [ and { of the line")
                ]))
        return false
    }

    func lineSpan(_ start: Int) -> SourceSpan {
        SourceSpan(file, start..<min(start + 1, file.utf8.count))
    }

    func place(_ offset: Int) -> Location { .span(lineSpan(offset)) }
}

extension YAMLEvents.Event {
    /// Whether a collection has no more members.
    fileprivate var isEnd: Bool {
        switch self {
        case .collectionEnd, .documentEnd, .end: true
        case .documentStart, .alias, .scalar, .listStart, .recordStart: false
        }
    }
}

/// Where the keys of a record stand. Few are found faster by looking at each.
private struct FirstKeys {
    private static let few = 12
    private var places: [String: Int] = [:]

    /// The place of the entry with this name; nil when there is none, and the name comes next.
    mutating func place(of name: String, in entries: [DataNode.Entry]) -> Int? {
        if entries.count < Self.few { return entries.firstIndex { $0.key == name } }
        if entries.count == Self.few {
            for (place, entry) in entries.enumerated() { places[entry.key] = place }
        }
        if let known = places[name] { return known }
        places[name] = entries.count
        return nil
    }
}
