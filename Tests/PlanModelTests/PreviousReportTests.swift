import PlanModel
import Testing

@Suite struct PreviousReportTests {
    /// The indicators of a plan are numbered by their places in it: one is found again under its new number,
    /// one that has become another matter is left out, and one of no number of this year stays.
    @Test func comparesWhatIsOfOneMatter() throws {
        let (households, reports) = ("Hộ đạt chuẩn văn hóa", "Vụ việc được tiếp nhận trong ngày")
        let now = Results(
            indicators: [
                indicator("KH.1", reports), indicator("KH.2", "Tổ hòa giải có nữ"),
                indicator("6.3", "Tin bài"),
            ])
        let earlier = try report([
            indicator("KH.1", households), indicator("KH.2", reports.uppercased()),
            indicator("6.3", "Số tin bài"),
            indicator("P9", "Câu lạc bộ"),
        ])
        let kept = earlier.comparable(with: now).results.indicators
        #expect(kept.map(\.id.text) == ["KH.1", "6.3", "P9"])
        #expect(kept.first?.name.text == reports.uppercased())
        #expect(earlier.otherMatters(than: now).map(\.id) == ["KH.1"])
    }

    /// Goals worded alike that have moved by one place: each is found by its whole name, not by its number.
    @Test func findsGoalsWordedAlikeByTheirNames() throws {
        let (clubs, houses, lines) = (
            "Tỷ lệ tổ dân phố có câu lạc bộ", "Tỷ lệ tổ dân phố có địa chỉ tin cậy",
            "Tỷ lệ tổ dân phố có đường dây nóng"
        )
        let now = Results(indicators: [
            indicator("KH.1", houses), indicator("KH.2", clubs), indicator("KH.3", lines),
        ])
        let earlier = try report([
            indicator("KH.1", clubs), indicator("KH.2", houses),
            indicator("KH.3", "Tỷ lệ tổ dân phố có đường dây nóng hỗ trợ"),
        ])
        let kept = earlier.comparable(with: now).results.indicators
        #expect(kept.map(\.id.text) == ["KH.2", "KH.1", "KH.3"])
        #expect(earlier.otherMatters(than: now).isEmpty)
    }

    private func report(_ indicators: [Indicator]) throws -> PreviousReport {
        PreviousReport(
            plan: Plan(
                title: "", year: 2025,
                organisation: Organisation(
                    issuer: [], short: "", level: .ward, locality: "", place: "", code: "")),
            results: Results(indicators: indicators), period: try #require(ReportingPeriod("2025")))
    }

    private func indicator(_ id: String, _ name: String) -> Indicator {
        Indicator(id: TypedText(id), name: TypedText(name), unit: TypedText("%"))
    }
}
