internal import Diagnostics

/// What a task is called where its full text would only fill lines: its first clause, less what only
/// says why, in words of the plan alone.
package enum TaskName {
    /// - Parameter section: the title over the task, for a task that calls a program just `Chương trình`.
    package static func short(_ text: String, section: String = "") -> String {
        guard TextSearch.contains(UInt8(ascii: "\""), in: text), let pairs = inCurlyQuotes(text) else {
            return named(text, section: section)
        }
        let name = named(pairs, section: section)
        return TextSearch.replacing("”", in: TextSearch.replacing("“", in: name, with: "\""), with: "\"")
    }

    private static func named(_ text: String, section: String) -> String {
        let asked = withoutAddress(withoutBases(withoutForesight(text)))
        let clause = documentsByNumber(asked) ?? firstClause(asked)
        let name = PlanReferences.resolved(withoutPurpose(clause))
        return withProgram(of: section, name)
    }

    /// Straight quotation marks do not tell where a name begins and where it ends; nil where they are no pairs.
    private static func inCurlyQuotes(_ text: String) -> String? {
        let pieces = text.split(separator: "\"", omittingEmptySubsequences: false)
        guard pieces.count % 2 == 1, !text.contains("“"), !text.contains("”") else { return nil }
        return pieces.dropFirst().enumerated().reduce(String(pieces[0])) {
            $0 + ($1.offset.isMultiple(of: 2) ? "“" : "”") + $1.element
        }
    }

    /// `Tiếp tục tuyên truyền …` as `Tuyên truyền …`, `Hội Phụ nữ tiếp tục …` as `Hội Phụ nữ …`, however
    /// often it is said.
    package static func withoutContinuation(_ name: String) -> String {
        var words = name.words(keepsBlanks: true)
        let head = words.prefix(longestBeginning).map { $0.lowercased() }
        guard let place = zip(head, head.dropFirst()).enumerated().first(where: { $1 == ("tiếp", "tục") })
        else { return name }
        words.removeSubrange(place.offset...(place.offset + 1))
        return withoutContinuation(OfficialNames.upperFirst(words.joined(separator: " ")))
    }

    /// Up to the first full stop, semicolon or colon, unless that leaves less than four words, or words
    /// that only lead to what follows, or one of several things (`các Đề án “…”; “…”`), or stands in
    /// parentheses or quotation marks.
    private static func firstClause(_ text: String) -> String {
        // Scalars: a text of one normal form has its marks as one each, and letters take ten times as long.
        let letters = Array(text.unicodeScalars)
        var depth = 0
        // Of a list that examples lead to, the first alone would be another task.
        var isInList = false
        for (index, letter) in letters.enumerated() {
            depth += depthChange(letter)
            guard depth <= 0, ends(at: index, of: letters), letter == "." || !isInList else { continue }
            let words = letters[..<index].split(separator: " ").map(text(of:))
            if leadsOn(words) {
                if let name = beforeExamples(words) { return name }
                isInList = true
            } else if letter == ";", isFirstOfSeveral(words, before: letters[(index + 1)...]) {
                isInList = true
            } else if letter == ";", let others = otherDocuments(words, behind: letters[(index + 1)...]) {
                return "\(withoutColon(trimmed(letters[..<index]))) và \(others)"
            } else if words.count >= (letter == ":" ? fewestBeforeList : fewestWords) {
                return withoutColon(trimmed(letters[..<index]))
            }
        }
        return withoutColon(trimmed(letters[...]))
    }

    /// `Thực hiện hiệu quả: Đề án …` of one document: its colon led to a list that the name does not give.
    private static func withoutColon(_ name: String) -> String {
        guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return name }
        let rest = name[name.index(after: colon)...].drop { $0 == " " }
        let isDocument = documents.contains { rest.hasPrefix(OfficialNames.upperFirst($0) + " ") }
        let leads = leadsOn(name[..<colon].words().map(String.init))
        return isDocument && !leads && !rest.contains(";") ? "\(name[..<colon]) \(rest)" : name
    }

    /// Whether words end with what only leads to a list: `… như`, `… cụ thể`.
    private static func leadsOn(_ words: [String]) -> Bool {
        let end = words.suffix(2).map { $0.lowercased() }
        return end.last.map(leads.contains) ?? false || end == ["cụ", "thể"]
    }

    /// What stands before `với các hoạt động như`, `gắn với các ngày kỷ niệm như`, or before the `như` of
    /// words that say enough; nil where the examples are all there is.
    private static func beforeExamples(_ words: [String]) -> String? {
        if let with = words.suffix(longestLead).lastIndex(of: "với"), with >= fewestWords {
            let verb =
                ["gắn", "cùng", "đối"].contains(words[with - 1]) ? 1 : words[with - 1] == "hợp" ? 2 : 0
            if with - verb >= fewestWords {
                return words[..<(with - verb)].joined(separator: " ").trimmedComma
            }
        }
        guard words.count > fewestBeforeExamples, words.last == "như" else { return nil }
        return words.dropLast().joined(separator: " ").trimmedComma
    }

    /// Whether a next body or group of people follows that the same deed is for: `… của Ban Chỉ đạo …; Ban Vì sự
    /// tiến bộ …; đội ngũ …`.
    private static func goesOnWithBody(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        let part = text(of: rest.drop { $0 == " " }.prefix { !";.:".unicodeScalars.contains($0) })
        let words = part.lowercased().words().map(String.init)
        return bodies.contains(words.prefix(2).joined(separator: " ")) && !TaskPhrase.namesDeed(words)
    }

    private static let bodies: Set = [
        "ban chỉ", "ban vì", "đội ngũ", "mạng lưới", "câu lạc", "hội đồng", "tổ công", "cộng tác", "các ban",
        "các câu", "các thành",
    ]

    /// Whether the words speak of documents in the plural, or of a body, and the next of them follows.
    private static func isFirstOfSeveral(_ words: [String], before rest: ArraySlice<Unicode.Scalar>) -> Bool {
        if goesOnWithBody(rest) { return true }
        let next = text(of: rest.drop { $0 == " " }.prefix(20))
        let isNext =
            next.hasPrefix("“") || documents.contains { next.hasPrefix(OfficialNames.upperFirst($0)) }
        let folded = words.map { $0.lowercased() }
        return isNext
            && folded.indices.contains { index in
                plurals.contains(folded[index])
                    && [1, 2].contains { length in
                        let kind = folded[(index + 1)...].prefix(length).joined(separator: " ").trimmedComma
                        return documents.contains(kind)
                    }
            }
    }

    /// A text that begins with what it rests on is called by what is to be done: `Căn cứ …; … để lồng ghép …`,
    /// `Các trường căn cứ Kế hoạch này xây dựng …`.
    private static func withoutBases(_ text: String) -> String {
        guard TextSearch.contains("ăn cứ", in: text) else { return text }
        let words = text.words()
        if let base = baseWithoutName(words) {
            return OfficialNames.upperFirst(
                (words[..<base.lowerBound] + words[base.upperBound...]).joined(separator: " "))
        }
        let head = words.prefix(8).joined(separator: " ").lowercased()
        guard TextSearch.contains("căn cứ", in: head), let purpose = words.lastIndex(of: "để"),
            words.count - purpose > fewestWords
        else { return text }
        let deed = withObject(words[(purpose + 1)...], of: words[..<purpose])
        return OfficialNames.upperFirst(deed.joined(separator: " "))
    }

    /// `lồng ghép vào các kế hoạch của đơn vị`: what is put there are the documents that the task rests on, one
    /// of each clause.
    private static func withObject(
        _ deed: ArraySlice<Substring>, of bases: ArraySlice<Substring>
    ) -> [Substring] {
        let cited = bases.split { $0.hasSuffix(";") }.compactMap { clause -> String? in
            guard let number = clause.firstIndex(of: "số"), number >= clause.startIndex + 2,
                number + 1 < clause.endIndex
            else { return nil }
            return clause[(number - 2)...(number + 1)].joined(separator: " ")
        }
        guard !cited.isEmpty,
            let verb = deed.indices.first(where: { deed[$0...].starts(with: ["lồng", "ghép", "vào"]) })
        else { return Array(deed) }
        return deed[..<(verb + 2)] + [Substring(cited.joined(separator: ", "))] + deed[(verb + 2)...]
    }

    /// `căn cứ Kế hoạch của UBND quận`, `căn cứ chức năng, nhiệm vụ được giao` before what is to be done: it
    /// names nothing that a report would not rest on. A document with its number stays.
    private static func baseWithoutName(_ words: [Substring]) -> Range<Int>? {
        let folded = words.prefix(longestSubject + longestBase).map { $0.lowercased() }
        guard
            let start = folded.indices.dropLast(2).first(where: {
                folded[$0...($0 + 1)] == ["căn", "cứ"] && ["kế", "chức"].contains(folded[$0 + 2])
            }), start <= longestSubject,
            let end = folded.indices.dropFirst(start + 4).first(where: {
                $0 + 1 < folded.count && deeds.contains(folded[$0] + " " + folded[$0 + 1])
            }), end - start <= longestBase, words.count - end > fewestWords
        else { return nil }
        let isNamed = folded[start..<end].contains { word in
            word.contains(where: \.isNumber) || word.hasSuffix(";") || word == "số"
        }
        return isNamed ? nil : start..<end
    }

    /// `Đề nghị Hội … tiếp tục …`, `Giao cho cán bộ …` by who is to do it: a report asks for nothing here.
    private static func withoutAddress(_ text: String) -> String {
        for address in ["Đề nghị ", "Yêu cầu ", "Giao cho ", "Giao "] where text.hasPrefix(address) {
            let rest = text.dropFirst(address.count)
            let isSomebody =
                addressed.contains { rest.hasPrefix($0 + " ") } || rest.first?.isUppercase == true
            return isSomebody ? OfficialNames.upperFirst(String(rest)) : text
        }
        return text
    }

    /// Without `(thời gian dự kiến …)`: what was foreseen is no part of a name.
    private static func withoutForesight(_ text: String) -> String {
        guard let open = text.utf8.firstIndex(of: UInt8(ascii: "(")),
            let close = text.utf8[open...].firstIndex(of: UInt8(ascii: ")")),
            text[open..<close].lowercased().contains("dự kiến")
        else { return text }
        let head = text[..<open].reversed().drop { $0 == " " }.reversed()
        return String(head) + text[text.index(after: close)...]
    }

    /// Without `nhằm …`, `với mục tiêu …`, `, trong đó …`, unless the words before are about nothing yet: `các hoạt động nhằm …`.
    private static func withoutPurpose(_ name: String) -> String {
        let words = name.words().map(String.init)
        var depth = 0
        for (index, word) in words.enumerated() {
            let isApart = index > 0 && words[index - 1].hasSuffix(",")
            if depth == 0, index >= fewestBeforePurpose, isPurpose(words[index...], isApart: isApart),
                !needsMore(words[..<index])
            {
                return words[..<index].joined(separator: " ").trimmedComma
            }
            for letter in word.unicodeScalars { depth += depthChange(letter) }
        }
        return name
    }

    /// What a mark does to the depth of parentheses and quotation marks.
    static func depthChange(_ mark: Unicode.Scalar) -> Int {
        switch mark {
        case "(", "“", "«", "[": 1
        case ")", "”", "»", "]": -1
        default: 0
        }
    }

    private static func isPurpose(_ words: ArraySlice<String>, isApart: Bool) -> Bool {
        guard let first = words.first?.lowercased(), firstOfPurposes.contains(first) else { return false }
        let beginning = words.prefix(2).joined(separator: " ").lowercased()
        return isApart && beginning == "trong đó" || first == "nhằm"
            || purposes.contains(beginning)
            || words.prefix(3).joined(separator: " ").lowercased() == "với mục tiêu"
    }

    /// Whether the last words only say of what kind the thing is.
    private static func needsMore(_ words: ArraySlice<String>) -> Bool {
        let end = words.suffix(2).joined(separator: " ").lowercased()
        return !end.hasSuffix(",") && generic.contains(end)
    }

    /// `hiệu quả Chương trình theo …` under the heading `Chương trình truyền thông …`: with its name.
    private static func withProgram(of section: String, _ name: String) -> String {
        guard let kind = ["Chương trình", "Đề án", "Kế hoạch"].first(where: section.hasPrefix) else {
            return name
        }
        let bare = section.prefix { $0 != "(" }.reversed().drop { ". ".contains($0) }.reversed()
        let words = name.words(keepsBlanks: true).map(String.init)
        for index in words.indices.dropLast()
        where words[index...(index + 1)].joined(separator: " ").trimmedComma == kind {
            let next = index + 2 < words.count ? words[index + 2].lowercased() : "theo"
            guard words[index + 1].hasSuffix(",") || afterBareKind.contains(next) else { continue }
            let comma = words[index + 1].hasSuffix(",") ? "," : ""
            return (words[..<index] + [String(bare) + comma] + words[(index + 2)...]).joined(separator: " ")
        }
        return name
    }

    static func trimmed(_ letters: ArraySlice<Unicode.Scalar>) -> String {
        let last = letters.lastIndex { ![";", ":", ".", " "].contains($0) }
        return last.map { text(of: letters[...$0]) } ?? ""
    }

    static func text(of letters: ArraySlice<Unicode.Scalar>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2 * letters.count)
        for letter in letters { bytes.append(contentsOf: letter.utf8) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let fewestWords = 4
    /// Who is to do it, and what it rests on.
    private static let longestSubject = 24
    private static let longestBase = 12
    private static let deeds: Set = [
        "triển khai", "xây dựng", "tổ chức", "thực hiện", "chủ động", "ban hành", "cụ thể",
    ]
    /// Who is to do it, and `tiếp tục`.
    private static let longestBeginning = 10
    /// `Tiếp tục thực hiện có hiệu quả: Đề án …` has its object behind the colon.
    private static let fewestBeforeList = 8
    /// What stands before a purpose must say something by itself.
    private static let fewestBeforePurpose = 7
    /// `Đa dạng hóa các loại hình truyền thông … phù hợp với tình hình như: …` is a name without its examples.
    private static let fewestBeforeExamples = 14
    /// `… với các hoạt động như: …`, seen from its last word.
    private static let longestLead = 6
    /// `với các hoạt động như: …` says nothing without what follows.
    private static let leads = ["như", "sau", "gồm", "là"]
    private static let addressed = ["các", "cán bộ", "công chức", "thành viên", "toàn thể"]
    private static let purposes: Set = ["góp phần", "qua đó", "từ đó"]
    private static let firstOfPurposes: Set = ["nhằm", "trong", "với", "góp", "qua", "từ"]
    private static let generic: Set = [
        "hoạt động", "giải pháp", "biện pháp", "nhiệm vụ", "nội dung", "chương trình", "đề án", "kế hoạch",
        "chính sách", "mô hình", "sự kiện", "đề án,", "hình thức", "quy định",
    ]
    /// What follows a kind of document that is not named: `Chương trình được ban hành`.
    private static let afterBareKind: Set = ["theo", "được", "đã", "trên", "tại", "của", "cho", "này", "và"]

    /// Whether a clause ends here: a mark before a blank or the end, and no stop of an abbreviation (`TP. …`)
    /// or a number (`Điều 3. …`), a year's excepted.
    private static func ends(at index: Int, of letters: [Unicode.Scalar]) -> Bool {
        let isLast = index + 1 == letters.count
        guard isLast || letters[index + 1] == " " else { return false }
        switch letters[index] {
        case ";", ":": return true
        case ".":
            if index > 0, ["”", "»", ")"].contains(letters[index - 1]) { return true }
            let word = letters[..<index].suffix { $0.properties.isAlphabetic || isDigit($0) }
            return word.count == 4 && word.allSatisfy(isDigit)
                || word.count > 1 && word.allSatisfy(\.properties.isLowercase)
        default: return false
        }
    }

    private static func isDigit(_ letter: Unicode.Scalar) -> Bool { ("0"..."9").contains(letter) }
}

extension String {
    /// Without the comma that ends it.
    var trimmedComma: String { hasSuffix(",") ? String(dropLast()) : self }
}

extension ArraySlice<Unicode.Scalar> {
    /// The longest end of which every letter holds.
    fileprivate func suffix(_ holds: (Unicode.Scalar) -> Bool) -> ArraySlice<Unicode.Scalar> {
        var start = endIndex
        while start > startIndex, holds(self[start - 1]) { start -= 1 }
        return self[start...]
    }
}
