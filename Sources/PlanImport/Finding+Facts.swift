import Diagnostics
import PlanModel

/// What was doubtful or corrected in the facts: days, units, issuer, signer.
extension Finding {
    static func noSuchDay(_ written: String, _ location: Location) -> Diagnostic {
        .warning(
            .noSuchDay, vi: "không có ngày “\(written)” trên lịch, nên không đọc được thành hạn",
            en: "there is no day “\(written)”, so no deadline was read from it", at: location,
            hints: [
                .init(
                    vi: "sửa ngày trong bản gốc rồi nhập lại",
                    en: "correct it in the original and import again")
            ])
    }

    /// - Parameter read: the last day taken; nil where none was.
    static func deadlineUnclear(_ written: String, read: CalendarDate?, _ location: Location) -> Diagnostic {
        let words = written.trimmingEnd([".", ",", ";", ":", ")"])
        let day = read.map { "\($0.day)/\($0.month)/\($0.year)" }
        return .warning(
            .deadlineUnclear,
            vi:
                "“\(words)” không nói rõ ngày nào; \(day.map { "đã ghi hạn là hết ngày \($0)" } ?? "chưa ghi hạn")",
            en:
                "“\(words)” names no certain day; \(day.map { "the end of \($0) was taken" } ?? "no deadline was read")",
            at: location,
            hints: [
                .init(
                    vi: "nếu biết ngày, ghi vào `deadlines` của nhiệm vụ trong plan.yaml",
                    en: "write the day into the task's `deadlines` in plan.yaml if it is known")
            ])
    }

    static func otherYear(_ deadline: Deadline, _ year: Int) -> Diagnostic {
        let day = deadline.before
        let (written, shown) = (deadline.quote ?? day.iso, "\(day.day)/\(day.month)/\(day.year)")
        return .warning(
            .deadlineYear,
            vi: "“\(written)” không thuộc năm \(year) của kế hoạch; đã ghi hạn là trước ngày \(shown)",
            en:
                "“\(written)” is not in \(year), the year of the plan; the deadline was taken as before \(shown)",
            at: deadline.location,
            hints: [
                .init(
                    vi: "nếu gõ nhầm năm, sửa trong bản gốc rồi nhập lại",
                    en: "if the year is mistyped, correct it in the original and import again")
            ])
    }

    static func backwards(_ campaign: CampaignReader.Backwards) -> Diagnostic {
        .warning(
            .campaignBackwards,
            vi: "“\(campaign.text)”: ngày cuối đứng trước ngày đầu, nên chưa ghi đợt này",
            en: "“\(campaign.text)”: its last day stands before its first, so it was left out",
            at: campaign.location,
            hints: [
                .init(
                    vi: "sửa ngày trong bản gốc rồi nhập lại, hoặc ghi vào `campaigns` của plan.yaml",
                    en: "correct the days in the original and import again, or write it under `campaigns`")
            ])
    }

    static func goalUnclear(_ goal: GoalDoubt) -> Diagnostic {
        let target = goal.target
        func shown(_ value: FigureValue) -> String { "\(value)".replacing(".", with: ",") + "%" }
        let figure = shown(target.value)
        let (vi, en) =
            switch target.direction ?? .atLeast {
            case .atLeast: ("ít nhất \(figure)", "at least \(figure)")
            case .above: ("trên \(figure)", "above \(figure)")
            case .atMost: ("không quá \(figure)", "at most \(figure)")
            case .below: ("dưới \(figure)", "below \(figure)")
            }
        let others = goal.leftOut.map(shown).joined(separator: ", ")
        let left = others.isEmpty ? ("", "") : ("; chưa ghi \(others)", "; \(others) was left out")
        return .warning(
            .goalUnclear, vi: "“\(target.text)”: đã ghi chỉ tiêu là \(vi)\(left.0)",
            en: "“\(target.text)”: the goal was taken as \(en)\(left.1)",
            at: target.location,
            hints: [
                others.isEmpty
                    ? .init(
                        vi:
                            "nếu không phải, ghi rõ trong `targets` của plan.yaml, như “… còn không quá \(figure)”",
                        en: "if not, say so under `targets` in plan.yaml, as in “… còn không quá \(figure)”")
                    : .init(
                        vi:
                            "nếu mỗi tỷ lệ là một chỉ tiêu, tách thành từng dòng trong `targets` của plan.yaml",
                        en: "if each is a goal of its own, write them apart under `targets` in plan.yaml")
            ])
    }

    static func schoolYear(_ year: Int, _ location: Location) -> Diagnostic {
        .warning(
            .schoolYear,
            vi:
                "kế hoạch theo năm học \(year - 1)-\(year): đã ghi năm \(year); ngày không ghi năm từ tháng 8 trở đi thuộc năm \(year - 1)",
            en:
                "the plan is for the school year \(year - 1)-\(year): \(year) was taken; days without a year from August on are of \(year - 1)",
            at: location,
            hints: [
                .init(
                    vi: "báo cáo của năm \(year - 1) thì sửa `year` trong plan.yaml",
                    en: "for the reports of \(year - 1), change `year` in plan.yaml")
            ])
    }

    static func signatureForm(_ written: String, _ correct: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            .note, .signatureCorrected,
            Message(
                vi: "“\(written)” đã được viết lại thành “\(correct)” theo Nghị định 30/2020/NĐ-CP",
                en: "“\(written)” was rewritten as “\(correct)”, the form of Decree 30/2020/NĐ-CP"),
            at: location)
    }

    static func missingCapacity(_ position: String, _ added: String, _ location: Location) -> Diagnostic {
        .warning(
            .signatureCorrected,
            vi: "“\(position)” ký mà không có dòng “\(added)”; đã thêm dòng này theo Nghị định 30/2020/NĐ-CP",
            en:
                "“\(position)” signs without the line “\(added)”; it was added as Decree 30/2020/NĐ-CP requires",
            at: location,
            hints: [
                .init(
                    vi: "xem lại phần `signature` trong plan.yaml", en: "check `signature` in plan.yaml")
            ])
    }

    static func otherSigner(_ other: String, taken: String, _ location: Location) -> Diagnostic {
        .warning(
            .severalSigners, vi: "kế hoạch còn có “\(other)” ký; người ký báo cáo đã ghi là “\(taken)”",
            en: "“\(other)” signs the plan too; “\(taken)” was taken for the report", at: location,
            hints: [
                .init(
                    vi: "nếu người khác ký báo cáo, sửa `signature` trong plan.yaml",
                    en: "change `signature` in plan.yaml if another signs the report")
            ])
    }

    static func twoSpellings(
        _ first: String, _ firstPlace: Location, _ second: String, _ secondPlace: Location
    ) -> Diagnostic {
        .warning(
            .twoSpellings, vi: "tên địa phương viết hai cách: “\(first)” và “\(second)”",
            en: "the place name is written in two ways: “\(first)” and “\(second)”", at: secondPlace,
            hints: [
                .init(
                    vi: "chọn một cách viết trong plan.yaml; “\(first)” ở đây",
                    en: "choose one of them in plan.yaml; “\(first)” stands here", at: firstPlace)
            ])
    }

    static func unknownIssuer(_ file: SourceFile) -> Diagnostic {
        .warning(
            .unknownIssuer, vi: "chưa biết cơ quan nào ban hành kế hoạch",
            en: "the agency that issued the plan was not found", at: .file(file.path),
            hints: [
                .init(vi: "điền `organisation` trong plan.yaml", en: "fill in `organisation` in plan.yaml")
            ])
    }

    static func noPlace(_ issuer: String, _ file: SourceFile) -> Diagnostic {
        .warning(
            .noPlace,
            vi: "kế hoạch không cho biết địa danh của \(issuer), để ghi trước ngày tháng năm của báo cáo",
            en: "the plan does not tell the place of \(issuer), which stands before the report's date",
            at: .file(file.path),
            hints: [
                .init(
                    vi: "điền `place` (và `locality`, `province`) ở mục `organisation` trong plan.yaml",
                    en: "fill in `place` (and `locality`, `province`) under `organisation` in plan.yaml")
            ])
    }

    static func jointUnit(_ offices: [String], _ location: Location) -> Diagnostic {
        let names = offices.map { "“\($0)”" }.joined(separator: ", ")
        return .warning(
            .jointUnit, vi: "\(names) đứng chung một mục nên chung một phiếu",
            en: "\(names) stand under one heading and share one form", at: location,
            hints: [
                .init(
                    vi:
                        "muốn mỗi đơn vị một phiếu, nhập lại với --split-units, hoặc chia các nhiệm vụ ấy trong plan.yaml (`units`, `lead`)",
                    en:
                        "for a form each, import again with --split-units, or divide their tasks in plan.yaml (`units`, `lead`)"
                )
            ])
    }

    static func unitUnclear(_ number: String, _ title: String, _ location: Location) -> Diagnostic {
        .warning(
            .unitUnclear,
            vi: "không rõ “\(title)” có phải là một đơn vị; việc ở mục \(number) chưa có đơn vị chủ trì",
            en: "“\(title)” may or may not be a unit; nobody leads the work under \(number)", at: location,
            hints: [
                .init(
                    vi: "nếu là đơn vị, thêm vào `units` và ghi `lead` cho các việc ấy trong plan.yaml",
                    en: "if it is one, add it to `units` and write the `lead` of that work in plan.yaml")
            ])
    }

    /// - Parameter others: the tasks for which the same holds.
    static func severalLeads(
        _ item: String, _ offices: [String], _ others: [String], _ location: Location
    ) -> Diagnostic {
        let rest = offices.dropFirst().map { "“\($0)”" }.joined(separator: ", ")
        let list = others.prefix(10).joined(separator: ", ") + (others.count > 10 ? ", …" : "")
        let more = others.isEmpty ? ("", "") : ("; \(list) cũng vậy", "; the same holds for \(list)")
        return .warning(
            .severalLeads,
            vi:
                "nhiệm vụ \(item) nêu nhiều đơn vị: đã ghi “\(offices[0])” chủ trì, chưa ghi \(rest)\(more.0)",
            en: "task \(item) names several offices: “\(offices[0])” leads it, not \(rest)\(more.1)",
            at: location,
            hints: [
                .init(
                    vi:
                        "mỗi nhiệm vụ một đơn vị báo cáo: cần thì tách nhiệm vụ hoặc sửa `lead` trong plan.yaml",
                    en: "one unit reports on a task: divide it or change its `lead` in plan.yaml if needed")
            ])
    }

    static func noRecipients(_ file: SourceFile) -> Diagnostic {
        .warning(
            .noRecipients, vi: "không có phần “Nơi nhận”", en: "there is no list of recipients (“Nơi nhận”)",
            at: .file(file.path),
            hints: [.init(vi: "điền `recipients` trong plan.yaml", en: "fill in `recipients` in plan.yaml")])
    }
}
