/// Nodes in order. Going through them counts no references, which an array's elements would cost.
final class Nodes<Node: AnyObject>: @unchecked Sendable {
    // Sendable: constant, and nodes are.
    private let nodes: [Node]
    private let places: UnsafeMutablePointer<Unmanaged<Node>>
    let count: Int

    init(_ nodes: [Node]) {
        self.nodes = nodes
        count = nodes.count
        places = .allocate(capacity: max(count, 1))
        for (place, node) in nodes.enumerated() { (places + place).initialize(to: .passUnretained(node)) }
    }

    deinit { places.deallocate() }

    /// Lends the node at a place below `count`.
    @inline(__always)
    func with<Answer>(_ place: Int, _ body: (Node) throws(Fault) -> Answer) throws(Fault) -> Answer {
        // What lends a reference passes on no typed error.
        let outcome: Result<Answer, Fault> = places[place]._withUnsafeGuaranteedRef { node in
            do throws(Fault) { return .success(try body(node)) } catch { return .failure(error) }
        }
        return try outcome.get()
    }
}
