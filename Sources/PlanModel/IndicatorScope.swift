/// How an organisation stands to an indicator.
package enum IndicatorConcern: Hashable, Sendable {
    /// It has the figures: without them there is a gap.
    case own
    /// Others of its place have them; its report says so.
    case foreign
    /// Nothing it could speak of: the report names it only where someone gave a figure all the same.
    case none
}

extension IndicatorDefinition.Scope {
    /// A sector and a school govern no place: only what every agency has of itself concerns them.
    package func concern(of level: Organisation.Level) -> IndicatorConcern {
        switch (self, level) {
        case (.office, _): .own
        case (_, .sector), (_, .school): .none
        case (.ward, _), (.province, .city): .own
        case (.province, _), (.survey, _): .foreign
        }
    }
}
