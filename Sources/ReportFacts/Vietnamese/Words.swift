internal import Diagnostics

extension String {
    /// See `Substring.words`.
    func words(keepsBlanks: Bool = false) -> [Substring] { self[...].words(keepsBlanks: keepsBlanks) }

    /// Its words without marks and capitals: runs of letters, and of what else is said to belong to a word.
    func foldedWords(with isPart: (UInt8) -> Bool) -> [String] {
        Folding.ascii(self).utf8.split { !$0.isFoldedLetter && !isPart($0) }.map { String(Substring($0)) }
    }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    /// Of ASCII.
    var isLetterOrDigit: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

    /// Of what is folded all letters are of ASCII, but those of another script.
    fileprivate var isFoldedLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) || self >= 0x80
    }
}

extension Substring {
    /// What stands between blanks. Bytes are compared: no letter has a blank among its own, and to find where
    /// each letter ends takes ten times as long.
    /// - Parameter keepsBlanks: an empty word wherever two blanks stand side by side, so that joining the words
    ///   gives the text again.
    func words(keepsBlanks: Bool = false) -> [Substring] {
        let ends =
            utf8.withContiguousStorageIfAvailable(Self.blanks)
            ?? Array(utf8).withUnsafeBufferPointer(Self.blanks)
        var words: [Substring] = []
        words.reserveCapacity(ends.count + 1)
        var (start, place) = (startIndex, 0)
        for blank in ends {
            let end = utf8.index(start, offsetBy: blank - place)
            if keepsBlanks || start < end { words.append(self[start..<end]) }
            (start, place) = (utf8.index(after: end), blank + 1)
        }
        if keepsBlanks || start < endIndex { words.append(self[start...]) }
        return words
    }

    private static func blanks(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        bytes.indices.filter { bytes[$0] == UInt8(ascii: " ") }
    }
}
