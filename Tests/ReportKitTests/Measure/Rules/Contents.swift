/// Every text and figure, letter for letter: blanks are left out of the comparison,
/// for where a line or a long word is broken is the layout's own business.
extension MeasuredReport {
    func resultFaults(_ results: [TypedResult]) -> [String] {
        var faults: [String] = []
        let sections = self.sections
        guard sections.count >= 4 else { return ["only \(sections.count) main sections"] }
        var rest = sections[1][...]
        let units = ["cuộc", "lượtngười", "lượtnữ", "triệuđồng"]
        for result in results where result.standsInResults {
            let text = (result.outcome.isEmpty ? result.task : result.outcome).letters
            guard let place = rest.range(of: "-" + text) else {
                faults.append("\(result.id): not in its place: \(text)")
                continue
            }
            rest = rest[place.upperBound...]
            let end = rest.firstIndex(of: "\u{1E}") ?? rest.endIndex
            for (figure, unit) in zip(result.figures, units) where !["", "0"].contains(figure) {
                if !rest[..<end].contains(figure + unit) {
                    faults.append("\(result.id): no \(figure) \(unit) in \(rest[..<end])")
                }
            }
        }
        var last = sections[3][...]
        for result in results where result.isUnfinished {
            let isReason = result.status == "Chưa thực hiện"
            for text in [result.task, isReason ? result.outcome : ""] where !text.isEmpty {
                let letters = text.letters.trimmingEnd
                guard let place = last.range(of: letters) else {
                    faults.append("\(result.id): not among the unfinished: \(letters)")
                    continue
                }
                last = last[place.upperBound...]
            }
        }
        for (text, place) in results.flatMap({
            [($0.difficulty, sections[2]), ($0.proposal, sections[4...].joined())]
        })
        where !text.isEmpty && !place.contains(text.letters) {
            faults.append("not in its section: \(text)")
        }
        return faults
    }

    /// The letters of each main section; paragraphs end with a record separator.
    private var sections: [String] {
        var sections: [String] = []
        for paragraph in paragraphs {
            if paragraph.isBold, paragraph.text.prefixMatch(of: #/[IVX]+\. /#) != nil { sections.append("") }
            guard !sections.isEmpty else { continue }
            sections[sections.count - 1] += paragraph.text.letters + "\u{1E}"
        }
        return sections
    }

    /// Annex I, row by row: number, task, status, figures, evidence. Blank is not zero.
    func taskTableFaults(_ results: [TypedResult]) -> [String] {
        let rows = rows(of: 0).filter { $0.cells.count == 9 && $0.text(0).wholeMatch(of: /[0-9]+/) != nil }
        guard rows.count == results.count else { return ["\(rows.count) rows for \(results.count) tasks"] }
        var faults: [String] = []
        for (index, (row, result)) in zip(rows, results).enumerated() {
            let expected =
                ["\(index + 1)", result.task, "", result.status.isEmpty ? "Chưa báo cáo" : result.status]
                + result.figures.map { $0.isEmpty ? "-" : $0 } + [
                    result.evidence.isEmpty ? "-" : result.evidence
                ]
            for (column, text) in expected.enumerated() where column != 2 {
                if row.text(column).letters != text.letters {
                    faults.append("\(result.id), column \(column + 1): “\(row.text(column))”, not “\(text)”")
                }
            }
        }
        return faults
    }
}

extension String {
    /// Without the stops and blanks at the end, which the report sets itself.
    var trimmingEnd: String {
        var text = self[...]
        while let last = text.last, ".; ".contains(last) { text.removeLast() }
        return String(text)
    }
}
