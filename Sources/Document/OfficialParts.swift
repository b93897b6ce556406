/// The head of page 1: NĐ 30/2020, Phụ lục I, II.1 to II.5 and II.9.
package struct Letterhead: Sendable {
    /// The agency above the issuer; nil for a People's Committee.
    package var parent: String?
    /// One line or several; the rule is measured on the last.
    package var issuer: [String]
    /// `Số: 15/BC-UBND`; blanks where the number is not yet given.
    package var number: TextRun
    /// `Lưu Kiếm, ngày 05 tháng 01 năm 2026`; blanks where not yet given.
    package var placeAndDate: TextRun
    /// `BÁO CÁO`.
    package var kind: String
    /// The abstract under it (trích yếu), bold, centred.
    package var title: [Inline]
    /// One after `Kính gửi:` on its line, several each on its own with a dash.
    package var addressees: [TextRun]
    package var isDraft: Bool
    /// Who may read it, framed: `LƯU HÀNH NỘI BỘ` or `XEM XONG TRẢ LẠI` (III.2c); nil for everyone.
    package var circulation: String?
    package var urgency: UrgencyMark?

    package init(
        parent: String? = nil, issuer: [String], number: TextRun, placeAndDate: TextRun,
        kind: String = "BÁO CÁO", title: [Inline], addressees: [TextRun], isDraft: Bool = false,
        circulation: String? = nil, urgency: UrgencyMark? = nil
    ) {
        self.parent = parent
        self.issuer = issuer
        self.number = number
        self.placeAndDate = placeAndDate
        self.kind = kind
        self.title = title
        self.addressees = addressees
        self.isDraft = isDraft
        self.circulation = circulation
        self.urgency = urgency
    }
}

/// A mark of urgency: red capitals in a red frame of fixed size (III.2b).
package enum UrgencyMark: String, Hashable, Sendable, CaseIterable {
    case urgent = "KHẨN"
    case veryUrgent = "THƯỢNG KHẨN"
    case immediate = "HỎA TỐC"

    package var width: Length {
        switch self {
        case .urgent: .mm(20)
        case .veryUrgent: .mm(40)
        case .immediate: .mm(30)
        }
    }

    package static let height = Length.mm(8)
}

/// Recipients beside the signature: NĐ 30/2020, Phụ lục I, II.7 and II.9.
package struct Ending: Sendable {
    /// Complete lines with their dash and punctuation: `- Như trên;`.
    package var recipients: [TextRun]
    /// `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`: one line each.
    package var authority: [TextRun]
    package var signer: TextRun?

    package init(recipients: [TextRun], authority: [TextRun], signer: TextRun? = nil) {
        self.recipients = recipients
        self.authority = authority
        self.signer = signer
    }
}
