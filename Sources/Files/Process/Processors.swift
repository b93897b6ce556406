/// How many processors this process may use.
package enum Processors {
    /// Those the kernel schedules it on, or fewer where its control group has a smaller share of
    /// them; at least 1.
    package static var count: Int {
        let scheduled = text("/proc/self/status").flatMap(processors(inStatus:)) ?? 1
        let share = text("/sys/fs/cgroup/cpu.max").flatMap(processors(inShare:)) ?? scheduled
        return max(1, min(scheduled, share))
    }

    /// Neither file need be there.
    private static func text(_ path: String) -> String? {
        (try? SystemEnvironment().read(path, .fileOrStream)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The bits of the mask in the line `Cpus_allowed:\t0000000f` (`proc_pid_status(5)`).
    static func processors(inStatus text: String) -> Int? {
        let name = "Cpus_allowed:"
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(name) }) else { return nil }
        let bits = line.dropFirst(name.count).reduce(0) { $0 + ($1.hexDigitValue ?? 0).nonzeroBitCount }
        return bits > 0 ? bits : nil
    }

    /// `150000 100000` is a share of two, `max 100000` is no limit: the file `cpu.max` of cgroup v2.
    static func processors(inShare text: String) -> Int? {
        let words = text.split { $0 == " " || $0 == "\n" }
        guard words.count == 2, let quota = Int(words[0]), let span = Int(words[1]), quota > 0, span > 0
        else { return nil }
        return (quota - 1) / span + 1
    }
}
