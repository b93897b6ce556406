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
}
