import Diagnostics
import Foundation
import Testing

@Suite struct FoldingTests {
    @Test(arguments: [
        ("Phòng Văn hoá - Xã Hội", "phong van hoa - xa hoi"), ("ĐƯỜNG", "duong"), ("Ỷ ỹ", "y y"),
        ("Müller, Łódź", "müller, łodź"), ("", ""), ("ẶỴ", "ay"),
    ])
    func folds(_ text: String, _ expected: String) {
        #expect(Folding.ascii(text) == expected)
    }

    /// Composed and decomposed letters compare equal, in both cases.
    @Test func decomposedLettersFoldTheSame() {
        let letters = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
        for text in [letters, letters.uppercased()] {
            #expect(Folding.ascii(text) == Folding.ascii(text.decomposedStringWithCanonicalMapping))
            #expect(Folding.ascii(text).utf8.allSatisfy { $0 < 0x80 })
        }
    }

    @Test(arguments: [
        ("Phòng  Văn hoá\n- Xã HỘI ", "phòng văn hoá - xã hội"), ("\u{A0}ĐÃ\tXONG", "đã xong"),
        ("ƯU ƠN Ă Ĩ Ũ", "ưu ơn ă ĩ ũ"), ("Müller × Łódź", "müller × łódź"), ("", ""), (" \r\n ", ""),
    ])
    func wordsKeepTheirMarks(_ text: String, _ expected: String) {
        #expect(Folding.words(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    /// The table and the general rule of Unicode say the same of every letter.
    @Test func wordsAreTheLowerCaseOfUnicode() {
        for value in UInt32(0)...0x2FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let isBlank = scalar.properties.isWhitespace
            let expected = isBlank ? "a b" : "a" + scalar.properties.lowercaseMapping + "b"
            let words = Folding.words("A\(scalar)B")
            let name = "U+\(String(value, radix: 16))"
            #expect(words.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(name)")
        }
    }
}

@Suite struct TextSearchTests {
    @Test(arguments: [
        ("a.b.c", ".", ",", "a,b,c"), ("..", ".", "", ""), ("aaa", "aa", "b", "ba"),
        ("kế hoạch", "ê", "e", "kế hoạch"),
        ("Kế hoạch này", "này", "ấy", "Kế hoạch ấy"), ("", "x", "y", ""),
    ])
    func everyPlaceOfAPartIsReplaced(text: String, part: String, other: String, replaced: String) {
        #expect(TextSearch.replacing(part, in: text, with: other) == replaced)
    }
}
