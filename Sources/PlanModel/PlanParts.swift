package import Diagnostics

/// Who issues the plan and its reports.
package struct Organisation: Hashable, Sendable {
    package enum Level: String, Hashable, Sendable, CaseIterable {
        case ward, commune, district, sector, school, city
    }

    /// The issuing agency, one line or several; the rule under it is measured on the last.
    package var issuer: [String]
    /// The agency above it, printed over the issuer; nil for a People's Committee.
    package var parent: String?
    /// As it calls itself in running text: `UBND phường Mẫu`.
    package var short: String
    package var level: Level
    /// The place it governs, with its kind: `phường Mẫu`.
    package var locality: String
    package var province: String?
    /// The place name before the date: NĐ 30/2020, Phụ lục I, II.4.
    package var place: String
    /// The agency's part of the number: `UBND` in `15/BC-UBND`.
    package var code: String
    /// The drafting unit in the last line of the recipients: `VHXH`.
    package var drafter: String?

    package init(
        issuer: [String], parent: String? = nil, short: String, level: Level, locality: String,
        province: String? = nil, place: String, code: String, drafter: String? = nil
    ) {
        self.issuer = issuer
        self.parent = parent
        self.short = short
        self.level = level
        self.locality = locality
        self.province = province
        self.place = place
        self.code = code
        self.drafter = drafter
    }
}

/// A document the plan rests on or carries out.
package struct LegalBasis: Hashable, Sendable {
    package var text: String
    package var number: String?
    package var date: CalendarDate?
    package var issuer: String?
    package var location: Location?

    package init(
        text: String, number: String? = nil, date: CalendarDate? = nil, issuer: String? = nil,
        location: Location? = nil
    ) {
        self.text = text
        self.number = number
        self.date = date
        self.issuer = issuer
        self.location = location
    }
}

/// An office, school, union or force that carries out tasks of the plan.
package struct OrgUnit: Hashable, Sendable {
    /// Short ASCII, unique in the plan: `vhxh`.
    package var id: String
    /// The section that names it; nil when it is named inside a sentence.
    package var number: String?
    package var name: String
    /// True where the plan asks rather than orders (`Đề nghị …`).
    package var requested: Bool
    /// Ids of its items, in order; agrees with the items' `lead`.
    package var items: [String]
    package var location: Location?

    package init(
        id: String, number: String? = nil, name: String, requested: Bool = false, items: [String] = [],
        location: Location? = nil
    ) {
        self.id = id
        self.number = number
        self.name = name
        self.requested = requested
        self.items = items
        self.location = location
    }
}

/// A day by which a report or plan must be sent.
package struct Deadline: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case sixMonth = "six-month"
        case annual, plan, other
    }

    package var kind: Kind
    /// The day named by "trước ngày …": the last valid day is the one before.
    package var before: CalendarDate
    package var to: String?
    /// The item that sets it, or `closing`.
    package var item: String?
    package var quote: String?
    package var location: Location?

    package init(
        kind: Kind, before: CalendarDate, to: String? = nil, item: String? = nil, quote: String? = nil,
        location: Location? = nil
    ) {
        self.kind = kind
        self.before = before
        self.to = to
        self.item = item
        self.quote = quote
        self.location = location
    }
}

/// A month or week of action.
package struct Campaign: Hashable, Sendable {
    package var name: String
    package var from: CalendarDate
    package var to: CalendarDate
    /// True where the plan only foresees the days: `thời gian dự kiến …`.
    package var isTentative: Bool
    package var location: Location?

    package init(
        name: String, from: CalendarDate, to: CalendarDate, isTentative: Bool = false,
        location: Location? = nil
    ) {
        self.name = name
        self.from = from
        self.to = to
        self.isTentative = isTentative
        self.location = location
    }
}

/// A figure the plan sets itself: `100% trường hợp …`.
package struct Target: Hashable, Sendable {
    package var text: String
    package var value: FigureValue
    package var unit: String
    package var item: String?
    package var location: Location?

    package init(
        text: String, value: FigureValue, unit: String, item: String? = nil, location: Location? = nil
    ) {
        self.text = text
        self.value = value
        self.unit = unit
        self.item = item
        self.location = location
    }
}

/// Who signs, in the lines of NĐ 30/2020, Phụ lục I, II.7.
package struct Signature: Hashable, Sendable {
    /// `TM. ỦY BAN NHÂN DÂN`; nil for an agency under a head.
    package var authority: String?
    /// `KT. CHỦ TỊCH`; nil when the head signs.
    package var capacity: String?
    package var position: String?
    package var name: String?
    package var location: Location?

    package init(
        authority: String? = nil, capacity: String? = nil, position: String? = nil, name: String? = nil,
        location: Location? = nil
    ) {
        self.location = location
        self.authority = authority
        self.capacity = capacity
        self.position = position
        self.name = name
    }
}
