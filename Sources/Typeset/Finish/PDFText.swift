/// Text in the syntax of PDF (PDF 1.7, 7.3).
struct PDFText {
    private(set) var bytes: [UInt8]

    /// - Parameter room: how many bytes are to follow.
    init(_ bytes: some Collection<UInt8> = [], room: Int = 0) {
        self.bytes = []
        self.bytes.reserveCapacity(bytes.count + room)
        self.bytes.append(contentsOf: bytes)
    }

    mutating func put(_ bytes: [UInt8]) { self.bytes.append(contentsOf: bytes) }
    mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func put(_ number: Int) {
        guard number >= 0 else { return put("\(number)") }
        if number > 9 { put(number / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    /// An object of its own, by its number.
    mutating func put(reference number: Int) {
        put(number)
        put(" 0 R")
    }

    /// A text string (7.9.2.2) as UTF-16.
    mutating func put(text: String) {
        let digits = Array("0123456789abcdef".utf8)
        put("<feff")
        for unit in text.utf16 {
            for shift in [12, 8, 4, 0] { bytes.append(digits[Int(unit >> UInt16(shift) & 15)]) }
        }
        put(">")
    }

    /// An array of what is put for each item.
    mutating func put<Item>(array items: some Sequence<Item>, _ put: (inout PDFText, Item) -> Void) {
        self.put("[")
        for item in items {
            self.put(" ")
            put(&self, item)
        }
        self.put(" ]")
    }
}
