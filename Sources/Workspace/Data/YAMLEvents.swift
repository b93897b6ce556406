internal import CYaml

/// The events of a YAML text (YAML 1.1, “Processing YAML information”), as libyaml reads them.
///
/// libyaml itself and not a wrapper: aliases are seen here before anything expands
/// them, and no other library that the wrappers bring has to be loaded with each start.
final class YAMLEvents {
    /// Where something stands: numbers from 0; the column counts scalars.
    struct Mark {
        let line: Int
        let column: Int
    }

    /// A scalar's or a collection's anchor and tag, as far as they are written.
    struct Properties {
        let anchor: String?
        let hasTag: Bool
    }

    enum Event {
        case documentStart
        case documentEnd
        case alias(String)
        case scalar(String, isPlain: Bool, Properties)
        case listStart(Properties)
        case recordStart(Properties)
        case collectionEnd
        case end
    }

    /// What libyaml says of a text it cannot read on.
    enum Fault: Error {
        /// A character that no YAML text may hold.
        case character(UInt32)
        /// Its words for the problem, and for what it was reading and since where.
        case syntax(String, Mark, context: String?, contextMark: Mark)
        case memory
        /// Nothing of libyaml's: the reader wants no more of this text, and has said why.
        case givenUp
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let text: UnsafeMutableBufferPointer<UInt8>

    /// - Parameter text: UTF-8.
    init(_ text: [UInt8]) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        self.text = .allocate(capacity: text.count)
        _ = self.text.initialize(from: text)
        // Only memory can be short: the first event will say so.
        _ = yaml_parser_initialize(parser)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, self.text.baseAddress, text.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        text.deallocate()
    }

    /// The next event and where it begins; after `end` there is none.
    func next() throws(Fault) -> (event: Event, mark: Mark) {
        while true {
            var raw = yaml_event_t()
            guard yaml_parser_parse(parser, &raw) == 1 else { throw fault }
            defer { yaml_event_delete(&raw) }
            if let event = event(raw) { return (event, Mark(raw.start_mark)) }
        }
    }

    /// Nil for the start of the stream.
    private func event(_ raw: yaml_event_t) -> Event? {
        switch raw.type {
        case YAML_DOCUMENT_START_EVENT: return .documentStart
        case YAML_DOCUMENT_END_EVENT: return .documentEnd
        case YAML_ALIAS_EVENT: return .alias(String(yaml: raw.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT:
            let scalar = raw.data.scalar
            let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            return .scalar(
                String(decoding: value, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
                Properties(anchor: String(yaml: scalar.anchor), hasTag: scalar.tag != nil))
        case YAML_SEQUENCE_START_EVENT:
            let start = raw.data.sequence_start
            return .listStart(Properties(anchor: String(yaml: start.anchor), hasTag: start.tag != nil))
        case YAML_MAPPING_START_EVENT:
            let start = raw.data.mapping_start
            return .recordStart(Properties(anchor: String(yaml: start.anchor), hasTag: start.tag != nil))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd
        case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return .end
        default: return nil
        }
    }

    private var fault: Fault {
        switch parser.pointee.error {
        case YAML_READER_ERROR: return .character(UInt32(bitPattern: parser.pointee.problem_value))
        case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
            let state = parser.pointee
            return .syntax(
                state.problem.map { String(cString: $0) } ?? "", Mark(state.problem_mark),
                context: state.context.map { String(cString: $0) }, contextMark: Mark(state.context_mark))
        default: return .memory
        }
    }
}

extension YAMLEvents.Mark {
    fileprivate init(_ mark: yaml_mark_t) {
        self.init(line: Int(clamping: mark.line), column: Int(clamping: mark.column))
    }
}

extension String {
    fileprivate init?(yaml text: UnsafeMutablePointer<yaml_char_t>?) {
        guard let text else { return nil }
        self.init(cString: text)
    }
}
