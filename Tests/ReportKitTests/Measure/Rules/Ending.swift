/// What a report's end must say.
struct ExpectedEnding: Sendable {
    /// Authority, capacity and position as printed, line by line.
    var signature: [String]
    var name: String
}

/// End mark, recipients and signature: Phụ lục I, II.7 and II.9; Điều 13.
extension MeasuredReport {
    func endMarkFaults() -> [String] {
        let text = paragraphs.map(\.text).joined(separator: "\n")
        var faults: [String] = []
        let count = text.split(separator: "./.", omittingEmptySubsequences: false).count - 1
        if count != 1 { faults.append("“./.” stands \(count) times") }
        if !text.hasSuffix("./.") { faults.append("the body ends with “\(text.suffix(20))”") }
        return faults
    }

    func recipientFaults() -> [String] {
        guard let head = ending.first(where: { $0.text == "Nơi nhận:" }) else { return ["no “Nơi nhận:”"] }
        var faults: [String] = []
        if !isNear(head.size, 12, 0.1) || !head.isBold || !head.isItalic
            || !isNear(head.left, MeasuredPage.left)
        {
            faults.append("style or place of “Nơi nhận:”")
        }
        let lines = ending.filter { $0.left < MeasuredPage.left + 30 && $0.baseline > head.baseline + 1 }
        var entries: [String] = []
        for line in lines {
            if !isNear(line.size, 11, 0.1) || !line.isPlain { faults.append("style of \(line.text)") }
            if !isNear(line.left, MeasuredPage.left) { faults.append("\(line.text) begins at \(line.left)") }
            if line.text.hasPrefix("- ") || entries.isEmpty {
                entries.append(line.text)
            } else {
                entries[entries.count - 1] += " " + line.text
            }
        }
        if entries.first != "- Như trên;" { faults.append("first recipient: \(entries.first ?? "-")") }
        for entry in entries.dropLast() where entry.wholeMatch(of: /- .*[^;.,:]+;/) == nil {
            faults.append("recipient: \(entry)")
        }
        if entries.last?.wholeMatch(of: /- Lưu: VT(, [^;]+)?\./) == nil {
            faults.append("last recipient: \(entries.last ?? "-")")
        }
        if let first = ending.filter({ $0.left > MeasuredPage.left + 150 }).map(\.baseline).min(),
            !isNear(first, head.baseline)
        {
            faults.append("not level with the signature: \(head.baseline) and \(first)")
        }
        return faults
    }

    func signatureFaults(_ expected: ExpectedEnding) -> [String] {
        var faults: [String] = []
        let lines = ending.filter { $0.left > MeasuredPage.left + 150 }
        let texts = lines.map(\.text)
        if texts != expected.signature + [expected.name] { faults.append("signature: \(texts)") }
        let centre = MeasuredPage.left + 0.7 * ((body.first?.right ?? 0) - MeasuredPage.left)
        for line in lines {
            if !line.isBold || !line.isUpright || !(13...14).contains(line.size) {
                faults.append("style of \(line.text)")
            }
            if !isNear(line.centre, centre, 1) { faults.append("\(line.text) not centred: \(line.centre)") }
        }
        for text in texts.dropLast() {
            if text != text.uppercased() { faults.append("no capitals: \(text)") }
            if text.contains("."), text.wholeMatch(of: /(TM|KT|TL|TUQ|Q)\. \S.*/) == nil {
                faults.append("form of \(text)")
            }
            if text.hasPrefix("PHÓ "), !texts.contains(where: { $0.hasPrefix("KT. ") }) {
                faults.append("\(text) without KT.")
            }
        }
        if let name = texts.last, name == name.uppercased() || name.contains(".") {
            faults.append("name: \(name)")
        }
        // 25 mm between position and name leave room for a signature and a seal.
        if lines.count > 1,
            lines[lines.count - 1].baseline - lines[lines.count - 2].baseline < 25 * MeasuredPage.mm
        {
            faults.append("no room for the signature")
        }
        let beside = paragraphs.flatMap(\.lines).filter { $0.page == endingPage }
        if beside.count < 2 { faults.append("\(beside.count) body lines on the page of the signature") }
        if body.last?.number != endingPage { faults.append("the signature goes over the page") }
        return faults
    }
}
