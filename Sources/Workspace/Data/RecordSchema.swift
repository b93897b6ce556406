internal import Diagnostics

/// The keys of a record in their order, each bound to a part of a Swift value.
///
/// One definition reads and writes: there is no second list of keys.
struct RecordSchema<Root: Sendable>: Sendable {
    /// A value with nothing filled in, into which a record is read.
    let blank: Root
    let fields: [Field<Root>]
    /// Where the record's place is kept, if the value has one.
    let location: (@Sendable (inout Root, Location?) -> Void)?

    init(
        blank: Root, location: (@Sendable (inout Root, Location?) -> Void)? = nil, _ fields: [Field<Root>]
    ) {
        self.blank = blank
        self.fields = fields
        self.location = location
    }

    /// Nil when a required key is missing or a value is none; every fault is in the log.
    func decode(_ node: DataNode, _ log: inout DiagnosticLog) -> Root? {
        var root = blank
        guard decode(node, into: &root, &log) else { return nil }
        location?(&root, node.location)
        return root
    }

    func encode(_ root: Root) -> DataNode {
        let entries = fields.map { (field: $0, value: $0.encode(root)) }
            .filter { !($0.field.isUnwrittenIfNull && $0.value.isNull) }
        return DataNode(.record(entries.map { DataNode.Entry(key: $0.field.key, value: $0.value) }))
    }

    var codec: Codec<Root> { Codec(decode: { decode($0, &$1) }, encode: { encode($0) }) }

    /// False when something could not be read.
    func decode(_ node: DataNode, into root: inout Root, _ log: inout DiagnosticLog) -> Bool {
        guard case .record(let entries) = node.kind else {
            log.reportType(node, vi: "một nhóm mục “tên: giá trị”", en: "a group of “key: value”")
            return false
        }
        var isWhole = reportStrangers(in: entries, &log)
        for field in fields {
            let entry = entries.first { $0.key == field.key }
            if let entry, !(entry.value.isNull && !field.isRequired) {
                isWhole = field.decode(entry.value, &root, &log) && isWhole
            } else if field.isRequired {
                isWhole = false
                log.report(
                    .error(
                        .dataMissingKey, vi: "thiếu mục “\(field.key)”",
                        en: "the key “\(field.key)” is missing",
                        at: node.location,
                        hints: [
                            Diagnostic.Hint(
                                vi: "thêm một dòng “\(field.key): …” ở đây",
                                en: "add a line “\(field.key): …” here")
                        ]))
            }
        }
        return isWhole
    }

    /// False when there is a key the schema does not know; no key stands twice, which the reader has told.
    private func reportStrangers(in entries: [DataNode.Entry], _ log: inout DiagnosticLog) -> Bool {
        let known = fields.map(\.key)
        var reported = 0
        // A thousand strange keys are another kind of file: a hundred tell as much.
        for entry in entries where !known.contains(entry.key) && reported < 100 {
            reported += 1
            let hint =
                NearMiss.hint(for: entry.key, among: known)
                ?? Diagnostic.Hint(
                    vi: "các mục có ở đây: \(known.listed)", en: "the keys here are: \(known.listed)")
            log.report(
                .error(
                    .dataUnknownKey, vi: "không có mục nào tên “\(entry.key)” ở đây",
                    en: "there is no key “\(entry.key)” here", at: entry.keySpan.map { .span($0) },
                    hints: [hint]))
        }
        return reported == 0
    }
}

/// One key of a record.
struct Field<Root: Sendable>: Sendable {
    let key: String
    let isRequired: Bool
    /// False when the value could not be read.
    let decode: @Sendable (DataNode, inout Root, inout DiagnosticLog) -> Bool
    let encode: @Sendable (Root) -> DataNode
    /// A key people add by hand: nothing is written where it has no value.
    var isUnwrittenIfNull = false

    /// A key that must stand there with a value.
    static func required<Value>(
        _ key: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ codec: Codec<Value>
    ) -> Field {
        field(key, isRequired: true, path, codec)
    }

    /// A key that may be absent: the value then stays as in the blank record.
    static func defaulted<Value>(
        _ key: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ codec: Codec<Value>
    ) -> Field {
        field(key, isRequired: false, path, codec)
    }

    /// A key that may be absent or `null`; written as `null` when there is no value.
    static func optional<Value>(
        _ key: String, _ path: any WritableKeyPath<Root, Value?> & Sendable, _ codec: Codec<Value>
    ) -> Field {
        Field(
            key: key, isRequired: false,
            decode: { node, root, log in
                guard let value = codec.decode(node, &log) else { return false }
                root[keyPath: path] = value
                return true
            },
            encode: { $0[keyPath: path].map(codec.encode) ?? .null })
    }

    /// An optional key that is written only with a value.
    static func unwrittenIfAbsent<Value>(
        _ key: String, _ path: any WritableKeyPath<Root, Value?> & Sendable, _ codec: Codec<Value>
    ) -> Field {
        var field = Field.optional(key, path, codec)
        field.isUnwrittenIfNull = true
        return field
    }

    /// A flag that may be absent; written only where it is raised.
    static func flag(_ key: String, _ path: any WritableKeyPath<Root, Bool> & Sendable) -> Field {
        Field(
            key: key, isRequired: false, decode: Field.defaulted(key, path, .bool).decode,
            encode: { $0[keyPath: path] ? Codec.bool.encode(true) : .null }, isUnwrittenIfNull: true)
    }

    /// A key that is known and never allowed, with the reason.
    static func refused(_ key: String, _ reason: Message) -> Field {
        var field = Field(
            key: key, isRequired: false,
            decode: { node, _, log in
                // The reason itself says what to do.
                log.report(.error(.dataRefused, vi: reason.vi, en: reason.en, at: node.location))
                return false
            },
            encode: { _ in .null })
        field.isUnwrittenIfNull = true
        return field
    }

    /// A group of keys that Swift keeps in the same value.
    static func group(_ key: String, _ schema: RecordSchema<Root>) -> Field {
        Field(
            key: key, isRequired: false, decode: { schema.decode($0, into: &$1, &$2) },
            encode: { schema.encode($0) })
    }

    /// The number of the schema: a file of a later program is refused, not misread.
    static func version(_ current: Int, isRequired: Bool) -> Field {
        Field(
            key: "schema", isRequired: isRequired,
            decode: { node, _, log in
                guard let number = Codec.integer(1...Int.max).decode(node, &log) else { return false }
                if number == current { return true }
                log.report(
                    .error(
                        .dataVersion,
                        vi:
                            "tệp thuộc phiên bản dữ liệu \(number), chương trình này chỉ đọc phiên bản \(current)",
                        en: "the file is of data version \(number), this program reads version \(current)",
                        at: node.location,
                        hints: [
                            Diagnostic.Hint(
                                vi: "dùng chương trình mới hơn, hoặc ghi schema: \(current)",
                                en: "use a newer program, or write schema: \(current)")
                        ]))
                return false
            },
            encode: { _ in .bare(String(current)) })
    }

    private static func field<Value>(
        _ key: String, isRequired: Bool, _ path: any WritableKeyPath<Root, Value> & Sendable,
        _ codec: Codec<Value>
    ) -> Field {
        Field(
            key: key, isRequired: isRequired,
            decode: { node, root, log in
                guard let value = codec.decode(node, &log) else { return false }
                root[keyPath: path] = value
                return true
            },
            encode: { codec.encode($0[keyPath: path]) })
    }
}
