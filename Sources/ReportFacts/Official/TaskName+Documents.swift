internal import Diagnostics

/// Tasks that carry out several documents.
extension TaskName {
    /// `Thực hiện Quyết định số 938/… phê duyệt …; Quyết định số 939/… …`: several documents by their
    /// numbers and days alone, for the first of them would be another task.
    static func documentsByNumber(_ text: String) -> String? {
        guard TextSearch.contains("; ", in: text) else { return nil }
        var depth = 0
        let clauses = text.unicodeScalars.split { letter in
            depth += depthChange(letter)
            return letter == ";" && depth <= 0
        }.map { Substring($0).words() }
        guard let first = clauses.first,
            let start = first.indices.first(where: { citation(first[$0...]) != nil }),
            start >= fewestBeforeDocument
        else { return nil }
        let cited = [citations(first[start...])] + clauses.dropFirst().map { citations($0[...]) }
        let numbered = cited.prefix { !$0.isEmpty }
        var numbers = numbered.flatMap(\.self)
        guard numbered.count > 1 else { return nil }
        if let next = clauses.dropFirst(numbered.count).first, kind(of: next.joined(separator: " ")) != nil {
            numbers.append("các văn bản khác")
        }
        let head = first[..<start].joined(separator: " ")
        return "\(head) \(numbers.dropLast().joined(separator: ", ")) và \(numbers.last ?? "")"
    }

    /// The document that words begin with, and those that stand behind an `và` of theirs; none where they begin
    /// with something else.
    private static func citations(_ words: ArraySlice<Substring>) -> [String] {
        guard let first = citation(words) else { return [] }
        let more = words.indices.dropFirst().filter { words[$0 - 1] == "và" || words[$0 - 1].hasSuffix(",") }
        return [first] + more.compactMap { citation(words[$0...]) }
    }

    /// `Quyết định số 938/QĐ-TTg ngày 30/6/2017`, where words begin with it.
    private static func citation(_ words: ArraySlice<Substring>) -> String? {
        let head = Array(words.prefix(6))
        guard head.count > 3, head[2] == "số", head[3].contains("/"), head[0].first?.isUppercase == true,
            isNumbered(head[..<2].joined(separator: " ").lowercased())
        else { return nil }
        let hasDay = head.count > 5 && head[4] == "ngày" && head[5].contains("/")
        let cited = head.prefix(hasDay ? 6 : 4).joined(separator: " ")
        return trimmed(Array(cited.unicodeScalars)[...]).trimmedComma
    }

    /// `3 chương trình khác` behind the first of a list of documents, `các văn bản khác` where the last of the
    /// list is more than one; nil behind anything else.
    static func otherDocuments(
        _ words: [String], behind rest: ArraySlice<Unicode.Scalar>
    ) -> String? {
        guard let named = words.indices.compactMap({ document(words[$0...]) }).last else { return nil }
        var depth = 0
        let clauses = rest.split { letter in
            depth += depthChange(letter)
            return letter == ";" && depth <= 0
        }.map { text(of: $0.drop { $0 == " " }) }
        let kinds = clauses.map(kind(of:)).prefix { $0 != nil }
        // `Hướng dẫn liên ngành` stands for a document where others follow: alone it might be a deed.
        if kinds.count + 1 < clauses.count, isShortName(clauses[kinds.count]),
            kind(of: clauses[kinds.count + 1]) != nil
        {
            return "các văn bản khác"
        }
        if kinds.isEmpty { return nil }
        if clauses[..<kinds.count].contains(where: namesMore) { return "các văn bản khác" }
        return "\(kinds.count) \(Set(kinds) == [named] ? named : "văn bản") khác"
    }

    private static func isShortName(_ clause: String) -> Bool {
        clause.first?.isUppercase == true && clause.words().count <= wordsOfName
    }

    private static func isNumbered(_ kind: String) -> Bool {
        documents.contains(kind) || OfficialNames.documentKinds.contains(kind)
    }

    /// `luật`, where words begin with a document: `Luật Bình đẳng giới …`.
    private static func document(_ words: ArraySlice<String>) -> String? {
        kind(of: words.prefix(3).joined(separator: " "))
    }

    /// `Nghị quyết số 11 … và Nghị quyết số 57 …`, `Luật Trẻ em và các văn bản hướng dẫn`.
    private static func namesMore(_ clause: String) -> Bool {
        let words = clause.words().map(String.init)
        return words.indices.dropLast().contains { place in
            words[place] == "và"
                && (plurals.contains(words[place + 1]) || document(words[(place + 1)...]) != nil)
        }
    }

    /// `chương trình` of `Chương trình phòng ngừa …`.
    private static func kind(of name: String) -> String? {
        documents.first { name.hasPrefix(OfficialNames.upperFirst($0) + " ") }
    }

    /// `Thực hiện`: without a deed the documents are what a task rests on.
    private static let fewestBeforeDocument = 2
    /// A kind of two words and what it is of.
    private static let wordsOfName = 5
    static let plurals: Set = ["các", "những"]
    static let documents: Set = [
        "đề án", "chương trình", "kế hoạch", "quyết định", "nghị quyết", "nghị định", "chỉ thị", "dự án",
        "luật", "bộ luật", "thông tư", "pháp lệnh", "chiến lược", "công ước", "công văn", "quy chế",
        "quy ước", "hương ước", "kết luận",
    ]
}
