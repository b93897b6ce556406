package import Diagnostics

/// Task groups over plans that differ: each ward words its headings its own way, so that the
/// groups are declared by their words and not taken from any one plan.
///
/// A task that carries out a campaign belongs where the campaign's name says. Of any other its own first
/// clause says what is to be done: the first of a group's words in it decides; then that of its heading; then
/// the weak words of the two, which are said in passing of much else; then the words of its later clauses. Where
/// several groups are as likely, it belongs to the rest. Words are looked for without case, marks and punctuation.
package struct TaskGrouping: Hashable, Sendable {
    package struct Group: Hashable, Sendable {
        package var name: String
        package var words: [String]
        /// They decide only where no word of a group does.
        package var weakWords: [String] = []
        package var location: Location?

        package init(name: String, words: [String], weakWords: [String] = []) {
            self.name = name
            self.words = words
            self.weakWords = weakWords
        }
    }

    /// What put a task into its group.
    package enum Basis: Hashable, Sendable, CaseIterable { case heading, text, none }

    package var groups: [Group]
    /// Names of bodies, laws and programmes: words inside them say nothing of a task.
    package var ignored: [String]
    /// The name of the rest.
    package var other: String

    package init(groups: [Group] = [], ignored: [String] = [], other: String = "Nhiệm vụ khác") {
        self.groups = groups
        self.ignored = ignored
        self.other = other
    }

    /// Of the groups and the rest, which is last.
    package var names: [String] { groups.map(\.name) + [other] }
}
