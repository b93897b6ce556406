import Foundation

/// Documents on two threads of one process against one thread.
///
///     baocao-bench threads [DOCUMENTS]
enum ThreadBench {
    static func run(documents: Int) throws {
        let document = SampleReport.document(sections: 8)
        _ = try StageBench.make(document)
        var least = [1: Double.infinity, 2: Double.infinity]
        // By turns, so that noise meets both.
        for threads in [1, 2, 2, 1, 1, 2] {
            let start = ContinuousClock.now
            DispatchQueue.concurrentPerform(iterations: threads) { _ in
                for _ in 0..<documents / threads {
                    // A document that fails would show as one that takes no time.
                    do { _ = try StageBench.make(document) } catch { fatalError("\(error)") }
                }
            }
            let time = (ContinuousClock.now - start).components
            least[threads] = min(
                least[threads] ?? .infinity, Double(time.seconds) + Double(time.attoseconds) / 1e18)
        }
        let (one, two) = (least[1] ?? 0, least[2] ?? 0)
        print(
            String(
                format: "%d documents: %.2f s on one thread, %.2f s on two, %.2f times as fast", documents,
                one, two, one / two))
    }
}
