import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct TextDecodingTests {
    private func text(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) throws -> String {
        try TextDecoding.sourceFile(bytes, path: "t.txt", encoding: encoding).text
    }

    private func utf16(_ text: String, little: Bool) -> [UInt8] {
        text.utf16.flatMap {
            little ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)]
        }
    }

    @Test func oneTextFromEveryForm() throws {
        let wanted = "Kế hoạch\n\tđợt 1\n\nhết 😀"
        let windows = wanted.replacing("\n", with: "\r\n")
        let decomposed = wanted.decomposedStringWithCanonicalMapping
        #expect(try text(Array(wanted.utf8)) == wanted)
        #expect(try text([0xEF, 0xBB, 0xBF] + Array(windows.utf8)) == wanted)
        #expect(try text(Array(wanted.replacing("\n", with: "\r").utf8)) == wanted)
        let composed = try text(Array(decomposed.utf8))
        #expect(Array(composed.utf8) == Array(wanted.utf8))
        #expect(try text([0xFF, 0xFE] + utf16(windows, little: true)) == wanted)
        #expect(try text([0xFE, 0xFF] + utf16(decomposed, little: false)) == wanted)
        #expect(try text(utf16(wanted, little: true), .utf16LittleEndian) == wanted)
        #expect(try text([]).isEmpty)
        #expect(try text([0xEF, 0xBB, 0xBF]).isEmpty)
        #expect(try text(Array("\r\r\n\n\r".utf8)) == "\n\n\n\n")
    }

    @Test(
        arguments: [
            (Array("abc\nxé".utf8) + [0xE9, 0x20, 0x62], 2, 3, "0xE9 (number 8 of the file)"),
            ([0xC3], 1, 1, "0xC3 (number 1"),
            ([0x61, 0xC0, 0x80], 1, 2, "0xC0 (number 2"),
            ([0x61, 0xED, 0xA0, 0x80], 1, 2, "0xED (number 2"),
            ([0x61, 0x0D, 0x0A, 0x62, 0xFF], 2, 2, "0xFF (number 5"),
        ] as [([UInt8], Int, Int, String)])
    func pointsAtTheFirstByteThatIsNoUTF8(_ bytes: [UInt8], _ line: Int, _ column: Int, _ words: String) {
        let found = diagnostics { () throws(DiagnosticError) in
            _ = try TextDecoding.sourceFile(bytes, path: "t.txt")
        }
        #expect(found.map(\.id) == [.textEncoding])
        #expect(found.first?.location?.description == "t.txt:\(line):\(column)")
        #expect(found.first?.message.en.contains(words) == true, "\(found)")
        #expect(found.first?.hints.count == 1)
    }

    @Test func brokenUTF16AndNULAreErrors() {
        for (bytes, place, id) in [
            ([0xFF, 0xFE, 0x61, 0x00, 0x62], "t.txt:1:2", DiagnosticID.textEncoding),
            ([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x61, 0x00], "t.txt:1:2", .textEncoding),
            ([0x61, 0x0A, 0x62, 0x00, 0x63], "t.txt:2:2", .textNul),
        ] as [([UInt8], String, DiagnosticID)] {
            let found = diagnostics { () throws(DiagnosticError) in
                _ = try TextDecoding.sourceFile(bytes, path: "t.txt")
            }
            #expect(found.map(\.id) == [id])
            #expect(found.first?.location?.description == place)
        }
    }

    @Test func guessesOnlyAsAHint() throws {
        let sentence = "Triển khai kế hoạch bình đẳng giới và vì sự tiến bộ của phụ nữ trên địa bàn"
        let header = "Mã dòng,Nội dung,Đơn vị tính,Số lượng,Ước thực hiện"
        for encoding in [TextEncoding.windows1258, .tcvn3] {
            for short in [header, "Số lượng", "bạo lực gia đình", "Hội Liên hiệp Phụ nữ phường"] {
                let bytes = try #require(encode(short, as: encoding))
                #expect(EncodingGuess.encoding(of: bytes) == encoding, "\(short)")
            }
            let bytes = try #require(encode(sentence, as: encoding))
            #expect(EncodingGuess.encoding(of: bytes) == encoding)
            #expect(try text(bytes, encoding) == sentence)
            let found = diagnostics { () throws(DiagnosticError) in
                _ = try TextDecoding.sourceFile(bytes, path: "t.txt")
            }
            #expect(found.first?.hints.first?.message.vi.contains(encoding.title) == true)
        }
        #expect(EncodingGuess.encoding(of: utf16(sentence, little: true)) == .utf16LittleEndian)
        #expect(EncodingGuess.encoding(of: utf16(sentence, little: false)) == .utf16BigEndian)
        #expect(EncodingGuess.encoding(of: [0x80, 0x81, 0x82, 0xFF, 0xFE, 0xFD, 0xA1, 0xA2]) != .utf8)
        #expect(EncodingGuess.encoding(of: []) == nil)
    }

    /// A small encoder for tests: greedy, composed letters first, else base and tone.
    private func encode(_ text: String, as encoding: TextEncoding) -> [UInt8]? {
        let table = encoding.table ?? []
        func byte(_ scalar: Unicode.Scalar) -> UInt8? { table.lastIndex(of: scalar).map { UInt8($0) } }
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            if let one = byte(scalar) {
                bytes.append(one)
                continue
            }
            let tones: [Unicode.Scalar] = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
            let bases = table.compactMap { $0 }
            let pair = bases.lazy.flatMap { base in tones.map { (base, $0) } }.first {
                var view = String.UnicodeScalarView()
                view.append(contentsOf: [$0.0, $0.1])
                return Array(String(view).precomposedStringWithCanonicalMapping.unicodeScalars) == [scalar]
            }
            guard let pair, let base = byte(pair.0), let tone = byte(pair.1) else { return nil }
            bytes += [base, tone]
        }
        return bytes
    }

    @Test func undefinedByteOfATableIsAnError() {
        let found = diagnostics { () throws(DiagnosticError) in
            _ = try TextDecoding.sourceFile([0x61, 0x90], path: "t.txt", encoding: .windows1258)
        }
        #expect(found.first?.location?.description == "t.txt:1:2")
    }
}

@Suite struct EightBitTableTests {
    @Test(
        .enabled("iconv is not on this machine: the tables are not checked") {
            ToolPath.find("iconv") != nil
        },
        arguments: [(TextEncoding.windows1258, "CP1258"), (.tcvn3, "TCVN5712-1")])
    func agreesWithIconv(_ encoding: TextEncoding, _ name: String) throws {
        let table = try #require(encoding.table)
        #expect(table.count == 256)
        // Each byte alone between letters that nothing composes with.
        let defined = table.indices.filter { table[$0] != nil && $0 != 0 }.map { UInt8($0) }
        let bytes: [UInt8] = defined.flatMap { [0x71, $0, 0x71, 0x0A] as [UInt8] }
        let expected = try iconv(bytes, from: name)
        let actual = String(String.UnicodeScalarView(bytes.compactMap { table[Int($0)] }))
        #expect(
            actual.precomposedStringWithCanonicalMapping == expected.precomposedStringWithCanonicalMapping)
        // Every vowel with every tone after it, as Windows writes Vietnamese.
        let tones = table.indices.filter {
            table[$0]?.properties.canonicalCombiningClass != .notReordered && table[$0] != nil
        }
        let vowels = Set("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".unicodeScalars)
        let letters = defined.filter { table[Int($0)].map(vowels.contains) ?? false }
        let pairs: [UInt8] = letters.flatMap { letter in
            tones.flatMap { [letter, UInt8($0), 0x20] as [UInt8] }
        }
        let file = try TextDecoding.sourceFile(pairs, path: "t", encoding: encoding)
        let reference = try iconv(pairs, from: name).precomposedStringWithCanonicalMapping
        #expect(file.text.unicodeScalars.elementsEqual(reference.unicodeScalars))
        #expect(tones.count == 5 && letters.count == 24)
    }

    private func iconv(_ bytes: [UInt8], from name: String) throws -> String {
        let folder = try ScratchFolder()
        try SystemEnvironment().write(bytes, to: folder["in"])
        let result = try Subprocess.run(
            try #require(ToolPath.find("iconv")),
            ["-f", name, "-t", "UTF-8", "-o", folder["out"], folder["in"]])
        try #require(result.status == 0)
        return try #require(String(validating: try SystemEnvironment().read(folder["out"]), as: UTF8.self))
    }
}

@Suite struct TextNormalizationTests {
    @Test func theFastPathAgreesWithFoundation() {
        var generator = SystemRandomNumberGenerator()
        let alphabet: [Unicode.Scalar] = [
            "a", "e", "o", "ơ", "ế", "đ", "\u{300}", "\u{301}", "\u{323}", "\u{309}", "\u{31B}", "–",
            "\u{212B}",
            "\u{2126}", "\u{1100}", "\u{1161}", "😀", "\u{2000}", "\n",
        ]
        for _ in 0..<2000 {
            let length = Int.random(in: 0...8, using: &generator)
            let scalars = (0..<length).compactMap { _ in alphabet.randomElement(using: &generator) }
            let text = String(String.UnicodeScalarView(scalars))
            let expected = text.precomposedStringWithCanonicalMapping
            #expect(Array(TextNormalization.nfc(text).utf8) == Array(expected.utf8), "\(scalars)")
        }
        // Every scalar the quick scan lets pass must be left alone by the real thing.
        for value in UInt32(0)...0x2FFFF {
            guard let scalar = Unicode.Scalar(value), TextNormalization.isSurelyNFC(String(scalar)) else {
                continue
            }
            let text = String(scalar)
            if Array(text.precomposedStringWithCanonicalMapping.utf8) != Array(text.utf8) {
                Issue.record("U+\(String(value, radix: 16)) changes")
            }
        }
    }
}
