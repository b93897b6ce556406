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
        utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: !keepsBlanks).map(Substring.init)
    }
}
