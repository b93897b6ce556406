import Diagnostics

/// What stands after the body: recipients and signature.
struct TailPart {
    /// Each without its dash and end mark.
    var recipients: [Passage] = []
    /// The lines of the signature block, in order.
    var signature: [SourceLine] = []
    var unplaced: [SourceLine] = []

    /// The line where the tail begins: `Nơi nhận`, or a signature where that is missing.
    static func start(in lines: [SourceLine], after body: Int) -> Int {
        let reach = lines.indices[body...]
        let recipients = reach.last { begins(lines[$0]) }
        let signature = reach.first { SignatureReader.opens(lines[$0]) && $0 > body }
        switch (recipients, signature) {
        case (let recipients?, let signature?): return min(recipients, signature)
        case (let recipients?, nil):
            return position(above: recipients, in: lines, after: body) ?? recipients
        case (nil, let signature?): return signature
        case (nil, nil):
            return reach.suffix(longestSignature).first {
                $0 > body && SignatureReader.isPosition(Passage(lines[$0].words))
            } ?? lines.count
        }
    }

    /// `GIÁM ĐỐC`, also in the right one of two columns: nobody signs for another, and the recipients follow.
    private static func position(above recipients: Int, in lines: [SourceLine], after body: Int) -> Int? {
        lines.indices[max(body + 1, recipients - longestSignature)..<max(body + 1, recipients)].first {
            let line = lines[$0]
            return line.words.count <= 10 && Lexeme.isCapitals(line.text)
                && SignatureReader.isPosition(Passage(line.words))
        }
    }

    /// In lines, where only the signer's position shows it.
    private static let longestSignature = 6

    static func begins(_ line: SourceLine) -> Bool {
        guard line.words.count >= 2 else { return false }
        // "Noi nhan:" typed without marks as well, but not "nội nhân".
        let second = line.words[1].text.lowercased()
        return Lexeme.key(of: line.words[0].text) == "noi"
            && (second.hasPrefix("nhận") || second.hasPrefix("nhan"))
    }

    init(_ lines: ArraySlice<SourceLine>) {
        var isList = false
        var isSigned = false
        var entries: [Block] = []
        for line in Columns.inOrder(lines).flatMap(TailPart.cutAtSignature) {
            if TailPart.begins(line) {
                isList = true
                isSigned = false
                var rest = line
                rest.words.removeFirst(2)
                if rest.words.first?.text == ":" { rest.words.removeFirst() }
                for entry in Columns.cut(rest, before: { TailPart.endsEntry(rest.words[$0 - 1]) })
                where !rest.words.isEmpty { TailPart.add(entry, to: &entries) }
            } else if isList, isSigned, TailPart.startsEntry(line), !TailPart.isComplete(entries) {
                // The columns run together line by line.
                TailPart.add(line, to: &entries)
            } else if SignatureReader.opens(line) || isSigned
                || (isList && Lexeme.isCapitals(line.text) && line.words.count > 1
                    && !TailPart.startsEntry(line))
            {
                isSigned = true
                signature.append(line)
            } else if isList, !TailPart.isComplete(entries) || TailPart.startsEntry(line) {
                TailPart.add(line, to: &entries)
            } else {
                signature.append(line)
            }
        }
        recipients = entries.map { Passage(TailPart.trimmed($0.words)) }.filter { !$0.isEmpty }
    }

    /// `Nơi nhận: Các đơn vị; Lưu: VT`: on the line of the title a semicolon ends a recipient.
    private static func endsEntry(_ word: Word) -> Bool { Lexeme.ending(of: word.text) == .semicolon }

    /// A line that runs recipients and signature together is cut where the signature begins: at `TM.`, at
    /// a position behind a recipient, at the signer's name behind the copies.
    private static func cutAtSignature(_ line: SourceLine) -> [SourceLine] {
        let passage = Passage(line.words)
        // Asked once: of a line of ten thousand words the answer takes as many steps.
        let isEntry = startsEntry(line)
        let isCopies = isEntry && passage.has("luu", at: 1)
        return Columns.cut(line) { index in
            if SignatureReader.isMarker(line.words[index].text) { return true }
            guard isEntry else { return false }
            let ending = Lexeme.ending(of: line.words[index - 1].text)
            let isName = isCopies && ending == .sentence && index > 2 && passage.keys[index - 1] != "luu"
            return ending == .semicolon && SignatureReader.isPosition(passage, at: index)
                || isName && (2...6).contains(line.words.count - index)
                    && line.words[index...].allSatisfy { Lexeme.startsUpper($0.text) }
        }
    }

    private static func startsEntry(_ line: SourceLine) -> Bool { behindMark(line) != nil }

    /// The words behind what marks an entry: a dash, any bullet, `o`, `1.`; nil without a mark.
    private static func behindMark(_ line: SourceLine) -> [Word]? {
        guard let first = line.words.first else { return nil }
        if "-–—+•".contains(first.text.prefix(1)) {
            let rest = first.text.drop { "-–—+•".contains($0) }
            let start = first.source.upperBound - rest.utf8.count
            let word = Word(text: String(rest), source: start..<first.source.upperBound)
            return (rest.isEmpty ? [] : [word]) + line.words.dropFirst()
        }
        if first.text == "o", line.words.count > 1 { return Array(line.words.dropFirst()) }
        guard let marker = Marker(line) else { return nil }
        switch marker.kind {
        case .bullet: return marker.rest
        case .arabic(let path): return path.count == 1 ? marker.rest : nil
        case .roman, .underRoman, .letter, .dash: return nil
        }
    }

    /// Whether the list is over: its last line names who keeps the copies and has ended.
    private static func isComplete(_ entries: [Block]) -> Bool {
        guard let last = entries.last else { return false }
        let isCopy = last.words.first.map { Lexeme.key(of: $0.text) == "luu" } ?? false
        return isCopy && last.ending != .neutral && last.ending != .comma
    }

    private static func add(_ line: SourceLine, to entries: inout [Block]) {
        var words = line.words
        var isNew = entries.last.map { $0.ending == .semicolon || $0.ending == .sentence } ?? true
        if let behind = behindMark(line), continuesNot(entries.last, line) { (isNew, words) = (true, behind) }
        for (index, part) in runTogether(words).enumerated() {
            if isNew || index > 0 || entries.isEmpty {
                entries.append(
                    Block(.bullet, part, from: part.first?.source.lowerBound ?? line.source.lowerBound))
            } else {
                var rest = line
                rest.words = part
                entries[entries.count - 1].append(rest, afterHyphen: false)
            }
        }
    }

    /// A dash at the start of a line may go on with a name: `Văn hoá` / `- Xã hội;`.
    private static func continuesNot(_ last: Block?, _ line: SourceLine) -> Bool {
        guard let last, last.ending == .neutral, line.words.count > 1 else { return true }
        return !NamePair.joins(last.words, line.words[1].text) && !last.hasOpenBracket
    }

    /// Recipients on one line with dashes between them: `A; - B; - Lưu: VT.`
    private static func runTogether(_ words: [Word]) -> [[Word]] {
        var parts: [[Word]] = [[]]
        for (index, word) in words.enumerated() {
            let isDash = ["-", "–"].contains(word.text) && index > 0
            if isDash, [.semicolon, .sentence].contains(Lexeme.ending(of: words[index - 1].text)) {
                parts.append([])
            } else {
                parts[parts.count - 1].append(word)
            }
        }
        return parts.filter { !$0.isEmpty }
    }

    private static func trimmed(_ words: [Word]) -> [Word] {
        var words = words
        guard var last = words.popLast() else { return [] }
        last.text = last.text.trimmingEnd([";", ".", ","])
        return last.text.isEmpty ? words : words + [last]
    }
}
