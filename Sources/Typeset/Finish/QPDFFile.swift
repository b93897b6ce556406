internal import CQPDF
internal import Diagnostics

/// A PDF file in memory, opened with libqpdf to be changed and written again.
///
/// Calls on objects report no error by themselves: `write` at the end throws
/// when any of them failed.
final class QPDFFile {
    /// cqpdf_open (transfer full).
    private let file: OpaquePointer
    /// libqpdf reads from here for as long as the file is open.
    private let source: UnsafeMutableBufferPointer<UInt8>

    /// Opens a copy of the bytes.
    /// - Parameter prepare: changes the copy before it is read.
    init(
        reading bytes: some Collection<UInt8>,
        prepare: (UnsafeMutableBufferPointer<UInt8>) throws(DiagnosticError) -> Void = { _ in }
    ) throws(DiagnosticError) {
        let source = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = source.initialize(from: bytes)
        do throws(DiagnosticError) {
            try prepare(source)
        } catch {
            source.deallocate()
            throw error
        }
        self.source = source
        file = cqpdf_open(source.baseAddress, source.count)
        LiveHandles.opened()
        try check()
    }

    deinit {
        cqpdf_close(file)
        source.deallocate()
        LiveHandles.closed()
    }

    func check() throws(DiagnosticError) {
        guard let reason = cqpdf_error(file) else { return }
        throw finishError(String(cString: reason))
    }

    /// The whole file: version 1.7, with an /ID made from its content. Without object streams: they
    /// would make it two fifths smaller, but packing them costs more than all the rest of the writing.
    func write() throws(DiagnosticError) -> [UInt8] {
        var count = 0
        let written = cqpdf_write(file, "1.7", &count)
        try check()
        return Array(UnsafeBufferPointer(start: written, count: count))
    }

    /// The number that an object bears in the written file, from 1; 0 when nothing there refers to it.
    func number(of object: QPDFObject) throws(DiagnosticError) -> Int {
        let number = cqpdf_number(file, object.number)
        try check()
        return Int(number)
    }
}

/// An object of an open file: a number that means something to its file only.
struct QPDFObject {
    fileprivate let number: cqpdf_object
}

// MARK: Objects

extension QPDFFile {
    var catalog: QPDFObject { QPDFObject(number: cqpdf_catalog(file)) }
    var trailer: QPDFObject { QPDFObject(number: cqpdf_trailer(file)) }
    var pages: [QPDFObject] {
        (0..<cqpdf_page_count(file)).map { QPDFObject(number: cqpdf_page(file, $0)) }
    }

    /// The dictionaries with this /Subtype that are objects of their own.
    func dictionaries(_ subtype: String) -> [QPDFObject] {
        var first: cqpdf_object = 0
        let count = cqpdf_dictionaries(file, subtype, &first)
        return (0..<count).map { QPDFObject(number: first + cqpdf_object($0)) }
    }

    /// The value as an object of its own, to be referred to.
    func add(_ value: PDFValue) -> QPDFObject {
        QPDFObject(number: cqpdf_indirect(file, make(value)))
    }

    /// A stream of its own with these bytes, which are copied.
    func addStream(_ bytes: [UInt8], _ entries: [(String, PDFValue)]) -> QPDFObject {
        let stream = QPDFObject(number: cqpdf_stream(file, bytes, bytes.count))
        for (key, value) in entries { set(key, of: stream, to: value) }
        return stream
    }

    func set(_ key: String, of dictionary: QPDFObject, to value: PDFValue) {
        cqpdf_set(file, dictionary.number, key, make(value))
    }

    /// The entry of a dictionary; nil when it is not there.
    func get(_ key: String, of dictionary: QPDFObject) -> QPDFObject? {
        let value = cqpdf_get(file, dictionary.number, key)
        return value == 0 ? nil : QPDFObject(number: value)
    }

    /// The value in the syntax of PDF, references as such.
    func written(_ object: QPDFObject) -> String { String(cString: cqpdf_written(file, object.number)) }

    private func make(_ value: PDFValue) -> cqpdf_object {
        switch value {
        case .bool(let flag): return cqpdf_bool(file, flag)
        case .integer(let number): return cqpdf_integer(file, Int64(number))
        case .name(let name): return cqpdf_name(file, name)
        case .text(let text): return cqpdf_text(file, text)
        case .object(let object): return object.number
        case .array(let items):
            let array = cqpdf_array(file)
            for item in items { cqpdf_append(file, array, make(item)) }
            return array
        case .dictionary(let entries):
            let dictionary = cqpdf_dictionary(file)
            for (key, item) in entries { cqpdf_set(file, dictionary, key, make(item)) }
            return dictionary
        }
    }
}

/// A PDF object as it is to be written (PDF 1.7, 7.3).
enum PDFValue {
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
