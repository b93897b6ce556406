internal import Diagnostics
internal import PlanModel

/// `reports/P.yaml`: every key may be absent.
enum ReportSchema {
    /// State secrets have their own law, number series and machines: NĐ 30/2020, điều 15 khoản 2.
    private static let secrecy = Message(
        vi: "chương trình không lập văn bản mang bí mật nhà nước; phải soạn trên máy dành riêng",
        en: "the program makes no state secret; such a report needs a machine of its own")

    static let report = RecordSchema(
        blank: ReportInput(),
        [
            .version(Plan.schema, isRequired: false),
            .optional("title", \.title, .typedText),
            .optional("number", \.number, .integer(1...99_999)),
            .optional("date", \.date, .date),
            .defaulted("medium", \.medium, .word),
            .group("data", data),
            .defaulted("addressees", \.addressees, .list(of: .typedText)),
            .defaulted("recipients", \.recipients, .list(of: .typedText)),
            .optional("signature", \.signature, PlanSchema.signature.codec),
            .defaulted("documents", \.documents, .list(of: document.codec)),
            .group("assessment", assessment),
            .defaulted("directions", \.directions, .list(of: .typedText)),
            .defaulted("recommendations", \.recommendations, .list(of: .typedText)),
            .defaulted("acknowledged", \.acknowledged, .list(of: acknowledgement.codec)),
            .optional("incomparable", \.incomparable, .typedText),
            .optional("circulation", \.circulation, .word),
            .optional("urgency", \.urgency, .word),
            .refused("secrecy", secrecy),
        ])

    private static let data = RecordSchema(
        blank: ReportInput(), [.optional("from", \.dataFrom, .date), .optional("to", \.dataTo, .date)])

    private static let assessment = RecordSchema(
        blank: ReportInput(),
        [
            .defaulted("strengths", \.assessment.strengths, .list(of: .typedText)),
            .defaulted("shortcomings", \.assessment.shortcomings, .list(of: .typedText)),
            .defaulted("causes_objective", \.assessment.objectiveCauses, .list(of: .typedText)),
            .defaulted("causes_subjective", \.assessment.subjectiveCauses, .list(of: .typedText)),
        ])

    private static let document = RecordSchema(
        blank: ReportInput.IssuedDocument(title: TypedText("")),
        [
            .optional("number", \.number, .typedText),
            .optional("date", \.date, .date),
            .required("title", \.title, .typedText),
        ])

    private static let acknowledgement = RecordSchema(
        blank: ReportInput.Acknowledgement(id: "", reason: ""), location: { $0.location = $1 },
        [.required("id", \.id, .name), .required("reason", \.reason, .name)])
}
