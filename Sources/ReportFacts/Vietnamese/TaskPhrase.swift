/// A task's name as running text can carry it: an instruction as the deed it asks for, and a long one up to
/// the border of a clause; in words of the plan alone.
package enum TaskPhrase {
    /// `Nội dung truyền thông cần tập trung vào …` as `Tập trung nội dung truyền thông vào …`, `Cần mở lớp …`
    /// as `Mở lớp …`, `Các đơn vị phải báo cáo …`, `Các đơn vị chịu trách nhiệm báo cáo …` as `Các đơn vị báo
    /// cáo …`.
    package static func deed(_ name: String) -> String {
        var words = name.words().map(String.init)
        // A name of a word or two asks for nothing by its first, and has none to spare.
        guard words.count > 2 else { return name }
        let isThing = beginsWithThing(words)
        let isActor = beginsWithActor(words)
        if let charge = place(of: charge, in: words.map { $0.lowercased() }),
            charge == 0 || isActor && charge < longestSubject, words.count > charge + 4,
            !behindCharge.contains(words[charge + 3])
        {
            words.removeSubrange(charge..<charge + 3)
            return OfficialNames.upperFirst(words.joined(separator: " "))
        }
        guard isThing || isActor || duties.contains(words.first?.lowercased() ?? "") else {
            return name
        }
        if let duty = words.prefix(longestSubject).firstIndex(where: { duties.contains($0.lowercased()) }) {
            words.remove(at: duty)
            if duty < words.count, duties.contains(words[duty]) { words.remove(at: duty) }
        }
        if isThing, let focus = place(of: ["tập", "trung", "vào"], in: words) {
            let thing = OfficialNames.lowerFirst(words[..<focus].joined(separator: " "))
            return "Tập trung \(thing) \(words[(focus + 2)...].joined(separator: " "))"
        }
        return OfficialNames.upperFirst(words.joined(separator: " "))
    }

    /// Without the praise a plan ends with: `… (15/11 - 15/12), thiết thực, hiệu quả`. A report that calls
    /// its work so has to show it.
    package static func withoutPraise(_ name: String) -> String {
        var rest = name[...]
        while let comma = rest.utf8.lastIndex(of: UInt8(ascii: ",")), praises.contains(behind(comma, rest)) {
            rest = rest[..<comma]
        }
        if let close = rest.utf8.lastIndex(of: UInt8(ascii: ")")), praises.contains(behind(close, rest)) {
            rest = rest[...close]
        }
        return rest.hasSuffix(" đạt hiệu quả") ? String(rest.dropLast(13)) : String(rest)
    }

    /// What stands behind a mark and its blank.
    private static func behind(_ mark: String.Index, _ text: Substring) -> String {
        let rest = text.utf8[mark...].dropFirst()
        return rest.first == UInt8(ascii: " ") ? String(Substring(rest.dropFirst())) : ""
    }

    /// `Về nội dung truyền thông`, before what was done about a thing; nil for the name of a deed.
    package static func topic(_ name: String) -> String? {
        let words = name.words().map(String.init)
        guard beginsWithThing(words) else { return nil }
        let end = words.indices.dropFirst(2).first { index in
            duties.contains(words[index]) || verbs.contains(words[index])
                || place(of: ["tập", "trung"], in: words) == index
        }
        let thing = words[..<(end ?? words.count)].joined(separator: " ")
        return "Về \(OfficialNames.lowerFirst(shortened(thing)))"
    }

    /// A name of so many words, or more, up to the last border that leaves fewer, else to the first behind
    /// them; whole where a cut would only part what belongs together.
    package static func shortened(_ name: String, from long: Int = fewestOfLong) -> String {
        // No word of the language is shorter than two bytes with its blank.
        guard name.utf8.count > 2 * long else { return name }
        let words = name.words()
        guard words.count >= long else { return name }
        let borders = ClauseBorders(words).places
        guard let end = borders.last(where: { $0 < long }) ?? borders.first else { return name }
        let head = words[..<end].joined(separator: " ")
        return head.hasSuffix(",") || head.hasSuffix(";") ? String(head.dropLast()) : head
    }

    /// Whether words of small letters say that something is to be done.
    static func namesDeed(_ words: [String]) -> Bool {
        zip(words, words.dropFirst()).contains { ClauseBorders.deeds.contains("\($0) \($1)") }
    }

    private static func beginsWithThing(_ words: [String]) -> Bool {
        guard let first = words.first?.lowercased(), words.count > 2 else { return false }
        let head = plurals.contains(first) ? words[1] : first
        return things.contains("\(head) \(words[plurals.contains(first) ? 2 : 1])") || singles.contains(head)
    }

    private static func beginsWithActor(_ words: [String]) -> Bool {
        guard words.count > 2 else { return false }
        let first = words[0].lowercased()
        return actors.contains(plurals.contains(first) ? words[1] : first)
    }

    private static func place(of phrase: [String], in words: [String]) -> Int? {
        words.indices.first { words[$0...].starts(with: phrase) }
    }

    private static let praises: Set = [
        "hiệu quả", "thiết thực", "sáng tạo", "tiết kiệm", "có sức lan tỏa", "có hiệu quả",
        "bảo đảm hiệu quả",
        "đạt hiệu quả", "có ý nghĩa", "thiết thực và hiệu quả", "thiết thực hiệu quả",
    ]
    package static let fewestOfLong = 40
    /// Who or what an instruction speaks of ends before its `cần`.
    private static let longestSubject = 12
    private static let duties: Set = ["cần", "phải", "nên"]
    private static let charge = ["chịu", "trách", "nhiệm"]
    /// No deed: `chịu trách nhiệm về …`, `trước …`, `chính`, `toàn diện`, `nếu …`.
    private static let behindCharge: Set = [
        "về", "trước", "chính", "chung", "toàn", "hoàn", "cá", "trực", "liên", "cao", "với", "và", "đối",
        "nếu", "khi", "trong", "theo", "cùng",
    ]
    private static let verbs: Set = ["gồm", "là", "được", "do", "hướng"]
    private static let plurals: Set = ["các", "những", "mọi", "mỗi", "từng"]
    private static let things: Set = [
        "nội dung", "hình thức", "phương thức", "đối tượng", "thời gian", "địa điểm", "kinh phí",
        "nguồn kinh", "nguồn lực", "chế độ", "chủ đề", "thông điệp", "mục tiêu", "chỉ tiêu", "số liệu",
        "thành phần", "tài liệu", "công tác", "hoạt động",
    ]
    private static let singles: Set = ["việc"]
    private static let actors: Set = [
        "cơ", "đơn", "phòng", "ban", "ngành", "trường", "tổ", "thành", "cấp", "cán", "công", "đoàn", "hội",
        "ủy", "ubnd", "trạm", "đồng",
    ]
}

/// Where the words of a name may end early: before what only says how, for what or by which rules, and
/// before a next deed where enough stands before it. Never within parentheses or quotation marks, nor within
/// the name of a document, which has no marks of its own.
private struct ClauseBorders {
    private(set) var places: [Int] = []

    init(_ words: [Substring]) {
        var depth = 0
        /// Behind the number of a document, and behind the `về` that begins its name.
        var isNumbered = false
        var isName = false
        let isMeans = Self.means.contains(words.prefix(2).joined(separator: " ").lowercased())
        for index in words.indices {
            if depth == 0, index > 0 {
                let isTitle = isNumbered && !isName && Self.isTitle(words, index)
                isName = isTitle || isName && !Self.closes(words[index - 1])
                let isAim = isMeans && words[index] == "để"
                if index >= Self.fewestBefore, isTitle || !isName && !isAim && Self.isBorder(words, index) {
                    places.append(index)
                }
            }
            // Examples are told whole or not at all.
            if depth == 0, index >= Self.fewestBefore, words[index] == "như", words[index - 1] != "cũng" {
                places.append(index)
                return
            }
            isNumbered = isNumbered || Self.isNumber(words[index])
            for letter in words[index].unicodeScalars {
                if "(“«[".unicodeScalars.contains(letter) { depth += 1 }
                if ")”»]".unicodeScalars.contains(letter) { depth -= 1 }
            }
        }
    }

    /// `… 938/QĐ-TTg ngày … của …` before `về phê duyệt …`, `quy định …`.
    private static func isTitle(_ words: [Substring], _ index: Int) -> Bool {
        words[index] == "về"
            || words[index] == "quy" && words.dropFirst(index + 1).first == "định"
                && words[index - 1] != "theo"
    }

    private static func isBorder(_ words: [Substring], _ index: Int) -> Bool {
        let before = words[index - 1]
        guard !joints.contains(before) else { return false }
        let word = String(words[index])
        let next = words.dropFirst(index + 1).first ?? ""
        let pair = "\(word) \(next.last == "," ? next.dropLast() : next)"
        if before.hasSuffix("…") || before.hasSuffix("...") { return true }
        if before.hasSuffix(",") {
            return afterComma.contains(word) || afterComma.contains(pair)
                || index >= fewestBeforeDeed && deeds.contains(pair) && !isListed(words, index)
        }
        if before.hasSuffix(")") { return before.dropLast().last?.isNumber == true && word != "và" }
        // `bạo lực trên cơ sở giới` is one thing.
        let isGround = pair == "trên cơ" && words.dropFirst(index + 3).first?.hasPrefix("giới") == false
        return manners.contains(pair.lowercased()) || isGround || word == "để"
            || word == "theo" && pair != "theo dõi"
    }

    /// `… trong xây dựng kế hoạch,` before `tổ chức kiểm tra`: deeds of one list, of which the first alone says
    /// less than was asked.
    private static func isListed(_ words: [Substring], _ index: Int) -> Bool {
        let start = words[..<(index - 1)].lastIndex { $0.last.map { ",;".contains($0) } ?? false } ?? 0
        let clause = words[start..<index].map { $0.filter(\.isLetter) }
        guard let place = clause.lastIndex(of: "trong") else { return false }
        return deeds.contains(clause[(place + 1)...].prefix(2).joined(separator: " "))
    }

    /// `2022-2030,`, `… (sửa đổi),`: what ends so is a name that ends.
    private static func closes(_ word: Substring) -> Bool {
        let bare = word.last == "," || word.last == ";" ? word.dropLast() : word
        return bare.last.map { $0.isNumber || ")”".contains($0) } ?? false
    }

    /// `131/KH-UBND`.
    private static func isNumber(_ word: Substring) -> Bool {
        word.utf8.contains(UInt8(ascii: "/")) && word.contains { $0.isUppercase }
    }

    /// What is done by these stands behind their `để`: `Bám sát hướng dẫn … để thực hiện các nhiệm vụ …`.
    private static let means: Set = ["bám sát", "căn cứ", "dựa trên", "dựa vào", "quán triệt", "tranh thủ"]
    private static let fewestBefore = 12
    /// A deed left out is missed more than a manner.
    private static let fewestBeforeDeed = 20
    private static let joints: Set<Substring> = ["và", "hoặc", "hay", "là", "như", "các", "những", "cũng"]
    private static let afterComma: Set = [
        "về", "để", "phù hợp", "gắn với", "hướng tới", "đặc biệt", "nhất là", "chú trọng", "kịp thời",
        "bảo đảm", "đảm bảo", "hạn chế", "góp phần", "thông qua", "quy định", "tạo điều", "gửi về", "qua đó",
    ]
    static let deeds: Set = [
        "tăng cường", "nâng cao", "phối hợp", "đề xuất", "tổ chức", "xây dựng", "đẩy mạnh", "thúc đẩy",
        "triển khai", "thực hiện", "tuyên truyền", "hướng dẫn", "kiểm tra",
    ]
    private static let manners: Set = [
        "phù hợp", "gắn với", "khi cần", "thuộc phạm", "tạo điều", "cho đội",
        "nhân ngày", "nhân dịp", "nhân kỷ",
    ]
}
