import EventData
import FoundationEssentials
import Kubernetes
import Workflows

/// Brings a leaf's input artifacts to their places (spec/workflows.md D8).
struct LeafArtifacts: Sendable {
    let task: LeafTask
    let tools: LeafTools
    let fence: Fence

    /// Time for one artifact from elsewhere.
    static let fetchLimit = Duration.seconds(600)

    func place(in directory: LeafDirectory) async throws(LeafProblem) {
        for artifact in (task.template["inputs"] ?? .null).list("artifacts") {
            do throws(LeafProblem) {
                try await place(artifact, in: directory)
            } catch {
                if error.isAbsence, artifact["optional"]?.bool == true { continue }
                throw .error("supervisor: inputs.artifacts '\(artifact.text("name"))': \(error.message)")
            }
        }
    }

    private func place(_ artifact: JSON, in directory: LeafDirectory) async throws(LeafProblem) {
        let path = artifact.text("path")
        guard path.hasPrefix("/"), let outside = directory.outside(path) else {
            throw .error("'\(path)' is no absolute path; correct it")
        }
        let parent = URL(filePath: outside).deletingLastPathComponent().path
        do { try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true) } catch {
            throw .error("\(parent) cannot be made: \(error)")
        }
        if let data = artifact.at("raw", "data")?.string {
            try directory.write(Array(data.utf8), to: path)
        } else if let git = artifact["git"], git.object != nil {
            try await GitArtifact(block: git, task: task, tools: tools, fence: fence).clone(
                to: outside,
                in: directory.base
            )
        } else {
            let found = try await find(artifact)
            defer { if found.isOurs { FileManager.default.removeIfThere(found.file, tools.logger) } }
            try await put(found, of: artifact, at: outside, in: directory)
        }
        // A link's mode would be that of what it leads to.
        if let mode = artifact["mode"]?.integer, FileKind(outside) != .link { try setMode(mode, artifact, at: outside) }
    }

    private struct Found {
        let file: String
        /// Whether it is a copy that is to be removed.
        var isOurs = false
        /// What of an archive is wanted; all of it when this is empty.
        var part = ""
        /// The files of a directory, by their names in it.
        var files: [(name: String, file: String)] = []
    }

    /// The file with an artifact's bytes.
    private func find(_ artifact: JSON) async throws(LeafProblem) -> Found {
        if let block = artifact["http"], block.object != nil {
            return Found(
                file: try await fetched(try await HTTPArtifact(block, task, tools.cluster).request()),
                isOurs: true
            )
        }
        if let block = artifact["s3"], block.at("endpoint") != nil {
            return Found(file: try await fetched(try await S3Artifact(block, task, tools).request()), isOurs: true)
        }
        if let block = artifact["s3"], block.object != nil {
            let part = artifact.text("subPath")
            return try kept(as: block.text("key") + (part.isEmpty ? "" : "/" + part))
        }
        let known = ["name", "path", "mode", "optional", "archive", "recurseMode", "globalName", "subPath", "from"]
        let kind = artifact.object?.members.first { !known.contains($0.name) }?.name
        guard let kind else { throw .missing("it was not supplied") }
        throw .error("\(kind) is not supported here; use raw, http, git, s3, or an output of another template")
    }

    /// What is kept under a key, or under one above it as a directory, or as a directory of keys below it.
    private func kept(as key: String) throws(LeafProblem) -> Found {
        if let file = tools.store.file(of: key, in: task.namespace) { return Found(file: file) }
        let names = key.split(separator: "/", omittingEmptySubsequences: false)
        for count in stride(from: names.count - 1, to: 0, by: -1) {
            let above = names.prefix(count).joined(separator: "/")
            for candidate in [above, above + "/"] {
                guard let file = tools.store.file(of: candidate, in: task.namespace) else { continue }
                return Found(file: file, part: names.dropFirst(count).joined(separator: "/"))
            }
        }
        let files = tools.store.files(below: key, in: task.namespace)
        guard !files.isEmpty else { throw .missing("there is no artifact with the key '\(key)'") }
        return Found(file: "", files: files)
    }

    private func put(
        _ found: Found,
        of artifact: JSON,
        at path: String,
        in directory: LeafDirectory
    ) async throws(LeafProblem) {
        let packing = ArtifactPacking(fence: fence, limits: tools.limits, logger: tools.logger)
        if !found.files.isEmpty { return try packing.gather(found.files, at: path, in: directory.base) }
        if found.part.isEmpty {
            let isArchive = artifact.at("archive", "none") == nil
            return try await packing.unpack(found.file, to: path, isArchive: isArchive, in: directory.base)
        }
        try await packing.unpack(found.part, of: found.file, to: path, in: directory.base)
    }

    private func fetched(_ request: LeafRequest) async throws(LeafProblem) -> String {
        let file: String
        do { file = try tools.store.newFile() } catch { throw .error("the artifact cannot be written: \(error)") }
        do throws(LeafProblem) {
            let limit = tools.limits.artifactBytes
            let status = try await tools.web.fetch(request, to: file, within: Self.fetchLimit, limit: limit)
            if status == 404 { throw .missing("\(request.subject) answered 404") }
            guard (200..<300).contains(status) else { throw .error("\(request.subject) answered \(status)") }
            return file
        } catch {
            FileManager.default.removeIfThere(file, tools.logger)
            throw error
        }
    }

    private func setMode(_ mode: Int, _ artifact: JSON, at path: String) throws(LeafProblem) {
        let files = FileManager.default
        do {
            try files.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            guard artifact["recurseMode"]?.bool == true, FileKind(path) == .directory else { return }
            for part in try files.subpathsOfDirectory(atPath: path) where FileKind("\(path)/\(part)") != .link {
                try files.setAttributes([.posixPermissions: mode], ofItemAtPath: "\(path)/\(part)")
            }
        } catch { throw .error("the mode cannot be set: \(error)") }
    }
}
