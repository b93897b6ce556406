package import Diagnostics
package import PlanModel

/// The lines over a signature in the forms of NĐ 30/2020, Phụ lục I, II.7 and điều 13.
package enum SignatureForm {
    /// A wrong form corrected, and told with what was understood.
    package static func corrected(_ signature: Signature, log: inout DiagnosticLog) -> Signature {
        var right = signature
        right.authority = signature.authority.map(authority)
        right.capacity = signature.capacity.map { spaced($0, "KT") } ?? headOfDeputy(signature.position)
        guard right != signature else { return signature }
        log.report(
            .warning(
                .signatureForm,
                vi: "phần ký “\(lines(signature))” chưa đúng thể thức; báo cáo ghi “\(lines(right))”",
                en: "the signature “\(lines(signature))” breaks the form; the report says “\(lines(right))”",
                at: signature.location,
                hints: [
                    Diagnostic.Hint(
                        vi: "sửa mục signature của plan.yaml theo Nghị định 30/2020, Phụ lục I, mục II.7",
                        en: "mend the key signature of plan.yaml by NĐ 30/2020, Phụ lục I, II.7")
                ]))
        return right
    }

    /// `TM. ỦY BAN NHÂN DÂN`: whose committee it is stands in the head of the page.
    private static func authority(_ line: String) -> String {
        let spaced = spaced(line, "TM")
        for name in ["ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN"]
        where spaced.hasPrefix("TM. \(name) ") {
            return "TM. \(name)"
        }
        return spaced
    }

    /// The dot stands after the last letter and a blank after the dot: `K.T`, `KT`, `KT.` as `KT. `.
    private static func spaced(_ line: String, _ mark: String) -> String {
        let letters = Array(mark)
        let wrong = [
            "\(letters[0]).\(letters[1]).", "\(letters[0]).\(letters[1])", "\(mark).", "\(mark) ",
        ]
        guard let found = wrong.first(where: line.hasPrefix) else { return line }
        return "\(mark). " + line.dropFirst(found.count).drop { $0 == " " }
    }

    /// A deputy signs for the head: `PHÓ CHỦ TỊCH` under `KT. CHỦ TỊCH`.
    private static func headOfDeputy(_ position: String?) -> String? {
        guard let position, position.hasPrefix("PHÓ ") else { return nil }
        return "KT. " + position.dropFirst(4)
    }

    private static func lines(_ signature: Signature) -> String {
        [signature.authority, signature.capacity, signature.position].compactMap { $0 }
            .joined(separator: " / ")
    }
}
