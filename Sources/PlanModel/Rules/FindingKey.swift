internal import Diagnostics

/// Parts of a finding's id: what people can type into a YAML file without quotes.
package enum FindingKey {
    /// Lower-case ASCII letters and digits, everything else a hyphen: `Số cuộc` gives `so-cuoc`.
    package static func of(_ text: String) -> String {
        let folded = Folding.ascii(text).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        return String(folded).split(separator: "-").joined(separator: "-")
    }
}
