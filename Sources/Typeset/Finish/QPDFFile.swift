internal import CTypeset
internal import Diagnostics

/// A PDF file in memory, opened with libqpdf to be changed and written again.
///
/// Calls on objects report no error by themselves: `write` at the end throws
/// when any of them failed.
final class QPDFFile {
    private var file: qpdf_data?
    /// libqpdf reads from here for as long as the file is open.
    private let source: UnsafeMutableBufferPointer<CChar>

    /// qpdf_init (transfer full), then qpdf_read_memory over a copy of the bytes.
    init(reading bytes: [UInt8]) throws(DiagnosticError) {
        source = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
        _ = source.initialize(from: bytes.lazy.map { CChar(bitPattern: $0) })
        file = qpdf_init()
        LiveHandles.opened()
        qpdf_silence_errors(file)
        qpdf_set_suppress_warnings(file, QPDF_TRUE)
        qpdf_set_attempt_recovery(file, QPDF_FALSE)
        _ = qpdf_read_memory(file, "baocao", source.baseAddress, UInt64(source.count), nil)
        try check()
    }

    deinit {
        qpdf_cleanup(&file)
        source.deallocate()
        LiveHandles.closed()
    }

    func check() throws(DiagnosticError) {
        guard qpdf_has_error(file) != QPDF_FALSE else { return }
        let reason = qpdf_get_error_full_text(file, qpdf_get_error(file)).map { String(cString: $0) }
        throw finishError(reason ?? "unknown")
    }

    /// The whole file: version 1.7, with an /ID made from its content. Without object streams: they
    /// would make it two fifths smaller, but packing them costs more than all the rest of the writing.
    func write() throws(DiagnosticError) -> [UInt8] {
        try check()
        _ = qpdf_init_write_memory(file)
        qpdf_set_object_stream_mode(file, qpdf_o_disable)
        qpdf_set_newline_before_endstream(file, QPDF_TRUE)
        qpdf_set_deterministic_ID(file, QPDF_TRUE)
        qpdf_force_pdf_version(file, "1.7")
        _ = qpdf_write(file)
        try check()
        return Array(UnsafeBufferPointer(start: qpdf_get_buffer(file), count: qpdf_get_buffer_length(file)))
    }
}

/// An object of an open file: a number that means something to its file only.
struct QPDFObject {
    fileprivate let handle: qpdf_oh
}

// MARK: Objects

extension QPDFFile {
    var catalog: QPDFObject { QPDFObject(handle: qpdf_get_root(file)) }
    var trailer: QPDFObject { QPDFObject(handle: qpdf_get_trailer(file)) }
    var pages: [QPDFObject] {
        (0..<max(0, Int(qpdf_get_num_pages(file)))).map { QPDFObject(handle: qpdf_get_page_n(file, $0)) }
    }

    /// The value as an object of its own, to be referred to.
    func add(_ value: PDFValue) -> QPDFObject {
        QPDFObject(handle: qpdf_make_indirect_object(file, make(value)))
    }

    /// The value as an object that is written wherever it is used.
    func direct(_ value: PDFValue) -> QPDFObject { QPDFObject(handle: make(value)) }

    /// A stream of its own with these bytes, which are copied.
    func addStream(_ bytes: [UInt8], _ entries: [(String, PDFValue)]) -> QPDFObject {
        let stream = QPDFObject(handle: qpdf_oh_new_stream(file))
        let none = qpdf_oh_new_null(file)
        qpdf_oh_replace_stream_data(file, stream.handle, bytes, bytes.count, none, none)
        let dictionary = QPDFObject(handle: qpdf_oh_get_dict(file, stream.handle))
        for (key, value) in entries { set(key, of: dictionary, to: value) }
        return stream
    }

    func set(_ key: String, of dictionary: QPDFObject, to value: PDFValue) {
        qpdf_oh_replace_key(file, dictionary.handle, "/" + key, make(value))
    }

    /// The entry of a dictionary; nil when it is not there.
    func get(_ key: String, of dictionary: QPDFObject) -> QPDFObject? {
        guard qpdf_oh_has_key(file, dictionary.handle, "/" + key) != QPDF_FALSE else { return nil }
        return QPDFObject(handle: qpdf_oh_get_key(file, dictionary.handle, "/" + key))
    }

    func isName(_ name: String, _ object: QPDFObject?) -> Bool {
        guard let object else { return false }
        return qpdf_oh_is_name_and_equals(file, object.handle, "/" + name) != QPDF_FALSE
    }

    /// The keys of a dictionary, without the slash.
    func keys(of dictionary: QPDFObject) -> [String] {
        qpdf_oh_begin_dict_key_iter(file, dictionary.handle)
        var keys: [String] = []
        while qpdf_oh_dict_more_keys(file) != QPDF_FALSE {
            guard let key = qpdf_oh_dict_next_key(file) else { break }
            keys.append(String(cString: key + 1))
        }
        return keys
    }

    /// Adds the entries of a dictionary to another one, which keeps its own where keys are equal.
    func merge(_ entries: QPDFObject, into dictionary: QPDFObject) {
        for key in keys(of: entries) where get(key, of: dictionary) == nil {
            guard let value = get(key, of: entries) else { continue }
            set(key, of: dictionary, to: .object(value))
        }
    }

    func remove(page: QPDFObject) { _ = qpdf_remove_page(file, page.handle) }

    /// The first item of an array; nil when there is none.
    func first(of array: QPDFObject) -> QPDFObject? {
        guard qpdf_oh_get_array_n_items(file, array.handle) > 0 else { return nil }
        return QPDFObject(handle: qpdf_oh_get_array_item(file, array.handle, 0))
    }

    private func make(_ value: PDFValue) -> qpdf_oh {
        switch value {
        case .null: return qpdf_oh_new_null(file)
        case .bool(let flag): return qpdf_oh_new_bool(file, flag ? QPDF_TRUE : QPDF_FALSE)
        case .integer(let number): return qpdf_oh_new_integer(file, Int64(number))
        case .name(let name): return qpdf_oh_new_name(file, "/" + name)
        case .text(let text): return qpdf_oh_new_unicode_string(file, text)
        case .object(let object): return object.handle
        case .array(let items):
            let array = qpdf_oh_new_array(file)
            for item in items { qpdf_oh_append_item(file, array, make(item)) }
            return array
        case .dictionary(let entries):
            let dictionary = qpdf_oh_new_dictionary(file)
            for (key, item) in entries { qpdf_oh_replace_key(file, dictionary, "/" + key, make(item)) }
            return dictionary
        }
    }
}

/// A PDF object as it is to be written (PDF 1.7, 7.3).
indirect enum PDFValue {
    case null
    case bool(Bool)
    case integer(Int)
    /// Without the slash.
    case name(String)
    /// Written as PDFDocEncoding or UTF-16.
    case text(String)
    case array([PDFValue])
    case dictionary([(String, PDFValue)])
    case object(QPDFObject)
}

/// The error for a file that cannot be completed.
func finishError(_ reason: String) -> DiagnosticError {
    DiagnosticError(
        .error(
            .finishFailed, vi: "không hoàn tất được tệp PDF: \(reason)",
            en: "the PDF cannot be completed: \(reason)"))
}
