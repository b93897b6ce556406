package import Diagnostics

/// Which encoding bytes look like; only ever a hint, the user decides.
package enum EncodingGuess {
    /// The likely encoding of bytes that are not UTF-8; nil when nothing speaks for one.
    package static func encoding(of bytes: some Collection<UInt8>) -> TextEncoding? {
        let sample = Array(bytes.prefix(16 << 10))
        if let wide = utf16(sample) { return wide }
        // What has control characters is no text in any encoding.
        guard !sample.contains(where: { $0 < 0x20 && ![9, 10, 12, 13].contains($0) }) else { return nil }
        let ranked = [TextEncoding.tcvn3, .windows1258].map { ($0, score(sample, $0)) }
        let high = sample.count { $0 >= 0x80 }
        // Of the bytes above ASCII, most must be letters: chance makes a few of any.
        guard let best = ranked.max(by: { $0.1 < $1.1 }), best.1 > 0, best.1 * 3 > high else { return nil }
        return best.0
    }

    /// Whether UTF-8 was read as Windows-1252 or -1258 and saved again: `áº` and `á»` begin most toned
    /// letters then, and no word of the language holds them.
    package static func isEncodedTwice(_ text: String) -> Bool { pairsOfTwiceEncoded(text) >= fewestPairs }

    /// How often `áº` or `á»` stands in a text; counted to `fewestPairs`.
    package static func pairsOfTwiceEncoded(_ text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in
            var count = 0
            // C3 A1 is á; C2 BA and C2 BB are º and ».
            for place in bytes.indices.dropLast(3) where bytes[place] == 0xC3 && bytes[place + 1] == 0xA1 {
                if bytes[place + 2] == 0xC2, bytes[place + 3] & 0xFE == 0xBA { count += 1 }
                if count == fewestPairs { break }
            }
            return count
        }
    }

    /// A text that was encoded twice, where this is seen first.
    package static func encodedTwice(at location: Location) -> Diagnostic {
        .error(
            .textEncoding, vi: "chữ Việt trong tệp đã bị chuyển mã hai lần, như “á»‡” thay cho “ệ”",
            en: "the Vietnamese letters were encoded twice: “á»‡” stands for “ệ”", at: location,
            hints: [
                Diagnostic.Hint(
                    vi: "lấy lại tệp gốc, mở đúng bảng mã rồi lưu một lần với UTF-8",
                    en: "take the file it was made from and save that as UTF-8, once")
            ])
    }

    /// Letters above ASCII in valid UTF-8; in a text of another encoding even a few are next to impossible.
    static func isSurelyUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        return text.unicodeScalars.lazy.filter { !$0.isASCII }.prefix(fewestPairs).count == fewestPairs
    }

    /// What no word of the language holds so often.
    package static let fewestPairs = 5

    static func hints(for bytes: some Collection<UInt8>) -> [Diagnostic.Hint] {
        let guess = encoding(of: bytes)
        switch guess {
        case nil, .utf8:
            return [
                Diagnostic.Hint(
                    vi: "mở tệp bằng chương trình đã tạo ra nó và lưu lại với bảng mã UTF-8",
                    en: "open the file in the program that made it and save it as UTF-8")
            ]
        case .tcvn3:
            return [
                Diagnostic.Hint(
                    vi:
                        "tệp có vẻ dùng bảng mã TCVN3 (ABC): chuyển sang Unicode, chẳng hạn bằng UniKey, rồi lưu với bảng mã UTF-8",
                    en:
                        "it looks like TCVN3 (ABC): convert it to Unicode, with UniKey for instance, and save it as UTF-8"
                )
            ]
        case .utf16LittleEndian, .utf16BigEndian, .windows1258:
            let title = guess?.title ?? ""
            return [
                Diagnostic.Hint(
                    vi:
                        "tệp có vẻ dùng bảng mã \(title): mở bằng Notepad hoặc Word và lưu lại với bảng mã UTF-8",
                    en: "it looks like \(title): open it in Notepad or Word and save it as UTF-8")
            ]
        }
    }

    /// UTF-16 without its mark: in a Latin text every second byte is zero or nearly so.
    private static func utf16(_ bytes: [UInt8]) -> TextEncoding? {
        let pairs = bytes.count / 2
        guard pairs >= 2 else { return nil }
        var zeros = (even: 0, odd: 0)
        for pair in 0..<pairs {
            if bytes[2 * pair] == 0 { zeros.even += 1 }
            if bytes[2 * pair + 1] == 0 { zeros.odd += 1 }
        }
        if zeros.odd * 3 > pairs, zeros.even * 10 < pairs { return .utf16LittleEndian }
        if zeros.even * 3 > pairs, zeros.odd * 10 < pairs { return .utf16BigEndian }
        return nil
    }

    /// Vietnamese letters less other signs among the bytes above ASCII.
    private static func score(_ bytes: [UInt8], _ encoding: TextEncoding) -> Int {
        guard let table = encoding.table else { return 0 }
        var score = 0
        var previous: Unicode.Scalar = " "
        var tonesOfWord = 0
        for byte in bytes {
            let scalar = table[Int(byte)]
            // A syllable has one tone; those of another table come in heaps.
            if let scalar, isLetter(scalar) {
                tonesOfWord += isToned(scalar) ? 1 : 0
            } else {
                tonesOfWord = 0
            }
            if tonesOfWord > 1, byte >= 0x80 { score -= 2 }
            if byte >= 0x80 {
                score += scalar.map(weight) ?? -2
                // A capital behind a small letter, or a sign there, speaks against the table.
                let isOdd = scalar.map { $0.properties.isUppercase || isSign($0) } ?? false
                if previous.properties.isLowercase, isOdd { score -= 2 }
            }
            previous = scalar ?? " "
        }
        return score
    }

    private static func weight(of scalar: Unicode.Scalar) -> Int {
        if isTone(scalar) { return 1 }
        let isVietnamese = scalar != " " && Folding.ascii(String(scalar)).utf8.count == 1
        return isVietnamese ? 1 : isQuote(scalar) ? 0 : -1
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || isTone(scalar)
    }

    private static func isTone(_ scalar: Unicode.Scalar) -> Bool {
        [0x300, 0x301, 0x303, 0x309, 0x323].contains(scalar.value)
    }

    private static func isToned(_ scalar: Unicode.Scalar) -> Bool { isTone(scalar) || toned.contains(scalar) }

    private static let toned = Set(
        "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ".unicodeScalars)

    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        "–—“”‘’…\u{A0}•".unicodeScalars.contains(scalar)
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.properties.isAlphabetic && scalar.properties.canonicalCombiningClass == .notReordered
            && !isQuote(scalar)
    }
}
