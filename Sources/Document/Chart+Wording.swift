extension Chart {
    /// A value as a Vietnamese reader writes it, `1.234,5`: at most two
    /// decimals, half away from zero.
    package static func text(of value: Double) -> String {
        guard abs(value) < 1e15 else { return "\(value)" }
        let hundredths = Int((abs(value) * 100).rounded())
        var whole = String(hundredths / 100)
        var place = whole.count - 3
        while place > 0 {
            whole.insert(".", at: whole.index(whole.startIndex, offsetBy: place))
            place -= 3
        }
        var decimals = String(hundredths % 100 + 100).dropFirst()
        while decimals.last == "0" { decimals = decimals.dropLast() }
        let sign = value < 0 && hundredths > 0 ? "-" : ""
        return sign + whole + (decimals.isEmpty ? "" : "," + decimals)
    }

    /// What the diagram shows, in words, for those who do not see it.
    package var description: String {
        let kind =
            switch self.kind {
            case .bar: "Biểu đồ cột"
            case .stacked: "Biểu đồ cột chồng"
            case .line: "Biểu đồ đường"
            }
        let rows = categories.enumerated().map { index, category in
            let values = series.map { series in
                let value = index < series.values.count ? series.values[index] : nil
                return "\(series.name) \(value.map { Self.text(of: $0) } ?? "không có số liệu")"
            }
            return "\(category): \(values.joined(separator: ", "))"
        }
        let name = title.isEmpty ? kind : "\(kind): \(title)"
        let measure = unit.isEmpty ? "" : " Đơn vị tính: \(unit)."
        return "\(name).\(measure) \(rows.joined(separator: "; "))."
    }
}
