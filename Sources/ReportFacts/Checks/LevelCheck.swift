internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let wordLevel = DiagnosticID("word-level", .data)
    static let wordPlace = DiagnosticID("word-place", .data)
    static let ownName = DiagnosticID("own-name", .data)
}

/// The kinds of places a text can name, by the tier of government they are of.
enum PlaceKind {
    static let communes = ["xã", "phường", "thị trấn", "đặc khu"]
    static let districts = ["quận", "huyện", "thị xã"]
    static let provinces = ["tỉnh", "thành phố"]
    /// Districts ended with the two tiers of local government.
    static let lastDayOfDistricts = CalendarDate(year: 2025, month: 6, day: 30)

    /// Longer names first, so that `thị xã` is not taken for `xã`.
    static let all = (communes + districts + provinces).sorted { $0.utf8.count > $1.utf8.count }

    /// A place as its kind and its own name: `phường Mẫu` gives `phường` and `Mẫu`.
    static func split(_ place: String) -> (kind: String, name: String)? {
        let lowered = place.lowercased()
        guard let kind = all.first(where: { lowered.hasPrefix($0 + " ") }) else { return nil }
        return (kind, String(place.dropFirst(kind.count + 1)))
    }
}

/// Words of another level of government (a ward's report that says `xã`) and names of
/// other places: what stays behind when a text is copied from elsewhere.
struct LevelCheck {
    private let own: (kind: String, name: String)?
    private let province: (kind: String, name: String)?
    /// Kinds no place of this report can have.
    private let wrong: Set<String>
    private let phrases: [WordList]
    private let isCommune: Bool
    /// Whether `các phường` and `phường Mẫu` are as they should be, and only a ward without a name is not.
    private let isToWards: Bool

    /// - Parameter isOfRecipients: whether the texts are the recipients of the report. A city tells of its wards
    ///   and sends to all of them; an office of one ward that it does not name is a ward's recipient.
    init(_ material: CheckMaterial, isOfRecipients: Bool = false) {
        let organisation = material.plan.organisation
        own = PlaceKind.split(organisation.locality)
        province = organisation.province.flatMap(PlaceKind.split)
        phrases = material.lists.phrases.map(WordList.init)
        let hasDistricts = PlaceKind.lastDayOfDistricts.map { material.day <= $0 } ?? false
        isToWards = isOfRecipients && organisation.level == .city
        isCommune = organisation.level == .ward || organisation.level == .commune
        var wrong: Set<String> = []
        switch organisation.level {
        case .ward, .commune: wrong.formUnion(PlaceKind.communes + (hasDistricts ? [] : PlaceKind.districts))
        case .district: wrong.formUnion(PlaceKind.districts)
        case .city:
            let communes = isOfRecipients ? PlaceKind.communes : []
            wrong.formUnion(communes + (hasDistricts ? [] : PlaceKind.districts))
        case .sector, .school: break
        }
        if let kind = province?.kind {
            // A city could lie in a province as long as there were districts.
            wrong.formUnion(kind == "tỉnh" && hasDistricts ? [] : PlaceKind.provinces)
            wrong.remove(kind)
        }
        if let kind = own?.kind { wrong.remove(kind) }
        self.wrong = wrong
    }

    private static let visits: Set<String> = ["kinh nghiệm", "tham quan", "kết nghĩa", "đến từ"]
    private static let plurals: Set<String> = ["cac", "cap", "tung", "moi", "nhung"]

    func findings(in texts: [CheckedText]) -> [Diagnostic] { texts.flatMap(findings) }

    private func findings(in text: CheckedText) -> [Diagnostic] {
        let mentions = mentions(in: text.words)
        var told: Set<String> = []
        return mentions.enumerated().compactMap { index, mention in
            let isListed = isListed(mention, index, mentions, text.words)
            let isFormer = FormerName.isTold(
                of: mention.range.lowerBound..<mention.name.upperBound, in: text.words.words)
            // Who goes to learn or comes from elsewhere did not copy it.
            let isVisited =
                !mention.name.isEmpty
                && FormerName.holds(Self.visits, around: mention.range, text.words.words)
            guard !isListed, !isFormer, !isVisited, let finding = finding(mention, text),
                let subject = finding.subject,
                told.insert(subject).inserted
            else { return nil }
            return finding
        }
    }

    /// Where names of units speak of a level that they do not name and the office is not of: `Công an xã` in the
    /// plan of a phường, a district where there is none. A school or a hospital keeps the name of a place that is
    /// no more.
    func otherLevels(in texts: [CheckedText]) -> [Diagnostic] {
        texts.compactMap { text in
            let mentions = mentions(in: text.words)
            return mentions.indices.first { index in
                let mention = mentions[index]
                return mention.name.isEmpty && isOfOthers(mention, text.words.words)
                    && !isListed(mention, index, mentions, text.words) && !isPlural(mention, text.words)
                    && !FormerName.isTold(of: mention.range, in: text.words.words)
            }.map { level(mentions[$0], text) }
        }
    }

    /// A commune's kind ends the name of its unit; else it is a part of another word, as in `Xã hội`.
    private func isOfOthers(_ mention: Mention, _ words: [WordList.Word]) -> Bool {
        guard wrong.contains(mention.kind) else { return false }
        let isLast =
            words.dropFirst(mention.range.upperBound).first.map {
                !$0.follows || Self.links.contains($0.text)
            } ?? true
        return PlaceKind.districts.contains(mention.kind)
            || (isCommune && isLast && ["xã", "phường"].contains(mention.kind))
    }

    /// Behind the end of a name that others follow: `Mặt trận Tổ quốc xã và các tổ chức`.
    private static let links: Set = ["và", "với", "cùng"]

    private func isPlural(_ mention: Mention, _ list: WordList) -> Bool {
        list.words[..<mention.range.lowerBound].last.map { Self.plurals.contains($0.folded) } ?? false
    }

    private struct Mention {
        let kind: String
        /// The words of the kind.
        let range: Range<Int>
        /// The words of the name behind it; empty where none follows.
        let name: Range<Int>
    }

    private func mentions(in list: WordList) -> [Mention] {
        let covered = Set(phrases.flatMap { list.exactPlaces(of: $0) }.flatMap { Array($0) })
        var mentions: [Mention] = []
        var index = 0
        while index < list.words.count {
            let kind = PlaceKind.all.first { isKind($0, at: index, in: list) }
            guard let kind, !covered.contains(index) else {
                index += 1
                continue
            }
            let end = index + kind.words().count
            var last = end
            while last < min(end + 4, list.words.count), list.words[last].follows, list.words[last].isCapital
            {
                last += 1
            }
            mentions.append(Mention(kind: kind, range: index..<end, name: end..<last))
            index = end
        }
        return mentions
    }

    private func isKind(_ kind: String, at index: Int, in list: WordList) -> Bool {
        let words = kind.words()
        guard index + words.count <= list.words.count else { return false }
        return zip(list.words[index...], words).allSatisfy { $0.text.lowercased() == $1 }
    }

    /// `xã, phường` and `tỉnh/thành phố` list levels and mean none of them.
    private func isListed(_ mention: Mention, _ index: Int, _ all: [Mention], _ list: WordList) -> Bool {
        guard mention.name.isEmpty else { return false }
        func touch(_ left: Mention, _ right: Mention) -> Bool {
            guard left.name.isEmpty else { return false }
            let between = right.range.lowerBound - left.range.upperBound
            if between == 0 { return !list.words[right.range.lowerBound].follows }
            return between == 1 && ["va", "hoac", "hay"].contains(list.words[left.range.upperBound].folded)
        }
        let before = index > 0 && touch(all[index - 1], mention)
        let after = index + 1 < all.count && touch(mention, all[index + 1])
        return before || after
    }

    private func finding(_ mention: Mention, _ text: CheckedText) -> Diagnostic? {
        let name = text.words.words[mention.name].map(\.text).joined(separator: " ")
        if isToWards, PlaceKind.communes.contains(mention.kind) {
            return name.isEmpty && !isPlural(mention, text.words) ? level(mention, text) : nil
        }
        if name.isEmpty { return wrong.contains(mention.kind) ? level(mention, text) : nil }
        let known =
            mention.kind == own?.kind ? own?.name : mention.kind == province?.kind ? province?.name : nil
        if let known {
            let isOwn =
                name.lowercased() == known.lowercased()
                || name.lowercased().hasPrefix(known.lowercased() + " ")
            // Wards lie in a district or city: their names are at home there.
            let isOwnTier = isCommune || mention.kind == province?.kind
            if isOwn || !isOwnTier { return nil }
            return OwnName.isVariant(name, of: known) ? nil : place(mention, name, text)
        }
        return wrong.contains(mention.kind) ? place(mention, name, text) : nil
    }

    private func level(_ mention: Mention, _ text: CheckedText) -> Diagnostic {
        let right = PlaceKind.provinces.contains(mention.kind) ? province?.kind : own?.kind
        return text.warning(
            .wordLevel, mention.range, key: mention.kind,
            vi: { "chữ “\(mention.kind)” không hợp với cấp của báo cáo này: \($0)" },
            en: { "the word “\(mention.kind)” is of another level than this report: \($0)" },
            hint: Diagnostic.Hint(
                vi: right.map { "sửa thành “\($0)” nếu chép từ văn bản khác" } ?? "xem lại câu này",
                en: right.map { "write “\($0)” if it was copied from elsewhere" } ?? "check the sentence"))
    }

    private func place(_ mention: Mention, _ name: String, _ text: CheckedText) -> Diagnostic {
        let range = mention.range.lowerBound..<mention.name.upperBound
        let typed = text.words.words[range].map(\.text).joined(separator: " ")
        return text.warning(
            .wordPlace, range, key: "\(mention.kind) \(name)",
            vi: { "“\(typed)” là địa danh khác: \($0)" },
            en: { "“\(typed)” is another place: \($0)" },
            hint: Diagnostic.Hint(
                vi: "sửa lại nếu chép từ văn bản khác", en: "correct it if it was copied from elsewhere"))
    }
}

/// The place's own name in another spelling: `Lưu Kiểm` beside `Lưu Kiếm`.
enum OwnName {
    /// Equal without marks, or a letter apart; not equal as written.
    static func isVariant(_ name: String, of own: String) -> Bool {
        let (left, right) = (Folding.ascii(name), Folding.ascii(own))
        guard name.lowercased() != own.lowercased() else { return false }
        return left == right
            || (right.utf8.count >= 6 && !NearMiss.candidates(for: left, among: [right]).isEmpty
                && abs(left.utf8.count - right.utf8.count) <= 1)
    }
}

struct OwnNameCheck {
    private let own: String?
    private let kind: String
    /// What places of other kinds are called that gave the plan its bases: `huyện Thanh Hà` over `xã Thanh Xá`.
    private let neighbours: Set<String>

    init(_ material: CheckMaterial) {
        let place = PlaceKind.split(material.plan.organisation.locality)
        own = place?.name
        kind = place?.kind ?? ""
        let others = PlaceKind.all.filter { $0 != place?.kind }
        let count = place?.name.words().count ?? 0
        neighbours = Set(
            material.plan.legalBases.flatMap { basis in
                let list = WordList(basis.text)
                return others.flatMap { list.exactPlaces(of: WordList($0)) }.compactMap { range in
                    let name = list.words[range.upperBound...].prefix(count)
                    return name.count == count && name.allSatisfy { $0.isCapital && $0.follows }
                        ? OwnNameCheck.name(name) : nil
                }
            })
    }

    private static func name(_ words: ArraySlice<WordList.Word>) -> String {
        words.map(\.text).joined(separator: " ")
    }

    func findings(in texts: [CheckedText]) -> [Diagnostic] {
        guard let own else { return [] }
        let wanted = WordList(own).words
        guard !wanted.isEmpty else { return [] }
        return texts.compactMap { text in
            let list = text.words.words
            guard list.count >= wanted.count else { return nil }
            let starts = 0...list.count - wanted.count
            let found = starts.first { start in
                let window = list[start..<start + wanted.count]
                // A name of one syllable is many words: only behind its kind is it the place.
                let isNamed = start > 0 && list[start - 1].text.lowercased() == kind
                guard wanted.count > 1 || isNamed, window.allSatisfy(\.isCapital) else { return false }
                let typed = OwnNameCheck.name(window)
                return OwnName.isVariant(typed, of: own) && (isNamed || !neighbours.contains(typed))
            }
            return found.map { finding($0..<$0 + wanted.count, own, text) }
        }
    }

    private func finding(_ range: Range<Int>, _ own: String, _ text: CheckedText) -> Diagnostic {
        let typed = OwnNameCheck.name(text.words.words[range])
        return text.warning(
            .ownName, range, key: typed,
            vi: { "tên “\(own)” ở đây viết là “\(typed)”: \($0)" },
            en: { "the name “\(own)” is written “\(typed)” here: \($0)" },
            hint: Diagnostic.Hint(
                vi: "viết thống nhất một cách trong cả báo cáo", en: "write it one way throughout the report")
        )
    }
}
