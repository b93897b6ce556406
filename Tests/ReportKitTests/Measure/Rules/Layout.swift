/// Page, margins, fonts and page numbers: Phụ lục I, I.1 to I.7.
/// Each list names what is wrong; empty is right.
extension MeasuredReport {
    func fileFaults() -> [String] {
        output.check.contains("No syntax or stream encoding errors found")
            && !output.check.contains("WARNING")
            ? [] : [output.check]
    }

    func paperFaults() -> [String] {
        var faults = pages.isEmpty ? ["no page was read"] : []
        for page in pages {
            let portrait = isNear(page.width, 595.276, 0.1) && isNear(page.height, 841.89, 0.1)
            let landscape = isNear(page.width, 841.89, 0.1) && isNear(page.height, 595.276, 0.1)
            if !portrait && !landscape {
                faults.append("page \(page.number): \(page.width) × \(page.height)")
            }
            if page.content.isEmpty { faults.append("page \(page.number) is empty") }
        }
        if body.contains(where: { $0.width > $0.height }) { faults.append("the body is in landscape") }
        return faults
    }

    /// 20/20/30/15 mm, each within half a millimetre, by what stands outermost.
    func marginFaults() -> [String] {
        let half = 0.5 * MeasuredPage.mm
        var faults: [String] = []
        for page in pages {
            for line in page.content {
                let place = "page \(page.number), “\(line.text.prefix(30))”"
                if line.left < MeasuredPage.left - half { faults.append("\(place): left \(line.left)") }
                if line.right > page.right + half { faults.append("\(place): right \(line.right)") }
                if line.baseline - 0.7 * line.size < MeasuredPage.top - half {
                    faults.append("\(place): above the text area")
                }
                if line.baseline + 0.217 * line.size > page.bottom + half {
                    faults.append("\(place): baseline \(line.baseline)")
                }
            }
            for stroke in page.strokes
            where stroke.left < MeasuredPage.left - half || stroke.right > page.right + half
                || stroke.top < MeasuredPage.top - half || stroke.bottom > page.bottom + half
            {
                faults.append("page \(page.number): a stroke outside the text area")
            }
            // Line boxes begin at the margin: ascent over the first baseline, and at most a line's leading.
            if let first = page.content.map({ $0.baseline - RunReader.ascent * $0.size }).min(),
                first > MeasuredPage.top + 5 * MeasuredPage.mm
            {
                faults.append("page \(page.number): begins \(first / MeasuredPage.mm) mm below the edge")
            }
        }
        let lines = body.flatMap { page in page.content.map { ($0.left, page.right - $0.right) } }
        if !isNear(lines.map(\.0).min() ?? 0, MeasuredPage.left, half) { faults.append("left margin") }
        if !isNear(lines.map(\.1).min() ?? -9, 0, half) { faults.append("right margin") }
        return faults
    }

    /// Times New Roman or its declared substitute, black; marks of urgency are red.
    func fontFaults(red: [String]) -> [String] {
        pages.flatMap { page in
            page.lines.filter { page.number > 1 || !red.contains($0.text) }.flatMap(\.runs).compactMap {
                run in
                let family = run.family.split(separator: "+").last ?? ""
                let isRight = family.hasPrefix("LiberationSerif") || family.hasPrefix("TimesNewRoman")
                return isRight && run.color == "#000000"
                    ? nil : "page \(page.number): \(run.text) in \(run.family), \(run.color)"
            }
        }
    }

    /// None on the first page of the body and of each annex; then 2, 3, …
    func pageNumberFaults() -> [String] {
        ([body] + annexes).flatMap { part in
            part.enumerated().flatMap { index, page -> [String] in
                let shown = page.pageNumber
                let texts = shown.map(\.text)
                guard index > 0 else { return texts.isEmpty ? [] : ["page \(page.number) shows \(texts)"] }
                guard texts == ["\(index + 1)"], let line = shown.first else {
                    return ["page \(page.number) shows \(texts), not \(index + 1)"]
                }
                var faults: [String] = []
                if !isNear(line.centre, page.centre, 0.7) { faults.append("not centred: \(line.centre)") }
                if !(13...14).contains(line.size) || !line.isPlain { faults.append("size \(line.size)") }
                if !(12...15).contains(line.baseline / MeasuredPage.mm) {
                    faults.append("baseline \(line.baseline / MeasuredPage.mm) mm below the edge")
                }
                return faults.map { "page number \(index + 1): \($0)" }
            }
        }
    }

    /// No line may touch the one under it: baselines at least the size apart where both stand
    /// side by side, and no line runs through a stroke of its table.
    func overlapFaults() -> [String] {
        var faults: [String] = []
        for page in pages {
            let walls = page.strokes.filter { !$0.isHorizontal }
            for (index, line) in page.lines.enumerated() {
                for below in page.lines[(index + 1)...] {
                    if below.baseline - line.baseline > 20 { break }
                    let isUnder = below.left < line.right - 1 && line.left < below.right - 1
                    if isUnder, below.baseline - line.baseline < max(line.size, below.size) - 0.2 {
                        faults.append("page \(page.number): “\(line.text)” touches “\(below.text)”")
                    }
                }
                let crossed = walls.contains {
                    $0.top < line.baseline && line.baseline < $0.bottom && line.left + 0.5 < $0.left
                        && $0.left < line.right - 0.5
                }
                if crossed { faults.append("page \(page.number): “\(line.text)” crosses a stroke") }
            }
        }
        return faults
    }
}
