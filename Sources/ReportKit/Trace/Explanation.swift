internal import Files
internal import Workspace

/// Printed values in words: where they stand, and what they were made from.
struct Explanation {
    let say: (_ vi: String, _ en: String) -> String

    /// More places than this are counted, not listed.
    static let most = 40

    /// - Parameter rest: how many there are beside these.
    func text(_ values: [PrintedValue], _ rest: Int) -> String {
        let shown = values.map(text).joined(separator: "\n")
        guard rest > 0 else { return shown }
        return shown + "\n" + say("… và \(rest) chỗ nữa\n", "… and \(rest) more places\n")
    }

    private func text(_ value: PrintedValue) -> String {
        var lines = [Self.shortened(value.text)]
        if let box = value.boxes.first {
            let millimetres = Int((box.y * 25.4 / 72).rounded())
            lines.append(
                say(
                    "  trang \(box.page) của tệp, cách mép trên \(millimetres) mm",
                    "  page \(box.page) of the file, \(millimetres) mm below the top edge"))
        }
        if let template = value.template {
            lines.append(say("  do mẫu in: \(template.at)", "  printed by the template: \(template.at)"))
        }
        lines += self.lines(value.source, indent: "  ")
        return lines.joined(separator: "\n") + "\n"
    }

    private func lines(_ source: PrintedValue.Source, indent: String) -> [String] {
        switch source {
        case .place(let place):
            let typed = place.typed.map { ": " + Self.shortened($0) } ?? ""
            return [indent + place.at + typed]
        case .computed(let rule, let parts):
            let head = indent + name(of: rule, parts.count) + (parts.isEmpty ? "" : ":")
            return [head] + parts.flatMap { lines($0, indent: indent + "  ") }
        }
    }

    private func name(of rule: String, _ count: Int) -> String {
        switch rule {
        case "sum": say("tổng của \(count) ô", "the sum of \(count) cells")
        case "share": say("tỷ lệ tính từ \(count) ô", "a share of \(count) cells")
        case "count": say("đếm được \(count)", "\(count) were counted")
        case "change": say("thay đổi giữa kỳ này và kỳ trước", "the change between the two periods")
        case "round": say("làm tròn của", "rounded from")
        default: say("tính từ \(count) phần (\(rule))", "computed from \(count) parts (\(rule))")
        }
    }

    /// One line of at most a hundred letters.
    private static func shortened(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 100 ? line.prefix(99) + "…" : line
    }
}
