/// What a section is about, by its heading.
enum SectionTopic {
    /// Parts that hand the work to the units.
    static func isOrganisation(_ title: Passage) -> Bool {
        if title.contains("phan cong") || title.contains("trach nhiem")
            || title.contains("giao viec") || title.contains("giao nhiem vu")
        {
            return true
        }
        return title.contains("to chuc") && title.contains("thuc hien")
    }

    /// What was reached and what was not: no figure in it is a target.
    private static let past: [Phrase] = [
        "ket qua dat", "ket qua thuc hien", "ket qua nam", "han che", "ton tai", "nhung han che",
        "nguyen nhan",
        "bai hoc", "thuan loi", "kho khan", "thuc trang", "dac diem", "danh gia chung",
    ]
    /// Purpose, figures, day and place, funding: nobody reports on them as tasks.
    private static let taskless: [Phrase] = [
        "muc dich", "yeu cau", "muc tieu", "chi tieu", "quan diem", "kinh phi", "nguon kinh phi",
        "su can thiet",
        "can cu", "co so phap ly", "hieu luc", "chu de", "thoi gian", "dia diem", "doi tuong", "pham vi",
        "thanh phan",
    ]

    /// How the work is reported on, paid and rewarded.
    private static let procedures: [Phrase] = [
        "che do", "bao cao", "kinh phi", "thoi gian", "tien do", "to chuc", "khen thuong", "thi dua",
        "kiem tra", "giam sat", "tong ket", "so ket", "cong tac", "phuong thuc", "quy trinh", "hieu luc",
        "dieu khoan", "phan cong", "trach nhiem", "nhiem vu",
    ]

    static func isProcedure(_ title: Passage) -> Bool { title.starts(with: procedures) }

    static func isPast(_ title: Passage) -> Bool { title.starts(with: past) }

    static func isFunding(_ title: Passage) -> Bool { title.starts(with: ["kinh phi", "nguon kinh phi"]) }

    static func holdsNoTasks(_ title: Passage) -> Bool {
        let tasks: [Phrase] = ["nhiem vu", "giai phap", "noi dung", "hoat dong"]
        guard !tasks.contains(where: title.contains) else { return false }
        return isPast(title) || title.starts(with: taskless) || title.contains("muc dich")
            || title.contains("nguon luc tai chinh")
    }
}
