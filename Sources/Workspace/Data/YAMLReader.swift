package import Diagnostics
internal import Files
internal import Yams

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
    private var errors: [Diagnostic] = []

    /// The one document of the file; nil when it holds nothing but comments.
    static func read(_ file: SourceFile) throws(DiagnosticError) -> DataNode? {
        var reader = YAMLReader(file)
        try reader.refuseAliases()
        let root = try reader.compose().map { reader.node($0, depth: 1) }
        if let error = DiagnosticError(reader.errors) { throw error }
        return root
    }

    private init(_ file: SourceFile) {
        self.file = file
        places = MarkPlaces(file)
    }

    /// An alias can only be one when its name stands after both `&` and `*`; found
    /// here because the library expands aliases before anyone can look.
    private func refuseAliases() throws(DiagnosticError) {
        guard file.utf8.count <= YAMLReader.maximumSize else {
            throw DiagnosticError(
                .error(
                    .yamlRefused, vi: "tệp YAML lớn hơn \(YAMLReader.maximumSize >> 20) MiB",
                    en: "the YAML file is larger than \(YAMLReader.maximumSize >> 20) MiB",
                    at: .file(file.path)))
        }
        let anchors = Set(names(after: UInt8(ascii: "&")).map(\.name))
        for (name, offset) in names(after: UInt8(ascii: "*")) where anchors.contains(name) {
            throw DiagnosticError(anchorError(at: offset))
        }
    }

    private func names(after mark: UInt8) -> [(name: [UInt8], offset: Int)] {
        file.utf8.indices.filter { file.utf8[$0] == mark }.compactMap { offset in
            let name = Array(file.utf8[(offset + 1)...].prefix(while: YAMLReader.isNameByte))
            return name.isEmpty ? nil : (name, offset)
        }
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private func compose() throws(DiagnosticError) -> Node? {
        do {
            return try Parser(yaml: file.text, resolver: .basic, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            throw DiagnosticError(diagnostic(for: error))
        } catch {
            throw DiagnosticError(unexplained)
        }
    }

    private mutating func node(_ node: Node, depth: Int) -> DataNode {
        let start = places.offset(node.mark)
        let property = start < file.utf8.count ? file.utf8[start] : 0
        if property == UInt8(ascii: "&") {
            errors.append(anchorError(at: start))
            return .null
        }
        if property == UInt8(ascii: "!") {
            errors.append(
                .error(
                    .yamlRefused, vi: "không dùng thẻ kiểu (!) ở đây", en: "type tags (!) are not used here",
                    at: place(start)))
            return .null
        }
        guard depth <= YAMLReader.maximumDepth else {
            errors.append(
                .error(
                    .yamlRefused, vi: "lồng nhau quá \(YAMLReader.maximumDepth) lớp",
                    en: "nested deeper than \(YAMLReader.maximumDepth) levels", at: place(start)))
            return .null
        }
        switch node {
        case .scalar(let scalar): return self.scalar(scalar, at: start)
        case .sequence(let sequence):
            return DataNode(.list(sequence.map { self.node($0, depth: depth + 1) }), span: lineSpan(start))
        case .mapping(let mapping): return record(mapping, at: start, depth: depth)
        case .alias:
            errors.append(anchorError(at: start))
            return .null
        }
    }

    private func scalar(_ scalar: Node.Scalar, at start: Int) -> DataNode {
        let end = places.end(ofScalar: scalar.string, at: start)
        let style: DataNode.Style = scalar.style == .plain ? .bare : .text
        return DataNode(
            .scalar(TextNormalization.nfc(scalar.string), style), span: SourceSpan(file, start..<end))
    }

    private mutating func record(_ mapping: Node.Mapping, at start: Int, depth: Int) -> DataNode {
        var entries: [DataNode.Entry] = []
        for (key, value) in mapping {
            let keyNode = node(key, depth: depth + 1)
            guard case .scalar(let name, _) = keyNode.kind, !keyNode.isNull else {
                errors.append(
                    .error(
                        .yamlSyntax, vi: "tên mục phải là một từ", en: "a key must be a word",
                        at: keyNode.location ?? place(start)))
                continue
            }
            entries.append(
                DataNode.Entry(key: name, keySpan: keyNode.span, value: node(value, depth: depth + 1)))
        }
        return DataNode(.record(entries), span: entries.first?.keySpan ?? lineSpan(start))
    }

    private func lineSpan(_ start: Int) -> SourceSpan {
        SourceSpan(file, start..<min(start + 1, file.utf8.count))
    }

    func place(_ offset: Int) -> Location { .span(lineSpan(offset)) }

    private func anchorError(at offset: Int) -> Diagnostic {
        .error(
            .yamlRefused, vi: "không dùng neo (&) và tham chiếu (*) ở đây",
            en: "anchors (&) and aliases (*) are not used here", at: place(offset),
            hints: [
                Diagnostic.Hint(
                    vi: "viết lại nội dung ở từng chỗ; nếu đây là chữ thường thì đặt trong dấu nháy",
                    en: "write the content out at each place; if it is plain text, put it in quotes")
            ])
    }
}
