import Files

/// What is chosen in a drop-down field of a form: Word prints it, and nothing but its place in the list is in
/// the file (ECMA-376 Part 1, 17.16.9).
struct DocxChoice {
    private var entries: [String] = []
    private var usual: Int?
    private var chosen: Int?

    /// What stands inside of `ddList`.
    mutating func take(_ element: XMLElement) {
        let value = element["val"] ?? ""
        switch element.name {
        case "listEntry": entries.append(value)
        case "default": usual = Int(value)
        case "result": chosen = Int(value)
        default: return
        }
    }

    /// Empty where the list has no such entry.
    var text: String {
        let place = chosen ?? usual ?? 0
        return entries.indices.contains(place) ? entries[place] : ""
    }
}
