import Diagnostics
import PlanModel

/// Finds the offices that carry out the plan, in the parts on organisation.
///
/// A unit is a heading that names it (its items follow), or the subject of a
/// numbered sentence, bullet or paragraph that stands directly under the part.
struct UnitReader {
    private let outline: Outline
    private let file: SourceFile
    private var units: [OrgUnit] = []
    private var ids = UnitIDs()
    /// Places in `units`, by what makes two names one office.
    private var known: [String: Int] = [:]
    private(set) var leads: [String: String] = [:]
    private var doubts = UnitDoubts()

    static func units(
        of outline: Outline, in file: SourceFile
    ) -> (units: [OrgUnit], leads: [String: String], doubts: UnitDoubts) {
        var reader = UnitReader(outline: outline, file: file)
        reader.read()
        reader.doubtHeadings()
        return (reader.units, reader.leads, reader.doubts)
    }

    private init(outline: Outline, file: SourceFile) {
        self.outline = outline
        self.file = file
    }

    private mutating func read() {
        let isWork = outline.sections.indices.map(isOrganisation)
        // A section under a unit's heading belongs to that unit.
        var current: (number: String, unit: Int)?
        for (section, isWork) in zip(outline.sections, isWork) where isWork {
            if let unit = current, section.number.hasPrefix(unit.number + ".") {
                for item in section.items { give(item.id, to: unit.unit) }
                continue
            }
            current = nil
            if !section.isChapter, let name = UnitReader.name(ofHeading: section.title) {
                let unit = add(
                    name.passage, requested: name.requested, number: section.number, source: section.source)
                current = (section.number, unit)
                for item in section.items {
                    // A paragraph behind the heading's own work may name another unit.
                    if item.kind == .paragraph, LeadPhrase.isOffice(item.passage, at: 0),
                        let other = OrgPhrase.subject(of: item.passage)
                    {
                        readSentence(item, other)
                    } else {
                        give(item.id, to: unit)
                    }
                }
            } else {
                for item in section.items {
                    readSentence(
                        item, OrgPhrase.subject(of: item.passage) ?? LeadPhrase.office(in: item.passage))
                }
            }
        }
        for (place, section) in outline.sections.enumerated()
        where !isWork[place] && !outline.isTaskless(place) {
            for item in section.items { readLead(item) }
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
    private mutating func readLead(_ item: Outline.Item) {
        guard let office = LeadPhrase.office(in: item.passage) else { return }
        readSentence(item, office)
        let names = OfficeList.names(from: office.range, in: item.passage)
        // "(Trạm Y tế; Hội LHPN và Đoàn Thanh niên phối hợp)": the others only help.
        let end = names[names.count - 1].upperBound
        let help = item.passage.has("phoi hop", at: end) && Lexeme.startsLower(item.passage.words[end].text)
        guard names.count > 1, !help else { return }
        let offices = names.map { UnitReader.trimmed(item.passage.part($0)).text }
        doubts.tasks.append((item.id, offices, item.source))
    }

    private mutating func readSentence(
        _ item: Outline.Item, _ subject: (range: Range<Int>, isRequest: Bool)?
    ) {
        guard let subject else { return }
        let name = UnitReader.trimmed(item.passage.part(subject.range))
        guard !name.isEmpty else { return }
        let unit =
            known[UnitIDs.identity(of: name)] ?? place(ofShort: name)
            ?? add(name, requested: subject.isRequest, number: nil, source: item.source)
        give(item.id, to: unit)
    }

    /// The unit that `Phòng VHXH` means where `Phòng Văn hóa - Xã hội` is known.
    private func place(ofShort name: Passage) -> Int? {
        guard let last = name.words.last?.text, Lexeme.isAbbreviation(last) else { return nil }
        return units.firstIndex { $0.id == UnitIDs.base(of: name) }
    }

    private mutating func give(_ item: String, to unit: Int) {
        units[unit].items.append(item)
        leads[item] = units[unit].id
    }

    private mutating func add(_ name: Passage, requested: Bool, number: String?, source: Range<Int>) -> Int {
        let offices = OfficeList.offices(in: name)
        if offices.count > 1 {
            doubts.units.append((offices.map { UnitReader.trimmed($0).text }, source))
        }
        units.append(
            OrgUnit(
                id: ids.id(for: offices), number: number, name: name.text, requested: requested,
                location: .span(SourceSpan(file, source))))
        known[UnitIDs.identity(of: name)] = known[UnitIDs.identity(of: name)] ?? units.count - 1
        return units.count - 1
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
