import Diagnostics
import PlanModel

/// Reads the signature block into the lines of NĐ 30/2020, Phụ lục I, II.7, and
/// corrects their forms.
struct SignatureReader {
    private let file: SourceFile
    private(set) var signature = Signature()
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var unplaced: [SourceLine] = []
    private var positionPlace: Location?

    /// - Parameter issuer: the header; of several signers the one who signs for it is taken.
    init(_ lines: [SourceLine], issuer: String, in file: SourceFile) {
        self.file = file
        let blocks = SignerBlock.all(in: lines.flatMap(SignatureReader.cutAtPosition))
        guard let own = SignerBlock.own(in: blocks, issuer: issuer) else { return }
        for line in blocks[own].lines { read(line) }
        addMissingCapacity()
        for (place, other) in blocks.enumerated() where place != own {
            diagnostics.append(
                Finding.otherSigner(
                    other.text, taken: blocks[own].text, .span(SourceSpan(file, other.source))))
        }
    }

    enum Authority: String, CaseIterable {
        case tm = "TM", kt = "KT", tl = "TL", tuq = "TUQ", q = "Q"

        /// On behalf of a collective; the others say for whom one person signs.
        var isCollective: Bool { self == .tm }
    }

    /// Whether a line opens the signature block: `TM. …`, `KT. …` in capitals.
    static func opens(_ line: SourceLine) -> Bool {
        guard let first = line.words.first, line.words.count <= 14 else { return false }
        return isMarker(first.text) && Lexeme.isCapitals(line.words.prefix(3).map(\.text).joined())
            && !(line.words.count == 1 && letters(of: first.text).utf8.count == first.text.utf8.count)
    }

    /// `TM.`, `T/M`, `K.T`, `KT.CHỦ`, `TUQ.`: with a dot, so that `KT` inside a name is none.
    static func isMarker(_ word: String) -> Bool {
        authority(of: word) != nil && (word.contains(".") || word.contains("/"))
    }

    private static func letters(of word: String) -> String {
        String(word.prefix { $0.isLetter || ".:/".contains($0) }.filter(\.isLetter))
    }

    /// The abbreviation a word begins with and what follows it in the same word.
    static func authority(of word: String) -> (kind: Authority, rest: Substring)? {
        guard word.utf8.count <= 40 else { return nil }
        for kind in [Authority.tuq, .tm, .kt, .tl, .q] {
            var rest = word[...]
            var isMatch = true
            for letter in kind.rawValue {
                guard rest.first == letter else {
                    isMatch = false
                    break
                }
                rest.removeFirst()
                if rest.first == "." || rest.first == "/" { rest.removeFirst() }
            }
            guard isMatch else { continue }
            let dotted = rest.startIndex > word.startIndex && word[..<rest.startIndex].hasSuffix(".")
            if rest.first == ":" { rest.removeFirst() }
            if rest.isEmpty || dotted { return (kind, rest) }
        }
        return nil
    }

    /// `KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn …` on one line: cut before the position and the name.
    private static func cutAtPosition(_ line: SourceLine) -> [SourceLine] {
        Columns.cut(line) { index in
            let (word, before) = (line.words[index].text, line.words[index - 1].text)
            if isMarker(word) { return true }
            if Lexeme.key(of: word) == "pho", Lexeme.isCapitals(word) { return true }
            // "TS. Lê Mẫu" is a name.
            return Lexeme.isCapitals(before) && before.unicodeScalars.count > 1 && !before.hasSuffix(".")
                && !Lexeme.isCapitals(word)
                && Lexeme.startsUpper(word)
        }
    }

    private mutating func read(_ line: SourceLine) {
        guard let first = line.words.first else { return }
        let location = Location.span(SourceSpan(file, line.source))
        if let (kind, rest) = SignatureReader.authority(of: first.text), Lexeme.isCapitals(line.text),
            line.words.count > 1 || !rest.isEmpty
        {
            let words = ([String(rest)] + line.words.dropFirst().map(\.text)).filter { !$0.isEmpty }
            // A second signer is no part of the first one's block.
            guard (kind.isCollective ? signature.authority : signature.capacity) == nil else {
                unplaced.append(line)
                return
            }
            let correct = kind.rawValue + ". " + words.joined(separator: " ")
            if correct != line.text {
                diagnostics.append(Finding.signatureForm(line.text, correct, location))
            }
            if kind.isCollective { signature.authority = correct } else { signature.capacity = correct }
        } else if Lexeme.isCapitals(line.text) {
            readCapitals(line, location)
        } else if SignatureReader.isStamp(line) {
            return
        } else if signature.name == nil, signature.position != nil || signature.capacity != nil,
            line.words.count <= 8
        {
            signature.name = line.text
        } else {
            unplaced.append(line)
        }
    }

    private static let titles: [Phrase] = [
        "chu tich", "pho", "giam doc", "truong", "hieu truong", "chanh", "vien truong", "cuc truong",
        "bi thu", "tram truong", "thu truong", "quyen", "to truong",
    ]

    /// `HIỆU TRƯỞNG`: the position of a signer, at a word of a line.
    static func isPosition(_ passage: Passage, at index: Int = 0) -> Bool {
        passage.hasAny(of: titles, at: index) && passage.words[index].text.lowercased() != "trường"
            && Lexeme.isCapitals(passage.words[index...].map(\.text).joined())
    }

    private mutating func readCapitals(_ line: SourceLine, _ location: Location) {
        let titles = SignatureReader.titles
        let line = withDeputyInFull(line, location)
        let passage = Passage(line.words)
        if passage.starts(with: titles), signature.position == nil {
            signature.position = line.text
            positionPlace = location
        } else if let authority = signature.authority, signature.capacity == nil, signature.position == nil {
            signature.authority = authority + " " + line.text
        } else if signature.name == nil, signature.position != nil, line.words.count <= 6,
            !passage.starts(with: titles)
        {
            signature.name = line.text
        } else {
            unplaced.append(line)
        }
    }

    /// `P. CHỦ TỊCH`, `P.CHỦ TỊCH`
    private mutating func withDeputyInFull(_ line: SourceLine, _ location: Location) -> SourceLine {
        guard let first = line.words.first, first.text.hasPrefix("P."), line.words.count > 1 else {
            return line
        }
        var corrected = line
        corrected.words[0].text = "PHÓ"
        let rest = String(first.text.dropFirst(2))
        if !rest.isEmpty { corrected.words.insert(Word(text: rest, source: first.source), at: 1) }
        diagnostics.append(Finding.signatureForm(line.text, corrected.text, location))
        return corrected
    }

    /// `(Đã ký)`, `Đã ký`, `(Ký tên, đóng dấu)`.
    static func isStamp(_ line: SourceLine) -> Bool {
        Passage(line.words).starts(with: ["da ky", "ky ten", "ky boi", "chu ky", "duyet"])
    }

    /// NĐ 30/2020, Điều 13: a deputy signs for the head, and says so.
    private mutating func addMissingCapacity() {
        guard signature.capacity == nil, let position = signature.position, let place = positionPlace,
            position.hasPrefix("PHÓ ")
        else { return }
        let capacity = "KT. " + position.dropFirst("PHÓ ".count)
        signature.capacity = capacity
        diagnostics.append(Finding.missingCapacity(position, capacity, place))
    }
}
