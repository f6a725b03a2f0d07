import EventData
import FoundationEssentials
import Glibc
package import Logging
import Synchronization

/// Held while a content is given its key, and while one without a key is removed.
private let sweeping = Mutex(())

/// Artifacts by their keys, each content once: a key is a hard link to the file that is named after the content.
package struct ArtifactStore: Sendable {
    private let directory: String
    private let new: String
    private let logger: Logger

    package init(_ places: RunnerPlaces, _ logger: Logger) {
        directory = places.artifacts
        new = places.newArtifacts
        self.logger = logger
    }

    /// Where a new artifact can be written before it is kept; its owner removes what it does not keep.
    package func newFile() throws -> String {
        try FileManager.default.makePrivateDirectory(new)
        return "\(new)/\(UUID().uuidString)"
    }

    /// Takes a file as the artifact of this key, in the place of any other; it is gone then, also when it cannot be kept.
    ///
    /// `keeper` is the leaf that leaves it, as `remove` may ask.
    package func keep(
        _ file: String,
        as key: String,
        in namespace: String,
        by keeper: String = ""
    ) throws(LeafProblem) {
        let files = FileManager.default
        defer { files.removeIfThere(file, logger) }
        do {
            guard let reader = ReadFile(file) else { throw LeafProblem.error("the artifact '\(key)' cannot be read") }
            let content = "\(directory)/content/\(hexadecimal(try sha256(pieces: { try reader.next() })))"
            let place = place(of: key, in: namespace)
            try files.makePrivateDirectory(directory + "/content")
            try files.makePrivateDirectory(URL(filePath: place).deletingLastPathComponent().path)
            // A sweep in between would find a content that no key has yet.
            try sweeping.withLock { _ in
                if FileKind(content) == nil { try files.moveItem(atPath: file, toPath: content) }
                try files.removeIfThere(place)
                do {
                    try Data("\(key)\0\(keeper)".utf8).write(to: URL(filePath: place + Self.nameEnding))
                    guard link(content, place) == 0 else {
                        throw LeafProblem.error("the artifact '\(key)' cannot be kept: error \(errno)")
                    }
                } catch {
                    // On a full disk; the name alone says nothing to anybody.
                    files.removeIfThere(place + Self.nameEnding, logger)
                    throw error
                }
            }
        } catch let problem as LeafProblem {
            throw problem
        } catch { throw .error("the artifact '\(key)' cannot be kept: \(error)") }
    }

    /// What the file beside a key's own is called that says what the key is, and behind a NUL who keeps it.
    private static let nameEnding = ".key"

    /// What the file beside a key's own says; no keeper where an earlier version wrote it.
    private func name(beside place: String) -> (key: String, keeper: String?)? {
        guard let bytes = ReadFile.beginning(of: place + Self.nameEnding) else { return nil }
        let end = bytes.lastIndex(of: 0)
        let keeper = end.map { String(decoding: bytes[($0 + 1)...], as: UTF8.self) }
        return (String(decoding: bytes[..<(end ?? bytes.endIndex)], as: UTF8.self), keeper)
    }

    /// The keys below a key, as those of a bucket are below a directory, by the rest of their names.
    func files(below key: String, in namespace: String) -> [(name: String, file: String)] {
        let prefix = key.hasSuffix("/") ? key : key + "/"
        let directory = URL(filePath: place(of: prefix, in: namespace)).deletingLastPathComponent().path
        return FileManager.default.namesIfThere(in: directory, logger).sorted().compactMap { name in
            let file = "\(directory)/\(name.dropLast(Self.nameEnding.count))"
            guard name.hasSuffix(Self.nameEnding), let found = self.name(beside: file)?.key else { return nil }
            // Its name comes before it: a kill in between leaves the name alone.
            guard found.hasPrefix(prefix), found != prefix, FileKind(file) == .file else { return nil }
            return (String(found.dropFirst(prefix.count)), file)
        }
    }

    /// The file of a key; nil when there is none.
    package func file(of key: String, in namespace: String) -> String? {
        let place = place(of: key, in: namespace)
        return FileKind(place) == .file ? place : nil
    }

    /// Forgets a key; its content goes with the next sweep, unless another key has it.
    ///
    /// With a `keeper` only what that very leaf keeps: others may have come after it, or been there before.
    package func remove(_ key: String, in namespace: String, keptBy keeper: String? = nil) {
        let place = place(of: key, in: namespace)
        sweeping.withLock { _ in
            if let keeper, name(beside: place)?.keeper != keeper { return }
            FileManager.default.removeIfThere(place, logger)
            FileManager.default.removeIfThere(place + Self.nameEnding, logger)
        }
    }

    /// Where the keys are that begin with a Workflow's name.
    package func keys(of workflow: String, in namespace: String) -> String {
        "\(directory)/keys/\(namespace.fileName)/\(workflow.fileName)"
    }

    /// Removes contents that no key has any more.
    package func sweep() {
        let files = FileManager.default
        for name in files.namesIfThere(in: directory + "/content", logger) {
            let path = "\(directory)/content/\(name)"
            sweeping.withLock { _ in
                var facts = stat()
                if lstat(path, &facts) == 0, facts.st_nlink == 1 { files.removeIfThere(path, logger) }
            }
        }
    }

    /// Below the key's first part, which is the Workflow's name where no key is written; long keys fit as well.
    private func place(of key: String, in namespace: String) -> String {
        let first = key.split(separator: "/").first.map { String($0).fileName } ?? "-"
        let name = hexadecimal(sha256(Array(key.utf8)))
        let owner = first.utf8.count > 200 ? "-" : first
        return "\(directory)/keys/\(namespace.fileName)/\(owner)/\(name)"
    }
}
