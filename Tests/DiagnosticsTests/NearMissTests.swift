import Diagnostics
import Testing

@Suite struct NearMissTests {
    @Test(arguments: [
        ("titel", ["title", "year", "units"], ["title"]),
        ("Trang thai", ["Trạng thái", "Kết quả"], ["Trạng thái"]),
        ("phòng văn hóa", ["Phòng Văn hoá", "Trạm Y tế"], ["Phòng Văn hoá"]),
        ("x", ["plan", "period"], []),
    ])
    func finds(_ name: String, _ known: [String], _ expected: [String]) {
        #expect(NearMiss.candidates(for: name, among: known) == expected)
    }

    @Test func columnNamesGoOnAfterZ() {
        func name(_ column: Int) -> String { CellReference(path: "", sheet: "", column: column, row: 6).name }
        #expect([0, 25, 26, 51, 52, 701, 702].map(name) == ["A7", "Z7", "AA7", "AZ7", "BA7", "ZZ7", "AAA7"])
    }
}
