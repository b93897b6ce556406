import Diagnostics
import Files
import PlanModel
import TestSupport
import Testing
import Workspace

/// Bundles that someone has meddled with: `Tests/Cases/bundles`. A case begins with a good bundle
/// and changes it, a line each:
///
///     manifest OLD → NEW | add NAME TEXT | drop NAME | rename NAME NEW | double NAME
///     link NAME | folder NAME | device NAME | plain NAME | encrypt NAME | claim NAME SIZE
///     garble NAME (a byte of the file) | spoil NAME (the archive's own checksum)
///     cut N (bytes off the end) | raw TEXT (instead of the whole file) | period P (the one wanted)
///
/// (`⏎` is a line end.) `told` is everything that is said about it; nothing where it is taken.
@Suite struct BundleCaseTests {
    @Test(arguments: CaseFile.all(in: "bundles"))
    func isJudged(_ entry: CaseFile.Case) throws {
        var meddled = try Meddled()
        for line in entry["input"].split(separator: "\n") { try meddled.apply(String(line)) }
        let told = diagnostics { () throws(DiagnosticError) in
            let bundle = try WardBundle(reading: meddled.bytes, path: "goi.zip", for: meddled.period)
            var log = DiagnosticLog()
            _ = try bundle.plan(path: "goi.zip", outside: InMemoryEnvironment(), log: &log)
        }
        expect(dump(told), is: "told", of: entry)
    }
}

/// A good bundle, and what was done to it.
private struct Meddled {
    private var entries: [StoredZip.Entry] = []
    private var manifest: String
    private var raw: [UInt8]?
    private var isCut = 0
    private(set) var period: ReportingPeriod?

    init() throws {
        let bundle = try SampleBundle.bundle()
        manifest = bundle.manifest.yaml
        entries = bundle.files.map { StoredZip.Entry($0.name, $0.bytes) }
    }

    var bytes: [UInt8] {
        if let raw { return raw }
        let own = manifest.isEmpty ? [] : [StoredZip.Entry(BundleManifest.file, manifest)]
        return StoredZip.bytes(own + entries).dropLast(isCut)
    }

    mutating func apply(_ line: String) throws {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = words.count > 1 ? words[1].replacing("⏎", with: "\n") : ""
        let (name, value) = Self.halves(rest, at: " ")
        switch words[0] {
        case "manifest":
            let (old, new) = Self.halves(rest, at: " → ")
            try #require(old == "*" || manifest.contains(old), "the manifest lacks “\(old)”")
            manifest = old == "*" ? new : manifest.replacing(old, with: new, maxReplacements: 1)
        case "add": entries.append(StoredZip.Entry(name, value))
        case "drop": entries.removeAll { $0.name == name }
        case "double": entries += entries.filter { $0.name == name }
        case "raw": raw = Array(rest.utf8)
        case "cut": isCut = try #require(Int(name))
        case "period": period = ReportingPeriod(name)
        default:
            let place = try #require(entries.firstIndex { $0.name == name }, "no entry “\(name)”")
            try change(&entries[place], words[0], value)
        }
    }

    private func change(_ entry: inout StoredZip.Entry, _ what: String, _ value: String) throws {
        switch what {
        case "rename": entry.name = value
        case "link": entry.mode = 0o120777
        case "folder": entry.mode = 0o040755
        case "device": entry.mode = 0o020666
        case "plain": entry.mode = 0o100644
        case "encrypt": entry.isEncrypted = true
        case "claim": entry.claimedSize = UInt32(value)
        case "garble": entry.bytes[entry.bytes.count / 2] ^= 1
        case "spoil": entry.claimedChecksum = 1
        default: Issue.record("no way to \(what)")
        }
    }

    private static func halves(_ text: String, at mark: String) -> (String, String) {
        guard let cut = text.firstRange(of: mark) else { return (text, "") }
        return (String(text[..<cut.lowerBound]), String(text[cut.upperBound...]))
    }
}

/// A small workspace of the sample plan, and its bundle.
enum SampleBundle {
    static let period = ReportingPeriod(year: 2025, kind: .firstHalf)

    static func workspace() -> InMemoryEnvironment {
        let header = ResultTests.header.joined(separator: ",")
        return InMemoryEnvironment([
            "w/plan.yaml": SamplePlan.yaml,
            "w/reports/2025-H1.yaml": "schema: 1\nnumber: 15\n",
            "w/results/2025-H1/vhxh.csv": header + "\nII.1-1,,Hoàn thành,Đã xong,3,120,80,4,,,,\n",
            "w/results/2025-H1/chung.csv": header + "\n",
            "w/results/2025-H1/.received.csv": "Biểu,Nhận lúc,Tệp gửi về\n",
            "w/results/2025-H1/ghi-chu.txt": "không phải biểu",
            "w/results/2025/vhxh.csv": "của kỳ khác",
            "w/out/bao-cao-2025-H1.pdf": "%PDF",
            "w/templates/bao-cao-nam.md.j2": "mẫu riêng",
        ])
    }

    static func bundle(_ environment: (any Environment)? = nil) throws(DiagnosticError) -> WardBundle {
        var log = DiagnosticLog()
        return try WorkspaceFolder(root: "w", environment: environment ?? workspace())
            .bundle(of: period, log: &log)
    }
}
