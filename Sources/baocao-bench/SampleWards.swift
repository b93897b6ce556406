import Foundation

/// Workspaces of made-up wards for the annual report, each with texts and figures of its own: a
/// plan of eight units and eight tasks, what came of each, and the ward's indicators.
struct SampleWards {
    /// Numbers that differ from ward to ward and are the same in every run (SplitMix64, Steele 2014).
    private struct Dice {
        var state: UInt64

        mutating func roll(_ range: ClosedRange<Int>) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return range.lowerBound + Int((mixed ^ mixed >> 31) % UInt64(range.count))
        }

        mutating func pick(_ words: [String]) -> String { words[roll(0...words.count - 1)] }
    }

    /// Makes the folders `ward-0001` … and the list `wards.txt`; returns the list.
    static func make(_ count: Int, in root: String) throws -> String {
        var list = ""
        for number in 1...count {
            let name = String(format: "ward-%04d", number)
            var ward = SampleWards(number)
            try ward.write(to: root + "/" + name)
            list += name + "\n"
        }
        try list.write(toFile: root + "/wards.txt", atomically: true, encoding: .utf8)
        return root + "/wards.txt"
    }

    private let place: String
    private var dice: Dice
    private var tasks: [(id: String, text: String, unit: Int)] = []

    private init(_ number: Int) {
        dice = Dice(state: UInt64(number) &* 7919)
        place = "\(dice.pick(Self.firstNames)) \(dice.pick(Self.lastNames)) \(number)"
    }

    private mutating func write(to folder: String) throws {
        let results = folder + "/results/2026"
        try FileManager.default.createDirectory(atPath: results, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(
            atPath: folder + "/reports", withIntermediateDirectories: true)
        func put(_ text: String, _ name: String) throws {
            try text.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
        }
        try put(plan(), "plan.yaml")
        try put(report(), "reports/2026.yaml")
        for unit in Self.units.indices { try put(form(unit), "results/2026/\(Self.units[unit].id).csv") }
        try put(indicators(), "results/2026/indicators.csv")
    }

    private mutating func plan() -> String {
        var sections = ""
        for (number, topic) in Self.topics.prefix(4).enumerated() {
            sections += "  - number: II.\(number + 1)\n    title: \(topic)\n    items:\n"
            for place in 1...2 {
                let unit = (number * 2 + place) % Self.units.count
                let id = "II.\(number + 1)-\(place)"
                tasks.append((id, task(), unit))
                let text = tasks[tasks.count - 1].text
                sections +=
                    "      - {id: \(id), kind: bullet, text: \"\(text)\", task: true, lead: \(Self.units[unit].id)}\n"
            }
        }
        let units = Self.units.enumerated().map { index, unit in
            let items = tasks.filter { $0.unit == index }.map(\.id).joined(separator: ", ")
            return "  - {id: \(unit.id), name: \"\(unit.name)\", items: [\(items)]}\n"
        }.joined()
        return """
            schema: 1
            title: Thực hiện công tác bình đẳng giới năm 2026
            year: 2026
            organisation: {issuer: [ỦY BAN NHÂN DÂN, "PHƯỜNG \(place.uppercased())"], short: UBND phường \(place), level: ward, locality: phường \(place), province: thành phố Mẫu, place: \(place), code: UBND, drafter: VHXH}
            legal_bases: [{text: Kế hoạch công tác bình đẳng giới của thành phố, number: \(dice.roll(20...300))/KH-UBND, date: 2026-01-08, issuer: UBND thành phố Mẫu}]
            sections:
              - {number: II, title: NỘI DUNG THỰC HIỆN, items: []}
            \(sections)units:
            \(units)recipients: [Sở Nội vụ thành phố Mẫu (để b/c), Thường trực Đảng ủy phường, "Lưu: VT, VHXH."]
            signature: {authority: TM. ỦY BAN NHÂN DÂN, position: CHỦ TỊCH, name: Nguyễn Thị \(dice.pick(Self.lastNames))}

            """
    }

    private mutating func report() -> String {
        let documents = (1...4).map { _ in
            "  - {number: \(dice.roll(10...400))/KH-UBND, date: 2026-0\(dice.roll(1...9))-1\(dice.roll(0...9)), title: Kế hoạch \(activity())}\n"
        }.joined()
        return """
            schema: 1
            data: {from: 2025-12-15, to: 2026-11-\(dice.roll(10...25))}
            documents:
            \(documents)assessment:
              strengths: ["\(outcome())", "\(outcome())"]
              shortcomings: ["\(trouble())", "\(trouble())"]
              causes_objective: ["\(trouble())"]
              causes_subjective: ["\(trouble())"]
            directions: ["\(task())", "\(task())", "\(task())"]
            recommendations: ["\(wish())"]

            """
    }

    private mutating func form(_ unit: Int) -> String {
        var text =
            "Mã nhiệm vụ,Nhiệm vụ,Trạng thái,Kết quả,Số cuộc,Số lượt người,Trong đó nữ,Kinh phí (triệu đồng),Văn bản minh chứng,Khó khăn vướng mắc,Kiến nghị đề xuất,Ước thực hiện\n"
        for task in tasks where task.unit == unit {
            let people = dice.roll(30...900)
            let state = dice.pick(["Hoàn thành", "Hoàn thành", "Hoàn thành", "Đang thực hiện"])
            let figures =
                "\(dice.roll(1...12)),\(people),\(people * dice.roll(35...70) / 100),\(dice.roll(1...40))"
            let remark = dice.roll(1...4) == 1 ? "\"\(trouble())\",\"\(wish())\"" : ","
            text +=
                "\(task.id),\"\(task.text)\",\(state),\"\(outcome())\",\(figures),\(dice.roll(5...200))/BC-UBND,\(remark),\n"
        }
        return text
    }

    private mutating func indicators() -> String {
        var text =
            "Mã chỉ tiêu,Chỉ tiêu,Đơn vị tính,Tử số,Mẫu số,Giá trị,Mục tiêu,Nguồn số liệu,Ước thực hiện\n"
        for number in 1...8 {
            let whole = dice.roll(20...400)
            text +=
                "P\(number),Tỷ lệ nữ \(dice.pick(Self.activities)),%,\(whole * dice.roll(20...60) / 100),\(whole),,Từ \(dice.roll(20...50))% trở lên,Văn phòng,\n"
        }
        return text
    }

    private mutating func activity() -> String {
        "\(dice.pick(Self.activities)) tại \(dice.roll(2...30)) tổ dân phố"
    }

    private mutating func task() -> String {
        "\(dice.pick(Self.verbs)) \(activity()) cho \(dice.pick(Self.people)), \(dice.pick(Self.manners))"
    }

    private mutating func outcome() -> String {
        "Đã \(dice.pick(Self.verbs).lowercased()) \(dice.roll(2...15)) đợt \(activity()) với \(dice.roll(40...999)) lượt \(dice.pick(Self.people)), \(dice.pick(Self.manners))."
    }

    private mutating func trouble() -> String {
        "Việc \(activity()) còn chậm \(dice.roll(1...9)) tuần do \(dice.pick(Self.causes))."
    }

    private mutating func wish() -> String {
        "Đề nghị bố trí thêm \(dice.roll(5...90)) triệu đồng để \(dice.pick(Self.activities))."
    }

    private static let units: [(id: String, name: String)] = [
        ("vp", "Văn phòng"), ("vhxh", "Phòng Văn hóa - Xã hội"), ("kt", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("ca", "Công an phường"), ("tyt", "Trạm Y tế"), ("pn", "Hội Liên hiệp Phụ nữ"),
        ("mt", "Ủy ban Mặt trận Tổ quốc"), ("th", "Các trường học"),
    ]
    private static let topics = [
        "Công tác chỉ đạo, điều hành", "Lĩnh vực chính trị", "Lĩnh vực kinh tế, lao động",
        "Lĩnh vực gia đình", "Lĩnh vực y tế", "Lĩnh vực giáo dục và đào tạo", "Lĩnh vực truyền thông",
        "Kiểm tra, giám sát",
    ]
    private static let firstNames = ["Tân", "An", "Phú", "Hòa", "Đông", "Vĩnh", "Xuân", "Thanh", "Bình"]
    private static let lastNames = ["Hưng", "Lạc", "Sơn", "Khê", "Thủy", "Định", "Giang", "Hải", "Lộc"]
    private static let verbs = [
        "Tổ chức", "Phối hợp", "Triển khai", "Duy trì", "Hướng dẫn", "Rà soát", "Tuyên truyền", "Thực hiện",
    ]
    private static let activities = [
        "phổ biến pháp luật về bình đẳng giới", "tập huấn kỹ năng lồng ghép giới", "khám sức khỏe sinh sản",
        "hỗ trợ phụ nữ khởi nghiệp", "phòng ngừa bạo lực trong gia đình", "đào tạo nghề ngắn hạn",
        "sinh hoạt câu lạc bộ gia đình hạnh phúc", "tư vấn hôn nhân cho thanh niên",
    ]
    private static let people = [
        "cán bộ, công chức", "phụ nữ cao tuổi", "nữ công nhân", "học sinh trung học", "hộ kinh doanh",
        "nam giới trong độ tuổi lao động",
    ]
    private static let manners = [
        "kết hợp phát tờ rơi tại nhà văn hóa", "lồng ghép với các buổi họp tổ dân phố",
        "phát trên hệ thống truyền thanh mỗi tuần hai lần", "có kiểm tra vào cuối mỗi quý",
        "gắn với phong trào thi đua của địa phương",
    ]
    private static let causes = [
        "cán bộ kiêm nhiệm nhiều việc", "kinh phí được giao muộn", "mưa bão kéo dài",
        "số liệu của các trường gửi chưa đầy đủ",
    ]
}
