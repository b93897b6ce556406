/// What a report's head must say.
struct ExpectedHead: Sendable {
    var parent: [String] = []
    var issuer: [String]
    var place: String
    var code: String
    var year: Int
    /// The number as printed; nil leaves its place free.
    var number: String?
    /// Day and month as printed; nil leaves their places free.
    var date: (day: String, month: String)?

    var numberLine: String { "Số:\(number.map { " " + $0 } ?? TextLine.freePlace)/BC-\(code)" }
    var dateLine: String {
        guard let date else {
            return "\(place), ngày\(TextLine.freePlace)tháng\(TextLine.freePlace)năm \(year)"
        }
        return "\(place), ngày \(date.day) tháng \(date.month) năm \(year)"
    }
}

/// The head of page 1: Phụ lục I, II.1 to II.5 and II.9a, sizes by table V.
extension MeasuredReport {
    private var width: Double { (body.first?.right ?? 0) - MeasuredPage.left }
    private var divider: Double { MeasuredPage.left + 0.4 * width }

    func headFaults(_ expected: ExpectedHead, marks: [String] = []) -> [String] {
        var faults: [String] = []
        guard let kind = head.first(where: { $0.text == "BÁO CÁO" }) else { return ["no line “BÁO CÁO”"] }
        let above = head.filter { $0.baseline < kind.baseline - 1 }
        let left = above.filter { $0.centre < divider && !marks.contains($0.text) }
        let right = above.filter { $0.centre >= divider }
        let names = left.dropLast()
        if names.map(\.text).joined(separator: " ").letters
            != (expected.parent + expected.issuer).joined(separator: " ").letters
        {
            faults.append("issuer: \(names.map(\.text))")
        }
        if left.last?.text != expected.numberLine {
            faults.append("number: \(left.last?.text ?? "-"), not \(expected.numberLine)")
        }
        let rightTexts = [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", expected.dateLine,
        ]
        if right.map(\.text) != rightTexts { faults.append("right column: \(right.map(\.text))") }
        guard right.count == 3, let first = left.first, let number = left.last else { return faults }
        let parentLetters = expected.parent.joined().letters
        var seen = ""
        for line in names {
            seen += line.text.letters
            let isParent = parentLetters.hasPrefix(seen)
            if isParent != !line.isBold || !line.isUpright { faults.append("style of \(line.text)") }
            if line.text != line.text.uppercased() { faults.append("no capitals: \(line.text)") }
            if !(12...13).contains(line.size) { faults.append("size of \(line.text): \(line.size)") }
        }
        if !right[0].isBold || !right[0].isUpright || !(12...13).contains(right[0].size) {
            faults.append("style of the national name")
        }
        if !right[1].isBold || !right[1].isUpright || !(13...14).contains(right[1].size) {
            faults.append("style of the motto")
        }
        if !number.isPlain || !isNear(number.size, 13, 0.1) { faults.append("style of the number") }
        if !right[2].isItalic || right[2].runs.contains(where: \.isBold)
            || !(13...14).contains(right[2].size)
        {
            faults.append("style of the date")
        }
        if !isNear(first.baseline, right[0].baseline, 0.3) { faults.append("columns begin unequally") }
        if !isNear(number.baseline, right[2].baseline, 0.3) { faults.append("number and date not level") }
        // The agencies' column may leave a little air before the nation's.
        for line in left
        where !isNear(line.centre, MeasuredPage.left + 0.2 * width - 2.5, 2.5)
            || !isNear(line.centre, first.centre, 1)
        {
            faults.append("\(line.text) not centred in its column: \(line.centre)")
        }
        for line in right where !isNear(line.centre, MeasuredPage.left + 0.7 * width, 1) {
            faults.append("\(line.text) not centred in its column: \(line.centre)")
        }
        return faults + headStrokeFaults(issuer: names.last, motto: right[1])
    }

    /// II.1b: under the motto, as long as the text; II.2b and II.5b: a third to a half.
    private func headStrokeFaults(issuer: TextLine?, motto: TextLine) -> [String] {
        func under(_ line: TextLine, _ share: ClosedRange<Double>, _ width: Double, _ name: String)
            -> [String]
        {
            let strokes = (pages.first?.strokes ?? []).filter {
                $0.isHorizontal && $0.top > line.baseline && $0.top < line.baseline + 12
                    && isNear(($0.left + $0.right) / 2, line.centre, 1)
            }
            guard strokes.count == 1, let stroke = strokes.first else {
                return ["\(strokes.count) strokes under \(name)"]
            }
            return share.contains(stroke.length / width)
                ? [] : ["stroke under \(name): \(stroke.length) for a text of \(width)"]
        }
        let title = titleLines
        var faults = under(motto, 0.98...1.02, motto.right - motto.left, "the motto")
        if let issuer { faults += under(issuer, 0.33...0.5, issuer.right - issuer.left, "the issuer") }
        if let last = title.last, let longest = title.map({ $0.right - $0.left }).max() {
            faults += under(last, 0.33...0.5, longest, "the title")
        }
        return faults
    }

    private var titleLines: [TextLine] {
        let kind = head.firstIndex { $0.text == "BÁO CÁO" } ?? head.endIndex
        return head.indices.filter { $0 > kind }.map { head[$0] }.prefix {
            !$0.text.hasPrefix("Kính gửi")
        }.map { $0 }
    }

    func titleFaults(period: String) -> [String] {
        var faults: [String] = []
        let title = titleLines
        for line in head.filter({ $0.text == "BÁO CÁO" }) + title {
            if !line.isBold || !line.isUpright || !(13...14).contains(line.size) {
                faults.append("style of \(line.text)")
            }
            if !isNear(line.centre, pages[0].centre, 1) { faults.append("\(line.text) not centred") }
        }
        let text = title.map(\.text).joined(separator: " ")
        if text.isEmpty || text == text.uppercased() || text.hasSuffix(".") {
            faults.append("title: \(text)")
        }
        if !text.contains(period) { faults.append("the title lacks “\(period)”: \(text)") }
        let addressees = head.drop { !$0.text.hasPrefix("Kính gửi") }
        if addressees.isEmpty { faults.append("no line “Kính gửi”") }
        for line in addressees where !line.isPlain || !(13...14).contains(line.size) {
            faults.append("style of \(line.text)")
        }
        if let line = addressees.first, addressees.count == 1,
            line.text.wholeMatch(of: /Kính gửi: [^-].*[^.;,]/) == nil
                || !isNear(line.centre, pages[0].centre, 1)
        {
            faults.append("addressee: \(line.text)")
        }
        return faults
    }
}
