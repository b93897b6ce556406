import Files
import Foundation
import TestSupport

/// A report to measure, and what it must say.
struct ReportToMeasure: Sendable, CustomStringConvertible {
    /// A real plan's file name; nil for the sample.
    var plan: String?
    var isAnnual: Bool
    var head: ExpectedHead
    var ending: ExpectedEnding
    /// The framed marks under the number, from above.
    var marks: [ExpectedMark] = []

    var period: String { isAnnual ? "\(head.year)" : "\(head.year)-H1" }
    var periodWords: String { isAnnual ? "năm \(head.year)" : "6 tháng đầu năm \(head.year)" }
    var description: String { "\(plan ?? "sample") \(period)\(head.date == nil ? "" : " dated")" }

    /// The sample, its dated form, and both reports of the five plans.
    static let all: [ReportToMeasure] = {
        let deputy = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
        func ward(_ name: String, _ place: String, _ year: Int) -> ExpectedHead {
            ExpectedHead(issuer: ["ỦY BAN NHÂN DÂN", name], place: place, code: "UBND", year: year)
        }
        let board = ExpectedHead(
            parent: ["SỞ GIÁO DỤC VÀ ĐÀO TẠO THÀNH PHỐ HẢI PHÒNG"],
            issuer: ["BAN VÌ SỰ TIẾN BỘ PHỤ NỮ", "NGÀNH GIÁO DỤC VÀ ĐÀO TẠO"], place: "Hải Phòng",
            code: "BVSTBPN", year: 2025)
        let plans: [(plan: String?, head: ExpectedHead, signature: [String])] = [
            (nil, ward("PHƯỜNG MẪU", "Mẫu", 2026), deputy),
            ("tran-lieu-2025", ward("PHƯỜNG TRẦN LIỄU", "Trần Liễu", 2025), deputy),
            ("luu-kiem-2026", ward("PHƯỜNG LƯU KIỂM", "Lưu Kiểm", 2026), deputy),
            ("long-bien-2025", ward("QUẬN LONG BIÊN", "Long Biên", 2025), deputy),
            ("thanh-xa-2023", ward("XÃ THANH XÁ", "Thanh Xá", 2023), deputy),
            ("gddt-hai-phong-2025", board, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ]
        var reports = plans.flatMap { entry in
            [false, true].map { isAnnual in
                let name = entry.plan.map(signer) ?? "Hoàng Thị Mẫu"
                return ReportToMeasure(
                    plan: entry.plan, isAnnual: isAnnual, head: entry.head,
                    ending: ExpectedEnding(signature: entry.signature, name: name))
            }
        }
        reports.append(reports[0])
        reports[reports.count - 1].head.number = "05"
        reports[reports.count - 1].head.date = ("03", "6")
        reports[reports.count - 1].marks = [
            ExpectedMark(text: "THƯỢNG KHẨN", width: 40, height: 8, isRed: true),
            ExpectedMark(text: "LƯU HÀNH NỘI BỘ"),
        ]
        return reports
    }()

    /// Who signed a real plan: its last line. Empty where the plan is not there.
    private static func signer(of plan: String) -> String {
        // Without plans no test runs.
        let text = try? SystemEnvironment().read("\(PlanFolder.path)/\(plan).txt")
        let lines = TextNormalization.nfc(String(decoding: text ?? [], as: UTF8.self)).split(
            whereSeparator: \.isNewline)
        return lines.map { String($0).trimmingBlanks }.last { !$0.isEmpty } ?? ""
    }

    static var arePlansThere: Bool { PlanFolder.isPresent }
}
