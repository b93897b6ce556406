import Diagnostics
import PlanModel

/// Finds who issued the plan: from its header, else from title, signature and
/// the sentence `UBND phường … xây dựng kế hoạch`, in this order of trust.
struct OrganisationReader {
    let front: FrontPart
    let preamble: Passage
    let bases: [LegalBasis]
    let closing: Passage
    let recipients: [Passage]
    let signature: Signature

    /// Nil when nothing names the issuer.
    func read() -> Organisation? {
        var organisation = agency() ?? committee()
        organisation?.drafter = drafter
        if let code = front.code { organisation?.code = code }
        return organisation
    }

    // MARK: - A people's committee

    private func committee() -> Organisation? {
        guard let own = ownLocality() else { return nil }
        var organisation = Organisation(
            issuer: ["ỦY BAN NHÂN DÂN", own.text.uppercased()], short: "UBND " + own.text,
            level: own.kind.level, locality: own.text, province: province(beside: own), place: own.place,
            code: "UBND")
        if let header = headerOfCommittee() {
            // Capitals typed without marks get those of the text.
            organisation.issuer = header.map { line in
                let isBare = line.unicodeScalars.allSatisfy(\.isASCII)
                return organisation.issuer.first { isBare && Folding.ascii($0) == Folding.ascii(line) }
                    ?? line
            }
        }
        return organisation
    }

    private func headerOfCommittee() -> [String]? {
        let lines = front.issuer
        guard
            let start = lines.lastIndex(where: { line in
                let folded = Folding.ascii(line)
                return folded.hasPrefix("uy ban nhan dan") || folded.hasPrefix("ubnd")
            })
        else { return nil }
        return lines[start...].map { line in
            line.hasPrefix("UBND ") ? "ỦY BAN NHÂN DÂN " + line.dropFirst("UBND ".count) : line
        }
    }

    /// The smallest place of the title; else of the header, the lead-in's subject,
    /// the signature and the closing.
    private func ownLocality() -> Locality? {
        let header = Passage(
            front.issuer.flatMap { $0.split(separator: " ") }.map { Word(text: String($0), source: 0..<0) })
        let authority = Passage(
            (signature.authority ?? "").split(separator: " ").map { Word(text: String($0), source: 0..<0) })
        for passage in [front.title, header, subject() ?? Passage([]), preamble, authority, closing] {
            let places = Locality.all(in: passage).map(\.locality)
            if var own = places.min(by: { $0.kind.order < $1.kind.order }) {
                let first = own.name.prefix { $0 != " " }
                if Lexeme.isCapitals(String(first)), first.count > 1 {
                    own.name = OrganisationReader.titleCase(own.name)
                }
                return own
            }
        }
        return nil
    }

    /// The place in the lines of the header: `PHÒNG … QUẬN MẪU`.
    private var headerLocality: Locality? {
        let places = front.issuer.flatMap { line in
            let words = line.split(separator: " ").map { Word(text: String($0), source: 0..<0) }
            return Locality.all(in: Passage(words))
        }
        guard var found = places.last?.locality else { return nil }
        found.name = OrganisationReader.titleCase(found.name)
        return found
    }

    private static func titleCase(_ name: String) -> String {
        name.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }.joined(
            separator: " ")
    }

    // MARK: - A sector's board, a department, a school

    /// The words before `xây dựng kế hoạch` in the lead-in.
    private static let drafting: [Phrase] = ["xay dung", "ban hanh", "lap"]

    private func subject() -> Passage? {
        let verbs = preamble.keys.indices.filter { index in
            preamble.hasAny(of: OrganisationReader.drafting, at: index)
                && (index + 1...index + 4).contains { preamble.has("ke hoach", at: $0) }
        }
        guard let verb = verbs.last else { return nil }
        var start = verb
        while start > 0, [.neutral, .open].contains(Lexeme.ending(of: preamble.words[start - 1].text)) {
            start -= 1
        }
        return preamble.part(start..<verb)
    }

    /// The office that ends the header: `SỞ Y TẾ` under `UBND TỈNH MẪU`, where no lead-in names one.
    private var headerAgency: Passage? {
        let offices: [Phrase] = [
            "so", "phong", "truong", "chi cuc", "thanh tra", "ban", "benh vien", "trung tam",
        ]
        guard let last = front.issuer.last else { return nil }
        let words = last.split(separator: " ").map(String.init)
        let passage = OrganisationReader.passage(words)
        guard words.count > 1, passage.starts(with: offices) else { return nil }
        return OrganisationReader.passage(OrganisationReader.officeName(words))
    }

    private static func passage(_ words: [String]) -> Passage {
        Passage(words.map { Word(text: $0, source: 0..<0) })
    }

    /// A name of the header in small letters: capitals begin the office, its field, what `và` or a
    /// comma adds, and every word of a school's or hospital's own name; abbreviations stay.
    private static func officeName(_ words: [String]) -> [String] {
        let kinds: Set<String> = [
            "hoc", "non", "co", "so", "pho", "thong", "giao", "vien", "khoa", "khu", "vuc",
        ]
        let isSchool = ["truong", "benh"].contains(Folding.ascii(words[0]))
        // "Sở Y tế", "Chi cục Thủy lợi"
        let kind = passage(words).starts(with: ["benh vien", "trung tam", "chi cuc", "thanh tra"]) ? 2 : 1
        return words.enumerated().map { place, word in
            let before = place > 0 ? words[place - 1] : ""
            let begins =
                place == 0 || place == kind || Folding.ascii(before) == "va" || before.hasSuffix(",")
                || before == "-"
                || isSchool && !kinds.contains(Folding.ascii(word))
            let isAbbreviation = !Folding.ascii(word).contains { "aeiouy".contains($0) } && word.count > 1
            if isAbbreviation { return word }
            let small = word.lowercased()
            return begins && small != "và" ? small.prefix(1).uppercased() + small.dropFirst() : small
        }
    }

    private func agency() -> Organisation? {
        guard let subject = subject() ?? headerAgency, !subject.isEmpty else { return nil }
        let isCommittee = subject.starts(with: ["ubnd", "uy ban nhan dan"])
        guard !isCommittee, OrgPhrase.begins(subject, at: 0) else { return nil }
        let city =
            Locality.all(in: subject).map(\.locality).last { $0.kind.order == 2 }
            ?? headerLocality.flatMap { $0.kind.order == 2 ? $0 : nil } ?? namedProvince()
        let own = city ?? Locality.all(in: subject).last?.locality ?? headerLocality
        let isSchool = subject.has("truong", at: 0)
        let (issuer, parent) = lines(of: subject, city: city)
        return Organisation(
            issuer: issuer, parent: parent, short: subject.text, level: isSchool ? .school : .sector,
            locality: own?.text ?? "", province: city?.text, place: front.place?.text ?? own?.place ?? "",
            code: code(of: subject))
    }

    /// Header lines of an agency: `BAN …` / `NGÀNH …` under the department whose sector it is.
    private func lines(of subject: Passage, city: Locality?) -> ([String], String?) {
        let cityText = city?.text ?? ""
        func upper(_ range: Range<Int>) -> String { subject.text(range).uppercased() }
        // "SỞ NỘI VỤ" / "TỈNH MẪU": the place goes on with the name and has no line above it.
        let places = Locality.Kind.allCases.map { $0.rawValue.uppercased() + " " }
        if front.issuer.count == 2, places.contains(where: front.issuer[1].hasPrefix) {
            return (front.issuer, nil)
        }
        if front.issuer.count >= 2 { return (Array(front.issuer.dropFirst()), front.issuer[0]) }
        if let sector = subject.firstIndex(of: "nganh") {
            let end =
                Locality.all(in: subject).last.map {
                    $0.name.lowerBound - $0.locality.kind.key.count
                }
                ?? subject.words.count
            let field = subject.text(sector + 1..<max(sector + 1, end)).uppercased()
            let parent = ["SỞ", field, cityText.uppercased()].filter { !$0.isEmpty }.joined(separator: " ")
            return ([upper(0..<sector), upper(sector..<max(sector, end))], parent)
        }
        let parent =
            subject.has("so", at: 0) && !cityText.isEmpty ? "ỦY BAN NHÂN DÂN " + cityText.uppercased() : nil
        let end = Locality.all(in: subject).last.map {
            $0.name.lowerBound - $0.locality.kind.key.count
        }
        return ([upper(0..<(end ?? subject.words.count))], parent)
    }

    /// The initials of the agency without its sector and place: `BVSTBPN`.
    private func code(of subject: Passage) -> String {
        let stop =
            subject.firstIndex(of: "nganh")
            ?? Locality.all(in: subject).last.map {
                $0.name.lowerBound - $0.locality.kind.key.count
            }
            ?? subject.words.count
        let silent: Set<String> = ["va", "cua", "cac", "-"]
        return subject.words.indices[..<stop].filter { !silent.contains(subject.keys[$0]) }.map { index in
            let word = subject.words[index].text
            return Lexeme.isAbbreviation(word) ? word : String(word.prefix(1).uppercased())
        }.joined()
    }

    // MARK: - Province and drafter

    private func province(beside own: Locality) -> String? {
        own.kind == .province || own.kind == .city ? own.text : namedProvince()?.text
    }

    /// The city or province whose committee or department the plan names; a
    /// city is taken only from such a name, for a district's city is none.
    private func namedProvince() -> Locality? {
        let sources =
            [preamble]
            + bases.map {
                Passage($0.text.split(separator: " ").map { Word(text: String($0), source: 0..<0) })
            } + recipients
        for passage in sources {
            for (locality, name) in Locality.all(in: passage)
            where locality.kind == .city || locality.kind == .province {
                let before = name.lowerBound - locality.kind.key.count
                let reach = max(0, before - 8)..<max(0, before)
                let isNamed = reach.contains {
                    ["ubnd", "so", "hdnd"].contains(passage.keys[$0])
                        || passage.has("uy ban nhan dan", at: $0) || passage.has("thanh uy", at: $0)
                }
                if isNamed { return locality }
            }
        }
        return nil
    }

    /// The unit after `VT` in the line `Lưu: VT, VHXH (02 bản).`
    private var drafter: String? {
        guard let copies = recipients.last(where: { $0.has("luu", at: 0) }) else { return nil }
        let parts = copies.words.dropFirst().split { $0.text.hasPrefix("(") }.first ?? []
        var units: [[String]] = [[]]
        for word in parts {
            let name = String(word.text.filter { $0.isLetter || $0 == "&" || $0 == "-" || $0 == "." })
                .trimmingDots
            if !name.isEmpty, Folding.ascii(name) != "vt" { units[units.count - 1].append(name) }
            if Lexeme.ending(of: word.text) != .neutral { units.append([]) }
        }
        return units.first { !$0.isEmpty }?.joined(separator: " ")
    }
}

extension String {
    fileprivate var trimmingDots: String {
        var text = self[...]
        while text.last == "." || text.last == "-" { text.removeLast() }
        return String(text)
    }
}
