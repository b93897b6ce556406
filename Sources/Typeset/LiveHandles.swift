internal import Synchronization

/// How many handles of C libraries are open; tests expect it to come back to where it was.
///
/// Every wrapper counts itself in at its creation and out in its deinit. Font
/// faces that cairo still holds in its cache are counted too.
package enum LiveHandles {
    private static let open = Atomic<Int>(0)

    package static var count: Int { open.load(ordering: .sequentiallyConsistent) }

    static func opened() { open.add(1, ordering: .sequentiallyConsistent) }
    static func closed() { open.subtract(1, ordering: .sequentiallyConsistent) }
}
