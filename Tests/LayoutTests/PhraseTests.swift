import Document
import Testing

@testable import Layout

/// Where titles may be parted, word by word.
@Suite struct PhraseTests {
    /// The places between the words of a text as the book judges them:
    /// `~` inside of a phrase, `|` between two, a blank where it does not know.
    private func judged(_ text: String) -> String {
        let context = LayoutContext(style: .standard, traces: TraceTable(), shaper: FakeShaper())
        let pieces = WordCollector.words([.text(TextRun(text))], size: .pt(10), context)
        return pieces.indices.map { index in
            let word = String(decoding: pieces[index].shaped.utf8, as: UTF8.self)
            guard index < pieces.count - 1 else { return word }
            return switch context.phrases.judgement(pieces, after: index) {
            case .parts: word + "~"
            case .neutral: word + " "
            case .between: word + "|"
            }
        }.joined()
    }

    @Test(arguments: [
        ("kết quả thực hiện", "kết~quả thực~hiện"),
        ("KẾT QUẢ THỰC HIỆN", "KẾT~QUẢ THỰC~HIỆN"),
        ("công tác bình đẳng giới", "công~tác bình~đẳng~giới"),
        ("ỦY BAN NHÂN DÂN PHƯỜNG MẪU", "ỦY~BAN~NHÂN~DÂN|PHƯỜNG~MẪU"),
        ("Uỷ ban nhân dân", "Uỷ~ban~nhân~dân"),
        ("kết quả của Ban Vì sự", "kết~quả|của~Ban~Vì~sự"),
        ("nhiệm vụ, phương hướng", "nhiệm~vụ,|phương~hướng"),
        ("“bình đẳng”", "“bình~đẳng”"),
        ("Văn hóa - Xã hội", "Văn~hóa -|Xã~hội"),
        ("Hải Phòng", "Hải~Phòng"),
        ("của Thủ tướng Chính phủ", "của~Thủ~tướng~Chính~phủ"),
        ("thủ trưởng đơn vị", "thủ~trưởng đơn~vị"),
        ("HẢI PHÒNG", "HẢI PHÒNG"),
        ("một hai", "một hai"),
        ("kết", "kết"),
    ])
    func judges(_ text: String, _ expected: String) { #expect(judged(text) == expected) }
}
