/// How many slots a frame needs; grows while its text is compiled.
final class FunctionLayout: @unchecked Sendable {
    // Sendable: constant once the compiler is done.
    private(set) var count = 0

    func newSlot() -> Int {
        defer { count += 1 }
        return count
    }
}

/// A variable as seen from some frame: so many frames out, that slot.
struct SlotReference: Sendable, Hashable {
    let up: Int
    let slot: Int
}

/// The names a stretch of template text sets, with their slots.
final class Scope {
    enum Role {
        /// `captured` is text whose output becomes a value.
        case root, macro, block, loop, inner, captured
    }

    let role: Role
    let layout: FunctionLayout
    let outer: Scope?
    /// True where frames begin: the way out from here crosses one.
    let isFunction: Bool
    private(set) var slots: [String: Int] = [:]
    private(set) var names: [String] = []
    /// Names that are set whenever this scope's text runs: loop variables, parameters.
    private var certain: Set<String> = []
    /// The slots of this frame that keep what the context had for a name.
    private var caches: [String: Int] = [:]

    init(_ role: Role, layout: FunctionLayout, outer: Scope?, isFunction: Bool) {
        self.role = role
        self.layout = layout
        self.outer = outer
        self.isFunction = isFunction
    }

    @discardableResult
    func declare(_ name: String, isCertain: Bool = false) -> Int {
        if isCertain { certain.insert(name) }
        if let slot = slots[name] { return slot }
        let slot = layout.newSlot()
        slots[name] = slot
        names.append(name)
        return slot
    }

    /// Where the name may stand, innermost first; `isCertain` when the last of them is always set.
    func references(to name: String) -> (found: [SlotReference], isCertain: Bool) {
        var found: [SlotReference] = []
        var up = 0
        var scope: Scope? = self
        while let current = scope {
            if let slot = current.slots[name] {
                found.append(SlotReference(up: up, slot: slot))
                if current.certain.contains(name) { return (found, true) }
            }
            if current.isFunction { up += 1 }
            scope = current.outer
        }
        return (found, false)
    }

    func cache(for name: String) -> Int {
        var scope = self
        while !scope.isFunction, let outer = scope.outer { scope = outer }
        if let slot = scope.caches[name] { return slot }
        let slot = layout.newSlot()
        scope.caches[name] = slot
        return slot
    }

    /// Whether text here prints into the output of a template's root: nothing, once it extends another.
    var isRootOutput: Bool {
        switch role {
        case .root: true
        case .loop, .inner: outer?.isRootOutput ?? false
        case .macro, .block, .captured: false
        }
    }

    /// Every name that can be seen from here, innermost first.
    var visibleNames: [String] {
        var seen: Set<String> = []
        var ordered: [String] = []
        var scope: Scope? = self
        while let current = scope {
            for name in current.names where seen.insert(name).inserted { ordered.append(name) }
            scope = current.outer
        }
        return ordered
    }
}
