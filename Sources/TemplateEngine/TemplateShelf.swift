internal import Diagnostics
internal import Synchronization

/// Parsed templates for several engines with the same options, filters and tests: a text that was
/// parsed is not parsed again. Templates are known by path and text, so that a changed file is new.
package final class TemplateShelf: Sendable {
    private let templates = Mutex<[Place: Template]>([:])

    /// Many times what the program brings; an office with templates of its own has a few.
    private static let maximumCount = 200

    /// A file is parsed from its start where it is included, and from below its front matter elsewhere.
    private struct Place: Hashable {
        let path: String
        let offset: Int
    }

    package init() {}

    func template(of file: SourceFile, from offset: Int) -> Template? {
        guard let known = templates.withLock({ $0[Place(path: file.path, offset: offset)] }) else {
            return nil
        }
        return known.file === file || known.file.utf8 == file.utf8 ? known : nil
    }

    func keep(_ template: Template, from offset: Int) {
        templates.withLock {
            if $0.count >= Self.maximumCount { $0.removeAll() }
            $0[Place(path: template.file.path, offset: offset)] = template
        }
    }
}
