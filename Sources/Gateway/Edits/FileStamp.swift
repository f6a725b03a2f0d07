import Foundation

/// What a file looks like from outside; links are followed, as a ConfigMap's files are links that are exchanged.
struct FileStamp: Sendable, Hashable {
    let path: String
    private let device: Int?
    private let number: Int?
    /// nil where there is no such file.
    private let bytes: Int?
    private let modified: Date?

    init(_ path: String) {
        self.path = path
        let target = URL(filePath: path).resolvingSymlinksInPath().path
        // Not there is one of the ways in which it can look.
        let found = (try? FileManager.default.attributesOfItem(atPath: target)) ?? [:]
        device = found[.systemNumber] as? Int
        number = found[.systemFileNumber] as? Int
        bytes = found[.size] as? Int
        modified = found[.modificationDate] as? Date
    }
}
