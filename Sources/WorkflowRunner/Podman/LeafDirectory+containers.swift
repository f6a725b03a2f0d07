import EventData
import FoundationEssentials
import Glibc

// What of a leaf's directory its containers have (decision 0058).
extension LeafDirectory {
    /// What the gateway and a container tell each other: the script, the progress.
    private static let shared = "/argo"

    /// The end of the path of what every container of this leaf has, and nobody else.
    var sign: String {
        (base.split(separator: "/").suffix(2) + ["root"]).joined(separator: "/") + Self.shared
    }

    /// Mounts the artifacts that were brought, as a pod has them, and lets each container write whoever its image makes it.
    mutating func prepareForContainers(_ template: JSON) throws(LeafProblem) {
        for artifact in (template["inputs"] ?? .null).list("artifacts") {
            guard let path = Self.normal(artifact.text("path")), !volumes.contains(holding: path) else { continue }
            guard let place = place(path), let kind = place.kind else { continue }
            guard kind == .file || kind == .directory else {
                throw .error("inputs.artifacts '\(artifact.text("name"))' is neither a file nor a directory")
            }
            try mount(FencePlan.Bind(source: outside(place.path), place: path))
        }
        do {
            let made = try [root + Self.shared, root + Self.staging] + directories(below: base + "/volumes")
            for directory in try made.map({ try Descriptor(path: $0) }) + tops { Self.openToAll(directory) }
        } catch { throw .error("volumes cannot be opened to the containers: \(error)") }
    }

    /// What one container has: of the volumes those that it mounts.
    func binds(of container: JSON, in template: JSON) throws(LeafProblem) -> [FencePlan.Bind] {
        let main = template["script"] ?? template["container"] ?? .null
        let mirrored = container["mirrorVolumeMounts"]?.bool == true ? main.list("volumeMounts") : []
        let mounts =
            container.list("volumeMounts") + (template["containerSet"] ?? .null).list("volumeMounts") + mirrored
        var binds = [FencePlan.Bind(source: root + Self.shared, place: Self.shared)]
        for bind in volumes where !binds.contains(where: { $0.place == bind.place }) {
            let own = mounts.filter { mount in
                mount.text("name") == bind.volume && Self.normal(mount.text("mountPath")) == bind.place
            }
            guard bind.volume == nil || !own.isEmpty else { continue }
            var bind = bind
            if !own.isEmpty, own.allSatisfy({ $0["readOnly"]?.bool == true }) { bind.isWritable = false }
            binds.append(bind)
        }
        return binds
    }

    /// An absolute path without what says nothing; nil for one that leads upwards, or to the root.
    static func normal(_ path: String) -> String? {
        let names = path.split(separator: "/").filter { $0 != "." }
        guard path.hasPrefix("/"), !names.isEmpty, !names.contains("..") else { return nil }
        return "/" + names.joined(separator: "/")
    }

    private func directories(below path: String) throws -> [String] {
        guard FileKind(path) == .directory else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: path).map { "\(path)/\($0)" }
            .filter { FileKind($0) == .directory }
    }

    /// Lets everybody write there; what is above it stays the gateway's alone.
    ///
    /// What a container's own user made in a claim stays as it is.
    private static func openToAll(_ directory: Descriptor) {
        if directory.kind == .directory { _ = chmod(directory.path, 0o777) }
    }
}

extension [FencePlan.Bind] {
    /// Whether a path lies in one of them.
    func contains(holding path: String) -> Bool {
        contains { path == $0.place || path.hasPrefix($0.place + "/") }
    }
}
