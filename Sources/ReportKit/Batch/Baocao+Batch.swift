internal import Diagnostics
internal import Files
internal import PlanModel

extension Baocao {
    /// A report for each workspace of a list; what fails is named and stops no other.
    ///
    /// Run again after whatever end, it makes only what is not finished or has changed since.
    ///
    /// - Parameter observe: is told of messages and progress while it runs.
    /// - Returns: the summary as output; status 2 where a ward has no report, 128 and the signal's
    ///   number after Ctrl-C.
    public func batch(
        _ request: BatchRequest, observe: @escaping (BatchEvent) -> Void = { _ in }
    ) -> Outcome {
        var log = DiagnosticLog()
        do throws(DiagnosticError) {
            let work = try BatchWork(request, self, &log)
            if presentation.isStrict, log.hasWarnings { return outcome(.strictWarnings, log.entries) }
            observe(.messages(work.renderer.render(log.entries)))
            let lock = PathName.join(work.folder, "\(work.shard.name).lock")
            let ended = try environment.whileLocked(lock) { () throws(DiagnosticError) in
                try work.refuseOtherSplits()
                return try work.run(observe)
            }
            guard let ended else { throw work.busy(lock) }
            return ended
        } catch {
            return outcome(error.stage, log.entries + error.diagnostics)
        }
    }
}
