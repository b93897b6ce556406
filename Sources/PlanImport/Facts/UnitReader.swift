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
    private(set) var leads: [String: String] = [:]

    static func units(
        of outline: Outline, in file: SourceFile
    ) -> (units: [OrgUnit], leads: [String: String]) {
        var reader = UnitReader(outline: outline, file: file)
        reader.read()
        return (reader.units, reader.leads)
    }

    private init(outline: Outline, file: SourceFile) {
        self.outline = outline
        self.file = file
    }

    private mutating func read() {
        // A section under a unit's heading belongs to that unit.
        var current: (number: String, unit: Int)?
        for section in outline.sections where SectionTopic.isOrganisation(outline.sections[section.top].title)
        {
            if let unit = current, section.number.hasPrefix(unit.number + ".") {
                for item in section.items { give(item.id, to: unit.unit) }
                continue
            }
            current = nil
            if section.level > 1, let name = UnitReader.name(ofHeading: section.title) {
                let unit = add(
                    name.passage, requested: name.requested, number: section.number, source: section.source)
                current = (section.number, unit)
                for item in section.items { give(item.id, to: unit) }
            } else {
                for item in section.items { readSentence(item) }
            }
        }
    }

    private mutating func readSentence(_ item: Outline.Item) {
        guard let subject = OrgPhrase.subject(of: item.passage) else { return }
        let name = UnitReader.trimmed(item.passage.part(subject.range))
        guard !name.isEmpty else { return }
        let existing = units.firstIndex { $0.number == nil && $0.name == name.text }
        let unit =
            existing ?? add(name, requested: subject.isRequest, number: nil, source: item.source)
        give(item.id, to: unit)
    }

    private mutating func give(_ item: String, to unit: Int) {
        units[unit].items.append(item)
        leads[item] = units[unit].id
    }

    private mutating func add(_ name: Passage, requested: Bool, number: String?, source: Range<Int>) -> Int {
        units.append(
            OrgUnit(
                id: ids.id(for: name), number: number, name: name.text, requested: requested,
                location: .span(SourceSpan(file, source))))
        return units.count - 1
    }

    /// The unit a heading names, without what asks for it and without a role in
    /// brackets: `Phòng Tư pháp (Cơ quan thường trực)` is the Phòng Tư pháp.
    static func name(ofHeading title: Passage) -> (passage: Passage, requested: Bool)? {
        let (start, requested) = OrgPhrase.prefix(of: title)
        guard OrgPhrase.begins(title, at: start) else { return nil }
        var end = start
        while end < title.words.count, !title.words[end].text.hasPrefix("(") { end += 1 }
        // A bracket inside the name, with more of the name after it, stays.
        if let close = title.words[end...].firstIndex(where: { $0.text.contains(")") }),
            close + 1 < title.words.count
        {
            end = title.words.count
        }
        let name = trimmed(title.part(start..<end))
        return name.isEmpty ? nil : (name, requested)
    }

    /// Without the punctuation at the end.
    private static func trimmed(_ passage: Passage) -> Passage {
        var words = passage.words
        while var last = words.last {
            while let end = last.text.unicodeScalars.last, [":", ".", ",", ";"].contains(end) {
                last.text.unicodeScalars.removeLast()
            }
            words.removeLast()
            if !last.text.isEmpty {
                words.append(last)
                break
            }
        }
        return Passage(words)
    }
}

/// What a section is about, by its heading.
enum SectionTopic {
    /// Parts that hand the work to the units.
    static func isOrganisation(_ title: Passage) -> Bool {
        if title.contains("phan cong") || title.contains("trach nhiem") { return true }
        return title.contains("to chuc") && title.contains("thuc hien")
    }

    /// Purpose, requirements and funding: nobody reports on their clauses as tasks.
    static func holdsNoTasks(_ title: Passage) -> Bool {
        let tasks: [Phrase] = ["nhiem vu", "giai phap", "noi dung", "hoat dong"]
        guard !tasks.contains(where: title.contains) else { return false }
        return title.starts(with: [
            "muc dich", "yeu cau", "muc tieu", "quan diem", "kinh phi", "nguon kinh phi",
        ])
            || title.contains("muc dich") || title.contains("nguon luc tai chinh")
    }
}
