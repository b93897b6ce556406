package import Diagnostics

extension DiagnosticID {
    package static let textInvisible = DiagnosticID("text-invisible", .data)
    package static let textOverride = DiagnosticID("text-override", .data)
    package static let textMarks = DiagnosticID("text-marks", .data)
    package static let textForeignLetter = DiagnosticID("text-foreign-letter", .data)
}

/// Characters nobody sees. Most come along when text is copied from a web page or a chat
/// and are taken out; those that change how other letters are shown (Unicode Standard
/// Annex 9, explicit formatting) would let a report say something else than was typed. Blanks of every
/// width become plain ones, and letters that only look like Đ become it: words are known by their letters.
package enum InvisibleCharacters {
    /// Marks on one letter beyond which it is no letter of any language.
    private static let maximumMarks = 2

    /// The text without characters that show nothing, each kind told once; in NFC where the one given was,
    /// for letters that stood apart may compose.
    /// - Returns: nil, and an error, when a character overrides the direction of the text
    ///   or a letter is buried under marks.
    package static func cleaned(
        _ text: String, at location: Location?, _ log: inout DiagnosticLog
    ) -> String? {
        var text = text
        guard text.withUTF8(mayHoldOne) else { return text }
        var kept = String.UnicodeScalarView()
        var (dropped, foreign): ([Unicode.Scalar], [Unicode.Scalar]) = ([], [])
        var marks = 0
        for scalar in text.unicodeScalars {
            marks = isMark(scalar) ? marks + 1 : 0
            if scalar.turnsText { return refuse(override(scalar, location), &log) }
            if marks > maximumMarks { return refuse(pile(scalar, location), &log) }
            if scalar.endsLine {
                kept.append("\n")
            } else if scalar.isOtherBlank {
                kept.append(" ")
            } else if let letter = scalar.meantLetter {
                kept.append(letter)
                if !foreign.contains(scalar) { foreign.append(scalar) }
            } else if !scalar.showsNothing {
                kept.append(scalar)
            } else if !dropped.contains(scalar) {
                dropped.append(scalar)
            }
        }
        if !dropped.isEmpty { log.report(stripped(dropped, location)) }
        for scalar in foreign { log.report(exchanged(scalar, location)) }
        return TextNormalization.nfc(String(kept))
    }

    /// By the first bytes of the characters looked for; most texts have none of them, as neither
    /// ASCII nor the Vietnamese letters do.
    private static func mayHoldOne(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var last: UInt8 = 0
        for byte in bytes {
            switch byte {
            case 0x00..<0x09, 0x0B..<0x20, 0x7F: return true
            case 0xC2, 0xCC, 0xCD, 0xD8, 0xE2, 0xE3, 0xEF, 0xF3: return true
            case 0xA0, 0x85: if last == 0xE1 { return true }  // U+180E and the Hangul fillers
            case 0x90, 0xB0: if last == 0xC3 { return true }  // Ð and ð
            case 0x89: if last == 0xC6 { return true }  // U+0189
            default: break
            }
            last = byte
        }
        return false
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return !scalar.showsNothing
        default: return false
        }
    }

    private static func refuse(_ diagnostic: Diagnostic, _ log: inout DiagnosticLog) -> String? {
        log.report(diagnostic)
        return nil
    }

    /// `U+202E`.
    private static func name(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static func stripped(_ scalars: [Unicode.Scalar], _ location: Location?) -> Diagnostic {
        let names =
            scalars.prefix(5).map(name).joined(separator: ", ") + (scalars.count > 5 ? ", …" : "")
        return .warning(
            .textInvisible, vi: "đã bỏ ký tự không nhìn thấy \(names)",
            en: "characters that show nothing were taken out: \(names)", at: location,
            hints: [
                Diagnostic.Hint(
                    vi: "xem lại chữ ở đây; gõ lại nếu chép từ trang web hoặc tin nhắn",
                    en: "look at the text; type it again where it was copied from a page or a chat")
            ])
    }

    private static func exchanged(_ scalar: Unicode.Scalar, _ location: Location?) -> Diagnostic {
        let letter = scalar.meantLetter ?? scalar
        return .warning(
            .textForeignLetter,
            vi: "chữ “\(scalar)” (\(name(scalar))) của tiếng khác đã được đọc là “\(letter)”",
            en: "the letter “\(scalar)” (\(name(scalar))) of another language was read as “\(letter)”",
            at: location,
            hints: [
                Diagnostic.Hint(
                    vi: "gõ lại bằng bộ gõ tiếng Việt, bảng mã Unicode",
                    en: "type it again with a Vietnamese keyboard, in Unicode")
            ])
    }

    private static func override(_ scalar: Unicode.Scalar, _ location: Location?) -> Diagnostic {
        .error(
            .textOverride, vi: "ký tự \(name(scalar)) đảo chiều chữ, bản in sẽ khác với chữ đã gõ",
            en: "the character \(name(scalar)) turns the text around, print would differ from what was typed",
            at: location,
            hints: [
                Diagnostic.Hint(
                    vi: "xóa cả đoạn và gõ lại bằng bàn phím", en: "delete the text and type it again")
            ])
    }

    private static func pile(
        _ mark: Unicode.Scalar, _ location: Location?
    ) -> Diagnostic {
        .error(
            .textMarks, vi: "một chữ mang hơn \(maximumMarks) dấu chồng lên nhau (\(name(mark)))",
            en: "a letter carries more than \(maximumMarks) marks (\(name(mark)))", at: location,
            hints: [Diagnostic.Hint(vi: "gõ lại chữ này", en: "type the letter again")])
    }
}
