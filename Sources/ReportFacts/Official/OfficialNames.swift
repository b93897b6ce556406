package import PlanModel

/// Names of agencies and headings in the forms of running text.
package enum OfficialNames {
    /// `Ủy ban nhân dân phường Mẫu`; other agencies as they call themselves.
    package static func full(_ organisation: Organisation) -> String {
        let isCommittee = organisation.short.hasPrefix("UBND ")
        return isCommittee ? "Ủy ban nhân dân " + organisation.short.dropFirst(5) : organisation.short
    }

    /// `TỔ CHỨC THỰC HIỆN` as `Tổ chức thực hiện`; a title that is not all capitals stays.
    package static func sentenceCased(_ title: String) -> String {
        let trimmed = String(title.reversed().drop { ".;: ".contains($0) }.reversed())
        guard trimmed == trimmed.uppercased(), let first = trimmed.first else { return trimmed }
        return String(first) + trimmed.dropFirst().lowercased()
    }

    /// The first letter lowered, unless a capital follows it (`UBND …`) or it is no letter.
    package static func lowerFirst(_ text: String) -> String {
        guard let first = text.first, first.isLetter else { return text }
        let rest = text.dropFirst()
        if let second = rest.first, second.isUppercase { return text }
        return first.lowercased() + rest
    }
}
