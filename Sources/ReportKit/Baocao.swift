internal import Diagnostics
package import Files

/// The program as a library: each command is one call that returns an `Outcome`.
///
///     let outcome = Baocao().render(RenderRequest(folder: "phuong-mau", period: "2026-H1"))
public struct Baocao: Sendable {
    package let environment: any Environment
    let presentation: Presentation

    /// Works on the real files and clock of this machine.
    public init(presentation: Presentation = Presentation()) {
        self.init(environment: SystemEnvironment(assets: EmbeddedAssets.all), presentation: presentation)
    }

    package init(environment: any Environment, presentation: Presentation = Presentation()) {
        self.environment = environment
        self.presentation = presentation
    }

    /// Runs a command: its body computes, then the last step writes. Under
    /// `--strict` a warning stops it before anything is written.
    ///
    /// - Parameters:
    ///   - prepare: computes from what is read; reports what it noticed.
    ///   - finish: writes the result and returns what goes to stdout.
    func run<Result>(
        _ prepare: (inout DiagnosticLog) throws(DiagnosticError) -> Result,
        finish: (Result) throws(DiagnosticError) -> [UInt8]
    ) -> Outcome {
        var log = DiagnosticLog()
        do throws(DiagnosticError) {
            let result = try prepare(&log)
            try log.throwErrors()
            if presentation.isStrict, log.hasWarnings {
                return outcome(.strictWarnings, log.entries)
            }
            let output = try finish(result)
            return Outcome(status: 0, output: output, messages: render(log.entries))
        } catch {
            let known = Set(error.diagnostics)
            return outcome(error.stage, log.entries.filter { !known.contains($0) } + error.diagnostics)
        }
    }

    /// How a command ended: at the stage that failed, nil when none did.
    func outcome(_ stage: Stage?, _ diagnostics: [Diagnostic], output: [UInt8] = []) -> Outcome {
        Outcome(status: stage?.rawValue ?? 0, output: output, messages: render(diagnostics))
    }

    private func render(_ diagnostics: [Diagnostic]) -> String {
        presentation.renderer(locale: environment.locale).render(
            diagnostics.cappedByKind(at: Self.mostOfAKind).capped(at: Self.mostMessages))
    }

    /// More faults of one kind in one file than anyone mends one by one.
    private static let mostOfAKind = 100

    /// More than anyone reads, and than a country has wards: what comes behind them is counted.
    private static let mostMessages = 20_000

    /// A sentence for people in the chosen language.
    func say(vi: String, en: String) -> String {
        Message(vi: vi, en: en)[presentation.renderer(locale: environment.locale).language]
    }
}
