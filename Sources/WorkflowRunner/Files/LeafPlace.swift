import EventData
import FoundationEssentials
import Glibc

/// A place of a leaf as it was looked at, every link followed as the leaf sees it (decision 0064).
///
/// What is done there is done to the very file that was found, or in the very directory that holds it.
struct LeafPlace: Sendable {
    /// Without links.
    let path: String
    /// nil where the directory is missing, too, and for what is mounted.
    let parent: Descriptor?
    /// nil for nothing.
    let found: Descriptor?

    var name: String { path.split(separator: "/").last.map(String.init) ?? "root" }
    var kind: FileKind? { found?.kind }

    /// The bytes of a regular file; nil when there is nothing.
    ///
    /// - Throws: when it is longer than `limit`, or something else than a file.
    func bytes(limit: Int, called name: String) throws(LeafProblem) -> [UInt8]? {
        guard let found else { return nil }
        guard found.kind == .file else { throw .error("\(name): \(path) is no regular file") }
        guard let reader = ReadFile(found.path) else {
            throw .error("\(name): \(path) cannot be read: \(Descriptor.Refusal.last)")
        }
        var bytes: [UInt8] = []
        do throws(Descriptor.Refusal) {
            while bytes.count <= limit, let piece = try reader.next() { bytes += piece }
        } catch { throw .error("\(name): \(path) cannot be read: \(error)") }
        guard bytes.count <= limit else {
            let size = Int(found.facts?.st_size ?? 0)
            throw .error("\(name): \(path) has \(size) bytes, and parameterBytes allows \(limit); use an artifact")
        }
        return bytes
    }

    /// Moves what we made where no step sees it to this place.
    ///
    /// What replaces a directory is a directory; what `isMerged`, and a directory that comes to a volume, become entries of it.
    func put(_ made: String, isMerged: Bool, mode: Int?) throws(LeafProblem) {
        let content = URL(filePath: made)
        do throws(Descriptor.Refusal) {
            let source = try Descriptor(path: content.deletingLastPathComponent().path)
            guard let moved = try source.entry(content.lastPathComponent) else { throw .init(code: ENOENT) }
            if let found, found.kind == .directory, isMerged || moved.kind != .directory || parent == nil {
                if moved.kind == .directory {
                    try found.takeEntries(of: moved)
                    if let mode { try found.setMode(mode) }
                } else {
                    guard isMerged else { throw .init(code: EISDIR) }
                    let placed = try found.take(content.lastPathComponent, from: source, as: content.lastPathComponent)
                    try Self.set(mode, of: placed)
                }
            } else {
                guard let parent else { throw .init(code: EBUSY) }
                try Self.set(mode, of: try parent.take(content.lastPathComponent, from: source, as: name))
            }
        } catch { throw .error("\(path) cannot be written: \(error)") }
    }

    /// Only now: a directory that we may not write to cannot be moved.
    private static func set(_ mode: Int?, of placed: Descriptor) throws(Descriptor.Refusal) {
        // A link's mode would be that of what it leads to.
        if let mode, placed.kind != .link { try placed.setMode(mode) }
    }
}
