import Foundation
import Testing

/// A collect that dies at any moment leaves every stored form whole: the old one or the new one.
@Suite struct CollectKillTests {
    private static let forms = ["ca", "tyt", "vhxh", "vp"]

    @Test func everyStoredFormIsOldOrNew() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("baocao-kill-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }  // A leftover folder harms nobody.
        // Two sets of forms that differ in every file; each round replaces one by the other.
        let made = try Program.run(
            """
            baocao demo d && mkdir a b && cd d/results/2026-H1 &&
            for f in ca tyt vhxh vp; do cp $f.csv ../../../a/; sed 's/,Đang thực hiện,/,Hoàn thành,/; s/phường/PHƯỜNG/g; s/Tiếp nhận 3/Đã tiếp nhận 3/; s/thẩm tra/THẨM TRA/' $f.csv > ../../../b/$f.csv; done
            """, in: folder)
        try #require(made.status == 0, "\(made.stderr)")
        let whole = try Program.run("baocao collect d --period 2026-H1 b/*.csv", in: folder)
        try #require(whole.status == 0, "\(whole.stderr)")
        let known = try Self.forms.map { form in
            [try contents(folder, "a/\(form).csv"), try contents(folder, "d/results/2026-H1/\(form).csv")]
        }
        #expect(known.allSatisfy { $0[0] != $0[1] })
        var deaths = 0
        for round in 0..<60 {
            let set = round.isMultiple(of: 2) ? "a" : "b"
            // `timeout` ends its child after a span that grows by a millisecond a round.
            let delay = String(format: "%.4f", 0.002 + Double(round) * 0.001)
            let result = try Program.run(
                "timeout -s KILL \(delay) baocao collect d --period 2026-H1 \(set)/*.csv", in: folder)
            if result.status != 0 { deaths += 1 }
            for (form, versions) in zip(Self.forms, known) {
                let stored = try contents(folder, "d/results/2026-H1/\(form).csv")
                #expect(versions.contains(stored), "\(form) after round \(round)")
            }
        }
        #expect(deaths > 0, "no process was killed")
        // No lock is left behind that stops the next one, and no unfinished file.
        let last = try Program.run(
            "baocao collect d --period 2026-H1 b/*.csv && find d -name '.baocao-*' -o -name '*.lock'",
            in: folder)
        #expect(last.status == 0, "\(last.stderr)")
        #expect(!last.stdout.contains(".tmp") && !last.stdout.contains(".lock"), "\(last.stdout)")
    }

    @Test func aSecondCollectWaitsForNobodyAndSaysWhy() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("baocao-lock-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }  // A leftover folder harms nobody.
        let result = try Program.run(
            """
            baocao demo d && cp d/results/2026-H1/ca.csv . &&
            flock d/.collect.lock baocao collect d --period 2026-H1 ca.csv --diagnostics short; echo $?
            baocao collect d --period 2026-H1 ca.csv
            """, in: folder)
        #expect(result.stderr.contains("d/.collect.lock: error[collect-busy]"), "\(result.stderr)")
        #expect(result.stdout.hasSuffix("6\nca.csv -> results/2026-H1/ca.csv (2 nhiệm vụ; không đổi)\n"))
    }

    /// Many at once: each does all of its work or none of it, and what any of them has stored is
    /// there still, as it stands or under what has replaced it.
    @Test func collectsAtOnceExcludeOneAnother() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("baocao-many-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }  // A leftover folder harms nobody.
        let result = try Program.run(
            """
            baocao demo d
            for n in 1 2 3 4 5 6 7 8; do
              mkdir $n; sed "s/3 tin báo/$n$n tin báo/" d/results/2026-H1/ca.csv > $n/ca.csv
            done
            for n in 1 2 3 4 5 6 7 8; do
              (baocao collect d --period 2026-H1 $n/ca.csv --diagnostics short > $n/out 2>&1; echo $? > $n/status) &
            done
            wait
            for n in 1 2 3 4 5 6 7 8; do
              found=$(cat d/results/2026-H1/ca.csv d/results/2026-H1/.previous/*.csv | grep -c "$n$n tin báo")
              echo "$(cat $n/status) $found $(grep -c 'error.collect-busy' $n/out)"
            done
            find d -name '.baocao-*' -o -name '*.lock'
            """, in: folder)
        let lines = result.stdout.split(separator: "\n").filter { !$0.contains("baocao-") && $0.count < 20 }
        let ends = lines.suffix(8)
        #expect(ends.allSatisfy { $0 == "0 1 0" || $0 == "6 0 1" }, "\(result.stdout)")
        #expect(ends.contains("0 1 0") && !result.stdout.contains(".lock"), "\(result.stdout)")
    }

    private func contents(_ folder: URL, _ path: String) throws -> Data {
        try Data(contentsOf: folder.appendingPathComponent(path))
    }
}
