internal import Diagnostics
internal import PlanModel
internal import ReportFacts
internal import Workspace

/// What a consolidated report lacks, a line for each kind and not one for each ward.
struct CitySummary {
    let city: CityConsolidation
    /// As the city wrote it.
    let input: ReportInput
    let folder: WorkspaceFolder
    /// Of wards by their paths.
    let findings: [String: WardFindings]

    /// Names told one by one.
    private static let longest = 20

    var diagnostics: [Diagnostic] {
        [missing, drafts, doubts].compactMap { $0 } + faults + lateEnds + toMend
            + [starts, ends].compactMap { $0 }
    }

    private var missing: Diagnostic? {
        let wards = city.standings.filter { $0.state == .missing }
        guard !wards.isEmpty else { return nil }
        return .warning(
            .wardMissing,
            vi: "chưa có báo cáo của \(wards.count)/\(city.standings.count) phường, xã: \(list(wards))",
            en: "\(wards.count) of \(city.standings.count) wards have not reported: \(list(wards))",
            at: .file(folder.wardRegisterPath),
            hints: [
                Diagnostic.Hint(
                    vi: "đôn đốc các đơn vị; đến lúc đó các số cộng được ghi là chưa đầy đủ",
                    en: "urge them; until then totals are marked incomplete")
            ])
    }

    private var drafts: Diagnostic? {
        let wards = city.counted.filter { !$0.isOfficial }
        guard !wards.isEmpty else { return nil }
        return .warning(
            .wardDraft,
            vi: "số liệu của \(wards.count) phường, xã là bản thảo, chưa gửi chính thức: \(list(wards))",
            en: "the data of \(wards.count) wards are drafts that were not sent finally: \(list(wards))",
            at: .file(folder.wardRegisterPath),
            hints: [
                Diagnostic.Hint(
                    vi: "xin gói lập sau khi phường chạy baocao render … --final",
                    en: "ask for bundles made after the ward ran baocao render … --final")
            ])
    }

    private var doubts: Diagnostic? {
        let wards = city.counted.filter { ($0.data?.doubts ?? 0) > 0 }
        guard !wards.isEmpty else { return nil }
        let count = wards.reduce(0) { $0 + ($1.data?.doubts ?? 0) }
        return .warning(
            .wardDoubts,
            vi: "số liệu của \(wards.count) phường, xã có \(count) điểm cần xem lại: \(list(wards))",
            en: "the data of \(wards.count) wards have \(count) things to look at: \(list(wards))",
            at: .file(folder.wardRegisterPath),
            hints: [
                Diagnostic.Hint(
                    vi: "xem từng điểm: baocao check THƯ-MỤC-PHƯỜNG --period \(city.period.name)",
                    en: "see them one by one: baocao check WARD --period \(city.period.name)")
            ])
    }

    /// Of each ward with errors how many, and the first where it stands; the report says so of these wards.
    private var faults: [Diagnostic] {
        let wards = city.counted.filter { $0.faults != nil }
        return wards.prefix(Self.longest).compactMap { standing in
            standing.faults.map { faults in
                let (name, count, first) = (standing.ward.name, faults.count, faults.first)
                return .warning(
                    .wardFaults,
                    vi: "số liệu của \(name) có \(count) lỗi, vẫn được cộng; lỗi đầu: \(first.message.vi)",
                    en:
                        "the data of \(name) have \(count) errors and are counted; the first: \(first.message.en)",
                    at: first.location,
                    hints: [
                        Diagnostic.Hint(
                            vi: "đề nghị đơn vị sửa rồi gửi lại; đến lúc đó báo cáo nêu tên đơn vị",
                            en:
                                "ask the ward to correct and send it again; until then the report names it"
                        )
                    ])
            }
        } + (wards.count > Self.longest ? [moreFaults(wards.count)] : [])
    }

    private func moreFaults(_ count: Int) -> Diagnostic {
        .warning(
            .wardFaults, vi: "tất cả \(count) phường, xã có lỗi trong số liệu được nêu ở Phụ lục II",
            en: "all \(count) wards with errors in their data are told in annex II",
            at: .file(folder.wardRegisterPath),
            hints: [Diagnostic.Hint(vi: "đề nghị các đơn vị sửa rồi gửi lại", en: "ask them to send again")])
    }

    /// Of each ward whose figures end behind the day it came in both days; the report names these wards.
    private var lateEnds: [Diagnostic] {
        city.counted.filter(\.endsAfterItCame).prefix(Self.longest).compactMap { standing in
            guard let data = standing.data, let last = data.dataTo, let came = standing.received else {
                return nil
            }
            let name = standing.ward.name
            return .warning(
                .wardDays,
                vi:
                    "số liệu của \(name) tính đến ngày \(DateText.short(last)), sau ngày nhận báo cáo \(DateText.short(came))",
                en: "the figures of \(name) end on \(last.iso), after it came in on \(came.iso)",
                at: .file(data.path),
                hints: [
                    Diagnostic.Hint(
                        vi: "hỏi lại đơn vị: sửa data.to hoặc ngày nhận; đến lúc đó báo cáo nêu tên đơn vị",
                        en: "ask the ward: one of both days is wrong; until then the report names the ward")
                ])
        }
    }

    /// What the report tells of wards and these are to mend, a few places of each; many wards' in one line.
    private var toMend: [Diagnostic] {
        let quoted = city.quoted
        let found = city.counted.compactMap { standing -> [Diagnostic]? in
            guard let path = standing.data?.path, let told = findings[path]?.told(quoted) else { return nil }
            return told.findings + (told.hasMore ? [moreToMend(standing.ward.name, at: path)] : [])
        }.filter { !$0.isEmpty }
        var (told, named): ([Diagnostic], Int) = ([], 0)
        for ofWard in found where named == 0 || told.count + ofWard.count <= Self.longest {
            told += ofWard
            named += 1
        }
        guard named < found.count else { return told }
        let rest = found.count - named
        return told + [
            .warning(
                .wardDoubts,
                vi:
                    "còn \(rest) phường, xã khác có chỗ nêu cấp quận, huyện hoặc số liệu trái nhau trong báo cáo",
                en: "\(rest) more wards name a district or contradict themselves in what they sent",
                at: .file(folder.wardRegisterPath),
                hints: [
                    Diagnostic.Hint(
                        vi:
                            "đề nghị các đơn vị xem: baocao check THƯ-MỤC-PHƯỜNG --period \(city.period.name)",
                        en: "ask the wards to see them: baocao check WARD --period \(city.period.name)")
                ])
        ]
    }

    private func moreToMend(_ ward: String, at path: String) -> Diagnostic {
        .warning(
            .wardDoubts, vi: "\(ward) còn chỗ khác nêu cấp quận, huyện trong báo cáo",
            en: "\(ward) names districts in more places that the report tells", at: .file(path),
            hints: [
                Diagnostic.Hint(
                    vi: "đề nghị đơn vị xem: baocao check \(path) --period \(city.period.name)",
                    en: "ask the ward to see them: baocao check \(path) --period \(city.period.name)")
            ])
    }

    private var starts: Diagnostic? {
        guard let own = input.dataFrom else { return nil }
        let wards = city.counted.filter { $0.data?.dataFrom.map { $0 != own } ?? false }
        return otherDays("data.from", own, wards) { $0.data?.dataFrom }
    }

    private var ends: Diagnostic? {
        guard let own = input.dataTo else { return nil }
        let wards = city.counted.filter { $0.data?.dataTo.map { $0 != own } ?? false }
        return otherDays("data.to", own, wards) { $0.data?.dataTo }
    }

    /// Of figures of other days than the city wrote the report tells the wards' days.
    private func otherDays(
        _ field: String, _ own: CalendarDate, _ wards: [WardStanding], _ day: (WardStanding) -> CalendarDate?
    ) -> Diagnostic? {
        guard !wards.isEmpty else { return nil }
        let told = wards.prefix(Self.longest).map { "\($0.ward.name) \(day($0)?.iso ?? "")" }
        let names = told.joined(separator: ", ") + (wards.count > Self.longest ? ", …" : "")
        return .warning(
            .wardDays,
            vi: "\(field) là \(own.iso), số liệu của \(wards.count) phường, xã có mốc khác: \(names)",
            en: "\(field) is \(own.iso), the data of \(wards.count) wards have another day: \(names)",
            at: .file(folder.reportPath(for: city.period)),
            hints: [
                Diagnostic.Hint(
                    vi: "báo cáo nêu mốc của các phường, xã; sửa \(field), hoặc đề nghị đơn vị lấy đúng mốc",
                    en:
                        "the report tells the wards' days; correct \(field), or ask them for the same days"
                )
            ])
    }

    private func list(_ wards: [WardStanding]) -> String {
        let names = wards.prefix(Self.longest).map(\.ward.name).joined(separator: ", ")
        return names + (wards.count > Self.longest ? ", …" : "")
    }
}

extension DiagnosticID {
    static let wardMissing = DiagnosticID("ward-missing", .data)
    static let wardDraft = DiagnosticID("ward-draft", .data)
    static let wardDays = DiagnosticID("ward-days", .data)
    static let wardFaults = DiagnosticID("ward-faults", .data)
    static let wardDoubts = DiagnosticID("ward-doubts", .data)
}
