import Diagnostics

/// The lines of one of the signers, who may stand side by side or below one another.
struct SignerBlock {
    private(set) var lines: [SourceLine] = []
    private var hasCapacity = false
    private var hasPosition = false
    private var hasName = false

    /// In the order of the text; one line at least each.
    static func all(in lines: [SourceLine]) -> [SignerBlock] {
        var blocks: [SignerBlock] = []
        for line in lines {
            let part = Part(line)
            if blocks.isEmpty || blocks[blocks.count - 1].isBehind(part) { blocks.append(SignerBlock()) }
            blocks[blocks.count - 1].add(line, part)
        }
        return blocks
    }

    /// The one who signs for the issuer, by the words they share; else the first. Nil without any.
    static func own(in blocks: [SignerBlock], issuer: String) -> Int? {
        let issuer = Set(PlanAssembly.inFull(issuer).split(separator: " "))
        let shared = blocks.map { block in
            issuer.intersection(PlanAssembly.inFull(block.text).split(separator: " ")).count
        }
        return shared.max().flatMap(shared.firstIndex)
    }

    /// `TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH, Trần Văn Mẫu`
    var text: String { lines.filter { !SignatureReader.isStamp($0) }.map(\.text).joined(separator: ", ") }

    /// The bytes of its first line: in two columns those between belong to both.
    var source: Range<Int> { lines.first.map { Passage($0.words).source } ?? 0..<0 }

    private enum Part {
        case authority, capacity, position, name, other

        init(_ line: SourceLine) {
            let isCapitals = Lexeme.isCapitals(line.text)
            if isCapitals, SignatureReader.opens(line),
                let kind = line.words.first.flatMap({ SignatureReader.authority(of: $0.text) })?.kind
            {
                self = kind.isCollective ? .authority : .capacity
            } else if SignatureReader.isPosition(Passage(line.words)) {
                self = .position
            } else {
                self = isCapitals || line.words.count > 8 ? .other : .name
            }
        }
    }

    /// Whether such a line can only be another signer's.
    private func isBehind(_ part: Part) -> Bool {
        switch part {
        case .authority: hasCapacity || hasPosition || hasName
        case .capacity: hasPosition || hasName
        case .position: hasPosition && hasName
        case .name, .other: false
        }
    }

    private mutating func add(_ line: SourceLine, _ part: Part) {
        lines.append(line)
        switch part {
        case .capacity: hasCapacity = true
        case .position: hasPosition = true
        case .name: hasName = hasName || !SignatureReader.isStamp(line)
        case .authority, .other: break
        }
    }
}
