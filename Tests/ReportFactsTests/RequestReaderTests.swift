import PlanModel
import ReportFacts
import Testing

/// Whom a ward means by what it asks for, as a People's Committee and as a department read it.
@Suite struct RequestReaderTests {
    private static func office(_ short: String) -> Organisation {
        Organisation(
            issuer: [], short: short, level: .city, locality: "thành phố V", place: "V", code: "UBND")
    }

    private static let committee = RequestReader(
        office: office("UBND thành phố V"), addressees: ["Bộ Nội vụ"])
    private static let department = RequestReader(
        office: office("Sở Nội vụ thành phố V"), addressees: ["Bộ Nội vụ", "Ủy ban nhân dân thành phố V"])

    @Test(arguments: [
        ("Đề nghị Sở Nội vụ mở lớp", RequestReader.Addressee.own, RequestReader.Addressee.own),
        ("Đề nghị Sở Tư pháp mở lớp", .own, .others),
        ("Đề nghị Thành phố cấp kinh phí", .own, .others),
        ("Đề nghị thành phố cấp kinh phí", .own, .own),
        ("Đề nghị tỉnh cấp kinh phí", .others, .others),
        ("Đề nghị sớm hướng dẫn", .own, .own),
        ("Tăng hạn mức", .own, .own),
        ("Xã hội hóa kinh phí", .own, .own),
        ("Xin ý kiến về mẫu", .own, .own),
        ("Kinh phí còn ít", .own, .own),
        ("Đề nghị Bộ Nội vụ sửa biểu mẫu", .recipients, .recipients),
        ("Kiến nghị với Bộ Nội vụ, Bộ Tài chính sửa đổi", .recipients, .recipients),
        ("Đề nghị UBND thành phố, Bộ Nội vụ sớm cấp phần mềm", .own, .recipients),
        ("Đề nghị Ngân hàng cho vay", .others, .others),
        ("Công an tỉnh tăng cường tuần tra", .others, .others),
        ("UBND huyện bố trí cán bộ", .others, .others),
        ("Luật Bình đẳng giới cần sửa", .others, .others),
        ("Đề nghị Uỷ ban nhân dân thành phố phân bổ tài liệu", .own, .recipients),
        ("Đề nghị UBND TP. V bố trí máy", .own, .recipients),
        ("Đề nghị TP bố trí tờ rơi", .own, .others),
        ("Đề nghị Chủ tịch UBND thành phố khen thưởng", .own, .others),
        ("HĐND, UBND thành phố quan tâm", .own, .others),
        ("Đề nghị Bộ Nội vụ: sửa Thông tư", .recipients, .recipients),
        ("Trân trọng đề nghị Bộ Nội vụ sửa biểu mẫu", .recipients, .recipients),
        ("Rất mong Bộ Nội vụ sớm ban hành phần mềm", .recipients, .recipients),
        ("Đề nghị quốc hội sửa luật", .others, .others),
        ("Hội đề nghị Ngân hàng Chính sách xã hội tăng hạn mức", .others, .others),
        ("Hội đề nghị bố trí kinh phí", .own, .own),
        ("Tổ chức Công đoàn ngành hỗ trợ", .own, .own),
        ("Hội LHPN phường đề nghị thành phố bố trí phòng họp", .own, .own),
        ("Trạm Y tế phường đề nghị Sở Y tế cấp tờ rơi", .own, .others),
        ("Công an xã Mẫu kiến nghị Bộ Nội vụ sửa biểu mẫu", .recipients, .recipients),
        ("Hội Nông dân xã đề nghị UBND xã bố trí phòng họp", .ward, .ward),
        ("Đề nghị phường bố trí phòng họp", .ward, .ward),
        ("Đề nghị Đảng ủy phường quan tâm", .ward, .ward),
        ("Đề nghị UBND phường, thành phố bố trí phòng họp", .others, .others),
        ("Đề nghị xã hội hóa kinh phí", .own, .own),
        ("Kinh phí cho phường đề nghị thành phố cấp sớm", .own, .own),
        ("Bộ Nội vụ sớm trả lời đề nghị của phường", .recipients, .recipients),
        ("Nhà nước có chính sách cho cộng tác viên", .others, .others),
        ("Đề nghị nhà nước tăng phụ cấp", .others, .others),
        ("Đề nghị công an thành phố phối hợp", .others, .others),
        ("", .own, .own),
    ])
    func readsWhoIsAsked(
        _ text: String, _ byCommittee: RequestReader.Addressee, _ byDepartment: RequestReader.Addressee
    ) {
        #expect(Self.committee.addressee(of: text) == byCommittee)
        #expect(Self.department.addressee(of: text) == byDepartment)
    }

    /// Whoever reports to nobody known passes on what is not for himself.
    @Test func withoutAddressees() {
        let reader = RequestReader(office: Self.office("Sở Nội vụ thành phố V"), addressees: [])
        #expect(reader.addressee(of: "Đề nghị Chính phủ sửa nghị định") == .recipients)
        #expect(reader.addressee(of: "Đề nghị bố trí kinh phí") == .own)
    }
}
