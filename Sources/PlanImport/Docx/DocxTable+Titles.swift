import Diagnostics

/// What the titles of a list of tasks say of its columns.
extension DocxTable {
    /// Whether a row's cells are the titles of a list of tasks. Letterheads and signatures have two
    /// columns too, so that there both titles must be known.
    static func isHead(_ cells: [String]) -> Bool {
        guard cells.count >= 2, cells.contains(where: namesWork), cells.allSatisfy({ $0.count < 60 }) else {
            return false
        }
        guard cells.count == 2 else { return true }
        let other = cells[1 - mainColumn(cells)]
        return isCount(other) || namesArrangement(other)
    }

    /// The column of the work itself, by its title; else the first that is no running number.
    static func mainColumn(_ titles: [String]) -> Int {
        titles.firstIndex(where: namesWork) ?? titles.firstIndex { !isCount($0) } ?? 0
    }

    static func namesWork(_ title: String) -> Bool {
        let words = ["noi dung", "nhiem vu", "cong viec", "hoat dong", "viec", "chi tieu"]
        let folded = Folding.ascii(title)
        return words.contains { TextSearch.contains($0, in: folded) }
    }

    /// The title of a column that says who does the work, when, where, or what comes of it.
    private static func namesArrangement(_ title: String) -> Bool {
        let words = [
            "don vi", "co quan", "bo phan", "chu tri", "phoi hop", "thuc hien", "phu trach", "thoi gian",
            "thoi han", "tien do", "hoan thanh", "dia diem", "ket qua", "san pham", "kinh phi", "ghi chu",
        ]
        let folded = Folding.ascii(title)
        return words.contains { TextSearch.contains($0, in: folded) }
    }

    /// The title of a column of running numbers.
    static func isCount(_ title: String) -> Bool {
        ["tt", "stt", "so tt", "so thu tu", "no"].contains(Lexeme.key(of: title))
    }

    /// `1`, `02.`, `IV`.
    static func isRunningNumber(_ text: String) -> Bool {
        let number = text.hasSuffix(".") ? String(text.dropLast()) : text
        return !number.isEmpty && number.count <= 3 && number.allSatisfy(\.isWholeNumber)
            || RomanNumeral.value(of: number) != nil
    }

    /// A running number, or `A`, `b)`, `1.2`; `Tổng` is none.
    static func isRunningMark(_ text: String) -> Bool {
        isRunningNumber(text) || text.count { $0.isLetter } <= 1 && !text.contains(where: \.isWhitespace)
    }

    /// `(1)`, `(2)`, `(3)`, or `A`, `B`, `1`: the columns are counted under their titles.
    static func isCountOfColumns(_ cells: [String]) -> Bool {
        cells.count > 2 && Set(cells).count == cells.count
            && cells.allSatisfy { cell in
                let bare = cell.filter { !"()[]".contains($0) }
                return bare.count == 1 && bare.allSatisfy { $0.isWholeNumber || $0.isLetter }
            }
    }
}
