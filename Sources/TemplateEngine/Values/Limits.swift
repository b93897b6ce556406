internal import Diagnostics

/// The engine's bounds; each is an error that names it.
package struct Limits: Sendable, Hashable {
    /// Includes, macros, blocks and recursive loops inside one another.
    package var depth = 100
    /// Rounds of all loops of one render together.
    package var rounds = 5_000_000
    /// Bytes of the output of one render, captured texts included.
    package var output = 64 << 20
    /// Errors collected before a render gives up.
    package var errors = 20

    package init() {}

    /// Brackets, operators and tags inside one another in one template.
    static let nesting = 100
    /// Lists inside lists that are compared or printed.
    static let valueDepth = 60
    /// Items of one `range`, list product or slice.
    static let items = 1_000_000
    /// Bytes of one text made by repeating, padding or formatting.
    static let text = 16 << 20

    static let tooDeep = OperationError.limit(
        vi: "danh sách lồng nhau quá \(valueDepth) tầng", en: "lists are nested more than \(valueDepth) deep")

    /// For texts about to be made.
    static func check(textBytes count: Int) throws(OperationError) {
        guard count > text else { return }
        throw .limit(
            vi: "một đoạn chữ dài hơn \(text) byte", en: "a text would be longer than \(text) bytes")
    }

    /// For lists about to be made.
    static func check(items count: Int) throws(OperationError) {
        guard count > items else { return }
        throw .limit(
            vi: "một danh sách dài hơn \(items) phần tử", en: "a list would be longer than \(items) items")
    }
}
