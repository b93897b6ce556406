package import Document

/// The bytes of a font file in memory.
///
/// The font libraries keep the pointer, so the bytes must stay where they are,
/// unchanged, for as long as `owner` lives.
package struct FontData: @unchecked Sendable {
    // Sendable: nobody writes the bytes, and the owner is Sendable itself.
    /// As the user knows the file, for messages.
    package let file: String
    package let bytes: UnsafeRawBufferPointer
    let owner: any AnyObject & Sendable

    package init(file: String, bytes: UnsafeRawBufferPointer, owner: any AnyObject & Sendable) {
        self.file = file
        self.bytes = bytes
        self.owner = owner
    }
}

/// A font file for each style of text.
package struct FontFiles: Sendable {
    package var regular: FontData
    package var bold: FontData
    package var italic: FontData
    package var boldItalic: FontData

    package init(regular: FontData, bold: FontData, italic: FontData, boldItalic: FontData) {
        self.regular = regular
        self.bold = bold
        self.italic = italic
        self.boldItalic = boldItalic
    }

    package subscript(style: FontStyle) -> FontData {
        switch (style.isBold, style.isItalic) {
        case (false, false): regular
        case (true, false): bold
        case (false, true): italic
        case (true, true): boldItalic
        }
    }
}

/// What a font calls itself.
package struct FontName: Hashable, Sendable {
    /// `Liberation Serif`.
    package let family: String
    /// `LiberationSerif-Bold`; empty where the font has none.
    package let postScript: String
}
