/// Entries that say of a task only who does it and when, each on a line of its own:
///
///     1.1. Khám sàng lọc cho phụ nữ từ 40 tuổi.
///     - Cơ quan chủ trì: Trạm Y tế.
///     - Thời gian thực hiện: Tháng 4.
///
/// They belong to the task, as the columns of a table do: `Khám … (Cơ quan chủ trì: Trạm Y tế; Thời …)`.
enum TaskRemarks {
    private static let labels: [Phrase] = [
        "co quan chu tri", "don vi chu tri", "bo phan chu tri", "chu tri", "co quan phoi hop",
        "don vi phoi hop",
        "phoi hop", "co quan thuc hien", "don vi thuc hien", "nguoi thuc hien", "thoi gian",
        "thoi gian thuc hien",
        "thoi gian hoan thanh", "thoi han", "thoi han hoan thanh", "han hoan thanh", "dia diem", "kinh phi",
        "san pham", "ket qua", "phan cong thuc hien", "tien do", "tien do thuc hien",
    ]
    /// What names the one who does it: without it, the entries are the section's own.
    private static let leads = labels.prefix(4) + labels[7...9]

    /// The blocks with such entries joined to the task before them.
    static func joined(_ blocks: [Block]) -> [Block] {
        var result: [Block] = []
        var index = 0
        while index < blocks.count {
            var end = index
            while end < blocks.count, isRemark(blocks[end]) { end += 1 }
            if end > index, let task = result.last, takes(end - index, task),
                blocks[index..<end].contains(where: { label(of: $0, among: Array(leads)) })
            {
                result[result.count - 1] = joined(task, blocks[index..<end])
            } else {
                result += blocks[index..<max(end, index + 1)]
            }
            index = max(end, index + 1)
        }
        return result
    }

    /// Whether the last words are a label: `…; đơn vị phối hợp:`.
    static func endsInLabel(_ block: Block) -> Bool {
        guard block.words.last?.text.hasSuffix(":") ?? false else { return false }
        let end = Passage(Array(block.words.suffix(4)))
        return labels.contains { end.has($0, at: end.keys.count - $0.count) }
    }

    private static func isRemark(_ block: Block) -> Bool {
        block.kind == .bullet && label(of: block, among: labels)
    }

    private static func label(of block: Block, among labels: [Phrase]) -> Bool {
        let start = Passage(Array(block.words.prefix(6)))
        return labels.contains { label in
            start.has(label, at: 0) && start.words[label.count - 1].text.hasSuffix(":")
        }
    }

    /// One entry behind a bullet may be a task of its own.
    private static func takes(_ count: Int, _ task: Block) -> Bool {
        guard !task.isCapitals, task.words.count > 1 else { return false }
        switch task.kind {
        case .arabic, .letter: return true
        case .bullet, .paragraph: return count > 1
        case .part, .roman: return false
        }
    }

    private static func joined(_ task: Block, _ remarks: ArraySlice<Block>) -> Block {
        let marks: Set<Unicode.Scalar> = [".", ";", ",", ":"]
        var block = task
        block.words[block.words.count - 1].text = block.words[block.words.count - 1].text.trimmingEnd(marks)
        for (place, remark) in zip(remarks.indices, remarks) {
            var words = remark.words
            let last = words.count - 1
            if place == remarks.startIndex { words[0].text = "(" + words[0].text }
            words[last].text =
                words[last].text.trimmingEnd(marks) + (place + 1 == remarks.endIndex ? ")." : ";")
            block.words += words
            block.source = block.source.lowerBound..<max(block.source.upperBound, remark.source.upperBound)
        }
        return block
    }
}
