/// How a template is read and its values are printed.
package struct RenderOptions: Sendable, Hashable {
    package enum Escaping: Sendable, Hashable {
        /// Values print as Python prints them: exactly what Jinja2 gives without autoescaping.
        case none
        /// Values are escaped so that none can become markup; none, lists and records are errors.
        case markup
    }

    package var escaping: Escaping
    /// Removes the line end behind a block tag (`trim_blocks`).
    package var trimBlocks: Bool
    /// Removes the blanks before a block tag that stands first on its line (`lstrip_blocks`).
    package var lstripBlocks: Bool
    /// Keeps the line end that ends the file (`keep_trailing_newline`).
    package var keepTrailingNewline: Bool
    package var limits: Limits

    package init(
        escaping: Escaping = .none, trimBlocks: Bool = false, lstripBlocks: Bool = false,
        keepTrailingNewline: Bool = false, limits: Limits = Limits()
    ) {
        self.escaping = escaping
        self.trimBlocks = trimBlocks
        self.lstripBlocks = lstripBlocks
        self.keepTrailingNewline = keepTrailingNewline
        self.limits = limits
    }
}
