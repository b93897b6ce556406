/// Characters that stand in a text and show nothing, or something else than what stands there.
extension Unicode.Scalar {
    /// Turns the text around it (UAX #9): print would differ from what was typed.
    package var turnsText: Bool {
        switch value {
        case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: true
        default: false
        }
    }

    /// Ends a line, beside the line feed and carriage return.
    package var endsLine: Bool { [0x0B, 0x0C, 0x85, 0x2028, 0x2029].contains(value) }

    /// Controls, soft hyphens, fillers, joiners, marks of order, selectors and tags.
    package var showsNothing: Bool {
        switch value {
        case 0x00..<0x09, 0x0E..<0x20, 0x7F..<0xA0, 0xAD, 0x034F: true
        case 0x115F, 0x1160, 0x180E, 0x3164, 0xFFA0: true
        case 0x200B...0x200D, 0x2060...0x2064, 0x206A...0x206F: true
        case 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: true
        default: false
        }
    }

    /// A blank of another width, or one at which no line ends.
    package var isOtherBlank: Bool {
        switch value {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// The letter of Vietnamese that people mean by one that looks the same: Đ by the Icelandic Ð.
    package var meantLetter: Unicode.Scalar? {
        switch value {
        case 0xD0, 0x189: "\u{110}"
        case 0xF0: "\u{111}"
        default: nil
        }
    }

    /// Shows nothing alone and changes the letter or emoji it belongs to.
    package var belongsToLetter: Bool {
        switch value {
        case 0x034F, 0x200C, 0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
        default: false
        }
    }
}
