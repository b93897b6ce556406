import Diagnostics

/// The decision or letter in front of a plan that is attached to it, `Ban hành kèm theo Quyết định số …`:
/// the plan takes over its header, its recipients and its signature where it has none of its own.
struct CoverPart {
    /// The lines of the plan, between what it takes over.
    let lines: [SourceLine]
    /// What only the cover says.
    let unplaced: [SourceLine]

    init(_ all: [SourceLine]) {
        let kind = all.firstIndex(where: FrontPart.isKindLine) ?? 0
        let tail = TailPart.start(in: Array(all[..<kind]), after: 0)
        guard tail < kind else {
            (lines, unplaced) = (all, [])
            return
        }
        let plan = all[tail..<kind].firstIndex(where: CoverPart.opensHeader) ?? kind
        let header = all[..<tail].prefix { !CoverPart.opensText($0) }
        let hasTail = all[kind...].contains { TailPart.begins($0) || SignatureReader.opens($0) }
        let taken = (plan < kind ? [] : Array(header)) + all[plan...]
        lines = taken + (hasTail ? [] : Array(all[tail..<plan]))
        unplaced = (plan < kind ? Array(header) : []) + all[header.endIndex..<(hasTail ? plan : tail)]
    }

    /// The plan has a header of its own: behind the cover's signature the names of agencies begin anew.
    static func opensHeader(_ line: SourceLine) -> Bool {
        Passage(line.words).starts(with: ["uy ban nhan dan", "ubnd", "cong hoa xa hoi"])
            && Lexeme.isCapitals(line.text)
    }

    private static func opensText(_ line: SourceLine) -> Bool {
        Passage(line.words).starts(with: ["quyet dinh", "ve viec", "v/v", "kinh gui", "can cu"])
    }
}
