internal import Diagnostics
package import PlanModel
internal import TemplateEngine

/// What the wards ask for, by whom they ask: each request has one place in a city's report.
struct CityRequests: Fact {
    /// In the order of `CityRemarkFact.merged`.
    let all: [CityRemarkFact]
    /// Meant for the office that makes the report: it takes them up among its own tasks.
    private let own: [CityRemarkFact]
    /// For those the report is sent to.
    private let recipients: [CityRemarkFact]
    private let others: [CityRemarkFact]
    /// For the ward itself, from its units.
    private let wards: [CityRemarkFact]

    init(_ requests: [CityRemarkFact], reader: RequestReader) {
        let addressees = requests.map { reader.addressee(of: $0.text.text) }
        func meant(for addressee: RequestReader.Addressee) -> [CityRemarkFact] {
            zip(requests, addressees).filter { $0.1 == addressee }.map(\.0)
        }
        all = requests
        own = meant(for: .own)
        recipients = meant(for: .recipients)
        others = meant(for: .others)
        wards = meant(for: .ward)
    }

    static let typeName = "city_requests"
    static let fields: [FactField<CityRequests>] = [
        FactField("own", .list(.record(CityRemarkFact.shape))) { $0.own.value },
        FactField("recipients", .list(.record(CityRemarkFact.shape))) { $0.recipients.value },
        FactField("others", .list(.record(CityRemarkFact.shape))) { $0.others.value },
        FactField("wards", .list(.record(CityRemarkFact.shape))) { $0.wards.value },
    ]
}

/// Tells whom a ward's request is meant for from the words it begins with, as one office has to read it.
package struct RequestReader: Sendable {
    package enum Addressee: Sendable {
        case own, recipients, others, ward
    }

    /// What the office is called, and those it reports to: as `compared` writes them.
    private let ownNames: [String]
    private let recipientNames: [String]
    private let kind: String
    /// In letters, as far apart as blanks and points may bring them: what stands behind is no part of a name.
    private let longestName: Int

    package init(office: Organisation, addressees: [String]) {
        let kind = OfficialNames.kind(office)
        self.kind = kind
        if office.short.hasPrefix("UBND ") {
            let committee = ["", "chủ tịch ", "văn phòng ", "HĐND ", "HĐND và "].map { $0 + "UBND " + kind }
            ownNames = (committee + [kind, "Sở"]).map(Self.compared)
        } else {
            ownNames = [Self.compared(TextSearch.replacing(office.locality, in: office.short, with: ""))]
        }
        recipientNames = addressees.flatMap { name in
            [name, TextSearch.replacing(office.locality, in: name, with: kind)]
        }.map(Self.compared)
        longestName = (ownNames + recipientNames).map { 2 * $0.utf8.count }.max() ?? 0
    }

    /// Words without marks and punctuation, abbreviations in full, a blank behind each: `UBND TP.` as
    /// `uy ban nhan dan thanh pho `.
    private static func compared(_ text: String) -> String {
        Folding.ascii(text).utf8.split { " ,.;:".utf8.contains($0) }
            .map { word in
                let word = String(Substring(word))
                return (abbreviations[word] ?? word) + " "
            }.joined()
    }

    private static let abbreviations = [
        "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "tp": "thanh pho",
    ]

    /// Without an addressee of the report, all that is not for the office itself is for those above it.
    package func addressee(of text: String) -> Addressee {
        let asked = RequestWords.asked(in: TextSearch.replacing(",", in: text, with: ""))
        let beginning = Self.compared(String(asked.unicodeScalars.prefix(longestName)))
        if recipientNames.contains(where: beginning.hasPrefix) { return .recipients }
        if asked.utf8.count < text.utf8.count, Self.namesWard(beginning) { return .ward }
        let isOwn = ownNames.contains(where: beginning.hasPrefix) || namesNobody(text, asked: asked)
        return isOwn ? .own : recipientNames.isEmpty ? .recipients : .others
    }

    /// A ward's own offices and nobody beside them: not `phường và thành phố`, not `xã hội`.
    private static func namesWard(_ beginning: String) -> Bool {
        let words = beginning.split(separator: " ").map(String.init)
        guard let place = words.prefix(longestOffice).firstIndex(where: { ["phuong", "xa"].contains($0) }),
            offices.contains(words[..<place].joined(separator: " "))
        else { return false }
        let behind = words.dropFirst(place + 1).prefix(2).joined(separator: " ") + " "
        return !notBehindWard.contains { behind.hasPrefix($0 + " ") }
    }

    private static let longestOffice = 8

    private static let offices: Set = [
        "", "uy ban nhan dan", "chu tich uy ban nhan dan", "lanh dao uy ban nhan dan", "lanh dao", "dang uy",
        "hoi dong nhan dan",
    ]

    private static let notBehindWard = ["va", "hoi", "tinh", "thanh pho"]

    /// One that names nobody is for the office that gets the ward's report.
    private func namesNobody(_ text: String, asked: String) -> Bool {
        if RequestWords.beginsWithDeed(text[...]) { return true }
        let hasWordsOfAsking = asked.prefix(3) != text.prefix(3)
        let isName = hasWordsOfAsking ? Self.isName(asked) : Self.beginsWithName(asked)
        guard !isName else { return false }
        let level = RequestWords(asked).level
        return level == nil || level == kind
    }

    /// Behind words of asking a capital begins a name, and so do words that always are one.
    private static func isName(_ text: String) -> Bool {
        let words = text.split(separator: " ", maxSplits: 2).prefix(2).joined(separator: " ")
        return words.first?.isUppercase ?? false || smallBodies.contains(words)
    }

    /// `Bộ Nội vụ …`, `Quốc hội …`, `Luật Bình đẳng giới …` where no words of asking stand before it.
    private static func beginsWithName(_ text: String) -> Bool {
        let words = text.split(separator: " ", maxSplits: 2).prefix(2)
        guard let first = words.first else { return false }
        if committees.contains(String(first)) { return true }
        guard words.count == 2, let letter = words.last?.first else { return false }
        return letter.isUppercase || bodies.contains(words.joined(separator: " "))
    }

    private static let committees: Set<String> = ["UBND", "HĐND"]

    private static let smallBodies: Set<String> = [
        "quốc hội", "chính phủ", "thủ tướng", "mặt trận", "ngân hàng", "nhà nước", "công an",
    ]

    private static let bodies: Set<String> = [
        "Quốc hội", "Chính phủ", "Nhà nước", "Trung ương", "Thủ tướng", "Ủy ban", "Hội đồng", "Mặt trận",
        "Công an",
        "Tòa án", "Các bộ", "Các sở", "Cơ quan",
    ]
}
