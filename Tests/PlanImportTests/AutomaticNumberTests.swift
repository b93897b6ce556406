import Diagnostics
import PlanModel
import Testing

/// Automatic numbers of Word, whatever stands around them.
extension DocxTests {
    /// One list of three levels: format and text of each.
    private func list(_ levels: [(String, String)]) -> String {
        "<w:abstractNum w:abstractNumId=\"7\">"
            + levels.enumerated().map { level($0.offset, $0.element.0, $0.element.1) }.joined()
            + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
    }

    private var body: String {
        title + paragraph("MỤC ĐÍCH", list: (1, 0)) + paragraph("- Giữ nước sạch.")
            + paragraph("NHIỆM VỤ", list: (1, 0)) + paragraph("Đường ngõ", list: (1, 1))
            + paragraph("Quét rác ở ngõ.", list: (1, 2)) + paragraph("Tưới cây ở hè.", list: (1, 2))
            + paragraph("Chợ", list: (1, 1)) + paragraph("- Xây mái chợ.")
    }

    @Test(arguments: [
        ["%1.", "%2.", "%3)"], ["%1", "%2", "%3"], ["%1/", "%2/", "%3/"], ["(%1)", "(%2)", "(%3)"],
        ["%1:", "%2:", "%3:"], ["%1 -", "%2 -", "%3 -"], ["%1 –", "%1. %2", "%1. %2. %3"],
        ["%1", "%1.%2", "%1.%2.%3"], ["Mục %1.", "Nhiệm vụ %2:", "Điểm %3"],
    ])
    func numbersAreKnownWhateverStandsAroundThem(texts: [String]) throws {
        let formats = ["upperRoman", "decimal", "lowerLetter"]
        let (plan, log) = try plan(body, numbering: list(Array(zip(formats, texts))))
        #expect(
            plan.sections.map { "\($0.number) \($0.title)" } == [
                "I MỤC ĐÍCH", "II NHIỆM VỤ", "II.1 Đường ngõ", "II.2 Chợ",
            ])
        #expect(
            plan.items.map(\.text) == [
                "Giữ nước sạch.", "Quét rác ở ngõ.", "Tưới cây ở hè.", "Xây mái chợ.",
            ])
        #expect(plan.preamble.isEmpty)
        #expect(!log.summary.contains { $0.contains("number") || $0.contains("preamble") })
    }

    @Test(arguments: ["Phần %1:", "Phần %1", "PHẦN %1 -"])
    func partsAreSectionsWhereOneHasBulletsOnly(text: String) throws {
        let numbering = list([("upperRoman", text), ("decimal", "%2"), ("lowerLetter", "%3")])
        let (plan, _) = try plan(body, numbering: numbering)
        #expect(plan.sections.map(\.title) == ["MỤC ĐÍCH", "NHIỆM VỤ", "Đường ngõ", "Chợ"])
        #expect(plan.items.count == 4)
        #expect(plan.preamble.isEmpty)
    }

    @Test func zerosBeforeANumberAreNoWords() throws {
        let numbering = list([("decimalZero", "%1.")])
        let (plan, _) = try plan(
            title + paragraph("I. VIỆC LÀM") + paragraph("Quét rác ở ngõ.", list: (1, 0))
                + paragraph("Tưới cây ở hè.", list: (1, 0)),
            numbering: numbering)
        #expect(plan.items.map(\.text) == ["Quét rác ở ngõ.", "Tưới cây ở hè."])
    }

    @Test func numbersNoPlanHasAreBullets() throws {
        let numbering = list([("lowerRoman", "(%1)"), ("decimal", "%1.%2.")])
        let (plan, _) = try plan(
            title + paragraph("I. VIỆC LÀM") + paragraph("quét rác ở ngõ.", list: (1, 0))
                + paragraph("Tưới cây ở hè.", list: (1, 1)),
            numbering: numbering)
        #expect(plan.items.map(\.text) == ["quét rác ở ngõ.", "Tưới cây ở hè."])
    }

    /// Word counts a, b, …, e, f, g, where a plan counts a, b, c, d, đ, e, g.
    @Test func lettersOfWordAreItems() throws {
        let tasks = (1...8).map { "Việc thứ \($0) ở chợ." }
        let (plan, log) = try plan(
            title + paragraph("I. VIỆC LÀM") + tasks.map { paragraph($0, list: (1, 0)) }.joined(),
            numbering: list([("lowerLetter", "%1)")]))
        #expect(plan.items.map(\.text) == tasks)
        #expect(log.summary == ["warning no-recipients"])
    }

    @Test(arguments: [
        ("upperRoman", "Chuyên đề %1:", "Nước sạch"), ("upperLetter", "%1.", "Nước sạch"),
        ("upperRoman", "%1.", "nước sạch"), ("decimal", "%1.", "nước sạch"),
    ])
    func numbersNobodyKnowsAreTold(format: String, text: String, heading: String) throws {
        let (_, log) = try plan(
            title + paragraph("I. VIỆC LÀM") + paragraph("- Quét rác.") + paragraph(heading, list: (1, 0))
                + paragraph("- Xây bể."),
            numbering: list([(format, text)]))
        let told = try #require(log.entries.first { $0.id.name == "unclear-number" })
        guard case .span(let span)? = told.location else { return #expect(Bool(false)) }
        #expect(span.start.line == 5)
    }

    @Test func captionsAreNotTold() throws {
        let (_, log) = try plan(
            title + paragraph("I. VIỆC LÀM") + paragraph("- Quét rác.")
                + paragraph("Số bể nước", list: (1, 0)) + paragraph("- Xây bể."),
            numbering: list([("decimal", "Bảng %1.")]))
        #expect(!log.summary.contains("warning unclear-number"))
    }
}
