internal import Diagnostics
package import PlanModel

/// The title of a document cut where a sentence puts its number and date:
/// `Kế hoạch` (số 12/KH-UBND ngày 10/02/2025) `về công tác bình đẳng giới`.
package struct DocumentName: Hashable, Sendable {
    /// `Kế hoạch`, `Quyết định` …, as typed, or as the letters of the number say.
    package let kind: String
    /// What it is about, with its preposition; nil when the title says no more than the kind.
    package let about: String?

    /// - Returns: nil for a title whose kind neither its beginning nor its number tells, or that gives its
    ///   number itself.
    package init?(_ title: String, number: String? = nil) {
        let folded = title.lowercased()
        func begins(with kind: String) -> Bool { folded == kind || folded.hasPrefix(kind + " ") }
        guard let kind = Self.kinds.first(where: begins) else {
            guard let kind = number.flatMap({ Self.kind(of: $0, title: folded) }),
                !begins(with: kind.lowercased())
            else { return nil }
            self.kind = kind
            about = Self.about(title)
            return
        }
        var length = kind.count
        // `Kế hoạch năm 2026` is about no year.
        let year = title.dropFirst(length).prefix(9)
        if year.lowercased().hasPrefix(" năm "), year.count == 9, year.suffix(4).allSatisfy(\.isNumber) {
            length += 9
        }
        let rest = title.dropFirst(length).drop { $0 == " " }
        // `Kế hoạch hóa gia đình` is no plan of anything.
        guard !["số ", "hóa ", "hoá "].contains(where: rest.lowercased().hasPrefix) else { return nil }
        self.kind = OfficialNames.upperFirst(String(title.prefix(length)))
        about = rest.isEmpty ? nil : Self.about(String(rest))
    }

    /// Whether the letters of a number name an issuer, and it is not the one of this code: `812/SGDĐT-CTTT`
    /// is no document of `BVSTBPN`.
    package static func isOfAnother(_ number: String, than code: String) -> Bool {
        func letters(_ text: String) -> [String] {
            text.split { "/-".contains($0) }.map { $0.filter { !$0.isWhitespace } }.filter {
                $0.contains(where: \.isLetter) && letterKinds[$0] == nil
            }.map { $0.lowercased() }
        }
        let own = letters(code)
        let issuers = letters(number)
        return !own.isEmpty && !issuers.isEmpty && !issuers.contains(where: own.contains)
    }

    /// Whether a text says that another body than an office issued its document: `Kế hoạch của UBND thành phố …`.
    package static func isOfAnother(_ text: String, than office: Organisation) -> Bool {
        let words = text.lowercased().words()
        guard let of = words.firstIndex(of: "của") else { return false }
        let issuer = words[(of + 1)...].prefix(while: { !issuerEnds.contains($0) }).prefix(wordsOfIssuer)
        let said = issuer.joined(separator: " ")
        let kind = PlaceKind.split(office.locality)?.kind ?? ""
        if TextSearch.contains(office.short.lowercased(), in: said) { return false }
        if kind.isEmpty || !TextSearch.contains(kind, in: said) {
            return issuers.contains { said == $0 || said.hasPrefix($0 + " ") }
        }
        return false
    }

    private static let issuerEnds: Set<Substring> = ["về", "ban", "v/v"]
    private static let wordsOfIssuer = 8
    /// Bodies that are no part of a ward, where its kind is not said.
    private static let issuers = [
        "ubnd thành phố", "ubnd tỉnh", "ủy ban nhân dân thành phố", "ủy ban nhân dân tỉnh",
        "uỷ ban nhân dân thành phố", "uỷ ban nhân dân tỉnh", "hđnd thành phố", "hđnd tỉnh", "thành ủy",
        "tỉnh ủy",
        "chính phủ", "thủ tướng", "quốc hội", "bộ", "sở", "trung ương",
    ]

    /// What the letters of a number stand for: `90/KH-UBND`, `12-NQ/ĐU`; a number of none but its office's,
    /// `45/UBND-VHXH`, is an official letter's.
    private static func kind(of number: String, title: String) -> String? {
        let letters = number.drop { $0.isNumber }.split { "/-".contains($0) }.first.map(String.init) ?? ""
        if let kind = letterKinds[letters] { return kind }
        return letters == "UBND" || titleMarks.contains(where: title.hasPrefix) ? "Công văn" : nil
    }

    /// `về` before a noun, `về việc` before a verb; what the title says already stays, `V/v` in words.
    private static func about(_ rest: String) -> String {
        let folded = rest.lowercased()
        func begins(with word: String) -> Bool { folded == word || folded.hasPrefix(word + " ") }
        if let mark = titleMarks.first(where: folded.hasPrefix) {
            let subject = rest.dropFirst(mark.count).drop { ": ".contains($0) }
            return "về việc " + OfficialNames.lowerFirst(String(subject))
        }
        if prepositions.contains(where: begins) { return OfficialNames.lowerFirst(rest) }
        if names.contains(where: begins) { return "về " + OfficialNames.upperFirst(rest) }
        let isNoun = nouns.contains(where: begins)
        return (isNoun ? "về " : "về việc ") + OfficialNames.lowerFirst(rest)
    }

    private static let kinds = [
        "kế hoạch", "quyết định", "công văn", "chỉ thị", "nghị quyết", "thông báo", "hướng dẫn", "báo cáo",
        "tờ trình", "công điện",
    ]
    private static let letterKinds = [
        "KH": "Kế hoạch", "QĐ": "Quyết định", "CT": "Chỉ thị", "NQ": "Nghị quyết", "TB": "Thông báo",
        "HD": "Hướng dẫn", "BC": "Báo cáo", "TTr": "Tờ trình", "CĐ": "Công điện", "CTr": "Chương trình",
        "CV": "Công văn",
    ]
    private static let titleMarks = ["v/v", "về việc"]
    private static let prepositions = ["về", "của", "số", "liên quan"]
    /// They keep the capital they have as names.
    private static let names = ["tháng hành động", "ngày hội", "ngày quốc tế", "tuần lễ", "luật"]
    private static let nouns = [
        "công tác", "hoạt động", "kết quả", "tình hình", "chương trình", "nhiệm vụ", "chế độ", "chính sách",
        "chủ đề", "nội dung", "một số", "các",
    ]
}
