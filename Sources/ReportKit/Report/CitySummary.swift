internal import Diagnostics
internal import PlanModel
internal import ReportFacts
internal import Workspace

/// What a consolidated report lacks, a line for each kind and not one for each ward.
struct CitySummary {
    let city: CityConsolidation
    let folder: WorkspaceFolder

    /// Names told one by one.
    private static let longest = 20

    var diagnostics: [Diagnostic] { [missing, drafts, doubts].compactMap { $0 } }

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
        let wards = city.counted.filter { !($0.data?.isSent ?? false) }
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

    private func list(_ wards: [WardStanding]) -> String {
        let names = wards.prefix(Self.longest).map(\.ward.name).joined(separator: ", ")
        return names + (wards.count > Self.longest ? ", …" : "")
    }
}

extension DiagnosticID {
    static let wardMissing = DiagnosticID("ward-missing", .data)
    static let wardDraft = DiagnosticID("ward-draft", .data)
    static let wardDoubts = DiagnosticID("ward-doubts", .data)
}
