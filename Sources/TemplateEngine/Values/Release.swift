#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Lets go of values that a template put into one another, however deep: freed as they are, each
/// would be a call within a call, and a list in a list in a list … ends where the stack does.
///
/// A template can nest what it changes later, so no depth is known before the end.
enum Release {
    /// Values inside one another that are freed by calls; what lies deeper waits for those to return.
    private static let most = 100

    /// How deep this thread is, and what waits.
    private struct State {
        var depth = 0
        var waiting: [[Value]] = []
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        let status = pthread_key_create(&key) { state in
            #if canImport(Darwin)
                let state: UnsafeMutableRawPointer? = state
            #endif
            guard let state = state?.assumingMemoryBound(to: State.self) else { return }
            state.deinitialize(count: 1)
            state.freePlain()
        }
        precondition(status == 0, "no key for this program's threads")
        return key
    }()

    private static var state: UnsafeMutablePointer<State> {
        if let known = pthread_getspecific(key) { return known.assumingMemoryBound(to: State.self) }
        let state = UnsafeMutablePointer<State>.plain(1)
        state.initialize(to: State())
        pthread_setspecific(key, state)
        return state
    }

    /// For the `deinit` of whatever holds values: takes them, and frees them.
    static func free(_ values: inout [Value]) {
        guard values.contains(where: \.holdsOthers) else { return }
        let state = state
        guard state.pointee.depth < most else {
            state.pointee.waiting.append(values)
            values = []
            return
        }
        state.pointee.depth += 1
        values = []
        state.pointee.depth -= 1
        guard state.pointee.depth == 0 else { return }
        while var next = state.pointee.waiting.popLast() {
            state.pointee.depth = 1
            next = []
            state.pointee.depth = 0
            _ = next
        }
    }
}

extension Value {
    /// Whether other values may be inside it that a template put there.
    fileprivate var holdsOthers: Bool {
        switch kind {
        case .list, .tuple, .dict, .function, .object: true
        case .none, .bool, .int, .float, .decimal, .string, .markup, .record, .range, .undefined: false
        }
    }
}
