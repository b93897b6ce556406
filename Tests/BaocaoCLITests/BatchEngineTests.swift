import Foundation
import TestSupport
import Testing

/// The README's recipes for engines that run a list in parts.
@Suite struct BatchEngineTests {
    /// The shell lines of the README that a word stands in, as they are printed there.
    private static func recipe(with word: String) throws -> String {
        let root = URL(fileURLWithPath: CaseFile.root).appendingPathComponent("../..")
        let text = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        let line = text.split(separator: "\n").first { $0.contains(word) && $0.contains("baocao batch") }
        return try String(#require(line, "the README has no recipe with \(word)"))
    }

    /// With `CI` set a missing tool stops the run: what is not run must not look green.
    private static let hasParallel: Bool = {
        if ToolPath.find("parallel") != nil { return true }
        print("NOT RUN: 1 check, the recipe for GNU parallel: no program parallel (see .ci/packages)")
        precondition(ProcessInfo.processInfo.environment["CI"] == nil, "no program parallel, and CI is set")
        return false
    }()

    @Test(.enabled("no program parallel here") { BatchEngineTests.hasParallel })
    func theRecipeForParallelMakesEveryReportOnce() throws {
        let folder = try Scratch.wards(9)
        defer { Scratch.remove(folder) }
        // In the README for four parts, a list and a folder of other names, and a whole year.
        let recipe = try Self.recipe(with: "parallel")
            .replacing("phuong.txt", with: "ds.txt").replacing("--period 2026 ", with: "--period 2026-H1 ")
        let run = try Program.run(recipe, in: folder)
        #expect(run.status == 0, "\(run.stdout)\(run.stderr)")
        for part in 1...4 { #expect(run.stdout.contains("phần \(part) trên 4"), "\(run.stdout)") }
        let whole = try Program.run(
            "baocao batch ds.txt --period 2026-H1 -o bao-cao; ls bao-cao | wc -l", in: folder)
        #expect(whole.stdout.contains("- đã xong từ trước: 9\n"), "\(whole.stdout)")
        #expect(whole.stdout.hasSuffix("\n9\n"), "\(whole.stdout)")
    }

    /// What Slurm and Kubernetes put into the environment of each part.
    @Test func theLinesForSlurmAndKubernetesMakeEveryReportOnce() throws {
        let folder = try Scratch.wards(9)
        defer { Scratch.remove(folder) }
        let slurm = try Self.recipe(with: "--shard auto ")
            .replacing("phuong.txt", with: "ds.txt").replacing("--period 2026 ", with: "--period 2026-H1 ")
            .replacing("srun ", with: "").drop { $0 == " " }
        let run = try Program.run(
            """
            export SLURM_CPUS_ON_NODE=1; for i in 1 2 3 4; do
              SLURM_ARRAY_TASK_ID=$i SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=4 SLURM_ARRAY_TASK_STEP=1 SLURM_ARRAY_TASK_COUNT=4 \(slurm) || exit 1
            done
            for i in 0 1 2; do
              JOB_COMPLETION_INDEX=$i baocao batch ds.txt --period 2026-H1 -o k8s --shard auto/3 || exit 1
            done; ls bao-cao k8s | sort | uniq -c
            """, in: folder)
        #expect(run.status == 0, "\(run.stdout)\(run.stderr)")
        for ward in 1...9 {
            #expect(run.stdout.contains("2 p\(ward)-2026-H1.pdf\n"), "\(run.stdout)")
        }
    }
}
