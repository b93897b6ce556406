/// Annexes and their tables: Phụ lục I, III.1; tables by practice (`TNR` 11 to 13, header row repeated).
extension MeasuredReport {
    func annexHeadFaults(_ expected: ExpectedHead) -> [String] {
        var faults: [String] = []
        if annexes.isEmpty { faults.append("no annex") }
        let bodyText = paragraphs.map(\.text).joined(separator: " ")
        for match in bodyText.matches(of: /Phụ lục ([IVX]+)/)
        where annexes.count < Self.number(roman: match.1) {
            faults.append("the body refers to \(match.0), and there are \(annexes.count)")
        }
        for (index, annex) in annexes.enumerated() {
            guard let page = annex.first else { continue }
            let lines = page.content.prefix { $0.baseline < (page.rows.first?.top ?? .infinity) }
            let name = annexes.count > 1 ? "Phụ lục \(Self.roman(index + 1))" : "Phụ lục"
            guard let first = lines.first, first.text == name, first.isBold, isNear(first.size, 14, 0.1)
            else {
                faults.append("annex \(index + 1) begins with \(lines.first?.text ?? "nothing")")
                continue
            }
            if !bodyText.contains(name) { faults.append("the body does not refer to \(name)") }
            let title = lines.dropFirst().prefix { $0.isBold }
            if title.isEmpty || title.contains(where: { $0.text != $0.text.uppercased() || !$0.isUpright }) {
                faults.append("\(name): title \(title.map(\.text))")
            }
            let reference = lines.dropFirst(1 + title.count)
            let text = reference.map(\.text).joined(separator: " ")
            let number = expected.numberLine.replacing("Số:", with: "số")
            // Where a line ends in the free place after `ngày`, its blanks are not measured.
            let start = "(Kèm theo Báo cáo \(number) ngày".letters
            if !text.letters.hasPrefix(start) || !text.hasSuffix(")")
                || !text.contains("năm \(expected.year) của ")
                || reference.contains(where: { !$0.isItalic || $0.isBold })
            {
                faults.append("\(name): reference \(text)")
            }
            for line in lines {
                if !(13...14).contains(line.size) { faults.append("\(name): size of \(line.text)") }
                if !isNear(line.centre, page.centre, 1) { faults.append("\(name): \(line.text) not centred") }
            }
            if text.contains("…") || text.contains("..") { faults.append("\(name): dots in \(text)") }
        }
        return faults
    }

    func annexEndMarkFaults() -> [String] {
        annexes.enumerated().compactMap { index, annex in
            annex.last?.content.last?.text.hasSuffix("./.") == true
                ? nil : "annex \(index + 1) does not end with “./.”"
        }
    }

    /// The same header on every page of a table, sizes 11 to 13, no group row last.
    func tableFaults() -> [String] {
        var faults: [String] = []
        for (index, annex) in annexes.enumerated() {
            var header = ""
            for page in annex {
                let place = "annex \(index + 1), page \(page.number)"
                guard let first = page.rows.first else {
                    // A chart may stand alone after its table.
                    if header.isEmpty { faults.append("\(place): no table") }
                    continue
                }
                let texts = first.cells.indices.map(first.text).joined(separator: "|")
                if header.isEmpty { header = texts }
                if texts != header || first.lines.contains(where: { !$0.isBold }) {
                    faults.append("\(place): header \(texts)")
                }
                if page.rows.count < 2 { faults.append("\(place): a header and no row") }
                // Alone with the header it stands above a row taller than what is left of the page.
                if let last = page.rows.last, last.cells.count == 1, page.rows.count > 2 {
                    faults.append("\(place): last is the group \(last.text(0))")
                }
                for line in page.rows.flatMap(\.lines) where !(11...13).contains(line.size) {
                    faults.append("\(place): size \(line.size) of \(line.text)")
                }
            }
        }
        return faults
    }

    /// The rows of an annex below the header, over all its pages; a row that goes over a page is one.
    func rows(of annex: Int) -> [TableRow] {
        guard annexes.indices.contains(annex) else { return [] }
        var rows: [TableRow] = []
        for page in annexes[annex] {
            for (index, row) in page.rows.dropFirst().enumerated() {
                if index == 0, let last = rows.last, last.cells.count == row.cells.count, row.isGoingOn {
                    rows[rows.count - 1].cells = zip(last.cells, row.cells).map { $0 + $1 }
                } else {
                    rows.append(row)
                }
            }
        }
        return rows
    }
}
