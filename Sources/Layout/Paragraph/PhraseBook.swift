/// Which places between words are good ones to part a title: Vietnamese is
/// written syllable by syllable, and a line that ends inside of a compound
/// (`bình | đẳng`) or after a preposition is hard to read.
final class PhraseBook {
    enum Judgement {
        /// Inside of a compound or a name, or after a word that leans on the next one.
        case parts
        case neutral
        /// Before a word that opens a phrase, or after a comma or a dash.
        case between
    }

    private final class Word {
        /// The object itself: as long as it lives, no other has its address.
        let shaped: ShapedWord
        /// Its place in the vocabulary; -1 for a word not in it.
        let id: Int
        let opens: Bool
        let leans: Bool
        /// Ends with a comma, a dash or the like.
        let ends: Bool
        /// A capital and small letters after it: a name, if the next word has one as well.
        let isCapitalised: Bool

        init(_ shaped: ShapedWord) {
            self.shaped = shaped
            let bare = PhraseBook.bare(shaped.utf8)
            let text = String(decoding: bare, as: UTF8.self)
            // What stands in the vocabulary is in lower case already.
            let known = PhraseBook.vocabulary[Array(bare)]
            let lower = known == nil ? Array(text.lowercased().utf8) : Array(bare)
            id = known ?? PhraseBook.vocabulary[lower] ?? -1
            opens = PhraseBook.opening.contains(lower)
            leans = PhraseBook.leaning.contains(lower)
            ends = shaped.utf8.last.map { ",;:.)-".utf8.contains($0) } ?? false || lower == Array("–".utf8)
            let width = text.unicodeScalars.first.map { UTF8.width($0) } ?? 0
            isCapitalised =
                bare.count > width && bare.prefix(width) != lower.prefix(width)
                && bare.dropFirst(width) == lower.dropFirst(width)
        }
    }

    /// The words met last, each at a place told by its address: the same word
    /// is the same object, and finding it must cost next to nothing.
    private var words = [Word?](repeating: nil, count: 1_021)

    /// What a line end after a piece would do; pieces of one word belong together.
    func judgement(_ pieces: [Piece], after index: Int) -> Judgement {
        guard index + 1 < pieces.count else { return .neutral }
        let (left, right) = (word(pieces[index].shaped), word(pieces[index + 1].shaped))
        if left.ends { return .between }
        if left.leans || left.isCapitalised && right.isCapitalised { return .parts }
        if left.id >= 0, right.id >= 0, Self.compounds.contains(left.id << 16 | right.id) { return .parts }
        return right.opens ? .between : .neutral
    }

    private func word(_ shaped: ShapedWord) -> Word {
        let place = Int((UInt(bitPattern: ObjectIdentifier(shaped)) >> 4) % UInt(words.count))
        if let known = words[place], known.shaped === shaped { return known }
        let word = Word(shaped)
        words[place] = word
        return word
    }

    /// Without the brackets, quotation marks and stops around it.
    private static func bare(_ word: [UInt8]) -> ArraySlice<UInt8> {
        var bare = word[...]
        while let first = bare.first, "(\"'".utf8.contains(first) { bare = bare.dropFirst() }
        while let last = bare.last, ")\"',;:.".utf8.contains(last) { bare = bare.dropLast() }
        if bare.starts(with: "“".utf8) { bare = bare.dropFirst(3) }
        if bare.suffix(3) == ArraySlice("”".utf8) { bare = bare.dropLast(3) }
        return bare
    }

    private static func words(_ list: String) -> Set<[UInt8]> {
        Set(list.split(separator: " ").map { Array($0.utf8) })
    }

    private static let opening = words(
        """
        về tại của và trên trong cho đối theo do vì để từ đến giai năm quý tháng phương nhằm với gắn phường \
        xã quận huyện tỉnh thành thị
        """)

    /// Words that no line should end with.
    private static let leaning = words(
        """
        về tại của và trên trong cho với theo do vì để từ đến các những mọi phường xã quận huyện tỉnh thị số \
        thứ là bằng không chưa đã đang sẽ được bị vào ra hoặc
        """)

    private static let (vocabulary, compounds) = {
        var vocabulary: [[UInt8]: Int] = [:]
        var pairs: Set<Int> = []
        vocabulary.reserveCapacity(500)
        pairs.reserveCapacity(400)
        for phrase in phrases.utf8.split(whereSeparator: {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\n")
        }) {
            var last: Int?
            for word in phrase.split(separator: UInt8(ascii: " ")) {
                let word = Array(word)
                let id = vocabulary[word] ?? vocabulary.count
                vocabulary[word] = id
                if let last { pairs.insert(last << 16 | id) }
                last = id
            }
        }
        return (vocabulary, pairs)
    }()

    /// What plans and reports speak of; every two neighbours stay together.
    private static let phrases = """
        ủy ban nhân dân,uỷ ban nhân dân,hội đồng nhân dân,mặt trận tổ quốc,việt nam,hội liên hiệp phụ nữ
        bình đẳng giới,bình đẳng,sự tiến bộ,phụ nữ,trẻ em,gia đình,bạo lực,phòng chống,phòng ngừa,ứng phó
        công tác,thực hiện,kết quả,nhiệm vụ,kế hoạch,chỉ tiêu,mục tiêu,báo cáo,phương hướng,tiến độ,số liệu
        đơn vị,đơn vị tính,chủ trì,phối hợp,trạng thái,hoàn thành,kinh phí,triệu đồng,lượt người,văn bản
        minh chứng,tỷ lệ,tỉ lệ,tổng số,tổng cộng,ghi chú,nội dung,thời gian,phát sinh,mẫu số,tử số
        văn hóa,văn hoá,xã hội,kinh tế,hạ tầng,đô thị,nông thôn,giáo dục,đào tạo,y tế,công an,quân sự
        tư pháp,nội vụ,tài chính,lao động,thương binh,thanh niên,cựu chiến binh,nông dân,cao tuổi,môi trường
        tổ dân phố,dân phố,thành phố,thị trấn,thị xã,địa bàn,địa phương,cơ sở,cộng đồng,trường học,học sinh
        hành động,tuyên truyền,truyền thông,phổ biến,pháp luật,chăm sóc,sức khỏe,sức khoẻ,dân số,việc làm
        hỗ trợ,tập huấn,hội nghị,cán bộ,công chức,viên chức,lãnh đạo,quản lý,chỉ đạo,tăng cường,triển khai
        xây dựng,phát triển,chương trình,quốc gia,chiến lược,giai đoạn,đầu năm,cuối năm,tổng hợp,tổng kết
        sơ kết,đánh giá,khó khăn,vướng mắc,kiến nghị,đề xuất,giải pháp,trọng tâm,chuyên môn,cơ quan
        giáo viên,thông tin,danh mục,doanh nghiệp,hợp tác,chính sách,chủ trương,nghị quyết,quyết định
        chỉ thị,thông tư,nghị định,công văn,hướng dẫn,kiểm tra,giám sát,thanh tra,thống kê,nâng cao
        năng lực,nhận thức,trách nhiệm,quyền lợi,hợp pháp,chính đáng,cộng hòa,chủ nghĩa,độc lập,tự do
        hạnh phúc,tổ chức,hội viên,câu lạc bộ,mô hình,hoạt động,phong trào,thi đua,khen thưởng,đời sống
        thủ tướng chính phủ,nhà nước,trung ương,quốc hội,liên hợp quốc,chủ tịch,bí thư,thủ trưởng,bộ trưởng
        giám đốc,trưởng ban,trưởng phòng,hiệu trưởng,đoàn thể,cấp ủy,cấp uỷ,đảng ủy,đảng uỷ,thường vụ
        """
}
