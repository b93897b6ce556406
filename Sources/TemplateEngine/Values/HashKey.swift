internal import FoundationEssentials

/// A value as a key of a dictionary, by Python's equality: `1 == 1.0 == True`.
enum HashKey: Hashable {
    case none
    case int(Int)
    case float(Double)
    case decimal(Decimal)
    case text(String)
    case tuple([HashKey])
    case identity(ObjectIdentifier)
    case range(IntegerRange)

    /// Nil for what Python calls unhashable: lists and dictionaries, and undefined values; here also
    /// for tuples in tuples deeper than values are compared.
    init?(_ value: Value, depth: Int = 0) {
        switch value.kind {
        case .none: self = .none
        case .bool(let flag): self = .int(flag ? 1 : 0)
        case .int(let number): self = .int(number)
        case .float(let number): self = Int(exactly: number).map(HashKey.int) ?? .float(number)
        case .decimal(let number):
            self = Int(number.description).map(HashKey.int) ?? .decimal(number)
        case .string(let text): self = .text(text)
        case .markup(let markup): self = .text(markup.text)
        case .tuple(let tuple):
            guard depth < Limits.valueDepth else { return nil }
            var keys: [HashKey] = []
            for item in tuple.items {
                guard let key = HashKey(item, depth: depth + 1) else { return nil }
                keys.append(key)
            }
            self = .tuple(keys)
        case .range(let range): self = .range(range)
        case .function(let function): self = .identity(ObjectIdentifier(function))
        case .object(let object): self = .identity(ObjectIdentifier(object))
        case .list, .dict, .record, .undefined: return nil
        }
    }
}
