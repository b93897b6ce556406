import Glibc

/// How work grows with its input, by the processor time of the thread that does it: what else the
/// machine is busy with has no part in it, and no limit in seconds has to be guessed.
package enum Growth {
    /// Work below this many seconds is too little to measure, and too little to matter.
    private static let leastTime = 0.1

    /// How many times longer four times as much takes: 4 where time grows with the input, 16 where it
    /// grows with its square. 1 for what takes next to nothing.
    ///
    /// - Parameter work: does what is measured for an input of this size; called with `count`, and
    ///   with a quarter of it.
    package static func factor(upTo count: Int, _ work: (Int) throws -> Void) rethrows -> Double {
        let whole = try time { try work(count) }
        guard whole > leastTime else { return 1 }
        // The better of two: the first may have had to make what stays.
        let quarter = try min(time { try work(count / 4) }, time { try work(count / 4) })
        return whole / max(quarter, leastTime / 100)
    }

    /// Half way between growing with the input and with its square, as ratios go.
    package static let linear = 0.0..<9

    private static func time(_ work: () throws -> Void) rethrows -> Double {
        let start = now
        try work()
        return now - start
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
