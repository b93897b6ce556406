import Foundation
import ReportKit

/// Times `consolidate` over a country's made-up wards, sent as folders and as bundles, each in a
/// process of its own: processor time and peak memory, of the reading alone and with the report.
///
///     baocao-bench consolidate [WARDS]
enum ConsolidateBench {
    static func run(wards: Int) throws {
        let root = FileManager.default.temporaryDirectory
            .appendingPathComponent("baocao-bench-\(getpid())").path
        defer { try? FileManager.default.removeItem(atPath: root) }  // A leftover harms nobody.
        try FileManager.default.createDirectory(atPath: root + "/city", withIntermediateDirectories: true)
        _ = try SampleWards.make(wards, in: root)
        try writeCity(wards, root)
        for number in 1...wards {
            let packed = Baocao().pack(
                PackRequest(folder: folder(number, root), period: "2026", output: bundle(number, root)))
            precondition(packed.status == 0, packed.messages)
        }
        print("\(wards) wards        CPU seconds   ms a ward   peak MiB")
        fflush(nil)
        for kind in Kind.allCases {
            // A process of its own, so that one's memory is not the other's.
            let process = Process()
            process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
            process.arguments = ["consolidate", String(wards), root, kind.rawValue]
            try process.run()
            process.waitUntilExit()
            precondition(process.terminationStatus == 0, "\(kind) failed")
        }
    }

    enum Kind: String, CaseIterable {
        /// The report without its pages: what reading and adding cost.
        case folders, bundles
        /// With the pages of the PDF.
        case report
    }

    /// One measured run over what `run` made.
    static func measure(_ wards: Int, root: String, kind: Kind) throws {
        let paths = (1...wards).map { kind == .folders ? folder($0, root) : bundle($0, root) }
        let isPDF = kind == .report
        let request = RenderRequest(
            folder: root + "/city", period: "2026", output: root + (isPDF ? "/o.pdf" : "/o.md"),
            format: isPDF ? .pdf : .markup)
        let start = Bench.processorSeconds()
        let outcome = Baocao().consolidate(ConsolidateRequest(report: request, wards: paths))
        let seconds = Bench.processorSeconds() - start
        precondition(outcome.status == 0, outcome.messages)
        print(
            kind.rawValue.padding(toLength: 18, withPad: " ", startingAt: 0),
            String(
                format: "%10.2f  %10.3f  %9.1f", seconds, seconds * 1000 / Double(wards),
                Double(Bench.peakMemory()) / 1024))
    }

    private static func folder(_ number: Int, _ root: String) -> String {
        String(format: "%@/ward-%04d", root, number)
    }

    private static func bundle(_ number: Int, _ root: String) -> String { folder(number, root) + ".zip" }

    /// The register names each ward as its own plan does.
    private static func writeCity(_ wards: Int, _ root: String) throws {
        var register = "schema: 1\ndeadlines: {annual: 2026-11-25}\nwards:\n"
        for number in 1...wards {
            let plan = try String(contentsOfFile: folder(number, root) + "/plan.yaml", encoding: .utf8)
            let name = plan.components(separatedBy: "locality: ")[1].prefix { $0 != "," }
            register += "  - {id: w\(number), name: \(name)}\n"
        }
        try register.write(toFile: root + "/city/wards.yaml", atomically: true, encoding: .utf8)
        try """
        schema: 1
        title: Thực hiện công tác bình đẳng giới năm 2026
        year: 2026
        organisation: {issuer: [SỞ NỘI VỤ], parent: ỦY BAN NHÂN DÂN THÀNH PHỐ MẪU, short: Sở Nội vụ thành phố Mẫu, level: city, locality: thành phố Mẫu, province: thành phố Mẫu, place: Mẫu, code: SNV}
        sections: []
        signature: {position: GIÁM ĐỐC, name: Hoàng Thị Mẫu}

        """.write(toFile: root + "/city/plan.yaml", atomically: true, encoding: .utf8)
    }
}
