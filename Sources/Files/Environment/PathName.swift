/// Paths as texts: cut and joined, never looked up.
package enum PathName {
    /// The folder part: `a` of `a/b`, `.` of `b`, `/` of `/b`.
    package static func folder(of path: String) -> String {
        let trimmed = dropTrailingSlashes(path)
        guard let slash = trimmed.utf8.lastIndex(of: Self.slash) else { return "." }
        let head = dropTrailingSlashes(trimmed[..<slash])
        return head.isEmpty ? "/" : String(head)
    }

    /// The last component: `b.csv` of `a/b.csv`.
    package static func last(of path: String) -> String {
        let trimmed = dropTrailingSlashes(path)
        guard let slash = trimmed.utf8.lastIndex(of: Self.slash) else { return String(trimmed) }
        let name = trimmed[trimmed.utf8.index(after: slash)...]
        return name.isEmpty ? "/" : String(name)
    }

    /// The part of a name before its last dot; a name that only begins with a dot keeps it.
    package static func stem(of path: String) -> String {
        let name = last(of: path)
        guard let dot = name.utf8.lastIndex(of: Self.dot), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }

    /// The part after the last dot, in lower case; empty when there is none.
    package static func pathExtension(of path: String) -> String {
        let name = last(of: path)
        guard let dot = name.utf8.lastIndex(of: Self.dot), dot != name.startIndex else { return "" }
        return name[name.utf8.index(after: dot)...].lowercased()
    }

    package static func join(_ folder: String, _ name: String) -> String {
        if folder.isEmpty || name.utf8.first == slash { return name }
        return folder.utf8.last == slash ? folder + name : folder + "/" + name
    }

    /// Whether the first path lies within the folder; both absolute, without links, dots or a last slash.
    package static func isInside(_ path: String, _ folder: String) -> Bool {
        path.hasPrefix(folder == "/" ? folder : folder + "/")
    }

    // Paths are bytes to the system: a mark that joins a slash to one character makes it no letter of a name.
    private static let slash = UInt8(ascii: "/")
    private static let dot = UInt8(ascii: ".")

    private static func dropTrailingSlashes(_ path: some StringProtocol) -> Substring {
        let path = Substring(path)
        let last = path.utf8.lastIndex { $0 != slash }
        guard let last else { return path.prefix(1) }
        return path[..<path.utf8.index(after: last)]
    }
}
