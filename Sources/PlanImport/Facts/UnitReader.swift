import Diagnostics
import PlanModel

/// Finds the offices that carry out the plan, in the parts on organisation.
///
/// A unit is a heading that names it (its items follow), or the subject of a
/// numbered sentence, bullet or paragraph that stands directly under the part.
struct UnitReader {
    /// With the copies that further offices of a heading got, where each has its own.
    private var outline: Outline
    private let file: SourceFile
    private let splitsUnits: Bool
    private var units: [OrgUnit] = []
    private var ids = UnitIDs()
    /// Places in `units`, by what makes two names one office.
    private var known: [String: Int] = [:]
    private var byID: [String: Int] = [:]
    /// Places in `units` of those that a heading of several named: their own headings go on with them.
    private var split: Set<Int> = []
    private(set) var leads: [String: String] = [:]
    private var doubts = UnitDoubts()

    /// - Parameter splitsUnits: whether each of the offices that one heading names is a unit, with its own
    ///   copy of the tasks; else they share one.
    static func units(
        of outline: Outline, in file: SourceFile, splitsUnits: Bool
    ) -> (units: [OrgUnit], leads: [String: String], doubts: UnitDoubts, outline: Outline) {
        var reader = UnitReader(outline: outline, file: file, splitsUnits: splitsUnits)
        reader.read()
        reader.doubtHeadings()
        return (reader.units, reader.leads, reader.doubts, reader.outline)
    }

    private init(outline: Outline, file: SourceFile, splitsUnits: Bool) {
        self.outline = outline
        self.file = file
        self.splitsUnits = splitsUnits
    }

    private mutating func read() {
        let isWork = outline.sections.indices.map(isOrganisation)
        // A section under a unit's heading belongs to that unit.
        var current: (number: String, units: [Int])?
        for (place, section) in outline.sections.enumerated() where isWork[place] {
            if let heading = current, section.number.hasPrefix(heading.number + ".") {
                for item in section.items { give(item, to: heading.units, in: place) }
                continue
            }
            current = nil
            if !section.isChapter, let name = UnitReader.name(ofHeading: section.title) {
                let units = add(
                    name.passage, requested: name.requested, number: section.number, source: section.source)
                current = (section.number, units)
                for item in section.items {
                    // A paragraph behind the heading's own work may name another unit.
                    if item.kind == .paragraph, LeadPhrase.isOffice(item.passage, at: 0),
                        let other = OrgPhrase.subject(of: item.passage)
                    {
                        readSentence(item, other, in: place)
                    } else {
                        give(item, to: units, in: place)
                    }
                }
            } else {
                for item in section.items {
                    readSentence(
                        item, OrgPhrase.subject(of: item.passage) ?? LeadPhrase.office(in: item.passage),
                        in: place)
                }
            }
        }
        for (place, section) in outline.sections.enumerated()
        where !isWork[place] && !outline.isTaskless(place) {
            for item in section.items { readLead(item, in: place) }
        }
        let ids = outline.sections.flatMap { $0.items.map(\.id) }
        let places = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
        for unit in units.indices {
            units[unit].items.sort { places[$0, default: 0] < places[$1, default: 0] }
        }
    }

    /// Beside headings that name units, one that names none is named, if it is not about the work itself.
    private mutating func doubtHeadings() {
        let named = Dictionary(grouping: units.compactMap(\.number), by: UnitReader.chapter)
        for (place, section) in outline.sections.enumerated() {
            guard !section.isChapter, isOrganisation(place), !section.items.isEmpty,
                named[UnitReader.chapter(of: section.number)]?.count ?? 0 > 1,
                !section.items.contains(where: { leads[$0.id] != nil }),
                !SectionTopic.isProcedure(section.title)
            else { continue }
            doubts.headings.append(section)
        }
    }

    /// `IV` of `IV.2`
    private static func chapter(of number: String) -> Substring {
        number[..<(number.lastIndex(of: ".") ?? number.startIndex)]
    }

    private func isOrganisation(_ place: Int) -> Bool {
        outline.path(from: place).contains { $0.isChapter && SectionTopic.isOrganisation($0.title) }
    }

    /// A task outside the part on organisation has one lead: the first of several offices.
    private mutating func readLead(_ item: Outline.Item, in section: Int) {
        guard let office = LeadPhrase.office(in: item.passage) else { return }
        readSentence(item, office, in: section)
        let names = OfficeList.names(from: office.range, in: item.passage)
        // "(Trạm Y tế; Hội LHPN và Đoàn Thanh niên phối hợp)": the others only help.
        let end = names[names.count - 1].upperBound
        let help = item.passage.has("phoi hop", at: end) && Lexeme.startsLower(item.passage.words[end].text)
        guard names.count > 1, !help else { return }
        let offices = names.map { UnitReader.trimmed(item.passage.part($0)).text }
        doubts.tasks.append((item.id, offices, item.source))
    }

    private mutating func readSentence(
        _ item: Outline.Item, _ subject: (range: Range<Int>, isRequest: Bool)?, in section: Int
    ) {
        guard let subject else { return }
        let name = UnitReader.trimmed(item.passage.part(subject.range))
        guard !name.isEmpty else { return }
        let units =
            place(of: name).map { [$0] }
            ?? add(name, requested: subject.isRequest, number: nil, source: item.source)
        give(item, to: units, in: section)
    }

    /// The unit that was named before, in full or in short.
    private func place(of name: Passage) -> Int? { known[UnitIDs.identity(of: name)] ?? place(ofShort: name) }

    /// The unit that `Phòng VHXH` means where `Phòng Văn hóa - Xã hội` is known.
    private func place(ofShort name: Passage) -> Int? {
        guard let last = name.words.last?.text, Lexeme.isAbbreviation(last) else { return nil }
        return byID[UnitIDs.base(of: name)]
    }

    /// Each unit behind the first gets a copy, at the end of the section; what only introduces others needs none.
    private mutating func give(_ item: Outline.Item, to units: [Int], in section: Int) {
        for (count, unit) in units.enumerated() {
            var own = item
            if count > 0 {
                if item.passage.text.hasSuffix(":") { continue }
                own.id = outline.nextID(in: section)
                outline.sections[section].items.append(own)
            }
            self.units[unit].items.append(own.id)
            leads[own.id] = self.units[unit].id
        }
    }

    /// Places in `units`: one, or one for each office of a name that is split.
    private mutating func add(
        _ name: Passage, requested: Bool, number: String?, source: Range<Int>
    ) -> [Int] {
        let offices = OfficeList.offices(in: name)
        if splitsUnits, offices.count > 1 {
            // The heading is nobody's own.
            let names = offices.map(UnitReader.trimmed)
            let places = names.reduce(into: [Int]()) { places, name in
                let unit = place(of: name) ?? append(name, [name], requested, nil, source)
                if !places.contains(unit) { places.append(unit) }
            }
            split.formUnion(places)
            return places
        }
        if let own = place(of: name), split.contains(own) {
            units[own].number = units[own].number ?? number
            return [own]
        }
        if offices.count > 1 {
            doubts.units.append((offices.map { UnitReader.trimmed($0).text }, source))
        }
        return [append(name, offices, requested, number, source)]
    }

    private mutating func append(
        _ name: Passage, _ offices: [Passage], _ requested: Bool, _ number: String?, _ source: Range<Int>
    ) -> Int {
        units.append(
            OrgUnit(
                id: ids.id(for: offices), number: number, name: name.text, requested: requested,
                location: .span(SourceSpan(file, source))))
        let place = units.count - 1
        let identity = UnitIDs.identity(of: name)
        known[identity] = known[identity] ?? place
        byID[units[place].id] = place
        return place
    }

    /// The unit a heading names, without what asks for it and without a role in
    /// brackets: `Phòng Tư pháp (Cơ quan thường trực)` is the Phòng Tư pháp.
    static func name(ofHeading title: Passage) -> (passage: Passage, requested: Bool)? {
        let (prefix, requested) = OrgPhrase.prefix(of: title)
        let start = prefix + OfficeList.title(in: title, at: prefix)
        guard OrgPhrase.begins(title, at: start) else { return nil }
        var end = start > prefix ? start + 1 : start
        while end < title.words.count, !title.words[end].text.hasPrefix("(") { end += 1 }
        // "Phòng Tư pháp là cơ quan thường trực, có nhiệm vụ:"
        let predicate = (start..<end).first {
            title.hasAny(
                of: ["la co quan", "la don vi", "co nhiem vu", "co trach nhiem", "chiu trach nhiem"], at: $0)
        }
        if let predicate, predicate > start {
            let name = trimmed(title.part(start..<predicate))
            return (name, requested)
        }
        // A bracket inside the name, with more of the name after it, stays.
        if let close = title.words[end...].firstIndex(where: { $0.text.contains(")") }),
            close + 1 < title.words.count
        {
            end = title.words.count
        }
        let name = trimmed(title.part(start..<end))
        return name.isEmpty ? nil : (name, requested)
    }

    /// Without the punctuation at the end and the bracket around it.
    private static func trimmed(_ passage: Passage) -> Passage {
        var words = passage.words
        let isBracketed = words.first?.text.hasPrefix("(") ?? false
        if isBracketed { words[0].text.removeFirst() }
        while var last = words.popLast() {
            if !words.isEmpty, ["và", "+", "&"].contains(last.text) { continue }
            let isOpen = words.contains { $0.text.contains("(") } || last.text.contains("(")
            last.text = last.text.trimmingEnd(isOpen ? [":", ".", ",", ";"] : [":", ".", ",", ";", ")"])
            if !last.text.isEmpty { return Passage(words + [last]) }
        }
        return Passage([])
    }
}
