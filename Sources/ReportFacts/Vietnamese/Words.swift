extension String {
    /// See `Substring.words`.
    func words(keepsBlanks: Bool = false) -> [Substring] { self[...].words(keepsBlanks: keepsBlanks) }
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
