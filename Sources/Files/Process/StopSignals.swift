internal import Glibc

/// Ctrl-C and a polite request to end, held back so that work can be left in order.
///
/// While it lives they interrupt nothing and wait to be taken; afterwards they do again what they
/// did before.
package final class StopSignals {
    private var stops = sigset_t()
    private var before = sigset_t()

    package init() {
        sigemptyset(&stops)
        sigaddset(&stops, SIGINT)
        sigaddset(&stops, SIGTERM)
        pthread_sigmask(SIG_BLOCK, &stops, &before)
    }

    deinit {
        // One that came too late to be looked at ends nothing any more.
        while take() != nil {}
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }

    /// The next signal that has come since; nil when none has.
    package func take() -> Int32? {
        var atOnce = timespec()
        let number = sigtimedwait(&stops, nil, &atOnce)
        return number > 0 ? number : nil
    }
}
