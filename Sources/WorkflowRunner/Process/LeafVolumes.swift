import EventData
import FoundationEssentials
import Glibc
import Kubernetes
import Workflows

/// Makes the volumes that a template mounts: directories of the machine, and the content of ConfigMaps and Secrets.
struct LeafVolumes: Sendable {
    let task: LeafTask
    let places: RunnerPlaces
    let cluster: KubernetesClient
    /// Of the fence; nil with podman.
    let scenery: HostScenery?

    /// Mounts what `mounts` name, each directory made where it is missing.
    func mount(_ mounts: [JSON], in directory: inout LeafDirectory) async throws(LeafProblem) {
        for mount in Self.distinct(mounts) {
            let name = mount.text("name")
            let place = try Self.place(mount.text("mountPath"), of: name)
            guard let volume = task.volumes.first(where: { $0.text("name") == name }) else {
                throw .error("volumeMounts: there is no volume '\(name)'; write it under volumes")
            }
            let source = try await source(of: volume, named: name, in: directory.base)
            if FileKind(source) == nil { try make(source, called: name) }
            var bind = FencePlan.Bind(source: source, place: scenery?.real(place) ?? place, volume: name)
            let part = Self.names(mount.text("subPath"))
            if !part.isEmpty { bind = try Self.bind(part, of: bind, volume["persistentVolumeClaim"] != nil) }
            let isDirectory = bind.held.map { $0.kind == .directory } ?? (FileKind(bind.source) == .directory)
            let isStepsOwn = volume["configMap"] == nil && volume["secret"] == nil
            bind.isWritable = isStepsOwn && isDirectory && mount["readOnly"]?.bool != true
            // Podman mounts by path.
            if scenery != nil, bind.held != nil,
                directory.volumes.count(where: { $0.held != nil }) == FencePlan.mostHeld
            {
                throw .error(
                    "volumeMounts: at most \(FencePlan.mostHeld) can have a subPath of a claim here; mount whole volumes"
                )
            }
            try directory.mount(bind)
        }
    }

    /// Containers of one leaf have one directory: what several of them mount is there once, to write when one of them may.
    private static func distinct(_ mounts: [JSON]) -> [JSON] {
        var distinct: [JSON] = []
        for mount in mounts {
            let same = distinct.firstIndex { other in
                other.text("name") == mount.text("name")
                    && ["mountPath", "subPath"].allSatisfy { names(other.text($0)) == names(mount.text($0)) }
            }
            guard let same else {
                distinct.append(mount)
                continue
            }
            if mount["readOnly"]?.bool != true { distinct[same]["readOnly"] = false }
        }
        return distinct
    }

    private static func names(_ path: String) -> [String] {
        path.split(separator: "/").filter { $0 != "." }.map(String.init)
    }

    /// A part of a volume; a link there would lead to wherever another step wanted.
    ///
    /// What other steps have as well is held; of the leaf's own volumes it is looked again before each container
    /// (`LeafDirectory.exchangedPart`).
    private static func bind(
        _ part: [String],
        of whole: FencePlan.Bind,
        _ isShared: Bool
    ) throws(LeafProblem) -> FencePlan.Bind {
        let path = part.joined(separator: "/")
        let problem = "volume '\(whole.volume ?? "")': subPath '\(path)'"
        let held: Descriptor
        do throws(Descriptor.Refusal) { held = try hold(part, below: whole.source) } catch
            where [EINVAL, ELOOP].contains(error.code)
        {
            throw .error("\(problem) leads outside; correct it")
        } catch { throw .error("\(problem) cannot be made: \(error)") }
        // Who opens a pipe waits for its other end.
        guard held.kind == .directory || held.kind == .file else {
            throw .error("\(problem) is neither a file nor a directory; correct it")
        }
        return FencePlan.Bind(
            source: "\(whole.source)/\(path)",
            place: whole.place,
            volume: whole.volume,
            held: isShared ? held : nil
        )
    }

    private static func hold(_ part: [String], below whole: String) throws(Descriptor.Refusal) -> Descriptor {
        var held = try Descriptor(path: whole)
        for name in part {
            guard name != ".." else { throw .init(code: EINVAL) }
            let found = try held.entry(name)
            if let found { held = found } else { held = try held.directory(name, mode: 0o700) }
            guard held.kind != .link else { throw .init(code: ELOOP) }
        }
        return held
    }

    static func place(_ path: String, of name: String) throws(LeafProblem) -> String {
        let names = path.split(separator: "/")
        guard path.hasPrefix("/"), !names.isEmpty, !names.contains("..") else {
            throw .error("volume '\(name)': mountPath '\(path)' is no absolute path below the root; correct it")
        }
        guard !["proc", "dev", "sys", "argo"].contains(String(names[0])) else {
            throw .error("volume '\(name)': nothing can be mounted at /\(names[0]); choose another mountPath")
        }
        return "/" + names.joined(separator: "/")
    }

    private func make(_ path: String, called name: String) throws(LeafProblem) {
        do {
            try FileManager.default.makePrivateDirectory(path)
        } catch { throw .error("volume '\(name)' cannot be made: \(error)") }
    }

    private func source(
        of volume: JSON,
        named name: String,
        in base: String
    ) async throws(LeafProblem) -> String {
        if volume["emptyDir"] != nil { return "\(base)/volumes/\(name.fileName)" }
        if let claim = volume["persistentVolumeClaim"] {
            return places.claim(claim.text("claimName"), namespace: task.namespace)
        }
        if let block = volume["configMap"] {
            return try await files(of: "configmaps", block.text("name"), block, named: name, in: base)
        }
        if let block = volume["secret"] {
            return try await files(of: "secrets", block.text("secretName"), block, named: name, in: base)
        }
        let kind = volume.object?.members.first { $0.name != "name" }?.name ?? "no source"
        throw .error(
            "volume '\(name)': \(kind) is not supported here; use emptyDir, a claim, a configMap or a secret"
        )
    }

    /// The keys as files; with `items` only those, at their paths.
    private func files(
        of plural: String,
        _ object: String,
        _ block: JSON,
        named name: String,
        in base: String
    ) async throws(LeafProblem) -> String {
        let directory = "\(base)/volumes/\(name.fileName)"
        try make(directory, called: name)
        let path = ResourcePath(apiVersion: "v1", plural: plural, namespace: task.namespace, name: object)
        let data: [(name: String, value: JSON)]
        do throws(KubernetesError) {
            data = try await cluster.get(path)["data"]?.object?.members ?? []
        } catch {
            if case .notFound = error, block["optional"]?.bool == true { return directory }
            throw .error("volume '\(name)': \(error.text)")
        }
        let items = block["items"]?.array
        for (key, value) in data {
            let text = value.string ?? ""
            let bytes = plural == "secrets" ? decodedBase64(Array(text.utf8)) ?? [] : Array(text.utf8)
            let chosen = items?.first { $0.text("key") == key }
            if items != nil, chosen == nil { continue }
            let file = chosen?.text("path") ?? key
            guard !file.split(separator: "/").contains("..") else {
                throw .error("volume '\(name)': the path '\(file)' leads outside; correct it")
            }
            let target = URL(filePath: "\(directory)/\(file)")
            do {
                try FileManager.default.makePrivateDirectory(target.deletingLastPathComponent().path)
                try Data(bytes).write(to: target)
            } catch { throw .error("volume '\(name)' cannot be filled: \(error)") }
        }
        return directory
    }
}
