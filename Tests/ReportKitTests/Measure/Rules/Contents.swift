/// Every text and figure, letter for letter: blanks are left out of the comparison,
/// for where a line or a long word is broken is the layout's own business.
extension MeasuredReport {
    /// Each result in section II, told once however many tasks share it; each unfinished task by its name
    /// in IV, the reason why it was not begun in III, or beside the name where it is not yet due. Those that
    /// nobody reported are counted once, in II: whether they go on is not known.
    func resultFaults(_ results: [TypedResult]) -> [String] {
        var faults: [String] = []
        let sections = self.sections.map { $0.lowercased() }
        guard sections.count >= 4 else { return ["only \(sections.count) main sections"] }
        for result in results where result.standsInResults {
            let text = result.told.letters.lowercased()
            switch sections[1].ranges(of: text.trimmingEnd).count {
            case 0: faults.append("\(result.id): not in section II: \(text)")
            case 1: break
            default:
                let isPart = results.contains {
                    $0.id != result.id && $0.outcome.letters.lowercased().contains(text.trimmingEnd)
                }
                if !result.outcome.isEmpty, !isPart { faults.append("\(result.id): told twice: \(text)") }
            }
        }
        // What is left of a campaign is told with it, in section II.
        let directions = (sections[3] + sections[1]).filter { !$0.isNumber }
        // A campaign's own task is called no other name under the heading that is the campaign's.
        let titles = paragraphs.filter(\.isBold).map { $0.text.letters.lowercased() }.map { text in
            String(text.drop { !$0.isLetter })
        }.filter { $0.hasPrefix("thánghànhđộng") }
        let unreported = results.count { $0.status.isEmpty }
        let count = "\(unreported)nhiệmvụchưacóbáocáokếtquả"
        let places = sections[1...3].map { $0.ranges(of: "chưacóbáocáokếtquả").count }
        if unreported > 0, unreported < results.count, places != [1, 0, 0] || !sections[1].contains(count) {
            faults.append("not once in section II: \(count)")
        }
        for result in results where result.isUnfinished && !result.status.isEmpty {
            let isTitled = titles.contains(where: result.task.letters.lowercased().contains)
            if !result.names.contains(where: directions.contains), !isTitled {
                faults.append("\(result.id): not among the unfinished: \(result.task)")
            }
            let reason = result.outcome.withoutListMark.letters.lowercased().trimmingEnd
            if result.status == "Chưa thực hiện", !reason.isEmpty,
                !sections[1...3].contains(where: { $0.contains(reason) })
            {
                faults.append("\(result.id): no reason: \(reason)")
            }
        }
        for (text, place) in results.flatMap({
            [($0.difficulty, sections[2]), ($0.proposal, sections[4...].joined())]
        })
        where !text.isEmpty && !place.contains(text.withoutListMark.letters.lowercased().trimmingEnd) {
            faults.append("not in its section: \(text)")
        }
        return faults
    }

    /// The letters of each main section; paragraphs end with a record separator. Blanks that a word longer
    /// than a line has stretched are no free places.
    private var sections: [String] {
        var sections: [String] = []
        for paragraph in paragraphs {
            if paragraph.isBold, paragraph.text.prefixMatch(of: #/[IVX]+\. /#) != nil { sections.append("") }
            guard !sections.isEmpty else { continue }
            let text = paragraph.text.letters.replacing(TextLine.freePlace.letters, with: "")
            sections[sections.count - 1] += text + "\u{1E}"
        }
        return sections
    }

    /// Annex I, row by row: number, task, status, result, figures. Blank is not zero.
    func taskTableFaults(_ results: [TypedResult]) -> [String] {
        let rows = rows(of: 0).filter { $0.cells.count == 9 && $0.text(0).wholeMatch(of: /[0-9]+/) != nil }
        guard rows.count == results.count else { return ["\(rows.count) rows for \(results.count) tasks"] }
        var faults: [String] = []
        for (index, (row, result)) in zip(rows, results).enumerated() {
            let came = result.outcomeWithProof
            let expected =
                ["\(index + 1)", result.task, "", result.status.isEmpty ? "Chưa báo cáo" : result.status]
                + [came.isEmpty ? "-" : came]
                + result.figures.map { $0.isEmpty ? "-" : $0 }
            for (column, text) in expected.enumerated() where column != 2 {
                // An estimate is told beside the status.
                let shown = row.text(column).letters.replacing("(ước)", with: "")
                if shown != text.letters {
                    faults.append("\(result.id), column \(column + 1): “\(row.text(column))”, not “\(text)”")
                }
            }
        }
        return faults
    }
}

extension TypedResult {
    /// What came of it, what proves it in brackets before the full stop.
    fileprivate var outcomeWithProof: String {
        let typed = outcome.asSentence
        let sentence = typed.prefix(1).uppercased() + typed.dropFirst()
        if evidence.isEmpty || outcome.isEmpty { return sentence + evidence }
        let isPlain = sentence.hasSuffix(".") && !sentence.hasSuffix("..")
        return (isPlain ? String(sentence.dropLast()) : sentence) + "(\(evidence))."
    }

    /// The letters of what a task may be called: its first clauses, or what it is to do behind the
    /// documents it rests on. Without digits, for years move with the work.
    fileprivate var names: [String] {
        let ends = task.indices.filter { ";:.".contains(task[$0]) }
        let cuts = [" với ", " nhằm ", ", trong đó ", ", góp phần ", " như", " này"].flatMap {
            task.ranges(of: $0).map(\.lowerBound)
        }
        // A program is called by its heading's name where the task calls it no more than a program.
        let programs = task.ranges(of: "Chương trình ").map(\.upperBound)
        let own =
            task.indices(after: "Đề nghị ") + task.indices(after: "Giao cho ")
            + task.ranges(of: "căn cứ Kế hoạch ").map(\.upperBound)
        let beginnings = (ends + cuts + programs).map { task[..<$0] } + [task[...]]
        let clauses =
            beginnings
            + own.flatMap { start in beginnings.filter { $0.endIndex > start }.map { $0[start...] } }
            + task.ranges(of: " để ").map { task[$0.upperBound...] } + longBeginnings
        return (clauses + [orderedThing].compactMap(\.self)).filter { $0.split(separator: " ").count >= 2 }
            .flatMap { clause in
                let name = String(clause).letters.lowercased().trimmingEnd.filter { !$0.isNumber }
                // What was not begun does not go on; a span of days is told in words.
                return [
                    name, name.replacing("tiếptục", with: "", maxReplacements: 1),
                    name.replacing("/-/", with: "/đếnngày/", maxReplacements: 1),
                ]
            }
    }
}

extension TypedResult {
    /// Beginnings of a name of forty words or more that end with a clause, a dozen words or more of it.
    private var longBeginnings: [Substring] {
        let borders = [
            ",", "...", ") ", " theo ", " về ", " quy định ", " phù hợp ", " gắn với ", " nhân ", " để ",
            " trên cơ sở ", " thuộc ", " tạo điều kiện ", " khi cần ", " cho đội ngũ ",
        ]
        guard task.split(separator: " ").count >= 40 else { return [] }
        return borders.flatMap { task.ranges(of: $0).map { task[..<$0.lowerBound] } }.filter {
            $0.split(separator: " ").count >= 12
        }
    }

    /// `Nội dung … tập trung vào …` as the deed it asks for.
    private var orderedThing: Substring? {
        guard task.hasPrefix("Nội dung"), let focus = task.firstRange(of: " tập trung vào ") else {
            return nil
        }
        let thing = task[..<focus.lowerBound].replacing(" cần", with: "")
        let end = task[focus.upperBound...].firstIndex { ";:.".contains($0) } ?? task.endIndex
        return "tập trung \(thing) vào \(task[focus.upperBound..<end])"[...]
    }
}

extension String {
    /// Where the text goes on behind an address it begins with.
    fileprivate func indices(after address: String) -> [Index] {
        hasPrefix(address) ? [index(startIndex, offsetBy: address.count)] : []
    }

    /// As the report ends it: without the mark of a list, with a full stop.
    fileprivate var asSentence: String {
        var text = hasSuffix("./.") ? String(dropLast(2)) : self
        while let last = text.last, ";: ".contains(last) { text.removeLast() }
        return text.last.map { ".!?…".contains($0) } ?? true ? text : text + "."
    }

    /// Without the stops and blanks at the end, which the report sets itself.
    var trimmingEnd: String {
        var text = self[...]
        while let last = text.last, ".; ".contains(last) { text.removeLast() }
        return String(text)
    }
}
