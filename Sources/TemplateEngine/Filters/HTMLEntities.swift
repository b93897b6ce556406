/// The character references of HTML, as `striptags` reads them (HTML Living Standard, 13.2.5.72–80).
///
/// Of the 2,231 names, those of Latin-1, the Greek letters and the marks of running text are known.
enum HTMLEntities {
    /// Every reference replaced by its character; unknown names stay as they are.
    static func read(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var place = 0
        while place < scalars.count {
            if scalars[place] == "&", let (character, end) = reference(in: scalars, from: place + 1) {
                if let character { result.append(character) }
                place = end
            } else {
                result.append(scalars[place])
                place += 1
            }
        }
        return String(result)
    }

    /// What stands for the letters behind `&`, nil for nothing, and where they end.
    private static func reference(
        in scalars: [Unicode.Scalar], from start: Int
    ) -> (character: Unicode.Scalar?, end: Int)? {
        if start < scalars.count, scalars[start] == "#" { return number(in: scalars, from: start + 1) }
        let name = scalars[start...].prefix(longestName).prefix {
            $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0)
        }
        let end = start + name.count
        if end < scalars.count, scalars[end] == ";", let known = named[text(name)] { return (known, end + 1) }
        // The old names need no semicolon, and may have letters behind them.
        for count in stride(from: name.count, to: 1, by: -1) {
            let short = text(name.prefix(count))
            if old.contains(short), let known = named[short] { return (known, start + count) }
        }
        return nil
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    private static func number(
        in scalars: [Unicode.Scalar], from start: Int
    ) -> (character: Unicode.Scalar?, end: Int)? {
        let isHex = start < scalars.count && (scalars[start] == "x" || scalars[start] == "X")
        let digits = scalars[(isHex ? start + 1 : start)...].prefix {
            $0.isASCII && (isHex ? $0.properties.isASCIIHexDigit : ("0"..."9").contains($0))
        }
        guard !digits.isEmpty else { return nil }
        let end =
            digits.endIndex < scalars.count && scalars[digits.endIndex] == ";"
            ? digits.endIndex + 1 : digits.endIndex
        // A number beyond all letters overflows first.
        let code = UInt32(text(digits), radix: isHex ? 16 : 10) ?? UInt32.max
        return (character(code), end)
    }

    /// Of what is no character: the sign of a missing one, the letter Windows has there, or nothing.
    private static func character(_ code: UInt32) -> Unicode.Scalar? {
        if (0x80...0x9F).contains(code), let letter = Unicode.Scalar(windows[Int(code) - 0x80]) {
            return letter
        }
        guard code != 0, let scalar = Unicode.Scalar(code) else { return "\u{FFFD}" }
        if scalar == "\r" || scalar == "\t" || scalar == "\n" || scalar == "\u{C}" { return scalar }
        let isControl = code < 0x20 || code == 0x7F
        let isNone = isControl || (0xFDD0...0xFDEF).contains(code) || code & 0xFFFE == 0xFFFE
        return isNone ? nil : scalar
    }

    /// In letters.
    private static let longestName = 32

    /// What windows-1252 has from 0x80 on.
    private static let windows: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152,
        0x8D,
        0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161,
        0x203A,
        0x153, 0x9D, 0x17E, 0x178,
    ]

    /// From U+00A0 on.
    private static let latin = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 \
        acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde \
        Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute \
        Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde \
        auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute \
        ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
        """
    /// From U+0391 and U+03B1 on; the capital has no final sigma.
    private static let greek = """
        alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma \
        tau upsilon phi chi psi omega
        """
    private static let marks: [(name: String, code: UInt32)] = [
        ("quot", 0x22), ("QUOT", 0x22), ("amp", 0x26), ("AMP", 0x26), ("lt", 0x3C), ("LT", 0x3C),
        ("gt", 0x3E),
        ("GT", 0x3E), ("apos", 0x27), ("COPY", 0xA9), ("REG", 0xAE), ("OElig", 0x152), ("oelig", 0x153),
        ("Scaron", 0x160), ("scaron", 0x161), ("Yuml", 0x178), ("fnof", 0x192), ("circ", 0x2C6),
        ("tilde", 0x2DC),
        ("ensp", 0x2002), ("emsp", 0x2003), ("thinsp", 0x2009), ("zwnj", 0x200C), ("zwj", 0x200D),
        ("lrm", 0x200E), ("rlm", 0x200F), ("ndash", 0x2013), ("mdash", 0x2014), ("lsquo", 0x2018),
        ("rsquo", 0x2019), ("sbquo", 0x201A), ("ldquo", 0x201C), ("rdquo", 0x201D), ("bdquo", 0x201E),
        ("dagger", 0x2020), ("Dagger", 0x2021), ("bull", 0x2022), ("hellip", 0x2026), ("permil", 0x2030),
        ("prime", 0x2032), ("Prime", 0x2033), ("lsaquo", 0x2039), ("rsaquo", 0x203A), ("oline", 0x203E),
        ("frasl", 0x2044), ("euro", 0x20AC), ("trade", 0x2122), ("larr", 0x2190), ("uarr", 0x2191),
        ("rarr", 0x2192), ("darr", 0x2193), ("harr", 0x2194), ("rArr", 0x21D2), ("hArr", 0x21D4),
        ("notin", 0x2209), ("minus", 0x2212), ("radic", 0x221A), ("infin", 0x221E), ("cap", 0x2229),
        ("cup", 0x222A), ("asymp", 0x2248), ("ne", 0x2260), ("equiv", 0x2261), ("le", 0x2264), ("ge", 0x2265),
        ("loz", 0x25CA),
    ]

    /// Names that stand without a semicolon too.
    private static let old: Set<String> = Set(
        latin.split(separator: " ").map(String.init)
            + ["quot", "QUOT", "amp", "AMP", "lt", "LT", "gt", "GT", "COPY", "REG"])

    private static let named: [String: Unicode.Scalar] = {
        var all = marks
        for (place, name) in latin.split(separator: " ").enumerated() {
            all.append((String(name), 0xA0 + UInt32(place)))
        }
        for (place, name) in greek.split(separator: " ").enumerated() {
            all.append((String(name), 0x3B1 + UInt32(place)))
            let capital = name.prefix(1).uppercased() + name.dropFirst()
            if name != "sigmaf" { all.append((capital, 0x391 + UInt32(place))) }
        }
        let known = all.compactMap { entry in Unicode.Scalar(entry.code).map { (entry.name, $0) } }
        return Dictionary(known, uniquingKeysWith: { first, _ in first })
    }()
}
