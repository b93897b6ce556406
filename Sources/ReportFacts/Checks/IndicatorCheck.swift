package import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let indicatorShare = DiagnosticID("indicator-share", .data)
    static let indicatorFraction = DiagnosticID("indicator-fraction", .data)
    static let indicatorValue = DiagnosticID("indicator-value", .data)
    static let indicatorDenominator = DiagnosticID("indicator-denominator", .data)
    static let indicatorCounts = DiagnosticID("indicator-counts", .data)
    static let indicatorGoal = DiagnosticID("indicator-goal", .data)
    static let goalUnconfirmed = DiagnosticID("goal-unconfirmed", .data)
    static let indicatorName = DiagnosticID("indicator-name", .data)
    static let indicatorMissing = DiagnosticID("indicator-missing", .data)
}

/// Whether the parts of an indicator, its value and its table of counts go together, and which have no figure.
package struct IndicatorCheck {
    let material: CheckMaterial
    let set: IndicatorSet
    let definitions: [String: IndicatorDefinition]

    package init(_ material: CheckMaterial) {
        self.material = material
        set = (material.indicators ?? IndicatorSet()).adding(
            goalsOf: material.plan, measuredIn: material.results.counts.map(\.table))
        definitions = Dictionary(set.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var findings: [Diagnostic] {
        contradictions + unconfirmed + misnamed + missing(among: indicators.filter { !waitsForTable($0) })
            + goalsWithoutFigures
            + CountedRowCheck.findings(set, material.tables)
    }

    /// Figures that cannot be, or that say two things of one indicator.
    package var contradictions: [Diagnostic] {
        let tables = CountedTables(material.results.counts)
        let foreign = IndicatorIdentityCheck(set: set).findings(material.results.indicators)
        return foreign
            + indicators.flatMap { indicator in
                let definition = definitions[indicator.id.text]
                let counted = definition.flatMap(tables.indicator)
                return [
                    excess(indicator, definition), undivided(indicator, definition),
                    rounded(indicator, definition), overruling(indicator, definition),
                    misplaced(indicator, definition),
                    counted.flatMap { differs(indicator, from: $0, definition) },
                ].compactMap { $0 }
            }
    }

    /// What a form that comes back is told of: a value its parts do not give refuses it, as a share of more
    /// than all does; of half of a quotient nothing can be said.
    package var returnedForm: [Diagnostic] {
        let rules = contradictions.map { finding in
            var finding = finding
            if finding.id == .indicatorValue { finding.severity = .error }
            return finding
        }
        let halves = indicators.filter {
            ($0.numerator.value == nil) != ($0.denominator.value == nil)
        }
        return rules + misnamed + missing(among: halves)
    }

    var indicators: [Indicator] { material.results.indicators(of: set) }

    func isPercent(_ indicator: Indicator, _ definition: IndicatorDefinition?) -> Bool {
        (indicator.unit?.text ?? definition?.unit) == "%"
    }
}
