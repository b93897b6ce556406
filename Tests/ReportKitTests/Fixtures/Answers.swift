/// What the units of the real plans answer: all statuses, blanks and zeros, and signs that mean
/// something to the markup, the template or a spreadsheet.
enum Answers {
    private static let begins = [
        "", "* ", "# ", "1. ", "- ", "| ", "<b>", "a) ", "+ ", "> ", "[x] ", "`", "~~~ ", "_", "II. ",
        "&copy; ", "%% ",
    ]

    static func fill(_ row: inout [String], _ number: Int) {
        let status = [
            "Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Không phát sinh", "Hoàn thành", "Hoàn thành",
        ]
        if number % 17 == 0 { return }  // this task stays unreported
        row[2] = status[number % status.count]
        let isDone = row[2] == "Hoàn thành" || row[2] == "Đang thực hiện"
        if number % 13 != 0 && row[2] != "Không phát sinh" {
            row[3] =
                "\(begins[number % begins.count])Kết quả số \(number): hội nghị *lồng ghép* |giới| & "
                + "<i>tỷ lệ</i> "
            row[3] += "đạt _đủ_ `chỉ tiêu` [xem](x) ở \\mức/ \(number)%#; người phụ trách: Nguyễn Đặng Ỷ Lẫm"
            if number % 9 == 0 { row[3] += " " + String(repeating: "tuyêntruyền", count: 12) }
        }
        if isDone {
            row[4] = "\(number % 4)"
            row[5] = number % 7 == 0 ? "" : "\(number * 37)"
            row[6] = number % 7 == 0 ? "" : "\(number * 20)"
            row[7] = number % 5 == 0 ? "0" : "\(number),5"
            row[8] = number % 3 == 0 ? "Số \(number)/KH-UBND *|#<; \(String(repeating: "A/", count: 12))" : ""
            row[11] = number % 8 == 0 ? "x" : ""
        }
        if number % 4 == 0 { row[9] = "# Vướng mắc số \(number): | thiếu *kinh phí* <br/> 1. chậm" }
        if number % 6 == 1 { row[10] = "1. Đề nghị số \(number): _bổ sung_ & <tăng> `kinh phí`" }
    }

    static let input = """
        schema: 1
        data: {from: 2020-01-15, to: 2020-05-20}
        documents:
          - {number: 12/KH-UBND, date: 2020-02-10, title: Kế hoạch *phối hợp* | liên ngành}
        assessment:
          strengths: ["# Các đơn vị chủ động triển khai.", "1. Nhân dân đồng tình."]
          causes_objective: ["- Địa bàn rộng"]
        directions: ["II. Tiếp tục <đẩy mạnh> tuyên truyền."]
        recommendations: ["* Tập huấn nghiệp vụ"]

        """

    /// Of violence: 1 was typed, 3 is not and its parts are; 5 lacks a part, 6 is none.
    static let counts = """
        Mã dòng,Nội dung,Đơn vị tính,Số lượng,Ước thực hiện
        1,Số vụ bạo lực trên cơ sở giới được phát hiện,vụ,7,x
        1.1,Trong đó: bạo lực gia đình,vụ,6,
        1.2,"Trong đó: xâm hại, quấy rối tình dục ngoài gia đình",vụ,1,
        1.3,Trong đó: mua bán người,vụ,0,
        3.1,Trong đó: nữ,người,5,
        3.2,Trong đó: nam,người,4,
        3.4,Trong đó: từ 16 đến dưới 60 tuổi,người,8,x
        5.1,Trong đó: nam,người,7,
        6,"Số địa chỉ tin cậy, nhà tạm lánh đang hoạt động",cơ sở,0,

        """

    static let indicators = """
        Mã chỉ tiêu,Chỉ tiêu,Đơn vị tính,Tử số,Mẫu số,Giá trị,Mục tiêu,Nguồn số liệu,Ước thực hiện
        CT1,Tỷ lệ *nữ* | cán bộ,%,17,52,,Từ 30%,Phòng Nội vụ,
        CT2,Số mô hình <điểm>,mô hình,,,"1.234,5",,,x

        """
}
