import EventData
import FoundationEssentials
import Glibc
import Synchronization

/// Held while a content is given its key, and while one without a key is removed.
private let sweeping = Mutex(())

/// Artifacts by their keys, each content once: a key is a hard link to the file that is named after the content.
package struct ArtifactStore: Sendable {
    private let directory: String

    package init(_ places: RunnerPlaces) { directory = places.artifacts }

    /// Where a new artifact can be written before it is kept; its owner removes what it does not keep.
    package func newFile() throws -> String {
        let place = directory + "/new"
        try FileManager.default.makePrivateDirectory(place)
        return "\(place)/\(UUID().uuidString)"
    }

    /// Takes a file as the artifact of this key, in the place of any other.
    package func keep(_ file: String, as key: String, in namespace: String) throws(LeafProblem) {
        let files = FileManager.default
        do {
            guard let reader = ReadFile(file) else { throw LeafProblem.error("the artifact '\(key)' cannot be read") }
            let content = "\(directory)/content/\(hexadecimal(sha256(pieces: reader.next)))"
            let place = place(of: key, in: namespace)
            try files.makePrivateDirectory(directory + "/content")
            try files.makePrivateDirectory(URL(filePath: place).deletingLastPathComponent().path)
            // A sweep in between would find a content that no key has yet.
            try sweeping.withLock { _ in
                if FileKind(content) == nil { try files.moveItem(atPath: file, toPath: content) }
                try? files.removeItem(atPath: place)
                guard link(content, place) == 0 else {
                    throw LeafProblem.error("the artifact '\(key)' cannot be kept: error \(errno)")
                }
            }
            try? files.removeItem(atPath: file)
        } catch let problem as LeafProblem {
            throw problem
        } catch { throw .error("the artifact '\(key)' cannot be kept: \(error)") }
    }

    /// The file of a key; nil when there is none.
    package func file(of key: String, in namespace: String) -> String? {
        let place = place(of: key, in: namespace)
        return FileKind(place) == .file ? place : nil
    }

    /// Where the keys are that begin with a Workflow's name.
    package func keys(of workflow: String, in namespace: String) -> String {
        "\(directory)/keys/\(namespace.fileName)/\(workflow.fileName)"
    }

    /// Removes contents that no key has any more.
    package func sweep() {
        let files = FileManager.default
        for name in (try? files.contentsOfDirectory(atPath: directory + "/content")) ?? [] {
            let path = "\(directory)/content/\(name)"
            sweeping.withLock { _ in
                var facts = stat()
                if lstat(path, &facts) == 0, facts.st_nlink == 1 { try? files.removeItem(atPath: path) }
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
