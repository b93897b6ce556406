package import Diagnostics

extension DiagnosticID {
    /// The file is of a kind no plan is read from.
    package static let planFormat = DiagnosticID("plan-format", .data)
    /// The file holds no text.
    package static let emptyPlan = DiagnosticID("empty-plan", .data)
    /// The file is far larger than a plan.
    package static let planTooLarge = DiagnosticID("plan-too-large", .data)
    /// The file holds bytes no text holds.
    package static let notText = DiagnosticID("not-text", .data)
    /// No line begins with a heading's number.
    package static let noHeadings = DiagnosticID("no-headings", .data)
    /// No line reads KẾ HOẠCH, so the title is unknown.
    package static let noTitle = DiagnosticID("no-title", .data)
    /// A line of the header that is no part of the issuer's name.
    package static let issuerLine = DiagnosticID("issuer-line", .data)
    /// No year was found.
    package static let noYear = DiagnosticID("no-year", .data)
    /// Text that belongs to no part of a plan.
    package static let unplacedText = DiagnosticID("unplaced-text", .data)
    /// A line that names the document on its pages.
    package static let runningHead = DiagnosticID("running-head", .data)
    /// A day that no calendar has.
    package static let noSuchDay = DiagnosticID("no-such-day", .data)
    /// A time from which no day, or none for certain, was read.
    package static let deadlineUnclear = DiagnosticID("deadline-unclear", .data)
    /// A deadline in another year than the plan's and the next.
    package static let deadlineYear = DiagnosticID("deadline-year", .data)
    /// A campaign whose last day stands before its first.
    package static let campaignBackwards = DiagnosticID("campaign-backwards", .data)
    /// Another plan behind the one that is read.
    package static let secondPlan = DiagnosticID("second-plan", .data)
    /// Text in a font from before Unicode.
    package static let oldFont = DiagnosticID("old-font", .data)
    package static let picture = DiagnosticID("picture", .data)
    package static let insertedFile = DiagnosticID("inserted-file", .data)
    package static let unknownSign = DiagnosticID("unknown-sign", .data)
    package static let hiddenText = DiagnosticID("hidden-text", .data)
    package static let struckText = DiagnosticID("struck-text", .data)
    package static let deletedText = DiagnosticID("deleted-text", .data)
    package static let placeholderText = DiagnosticID("placeholder-text", .data)
    /// A row of a list of tasks that names no task.
    package static let rowWithoutTask = DiagnosticID("row-without-task", .data)
    /// A goal whose sentence has other figures, or does not say whether its value is the least or the most.
    package static let goalUnclear = DiagnosticID("goal-unclear", .data)
    /// The plan is for a school year.
    package static let schoolYear = DiagnosticID("school-year", .data)
    /// A table whose rows were read as items.
    package static let tableRead = DiagnosticID("table-read", .data)
    /// A table whose columns nothing tells apart.
    package static let tableUnclear = DiagnosticID("table-unclear", .data)
    /// A line that may begin a paragraph or go on with the one before.
    package static let uncertainParagraph = DiagnosticID("uncertain-paragraph", .data)
    /// A paragraph behind the last item that does not say it is the closing.
    package static let closingText = DiagnosticID("closing-text", .data)
    /// Lines before the first heading that look like headings or tasks.
    package static let preambleText = DiagnosticID("preamble-text", .data)
    /// An automatic number of Word that is none a plan has.
    package static let unclearNumber = DiagnosticID("unclear-number", .data)
    /// A paragraph that says what the item before it is about.
    package static let explanation = DiagnosticID("explanation", .data)
    /// A heading's number does not follow the one before.
    package static let numberOutOfOrder = DiagnosticID("number-out-of-order", .data)
    /// Two headings with the same number.
    package static let duplicateNumber = DiagnosticID("duplicate-number", .data)
    /// A form of the signature was written otherwise than NĐ 30/2020 says.
    package static let signatureCorrected = DiagnosticID("signature-corrected", .data)
    /// Several sign the plan; one was taken.
    package static let severalSigners = DiagnosticID("several-signers", .data)
    /// The plan's own place name is written in two ways.
    package static let twoSpellings = DiagnosticID("two-spellings", .data)
    /// Who issued the plan was not found.
    package static let unknownIssuer = DiagnosticID("unknown-issuer", .data)
    /// The issuer's place was not found.
    package static let noPlace = DiagnosticID("no-place", .data)
    /// Several offices share a unit, and its form.
    package static let jointUnit = DiagnosticID("joint-unit", .data)
    /// A heading among those of units that names none the program knows.
    package static let unitUnclear = DiagnosticID("unit-unclear", .data)
    /// A task names several offices that lead it; one was taken.
    package static let severalLeads = DiagnosticID("several-leads", .data)
    /// The plan does not list its recipients.
    package static let noRecipients = DiagnosticID("no-recipients", .data)
}
