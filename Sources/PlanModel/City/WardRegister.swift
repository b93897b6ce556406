package import Diagnostics

/// The wards and communes a city expects reports of, as `wards.yaml` declares them.
package struct WardRegister: Hashable, Sendable {
    /// The days named by "trước ngày …" for all wards; none where the city's plan says it.
    package var deadlines: PeriodDays
    package var wards: [RegisteredWard]

    package init(deadlines: PeriodDays = PeriodDays(), wards: [RegisteredWard] = []) {
        self.deadlines = deadlines
        self.wards = wards
    }
}

/// A day for each kind of report, or none.
package struct PeriodDays: Hashable, Sendable {
    package var sixMonth: CalendarDate?
    package var annual: CalendarDate?

    package init(sixMonth: CalendarDate? = nil, annual: CalendarDate? = nil) {
        self.sixMonth = sixMonth
        self.annual = annual
    }

    package subscript(kind: ReportingPeriod.Kind) -> CalendarDate? {
        switch kind {
        case .firstHalf: sixMonth
        case .annual: annual
        }
    }
}

/// A ward or commune by all the names it goes under.
package struct RegisteredWard: Hashable, Sendable {
    /// Short, unique in the register.
    package var id: String
    /// As reports print it: `phường Trần Phú`.
    package var name: String
    /// Other ways to write the name.
    package var spellings: [String]
    /// Its own deadlines, where they differ.
    package var deadlines: PeriodDays
    /// When its reports came in.
    package var received: PeriodDays
    /// The names of the wards it was made of, from `since` on.
    package var mergedFrom: [String]
    /// The ward it was cut out of, from `since` on.
    package var splitFrom: String?
    /// The first day of the ward in these bounds; nil when they did not change.
    package var since: CalendarDate?
    package var location: Location?

    package init(
        id: String, name: String, spellings: [String] = [], deadlines: PeriodDays = PeriodDays(),
        received: PeriodDays = PeriodDays(), mergedFrom: [String] = [], splitFrom: String? = nil,
        since: CalendarDate? = nil, location: Location? = nil
    ) {
        self.id = id
        self.name = name
        self.spellings = spellings
        self.deadlines = deadlines
        self.received = received
        self.mergedFrom = mergedFrom
        self.splitFrom = splitFrom
        self.since = since
        self.location = location
    }

    package var names: [String] { [name] + spellings }
    package var hasChanged: Bool { !mergedFrom.isEmpty || splitFrom != nil }
}

/// A name's letters for comparing: case and blanks do not count, marks do.
package enum WardName {
    package static func key(_ name: String) -> String { Folding.words(name) }

    /// Without the marks of letters: `hoà` and `hòa` are one, and so are names that only differ in marks.
    package static func loose(_ name: String) -> String { Folding.ascii(key(name)) }
}

/// A register at the end of one period: who is due to report, and under which names.
package struct ExpectedWards: Sendable {
    /// Which ward a name stands for.
    package enum Match: Hashable, Sendable {
        /// The place of the ward in `wards`.
        case ward(Int)
        /// Told by its letters only: the marks differ.
        case probably(Int)
        /// A ward that has gone up in another, whose report covers it.
        case merged(into: Int)
        /// A ward that did not exist in this period.
        case later(RegisteredWard)
        case unknown
    }

    /// In the order of the register.
    package let wards: [RegisteredWard]
    private let known: [String: Int]
    private let loose: [String: [Int]]
    private let merged: [String: Int]
    private let later: [String: RegisteredWard]

    package init(_ register: WardRegister, at period: ReportingPeriod) {
        let started = register.wards.filter { $0.since.map { $0 <= period.lastDay } ?? true }
        let mergers = Dictionary(
            started.flatMap { ward in ward.mergedFrom.map { (WardName.key($0), [ward.id]) } },
            uniquingKeysWith: +)
        // A new ward may keep the name of one it was made of.
        wards = started.filter { ward in
            !ward.names.contains { name in
                mergers[WardName.key(name)]?.contains { $0 != ward.id } ?? false
            }
        }
        var known: [String: Int] = [:]
        var loose: [String: [Int]] = [:]
        var merged: [String: Int] = [:]
        for (place, ward) in wards.enumerated() {
            for name in ward.names {
                known[WardName.key(name)] = place
                if loose[WardName.loose(name)]?.last != place {
                    loose[WardName.loose(name), default: []].append(place)
                }
            }
            for name in ward.mergedFrom { merged[WardName.key(name)] = place }
        }
        for former in started {
            // A ward that was merged is known under its spellings too.
            guard let place = former.names.compactMap({ merged[WardName.key($0)] }).first else { continue }
            for name in former.names { merged[WardName.key(name)] = place }
        }
        self.known = known
        self.loose = loose
        self.merged = merged
        later = Dictionary(
            register.wards.filter { $0.since.map { $0 > period.lastDay } ?? false }
                .flatMap { ward in ward.names.map { (WardName.key($0), ward) } },
            uniquingKeysWith: { first, _ in first })
    }

    package func match(_ name: String) -> Match {
        let key = WardName.key(name)
        if let place = known[key] { return .ward(place) }
        if let place = merged[key] { return .merged(into: place) }
        if let ward = later[key] { return .later(ward) }
        if let places = loose[WardName.loose(name)], places.count == 1 { return .probably(places[0]) }
        return .unknown
    }
}

extension ReportingPeriod {
    package var firstDay: CalendarDate { CalendarDate(year, 1, 1) }
    package var lastDay: CalendarDate {
        switch kind {
        case .firstHalf: CalendarDate(year, 6, 30)
        case .annual: CalendarDate(year, 12, 31)
        }
    }
}

extension CalendarDate {
    /// A day every year has; the years of periods are those of the calendar.
    fileprivate init(_ year: Int, _ month: Int, _ day: Int) {
        let epoch = CalendarDate(dayNumber: 0)
        self = CalendarDate(year: year, month: month, day: day) ?? epoch
    }
}
