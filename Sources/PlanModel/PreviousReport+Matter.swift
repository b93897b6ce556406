package import Diagnostics

extension PreviousReport {
    /// A number under which this year counts something else than the year before.
    package struct OtherMatter: Hashable, Sendable {
        package let id: String
        package let before: String
        package let now: String
        /// Where it stands this year.
        package let location: Location?
    }

    /// The indicators and rows of tables that share nothing with this year's but their number.
    package func otherMatters(than results: Results) -> [OtherMatter] { matched(to: results).others }

    /// Without what cannot be compared with a year's results; the indicators of a plan, which are numbered by
    /// their places in it, under the numbers of this year.
    package func comparable(with results: Results) -> PreviousReport { matched(to: results).report }

    private func matched(to results: Results) -> (report: PreviousReport, others: [OtherMatter]) {
        var (report, others) = (self, [OtherMatter]())
        let now = results.indicators.map {
            (id: $0.id.text, matter: Matter($0), location: $0.name.location)
        }
        let named = Dictionary(grouping: now, by: \.matter.words)
        let numbered = Dictionary(now.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        // What bears the very name goes before what has the number and half of the words: the goals of a plan
        // that have moved by a place are often worded alike.
        let pairs = self.results.indicators.map { earlier in
            let matter = Matter(earlier)
            return (earlier, matter, same: named[matter.words]?.first { $0.matter == matter }?.id)
        }
        let taken = Set(pairs.compactMap(\.same))
        report.results.indicators = pairs.compactMap { earlier, matter, same in
            let other = numbered[earlier.id.text]
            let alike = other.flatMap {
                !taken.contains($0.id) && $0.matter.isAbout(matter) ? $0.id : nil
            }
            if let id = same ?? alike {
                var moved = earlier
                moved.id.text = id
                return moved
            }
            guard let other else { return earlier }
            others.append(
                OtherMatter(
                    id: other.id, before: matter.name, now: other.matter.name, location: other.location))
            return nil
        }
        let tables = Dictionary(
            results.counts.map { ($0.table.name, $0) }, uniquingKeysWith: { first, _ in first })
        report.results.counts = self.results.counts.map { earlier in
            var kept = earlier
            let rows = tables[earlier.table.name]?.counts ?? []
            kept.counts.removeAll { count in
                guard let row = rows.first(where: { $0.row.id == count.row.id }),
                    !Matter(row.row).isAbout(Matter(count.row))
                else { return false }
                others.append(
                    OtherMatter(
                        id: "\(earlier.table.name).\(row.row.id)", before: Matter(count.row).name,
                        now: Matter(row.row).name, location: row.figure.location))
                return true
            }
            return kept
        }
        return (report, others)
    }
}

extension CountTable {
    /// Whether its rows count what those of another declaration of the table do, number by number.
    package func isAbout(_ other: CountTable) -> Bool {
        rows.count == other.rows.count
            && zip(rows, other.rows).allSatisfy {
                $0 == $1 || $0.id == $1.id && Matter($0).isAbout(Matter($1))
            }
    }
}

/// What a figure is about: its words and its unit, however they were typed.
private struct Matter: Equatable {
    let name: String
    let words: [String]
    private let unit: Set<String>?

    init(_ indicator: Indicator) { self.init(indicator.name.text, indicator.unit?.text) }
    init(_ row: CountTable.Row) { self.init(row.text, row.unit) }

    private init(_ text: String, _ unit: String?) {
        name = unit.map { "\(text) (\($0))" } ?? text
        words = Self.words(text).filter { !Self.common.contains($0) && Int($0) == nil }
        self.unit = unit.map { Set(Self.words($0.replacing("%", with: "phần trăm"))) }
    }

    static func == (one: Matter, other: Matter) -> Bool {
        !one.words.isEmpty && one.words == other.words && one.isCounted(as: other)
    }

    /// Counted in the same, and half of its words the same: names are worded anew from year to year.
    func isAbout(_ other: Matter) -> Bool {
        let (mine, theirs) = (Set(words), Set(other.words))
        return isCounted(as: other) && mine.intersection(theirs).count * 2 >= min(mine.count, theirs.count)
    }

    /// `%` may be `phần trăm` a year later; `tin` is no `tin/quý`.
    private func isCounted(as other: Matter) -> Bool {
        guard let unit, let due = other.unit else { return true }
        return unit == due
    }

    private static func words(_ text: String) -> [String] {
        Folding.ascii(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Words of every indicator.
    private static let common: Set = ["ty", "le", "so"]
}
