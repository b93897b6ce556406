internal import CXlsx
internal import Diagnostics
internal import Glibc

/// expat's parser, and what its callbacks need; lives for one document.
final class ExpatParser {
    private let parser: XML_Parser
    private let path: String
    private let part: String
    private let handler: (XMLEvent) throws(DiagnosticError) -> Void
    private var pending: [UInt8] = []
    private var depth = 0
    /// The namespaces met so far: a document has few, and mostly one name follows another of its own.
    private var namespaces: [(bytes: [UInt8], text: String)] = []
    private var failure: DiagnosticError?

    /// Between a name's namespace and its local part; allowed in neither.
    private static let separator = UInt8(ascii: "\n")

    init(path: String, part: String, handler: @escaping (XMLEvent) throws(DiagnosticError) -> Void) {
        guard let parser = XML_ParserCreateNS(nil, XML_Char(ExpatParser.separator)) else {
            fatalError("no memory for an XML parser")
        }
        self.parser = parser
        self.path = path
        self.part = part
        self.handler = handler
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in ExpatParser.of(data)?.start(name, attributes) },
            { data, name in ExpatParser.of(data)?.end(name) })
        XML_SetCharacterDataHandler(parser) { data, text, length in
            guard let text else { return }
            let bytes = UnsafeRawBufferPointer(start: text, count: Int(length))
            ExpatParser.of(data)?.pending.append(contentsOf: bytes)
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in ExpatParser.of(data)?.refuseDoctype() }
    }

    deinit { XML_ParserFree(parser) }

    private static func of(_ data: UnsafeMutableRawPointer?) -> ExpatParser? {
        data.map { Unmanaged<ExpatParser>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Nil when the whole document was read.
    func parse(_ bytes: [UInt8]) -> DiagnosticError? {
        let step = 1 << 20
        var offset = 0
        repeat {
            let end = min(offset + step, bytes.count)
            let status = bytes[offset..<end].withUnsafeBytes { piece in
                XML_Parse(
                    parser, piece.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(piece.count),
                    end == bytes.count ? 1 : 0)
            }
            if let failure { return failure }
            if status != XML_STATUS_OK { return malformed() }
            offset = end
        } while offset < bytes.count
        return nil
    }

    private func start(
        _ name: UnsafePointer<XML_Char>?, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
    ) {
        guard let name, flushText() else { return }
        depth += 1
        guard depth <= XMLReader.maximumDepth else { return refuseDepth() }
        let (namespace, local) = split(name)
        var list: [XMLElement.Attribute] = []
        var index = 0
        while let attributes, let key = attributes[index], let value = attributes[index + 1] {
            let (namespace, local) = split(key)
            list.append(
                XMLElement.Attribute(name: local, namespace: namespace, value: String(cString: value)))
            index += 2
        }
        send(.start(XMLElement(name: local, namespace: namespace, attributes: list)))
    }

    private func end(_ name: UnsafePointer<XML_Char>?) {
        guard let name, flushText() else { return }
        depth -= 1
        send(.end(split(name).local))
    }

    /// False when the handler wants no more.
    private func flushText() -> Bool {
        if !pending.isEmpty {
            send(.text(String(decoding: pending, as: UTF8.self)))
            pending.removeAll(keepingCapacity: true)
        }
        return failure == nil
    }

    private func send(_ event: XMLEvent) {
        guard failure == nil else { return }
        do throws(DiagnosticError) {
            try handler(event)
        } catch {
            stop(error)
        }
    }

    private func stop(_ error: DiagnosticError) {
        failure = error
        XML_StopParser(parser, XML_Bool(0))
    }

    /// Namespaces are long and few: each is made once.
    private func split(_ name: UnsafePointer<XML_Char>) -> (namespace: String, local: String) {
        guard let cut = strrchr(name, Int32(ExpatParser.separator)) else {
            return ("", String(cString: name))
        }
        let length = UnsafePointer(cut) - name
        let local = String(cString: cut + 1)
        let known = namespaces.first { $0.bytes.count == length && memcmp($0.bytes, name, length) == 0 }
        if let known { return (known.text, local) }
        let bytes = Array(UnsafeRawBufferPointer(start: name, count: length))
        let namespace = String(decoding: bytes, as: UTF8.self)
        // A hostile document may have any number: beyond these each is made anew.
        if namespaces.count < 32 { namespaces.append((bytes, namespace)) }
        return (namespace, local)
    }

    private func refuseDoctype() {
        stop(
            DiagnosticError(
                .error(
                    .xmlRefused, vi: "phần “\(part)” có khai báo DOCTYPE, không được chấp nhận",
                    en: "the part “\(part)” has a DOCTYPE declaration, which is refused", at: .file(path),
                    hints: [ZipHandle.saveAgain])))
    }

    private func refuseDepth() {
        stop(
            DiagnosticError(
                .error(
                    .xmlRefused,
                    vi: "phần “\(part)” lồng nhau quá \(XMLReader.maximumDepth) lớp (\(place.vi))",
                    en: "the part “\(part)” nests deeper than \(XMLReader.maximumDepth) (\(place.en))",
                    at: .file(path), hints: [ZipHandle.saveAgain])))
    }

    private func malformed() -> DiagnosticError {
        let reason = XMLFault.reason(XML_GetErrorCode(parser))
        return DiagnosticError(
            .error(
                .xmlMalformed, vi: "phần “\(part)” trong tệp bị hỏng (\(place.vi): \(reason.vi))",
                en: "the part “\(part)” of the file is damaged (\(place.en): \(reason.en))", at: .file(path),
                hints: [ZipHandle.saveAgain]))
    }

    private var place: Message {
        let line = XML_GetCurrentLineNumber(parser)
        let column = XML_GetCurrentColumnNumber(parser) + 1
        return Message(vi: "dòng \(line), cột \(column)", en: "line \(line), column \(column)")
    }
}

/// Why XML is not well-formed, in our words.
private enum XMLFault {
    static func reason(_ code: XML_Error) -> Message {
        switch code {
        case XML_ERROR_NO_ELEMENTS: Message(vi: "không có nội dung", en: "nothing in it")
        case XML_ERROR_TAG_MISMATCH:
            Message(vi: "thẻ đóng không khớp thẻ mở", en: "a closing tag that matches none")
        case XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_PARTIAL_CHAR, XML_ERROR_UNCLOSED_CDATA_SECTION:
            Message(vi: "kết thúc giữa chừng", en: "it breaks off")
        case XML_ERROR_DUPLICATE_ATTRIBUTE:
            Message(vi: "một thuộc tính có hai lần", en: "an attribute stands twice")
        case XML_ERROR_JUNK_AFTER_DOC_ELEMENT: Message(vi: "thừa nội dung ở cuối", en: "more after its end")
        case XML_ERROR_UNDEFINED_ENTITY: Message(vi: "ký hiệu &…; không rõ nghĩa", en: "an unknown &…;")
        case XML_ERROR_UNBOUND_PREFIX:
            Message(vi: "tiền tố của thẻ không được khai báo", en: "an undeclared prefix")
        case XML_ERROR_UNKNOWN_ENCODING, XML_ERROR_INCORRECT_ENCODING:
            Message(vi: "bảng mã không đọc được", en: "an unknown encoding")
        case XML_ERROR_NO_MEMORY: Message(vi: "hết bộ nhớ", en: "out of memory")
        default: Message(vi: "không đúng cú pháp XML", en: "not well-formed XML")
        }
    }
}
