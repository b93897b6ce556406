/// Two plans copied into one file: the first is read, the second told.
enum SecondPlan {
    /// The line where it begins: names of agencies behind the first one's recipients or signature, then
    /// `KẾ HOẠCH`, then sections. An annex that calls itself a plan has no header of its own.
    static func start(in lines: [SourceLine]) -> Int? {
        guard let first = lines.firstIndex(where: FrontPart.isKindLine),
            let body = BodyStart.index(in: lines[first...]),
            let tail = lines.indices[body...].first(where: { isTail(lines[$0]) }),
            let kind = lines.indices[tail...].first(where: { FrontPart.isKindLine(lines[$0]) }),
            let header = lines.indices[tail..<kind].first(where: { CoverPart.opensHeader(lines[$0]) }),
            !lines[header..<kind].contains(where: AnnexPart.isTitle),
            BodyStart.index(in: lines[kind...]) != nil
        else { return nil }
        return header
    }

    private static func isTail(_ line: SourceLine) -> Bool {
        TailPart.begins(line) || SignatureReader.opens(line)
    }
}
