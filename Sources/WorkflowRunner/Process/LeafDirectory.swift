import EventData
import FoundationEssentials
import Glibc
import Logging

/// The files of one leaf: its own root, and its volumes at their places.
struct LeafDirectory: Sendable {
    /// Longer chains of links are circles.
    private static let longestChain = 40

    let base: String
    /// Outside directories by their places inside.
    private(set) var volumes: [FencePlan.Bind] = []

    var root: String { base + "/root" }

    /// Makes an empty one; what an earlier try left is removed.
    init(at base: String, _ logger: Logger) throws {
        self.base = base
        let files = FileManager.default
        files.removeWhole(base, logger)
        try files.makePrivateDirectory(root)
        for path in ["/tmp", "/var/tmp", "/run", "/mnt", "/media", "/srv", "/root", Self.home, Self.staging] {
            try files.createDirectory(atPath: root + path, withIntermediateDirectories: true)
        }
        try files.setAttributes([.posixPermissions: 0o1777], ofItemAtPath: root + "/tmp")
    }

    /// What `HOME` says.
    static let home = "/home/leaf"
    static let staging = "/argo/staging"
    static let script = staging + "/script"
    static let progress = "/argo/progress"

    mutating func mount(_ volume: FencePlan.Bind) { volumes.append(volume) }

    /// Where outside a path of the leaf is, every link followed as the leaf sees it; nil for a circle.
    ///
    /// The leaf may have made links to anywhere: outside they would lead to files of others.
    func outside(_ path: String) -> String? {
        var waiting = Array(Self.names(path).reversed())
        var names: [String] = []
        var hops = 0
        while let name = waiting.popLast() {
            if name == ".." {
                _ = names.popLast()
                continue
            }
            guard let target = FileKind.linkTarget(place("/" + (names + [name]).joined(separator: "/"))) else {
                names.append(name)
                continue
            }
            hops += 1
            guard hops <= Self.longestChain else { return nil }
            if target.hasPrefix("/") { names = [] }
            waiting += Self.names(target).reversed()
        }
        return place("/" + names.joined(separator: "/"))
    }

    private static func names(_ path: String) -> [String] {
        path.split(separator: "/").map(String.init).filter { $0 != "." }
    }

    /// Of the innermost volume that has the path, else of the root.
    private func place(_ path: String) -> String {
        let volume = volumes.filter { path == $0.place || path.hasPrefix($0.place + "/") }
            .max { $0.place.utf8.count < $1.place.utf8.count }
        guard let volume else { return root + path }
        return volume.source + path.dropFirst(volume.place.utf8.count)
    }
}

extension LeafDirectory {
    /// The bytes of a regular file of the leaf; nil when there is none.
    ///
    /// - Throws: when it is longer than `limit`, or something else than a file.
    func bytes(of path: String, limit: Int, called name: String) throws(LeafProblem) -> [UInt8]? {
        guard let outside = outside(path), let kind = FileKind(outside) else { return nil }
        guard kind == .file else { throw .error("\(name): \(path) is no regular file") }
        var facts = stat()
        guard lstat(outside, &facts) == 0 else { throw .error("\(name): \(path) cannot be read: error \(errno)") }
        let size = facts.st_size
        guard size <= limit else {
            throw .error("\(name): \(path) has \(size) bytes, and parameterBytes allows \(limit); use an artifact")
        }
        guard let content = FileManager.default.contents(atPath: outside) else {
            throw .error("\(name): \(path) cannot be read")
        }
        return Array(content)
    }

    /// Writes a file of the leaf, with its parents.
    func write(_ bytes: [UInt8], to path: String, mode: Int = 0o644) throws(LeafProblem) {
        guard let outside = outside(path) else { throw .error("\(path) is a circle of links") }
        do {
            let parent = URL(filePath: outside).deletingLastPathComponent().path
            try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(filePath: outside))
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: outside)
        } catch { throw .error("\(path) cannot be written: \(error)") }
    }
}
