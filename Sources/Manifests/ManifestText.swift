/// The text of one manifest file, read by whoever may do I/O.
package struct ManifestText: Sendable, Hashable {
    /// The file's name as it shall stand in messages; `-` for standard input.
    package let file: String
    package let text: String

    package init(file: String, text: String) {
        self.file = file
        self.text = text
    }
}
