import FoundationEssentials
import Logging

/// The files of one leaf: its own root, and its volumes at their places.
struct LeafDirectory: Sendable {
    let base: String
    /// Outside directories by their places inside.
    private(set) var volumes: [FencePlan.Bind] = []
    /// The root and the volumes themselves, as they were mounted.
    let top: Descriptor
    private(set) var tops: [Descriptor] = []

    var root: String { base + "/root" }
    /// Where a container waits for its limits; not of the root, so no step sees it.
    var gate: String { base + Self.gateEnding }
    static let gateEnding = "/gate"

    /// Makes an empty one; what an earlier try left is removed.
    init(at base: String, _ logger: Logger) throws {
        self.base = base
        let files = FileManager.default
        files.removeWhole(base, logger)
        let root = base + "/root"
        try files.makePrivateDirectory(root)
        for path in ["/tmp", "/var/tmp", "/run", "/mnt", "/media", "/srv", "/root", Self.home, Self.staging] {
            try files.createDirectory(atPath: root + path, withIntermediateDirectories: true)
        }
        try files.setAttributes([.posixPermissions: 0o1777], ofItemAtPath: root + "/tmp")
        top = try Descriptor(path: root)
    }

    /// What `HOME` says.
    static let home = "/home/leaf"
    static let staging = "/argo/staging"
    static let script = staging + "/script"
    static let progress = "/argo/progress"

    mutating func mount(_ volume: FencePlan.Bind) throws(LeafProblem) {
        let top: Descriptor
        do throws(Descriptor.Refusal) {
            if let held = volume.held { top = held } else { top = try Descriptor(path: volume.source) }
        } catch {
            throw .error("\(volume.place) cannot be mounted: \(error)")
        }
        volumes.append(volume)
        tops.append(top)
    }

    /// What is mounted at this very path; of several the last, which hides the others.
    func mounted(at path: String) -> Descriptor? {
        volumes.lastIndex { $0.place == path }.map { tops[$0] }
    }

    /// Where outside a path without links is: of the innermost volume that has it, else of the root.
    func outside(_ path: String) -> String {
        let volume = volumes.filter { path == $0.place || path.hasPrefix($0.place + "/") }
            .max { $0.place.utf8.count < $1.place.utf8.count }
        guard let volume else { return root + path }
        return volume.source + path.dropFirst(volume.place.utf8.count)
    }
}
