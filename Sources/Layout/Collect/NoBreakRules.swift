/// Vietnamese words that a line break must not part: dates, a number and its
/// unit, a word and the number that names it, a dash and what is before it.
enum NoBreakRules {
    static func apply(to pieces: inout [Piece], from start: Int) {
        guard pieces.count > start + 1 else { return }
        for index in start..<pieces.count - 1 where pieces[index].gap == .blank {
            guard mayBind(pieces, index) else { continue }
            let left = pieces[index].shaped.utf8
            let right = pieces[index + 1].shaped.utf8
            let isWholeWord = pieces[index + 1].gap != .none
            if binds(left, right, isWholeWord) || isRange(pieces, at: index) {
                let isLight = isNumberOfItsOwn(right) || isYearAlone(pieces, at: index)
                pieces[index].gap = isLight ? .reluctant : .tie
            }
        }
    }

    /// `năm 2026` outside of a date. Tied, it would tear a hole where a sentence speaks of the year.
    private static func isYearAlone(_ pieces: [Piece], at index: Int) -> Bool {
        guard year.contains(pieces[index].shaped.utf8) else { return false }
        let number = bare(pieces[index + 1].shaped.utf8)
        return number.count == 4 && number.allSatisfy(isDigit)
            && (index == 0 || !isDigit(pieces[index - 1].first))
    }

    private static let year = words("năm Năm")

    /// A cheap look at the first bytes: most pairs of words end here.
    private static func mayBind(_ pieces: [Piece], _ index: Int) -> Bool {
        let (first, next) = (pieces[index].first, pieces[index + 1].first)
        let (count, nextCount) = (pieces[index].byteCount, pieces[index + 1].byteCount)
        return isDigit(first) || isDigit(next) || nextCount <= 5 && (next < 0x61 || nextCount <= 2)
            || next == enDash[0] && nextCount == 3 || first == hyphen && count == 1
            || first == enDash[0] && count == 3
    }

    private static func binds(_ left: [UInt8], _ right: [UInt8], _ isWholeWord: Bool) -> Bool {
        if right.first.map(isDigit) == true {
            return beforeNumber.contains(opened(left))
        }
        if left.first.map(isDigit) == true { return isNumber(left) && units.contains(bare(right)) }
        if isDash(right) { return isWholeWord }
        return beforeLetter.contains(opened(left)) && isOrdinal(bare(right))
    }

    /// `2021 - 2025` stays together.
    private static func isRange(_ pieces: [Piece], at index: Int) -> Bool {
        guard index > 0, isDash(pieces[index].shaped.utf8) || isDash(pieces[index + 1].shaped.utf8) else {
            return false
        }
        let isDashFirst = isDash(pieces[index].shaped.utf8)
        let before = pieces[isDashFirst ? index - 1 : index].shaped.utf8
        let afterIndex = isDashFirst ? index + 1 : index + 2
        guard afterIndex < pieces.count else { return false }
        return before.last.map(isDigit) == true && pieces[afterIndex].shaped.utf8.first.map(isDigit) == true
    }

    private static let hyphen = UInt8(ascii: "-")
    private static let enDash: [UInt8] = Array("–".utf8)

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isDash(_ word: [UInt8]) -> Bool { word == [hyphen] || word == enDash }

    /// Digits with separators: `1.234,5`, `85%`, `12/22`.
    private static func isNumber(_ word: [UInt8]) -> Bool {
        word.allSatisfy { isDigit($0) || ".,%/".utf8.contains($0) } && word.last.map { $0 != 0x2C } ?? false
    }

    /// A Roman number or a single letter: `Chương XII`, `điểm đ`.
    private static func isOrdinal(_ word: [UInt8]) -> Bool {
        guard !word.isEmpty else { return false }
        return word.allSatisfy { "IVXLC".utf8.contains($0) } || word == Array("đ".utf8)
            || word.count == 1 && (0x61...0x7A).contains(word[0])
    }

    /// Without a bracket or quotation mark before it: `(số`.
    private static func opened(_ word: [UInt8]) -> [UInt8] {
        guard let first = word.first, "([\"'".utf8.contains(first) else { return word }
        return Array(word.dropFirst())
    }

    private static func bare(_ word: [UInt8]) -> [UInt8] {
        var word = word[...]
        while let last = word.last, ",.;:)\"".utf8.contains(last) { word = word.dropLast() }
        return Array(word)
    }

    /// `15/12/2025` and `131/KH-UBND` are whole without the word before them. Tied
    /// to it they would tear holes into lines, so the blank only resists.
    private static func isNumberOfItsOwn(_ word: [UInt8]) -> Bool {
        word.count > 8 && word.contains(UInt8(ascii: "/"))
    }

    private static let beforeNumber = words(
        """
        ngày Ngày tháng Tháng năm Năm quý Quý Điều điều Khoản khoản Điểm điểm Mục mục Phần phần Chương
        chương số Số số: Số: lục thứ lần tuần khóa khoá
        """)

    private static let beforeLetter = words(
        "lục Chương chương Phần phần quý Quý Mục mục điểm Điểm khóa khoá loại cấp hạng")

    private static let units = words(
        """
        tháng năm ngày giờ tuần quý cuộc lượt người vụ tin bài lớp buổi hội đồng nghìn triệu tỷ hộ xã phường
        thôn tổ khu điểm đơn cơ câu trẻ phụ cán học nữ nam chị em bộ chiếc tờ băng bản văn suất mô nhóm trường
        doanh hợp kế nhiệm chỉ mục đợt kỳ lần phần trang giải đội chi km m kg ha % % cặp ca sản hoạt chuyên đại
        ấn phim cờ pa-nô pano áp-phích quyển cuốn tấm bức clip video tài đề kiến trung phiếu gia thành địa
        """)

    private static func words(_ list: String) -> Set<[UInt8]> {
        Set(list.split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) })
    }
}
