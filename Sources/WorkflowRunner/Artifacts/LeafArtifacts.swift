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
        guard path.hasPrefix("/") else { throw .error("'\(path)' is no absolute path; correct it") }
        // No step sees it: all is made ready there, and then moved to its place at once.
        let scratch = directory.base + "/artifact"
        defer { FileManager.default.removeWhole(scratch, tools.logger) }
        do { try FileManager.default.makePrivateDirectory(scratch) } catch {
            throw .error("its directory cannot be made: \(error)")
        }
        let made = try await made(artifact, in: scratch)
        let mode = artifact["mode"]?.integer
        if let mode, artifact["recurseMode"]?.bool == true { try setModes(mode, below: made.path) }
        try directory.place(making: path).put(made.path, isMerged: made.isMerged, mode: mode)
    }

    /// What is to come to an artifact's place, as it is to be there.
    struct Made {
        let path: String
        /// Whether it becomes part of a directory that is there already, such as a volume.
        var isMerged = false
    }

    private func made(_ artifact: JSON, in scratch: String) async throws(LeafProblem) -> Made {
        if let data = artifact.at("raw", "data")?.string {
            do {
                try Data(data.utf8).write(to: URL(filePath: scratch + "/raw"))
                try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: scratch + "/raw")
            } catch { throw .error("it cannot be written: \(error)") }
            return Made(path: scratch + "/raw")
        }
        if let git = artifact["git"], git.object != nil {
            let clone = GitArtifact(block: git, task: task, tools: tools, fence: fence)
            return Made(path: try await clone.made(in: scratch))
        }
        let found = try await find(artifact)
        defer { if found.isOurs { FileManager.default.removeIfThere(found.file, tools.logger) } }
        return try await made(found, of: artifact, in: scratch)
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

    private func made(_ found: Found, of artifact: JSON, in scratch: String) async throws(LeafProblem) -> Made {
        let packing = ArtifactPacking(fence: fence, limits: tools.limits, logger: tools.logger)
        if !found.files.isEmpty { return try packing.gathered(found.files, in: scratch) }
        let path = artifact.text("path")
        if found.part.isEmpty {
            let isArchive = artifact.at("archive", "none") == nil
            return try await packing.unpacked(found.file, isArchive: isArchive, of: path, in: scratch)
        }
        return try await packing.unpacked(found.part, of: found.file, for: path, in: scratch)
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

    private func setModes(_ mode: Int, below path: String) throws(LeafProblem) {
        let files = FileManager.default
        guard FileKind(path) == .directory else { return }
        do {
            // What is in a directory comes first: its mode may close it to us.
            let parts = try files.subpathsOfDirectory(atPath: path).sorted(by: >)
            for part in parts where FileKind("\(path)/\(part)") != .link {
                try files.setAttributes([.posixPermissions: mode], ofItemAtPath: "\(path)/\(part)")
            }
        } catch { throw .error("the mode cannot be set: \(error)") }
    }
}
