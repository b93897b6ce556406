internal import Diagnostics
internal import Files
internal import TemplateEngine
internal import Typeset
internal import Workspace

/// What one report leaves ready for the next: open fonts, shaped words, parsed templates. Nothing in it
/// depends on a workspace, and a report comes out the same with it and without.
///
/// For one thread at a time, as what it holds.
final class ReportWorkshop {
    let templates = TemplateShelf()
    let indicators = IndicatorShelf()
    let checkLists = CheckListShelf()
    let decoded = DecodedAssets()
    private var fonts: FontSet?
    private var shaper: HarfBuzzShaper?

    /// The words of some hundred reports; a form full of others must not fill the memory.
    private static let maximumWords = 40_000

    /// The open fonts: those of the first report, which all reports of a workshop share.
    func fonts(_ folder: FontFolder) throws(DiagnosticError) -> FontSet {
        if let fonts { return fonts }
        let opened = try folder.fonts()
        fonts = opened
        return opened
    }

    func shaper(_ fonts: FontSet) -> HarfBuzzShaper {
        if let shaper, shaper.wordCount <= Self.maximumWords { return shaper }
        let new = HarfBuzzShaper(fonts: fonts)
        shaper = new
        return new
    }
}
