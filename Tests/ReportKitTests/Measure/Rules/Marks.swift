/// A framed mark under the number: Phụ lục I, III.2.
struct ExpectedMark: Sendable {
    var text: String
    /// Of the frame, in millimetres; nil where the decree sets none.
    var width: Double?
    var height: Double?
    var isRed = false
}

/// Marks of urgency and circulation (III.2b, III.2c), and the places left free for number, date,
/// signature and seal (II.3, II.4, II.7; Điều 15).
extension MeasuredReport {
    func markFaults(_ expected: [ExpectedMark]) -> [String] {
        guard let page = body.first else { return ["no page"] }
        let frames = (output.frames.first ?? []).sorted { $0.top < $1.top }
        guard frames.count == expected.count else {
            return ["\(frames.count) frames on page 1, not \(expected.count)"]
        }
        var faults: [String] = []
        var free = head.first { $0.text.hasPrefix("Số:") }?.baseline ?? 0
        for (frame, mark) in zip(frames, expected) {
            let inside = page.lines.filter { frame.top < $0.baseline && $0.baseline < frame.bottom }
                .filter { frame.left < $0.centre && $0.centre < frame.right }
            guard inside.count == 1, let line = inside.first, line.text == mark.text else {
                faults.append("in a frame: \(inside.map(\.text)), not \(mark.text)")
                continue
            }
            faults += markFaults(line, frame, mark)
            if frame.top < free + 3 { faults.append("\(mark.text) touches what is above it") }
            free = frame.bottom
        }
        if let kind = head.first(where: { $0.text == "BÁO CÁO" }), kind.baseline - 14 < free {
            faults.append("the last mark touches “BÁO CÁO”")
        }
        return faults
    }

    private func markFaults(_ line: TextLine, _ frame: Frame, _ mark: ExpectedMark) -> [String] {
        var faults: [String] = []
        if !line.isBold || !line.isUpright || !(13...14).contains(line.size)
            || line.text != line.text.uppercased()
        {
            faults.append("style of \(mark.text)")
        }
        let colour = mark.isRed ? "#ff0000" : "#000000"
        if line.runs.contains(where: { $0.color != colour }) || frame.isRed != mark.isRed {
            faults.append("colour of \(mark.text)")
        }
        if let width = mark.width, !isNear(frame.width, width * MeasuredPage.mm, 0.3) {
            faults.append("\(mark.text) is \(frame.width / MeasuredPage.mm) mm wide, not \(width)")
        }
        if let height = mark.height, !isNear(frame.height, height * MeasuredPage.mm, 0.3) {
            faults.append("\(mark.text) is \(frame.height / MeasuredPage.mm) mm high, not \(height)")
        }
        if line.left < frame.left + 2 || line.right > frame.right - 2 {
            faults.append("\(mark.text) does not stand clear in its frame")
        }
        if !isNear(frame.centre, line.centre, 1) { faults.append("\(mark.text) not centred in its frame") }
        let number = head.first { $0.text.hasPrefix("Số:") }
        if let number, !isNear(frame.centre, number.centre, 1) {
            faults.append("\(mark.text) not below the number")
        }
        return faults
    }

    /// What is blank is wide and high enough, and nothing else stands there.
    func zoneFaults(_ expected: ExpectedHead) -> [String] {
        var faults: [String] = []
        let lines = body.first?.content ?? []
        if expected.number == nil {
            faults += freePlaceFaults(after: ["Số:"], of: lines.first { $0.text.hasPrefix("Số:") }, 10)
        }
        if expected.date == nil {
            let line = lines.first { $0.text.contains(", ngày") }
            faults += freePlaceFaults(after: ["ngày", "tháng"], of: line, 7)
        }
        return faults + signatureZoneFaults()
    }

    /// - Parameter width: at least, in millimetres.
    private func freePlaceFaults(after words: [String], of line: TextLine?, _ width: Double) -> [String] {
        guard let line else { return ["no line with \(words)"] }
        return words.compactMap { word in
            // Letters of one word may be several runs.
            let end = line.runs.indices.dropLast().first { index in
                line.runs[...index].map(\.text).joined().letters.hasSuffix(word.letters)
            }
            guard let end else { return "no free place after “\(word)”" }
            let gap = (line.runs[end + 1].left - line.runs[end].right) / MeasuredPage.mm
            return gap < width ? "only \(gap) mm free after “\(word)”" : nil
        }
    }

    /// 25 mm high and 60 mm wide between position and name, in the right-hand column.
    private func signatureZoneFaults() -> [String] {
        let lines = ending.filter { $0.left > MeasuredPage.left + 150 }
        guard lines.count > 1, let page = body.last else { return ["no signature"] }
        let top = lines[lines.count - 2].baseline + 3
        let bottom = lines[lines.count - 1].baseline - 12
        let right = page.right
        let left = MeasuredPage.left + 0.4 * (right - MeasuredPage.left)
        var faults: [String] = []
        if bottom - top < 24 * MeasuredPage.mm { faults.append("\(bottom - top) pt for the signature") }
        if right - left < 60 * MeasuredPage.mm { faults.append("\(right - left) pt for the signature") }
        for line in page.lines
        where top < line.baseline && line.baseline < bottom && line.right > left + 1 {
            faults.append("“\(line.text)” in the place of the signature")
        }
        for stroke in page.strokes
        where stroke.bottom > top && stroke.top < bottom && stroke.right > left && stroke.left < right {
            faults.append("a stroke in the place of the signature")
        }
        return faults
    }
}
