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

    init(_ requests: [CityRemarkFact], reader: RequestReader) {
        let addressees = requests.map { reader.addressee(of: $0.text.text) }
        func meant(for addressee: RequestReader.Addressee) -> [CityRemarkFact] {
            zip(requests, addressees).filter { $0.1 == addressee }.map(\.0)
        }
        all = requests
        own = meant(for: .own)
        recipients = meant(for: .recipients)
        others = meant(for: .others)
    }

    static let typeName = "city_requests"
    static let fields: [FactField<CityRequests>] = [
        FactField("own", .list(.record(CityRemarkFact.shape))) { $0.own.value },
        FactField("recipients", .list(.record(CityRemarkFact.shape))) { $0.recipients.value },
        FactField("others", .list(.record(CityRemarkFact.shape))) { $0.others.value },
    ]
}

/// Tells whom a ward's request is meant for from the words it begins with, as one office has to read it.
package struct RequestReader: Sendable {
    package enum Addressee: Sendable {
        case own, recipients, others
    }

    /// What the office is called, and those it reports to: in small letters, with the blank behind.
    private let ownNames: [String]
    private let recipientNames: [String]
    private let kind: String

    package init(office: Organisation, addressees: [String]) {
        kind = OfficialNames.kind(office)
        let isCommittee = office.short.hasPrefix("UBND ")
        let names =
            isCommittee
            ? ["UBND " + kind, "Ủy ban nhân dân " + kind, kind, "Sở"]
            : [TextSearch.replacing(office.locality, in: office.short, with: "")]
        ownNames = names.map(Self.beginning)
        recipientNames = addressees.flatMap { name in
            [name, TextSearch.replacing(office.locality, in: name, with: OfficialNames.kind(office))]
        }.map(Self.beginning)
    }

    private static func beginning(_ name: String) -> String {
        var name = name.filter { $0 != "," }.lowercased()
        while name.hasSuffix(" ") { name.removeLast() }
        return name + " "
    }

    /// Without an addressee of the report, all that is not for the office itself is for those above it.
    package func addressee(of text: String) -> Addressee {
        let plain = text.filter { $0 != "," }
        let asked = RequestWords.asked(in: plain)
        let small = asked.lowercased()
        let full = TextSearch.replacing("UBND", in: asked, with: "Ủy ban nhân dân").lowercased()
        if recipientNames.contains(where: full.hasPrefix) { return .recipients }
        if isOwn(text, asked: asked, small) { return .own }
        return recipientNames.isEmpty ? .recipients : .others
    }

    /// One that names nobody is for the office that gets the ward's report.
    private func isOwn(_ text: String, asked: String, _ small: String) -> Bool {
        if RequestWords.beginsWithDeed(text.lowercased()[...]) || ownNames.contains(where: small.hasPrefix) {
            return true
        }
        let hasWordsOfAsking = asked.prefix(3) != text.prefix(3)
        let namesNobody =
            hasWordsOfAsking ? asked.prefix(1) == small.prefix(1) : !Self.beginsWithName(asked)
        guard namesNobody else { return false }
        let level = RequestWords(asked).level
        return level == nil || level == kind
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

    private static let bodies: Set<String> = [
        "Quốc hội", "Chính phủ", "Trung ương", "Thủ tướng", "Ủy ban", "Hội đồng", "Mặt trận", "Công an",
        "Tòa án", "Các bộ", "Các sở", "Cơ quan",
    ]
}
