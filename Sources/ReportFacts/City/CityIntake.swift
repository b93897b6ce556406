package import Diagnostics
package import PlanModel

extension DiagnosticID {
    package static let wardRefused = DiagnosticID("ward-refused", .data)
    package static let wardUnknown = DiagnosticID("ward-unknown", .data)
    package static let wardMerged = DiagnosticID("ward-merged", .data)
    package static let wardProvince = DiagnosticID("ward-province", .data)
    package static let wardTwice = DiagnosticID("ward-twice", .data)
    package static let wardCopy = DiagnosticID("ward-copy", .data)
    package static let wardSameData = DiagnosticID("ward-same-data", .data)
    package static let wardSameFigures = DiagnosticID("ward-same-figures", .data)
    package static let wardSpelling = DiagnosticID("ward-spelling", .data)
}

/// A folder or bundle nothing of which is counted, and why.
package struct RefusedWard: Hashable, Sendable {
    package let path: String
    package let reason: Message
    /// The place in the expected wards, as far as it can be told.
    package let place: Int?
}

/// A folder or bundle that could not be read.
package struct UnreadWard: Sendable {
    package let path: String
    package let error: DiagnosticError
    /// Whether there is anything at the path.
    package let isThere: Bool
    /// As its plan says, where that can be read.
    package let locality: String?

    package init(path: String, error: DiagnosticError, isThere: Bool, locality: String?) {
        self.path = path
        self.error = error
        self.isThere = isThere
        self.locality = locality
    }
}

/// Sorts what came in by the wards it is of: nothing is counted twice, nothing is dropped unnamed,
/// and the order in which things came in makes no difference.
package struct CityIntake: Sendable {
    package let expected: ExpectedWards
    /// By the place in the expected wards.
    package private(set) var counted: [Int: WardReturn] = [:]
    package private(set) var refused: [RefusedWard] = []
    package private(set) var log = DiagnosticLog()

    /// - Parameters:
    ///   - unread: folders and bundles that could not be read, with what is wrong; a path at which there
    ///     is nothing was sent by nobody, and the report does not speak of it.
    ///   - province: the city's own; wards of another are refused.
    package init(
        _ returns: [WardReturn], unread: [UnreadWard],
        expected: ExpectedWards, province: String?
    ) {
        self.expected = expected
        for ward in unread.sorted(by: { $0.path < $1.path }) { refuse(ward) }
        var candidates: [Int: [WardReturn]] = [:]
        for item in returns.sorted(by: { $0.path < $1.path }) {
            if let place = place(of: item, in: province) { candidates[place, default: []].append(item) }
        }
        for place in candidates.keys.sorted() { settle(candidates[place] ?? [], at: place) }
        refuseCopies()
        askAboutSameFigures()
        refused.sort { $0.path < $1.path }
    }

    /// The ward it is of; nil, and refused, when there is none.
    private mutating func place(of item: WardReturn, in province: String?) -> Int? {
        if let own = item.province, let province, WardName.loose(own) != WardName.loose(province) {
            refuse(
                item.path, nil, .wardProvince, vi: "\(item.locality) thuộc \(own), không thuộc \(province)",
                en: "\(item.locality) is in \(own), not in \(province)")
            return nil
        }
        switch expected.match(item.locality) {
        case .ward(let place): return place
        case .probably(let place):
            let name = expected.wards[place].name
            log.report(
                .warning(
                    .wardSpelling, vi: "“\(item.locality)” được hiểu là \(name)",
                    en: "“\(item.locality)” is taken for \(name)", at: .file(item.path),
                    hints: [
                        Diagnostic.Hint(
                            vi: "nếu đúng, ghi thêm vào spellings của \(name) trong wards.yaml",
                            en: "if that is right, add it to the spellings of \(name) in wards.yaml")
                    ]))
            return place
        case .merged(let place):
            let ward = expected.wards[place]
            refuse(
                item.path, nil, .wardMerged,
                vi:
                    "\(item.locality) đã nhập vào \(ward.name) từ \(ward.since?.iso ?? ""); số liệu nằm trong báo cáo của \(ward.name)",
                en:
                    "\(item.locality) went up in \(ward.name) on \(ward.since?.iso ?? ""); its figures are in that report"
            )
        case .later(let ward):
            refuse(
                item.path, nil, .wardMerged,
                vi: "\(ward.name) chỉ có từ \(ward.since?.iso ?? ""), sau kỳ báo cáo",
                en: "\(ward.name) exists from \(ward.since?.iso ?? "") on, after the period")
        case .unknown:
            let near = near(item.locality)
            refuse(
                item.path, nil, .wardUnknown, vi: "\(item.locality) không có trong wards.yaml",
                en: "\(item.locality) is not in wards.yaml",
                hint: Diagnostic.Hint(
                    vi: near.first.map { "nếu là \($0), ghi thêm vào spellings" }
                        ?? "thêm vào wards.yaml; nếu mới sắp xếp lại, ghi merged_from hoặc split_from và since",
                    en: near.first.map { "if it is \($0), add it to its spellings" }
                        ?? "add it to wards.yaml; after a change of bounds with merged_from or split_from and since"
                ))
        }
        return nil
    }

    /// Names like an unknown one; not looked for where a whole list is of another city.
    private func near(_ name: String) -> [String] {
        guard log.entries.count < Self.longestSearch else { return [] }
        return NearMiss.candidates(for: name, among: expected.wards.flatMap(\.names))
    }

    private static let longestSearch = 50

    /// One return for one ward: copies count once, different ones not at all.
    private mutating func settle(_ items: [WardReturn], at place: Int) {
        guard let first = items.first else { return }
        let ward = expected.wards[place]
        if items.dropFirst().allSatisfy({ $0.isSame(as: first) }) {
            // What was sent finally says more than a draft with the same figures.
            let best = items.firstIndex { $0.isSent } ?? 0
            counted[place] = items[best]
            for (index, copy) in items.enumerated() where index != best {
                log.report(
                    .warning(
                        .wardCopy,
                        vi: "cùng số liệu của \(ward.name) như “\(items[best].path)”, chỉ tính một lần",
                        en: "the same data of \(ward.name) as “\(items[best].path)”, counted once",
                        at: .file(copy.path),
                        hints: [Diagnostic.Hint(vi: "chỉ đưa vào một trong hai", en: "name one of them only")]
                    ))
            }
            return
        }
        for item in items {
            let others = items.map(\.path).filter { $0 != item.path }.map { "“\($0)”" }
                .joined(separator: ", ")
            refuse(
                item.path, place, .wardTwice, vi: "\(ward.name) có số liệu khác trong \(others)",
                en: "\(ward.name) has other data in \(others)",
                hint: Diagnostic.Hint(
                    vi: "giữ lại bản đúng; đến lúc đó không bản nào được cộng",
                    en: "keep the right one; until then none is counted"))
        }
    }

    /// The same results under two wards' names: one of them sent the other's, and nobody can tell which.
    private mutating func refuseCopies() {
        var places: [String: [Int]] = [:]
        for (place, item) in counted where item.hasFigures {
            places[item.resultsDigest, default: []].append(place)
        }
        for group in places.values.filter({ $0.count > 1 }).map({ $0.sorted() })
            .sorted(by: { $0[0] < $1[0] })
        {
            for place in group {
                guard let item = counted.removeValue(forKey: place) else { continue }
                let others = group.filter { $0 != place }.map { expected.wards[$0].name }
                    .joined(separator: ", ")
                refuse(
                    item.path, place, .wardSameData,
                    vi: "kết quả của \(expected.wards[place].name) giống hệt của \(others)",
                    en: "the results of \(expected.wards[place].name) are those of \(others), byte for byte",
                    hint: Diagnostic.Hint(
                        vi: "hỏi lại các đơn vị; đến lúc đó không bản nào được cộng",
                        en: "ask them; until then none is counted"))
            }
        }
    }

    /// Two wards with the same figures in each task group were typed from one form; each is counted, for they
    /// are said of two wards. Few figures may be the same by chance, but not with the same words.
    private mutating func askAboutSameFigures() {
        let asked = counted.keys.sorted().filter {
            counted[$0].map { $0.hasManyFigures || $0.hasFigures && $0.told.isLong } ?? false
        }
        for places in alike(asked, by: { $0.figures.withoutCells }) {
            for group in alike(places, by: { $0.groups.map(\.withoutCells) }) {
                let sameWords = alike(group, by: \.told)
                if counted[group[0]]?.hasManyFigures ?? false {
                    askAboutSameFigures(group, haveSameWords: sameWords.contains(group))
                } else {
                    for group in sameWords { askAboutSameFigures(group, haveSameWords: true) }
                }
            }
        }
    }

    /// Places of wards that are the same in something, at least two together.
    private func alike<Trait: Hashable>(_ places: [Int], by trait: (WardReturn) -> Trait) -> [[Int]] {
        Dictionary(grouping: places) { counted[$0].map(trait) }.values
            .filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }

    private mutating func askAboutSameFigures(_ places: [Int], haveSameWords: Bool) {
        let names = places.map { expected.wards[$0].name }.joined(separator: ", ")
        let message =
            haveSameWords
            ? Message(
                vi: "số liệu và lời ghi kết quả của \(names) giống hệt nhau, không kể tên đơn vị",
                en: "the figures and words of \(names) are the same, their names aside")
            : Message(
                vi: "số liệu của \(names) giống hệt nhau ở mọi nhóm nhiệm vụ",
                en: "the figures of \(names) are the same in every task group")
        log.report(
            .warning(
                .wardSameFigures, vi: message.vi, en: message.en, at: .file(counted[places[0]]?.path ?? ""),
                hints: [
                    Diagnostic.Hint(
                        vi: "hỏi lại các đơn vị; số liệu vẫn được cộng",
                        en: "ask them; they are counted all the same")
                ]))
    }

    private mutating func refuse(
        _ path: String, _ place: Int?, _ id: DiagnosticID, vi: String, en: String,
        hint: Diagnostic.Hint? = nil
    ) {
        refused.append(RefusedWard(path: path, reason: Message(vi: vi, en: en), place: place))
        log.report(.error(id, vi: vi, en: en, at: .file(path), hints: [hint].compactMap { $0 }))
    }

    /// One that could not be read: its first error says where, the number of the others follows.
    private mutating func refuse(_ ward: UnreadWard) {
        let errors = ward.error.diagnostics.filter { $0.severity == .error }
        guard let first = errors.first else { return }
        if ward.isThere {
            refused.append(RefusedWard(path: ward.path, reason: first.message, place: place(of: ward)))
        }
        let more = errors.count - 1
        let (vi, en) = more > 0 ? (" (và \(more) lỗi khác)", " (and \(more) more)") : ("", "")
        log.report(
            .error(
                .wardRefused, vi: "không tổng hợp được “\(ward.path)”: \(first.message.vi)\(vi)",
                en: "“\(ward.path)” cannot be counted: \(first.message.en)\(en)",
                at: first.location ?? .file(ward.path), hints: first.hints))
    }

    /// Whose report it is, so that nobody is told to have sent nothing whose report was refused.
    private func place(of ward: UnreadWard) -> Int? {
        guard let locality = ward.locality else { return guess(ward.path) }
        switch expected.match(locality) {
        case .ward(let place), .probably(let place): return place
        case .merged, .later, .unknown: return nil
        }
    }

    /// By its file name, as `pack` gives it; only to say whose report it may be.
    private func guess(_ path: String) -> Int? {
        let name = path.split(separator: "/").last.map { Folding.ascii(String($0)) } ?? ""
        return expected.wards.indices.first { place in
            let ward = expected.wards[place]
            let slug = WardName.loose(ward.name).split { !($0.isLetter || $0.isNumber) }
                .joined(separator: "-")
            return [slug, ward.id].contains { stem in
                name == stem || name.hasPrefix(stem + "-") || name.hasPrefix(stem + ".")
            }
        }
    }
}
