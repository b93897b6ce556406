internal import FoundationEssentials

/// What `check` compares a report with, kept as data in `templates/kiem-tra.yaml`
/// so that an office can bring it up to date without a new program.
package struct CheckLists: Hashable, Sendable {
    /// A document or a name that was in use up to a day.
    package struct Expiry: Hashable, Sendable {
        /// `2232/QĐ-TTg` or `Sở Lao động - Thương binh và Xã hội`.
        package var name: String
        /// The year it was issued in: numbers begin anew each year.
        package var year: Int?
        /// The last day on which it could be cited as valid.
        package var until: CalendarDate
        /// What is to be written now; nil where nothing has followed it.
        package var successor: String?
        /// What it is, for the message.
        package var title: String?
        /// False where the day was not compared with the document that sets it; a finding says so.
        package var isConfirmed: Bool

        package init(
            name: String, year: Int? = nil, until: CalendarDate, successor: String? = nil,
            title: String? = nil, isConfirmed: Bool = true
        ) {
            self.name = name
            self.year = year
            self.until = until
            self.successor = successor
            self.title = title
            self.isConfirmed = isConfirmed
        }
    }

    /// When a figure differs so much from the same period last year that somebody should look.
    package struct Jump: Hashable, Sendable {
        /// Times as much or as little.
        package var factor: Int
        /// Smaller differences are never told.
        package var least: Int

        package init(factor: Int = 3, least: Int = 20) {
            self.factor = factor
            self.least = least
        }
    }

    /// A kind of issuing body, by the words its name begins with, and who signs in it.
    package struct Body: Hashable, Sendable {
        package enum Regime: String, Hashable, Sendable, CaseIterable {
            /// Decides as a body: its head signs on behalf of it (`TM.`).
            case collective
            /// Is led by one head, who signs in his own name.
            case head
            /// Either, by its own rules.
            case either
        }

        /// `Ủy ban nhân dân`, `Sở`; the longest that fits counts.
        package var name: String
        package var regime: Regime
        /// What its head is called, the usual name first.
        package var heads: [String]
        /// Whom `TM.` names where that is not the body itself: `Ban Thường vụ`.
        package var collective: String?

        package init(name: String, regime: Regime = .head, heads: [String], collective: String? = nil) {
            self.name = name
            self.regime = regime
            self.heads = heads
            self.collective = collective
        }
    }

    /// A set phrase that is often mistyped.
    package struct Spelling: Hashable, Sendable {
        package var right: String
        /// As it is mistyped; empty where it is one whatever other marks it has.
        package var wrong: [String]

        package init(right: String, wrong: [String] = []) {
            self.right = right
            self.wrong = wrong
        }
    }

    /// Documents by their number.
    package var references: [Expiry]
    /// Agencies and levels of government by their name.
    package var names: [Expiry]
    /// Phrases with a level's word that speak of no level: `xã hội`, `hợp tác xã`.
    package var phrases: [String]
    package var spellings: [Spelling]
    package var bodies: [Body]
    package var jump: Jump

    package init(
        references: [Expiry] = [], names: [Expiry] = [], phrases: [String] = [],
        spellings: [Spelling] = [], bodies: [Body] = [], jump: Jump = Jump()
    ) {
        self.references = references
        self.names = names
        self.phrases = phrases
        self.spellings = spellings
        self.bodies = bodies
        self.jump = jump
    }
}

/// The numbers beyond which a figure is probably mistyped; it is kept, and said.
package enum Plausibility {
    /// In one task of one period of a ward or district.
    package static let events = FigureValue(10_000)
    package static let attendances = FigureValue(1_000_000)
    /// In one row of a table of counts.
    package static let counts = FigureValue(1_000_000)
    /// In million đồng: a hundred billion đồng.
    package static let funding = FigureValue(100_000)
    /// Years a date of a report may lie in, either side of its period.
    package static let years = 1

    /// The numbers of the days between which figures of a period lie: they begin where those of the year
    /// before ended, some weeks before its last day, and may be closed somewhat late.
    package static func window(of period: ReportingPeriod) -> ClosedRange<Int> {
        let last = period.lastDay.dayNumber
        let first = last - (period.kind == .annual ? 365 : 181)
        return first - earliest...last + latest
    }

    /// Days before the first of January, and behind the last of the period.
    private static let (earliest, latest) = (92, 31)

    /// Whether a day can belong to what is reported for a year.
    package static func isPlausible(_ date: CalendarDate, for year: Int) -> Bool {
        abs(date.year - year) <= years
    }
}
