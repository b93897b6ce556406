package import Diagnostics

extension DiagnosticID {
    static let missingGlyph = DiagnosticID("missing-glyph", .layout)
    static let wordBroken = DiagnosticID("word-broken", .layout)
    static let looseLine = DiagnosticID("loose-line", .layout)
    static let overflow = DiagnosticID("page-overflow", .layout)
    static let tableTooWide = DiagnosticID("table-too-wide", .layout)
    static let tableHeaderTooTall = DiagnosticID("table-header-too-tall", .layout)
    static let tableShape = DiagnosticID("table-shape", .layout)
    static let listTooDeep = DiagnosticID("list-too-deep", .layout)
    static let chartShape = DiagnosticID("chart-shape", .layout)
}

extension Diagnostic {
    package static func missingGlyph(
        _ scalar: Unicode.Scalar, in word: String, at location: Location?
    ) -> Diagnostic {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
        let shown = "“\(Character(scalar))” (\(name))"
        return .error(
            .missingGlyph, vi: "phông chữ không có ký tự \(shown) trong “\(word)”",
            en: "the font has no character \(shown) in “\(word)”", at: location,
            hints: [
                Hint(
                    vi: "gõ lại ký tự này, hoặc chỉ phông khác bằng --font-dir",
                    en: "type another character, or give a font that has it with --font-dir")
            ])
    }

    static func wordBroken(_ word: String, at location: Location?) -> Diagnostic {
        .warning(
            .wordBroken, vi: "“\(word.prefix(40))” dài hơn một dòng nên bị ngắt giữa chừng",
            en: "“\(word.prefix(40))” is longer than a line and was broken inside", at: location,
            hints: [Hint(vi: "thêm khoảng trắng hoặc viết ngắn lại", en: "put blanks into it or shorten it")])
    }

    /// - Parameter line: the first words of the line.
    static func looseLine(_ line: String, at location: Location?) -> Diagnostic {
        .warning(
            .looseLine, vi: "dòng “\(line)…” bị giãn thưa vì từ sau nó quá dài",
            en: "the line “\(line)…” has wide gaps, for the word after it is too long", at: location,
            hints: [
                Hint(
                    vi: "viết khác đi, hoặc viết ngắn lại từ dài",
                    en: "word it differently, or shorten the long word")
            ])
    }

    static func overflow(vi: String, en: String, at location: Location?) -> Diagnostic {
        .warning(
            .overflow, vi: "\(vi) cao hơn một trang nên tràn xuống dưới lề",
            en: "\(en) is taller than a page and runs over the margin", at: location,
            hints: [Hint(vi: "chia nhỏ nội dung", en: "divide its content")])
    }

    static func tableTooWide(at location: Location?) -> Diagnostic {
        .warning(
            .tableTooWide, vi: "bảng rộng hơn trang dù đã dùng cỡ chữ nhỏ: có từ bị ngắt giữa chừng",
            en: "the table is wider than the page even in small type: words are broken inside", at: location,
            hints: [
                Hint(
                    vi: "đưa bảng vào phụ lục có orientation: landscape, hoặc bớt cột",
                    en: "move it to an annex with orientation: landscape, or take out columns")
            ])
    }

    static func tableHeaderTooTall(at location: Location?) -> Diagnostic {
        .warning(
            .tableHeaderTooTall, vi: "tiêu đề bảng cao hơn nửa trang nên không lặp lại ở trang sau",
            en: "the table's header is taller than half a page and is not repeated", at: location,
            hints: [Hint(vi: "viết ngắn tiêu đề các cột", en: "shorten the column titles")])
    }

    static func tableShape(cells: Int, columns: Int, at location: Location?) -> Diagnostic {
        .error(
            .tableShape, vi: "hàng chiếm \(cells) cột, bảng có \(columns) cột",
            en: "the row takes \(cells) columns, the table has \(columns)", at: location,
            hints: [Hint(vi: "sửa số ô của hàng", en: "correct the cells of the row")])
    }

    static func spanTooLong(at location: Location?) -> Diagnostic {
        .error(
            .tableShape, vi: "ô gộp nhiều hàng kéo quá hàng cuối của bảng",
            en: "a cell over several rows goes on below the table's last row", at: location,
            hints: [Hint(vi: "bớt số hàng của ô gộp", en: "let the cell span fewer rows")])
    }

    static func listTooDeep(_ limit: Int, at location: Location?) -> Diagnostic {
        .error(
            .listTooDeep, vi: "danh sách lồng nhau quá \(limit) tầng",
            en: "lists nested deeper than \(limit) levels",
            at: location, hints: [Hint(vi: "giảm số tầng của danh sách", en: "use fewer levels")])
    }

    static func chartData(at location: Location?) -> Diagnostic {
        .error(
            .chartShape,
            vi:
                "số liệu biểu đồ không dùng được: mỗi chuỗi phải có đủ số cho mọi nhóm, cột chồng không có số âm",
            en: "the diagram's data cannot be drawn: a value for each category, none negative in a stack",
            at: location,
            hints: [Hint(vi: "sửa số liệu của biểu đồ", en: "correct the diagram's data")])
    }

    static func chartTooDense(at location: Location?) -> Diagnostic {
        .error(
            .chartShape, vi: "biểu đồ có quá nhiều số để in rõ từng giá trị",
            en: "the diagram has too many values to print each legibly", at: location,
            hints: [
                Hint(
                    vi: "bớt nhóm hoặc chuỗi, chuyển sang bảng, hoặc đặt trong phụ lục khổ ngang",
                    en: "use fewer categories or series, a table, or a landscape annex")
            ])
    }
}
