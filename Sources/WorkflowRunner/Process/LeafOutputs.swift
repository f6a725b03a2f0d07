import EventData
import FoundationEssentials
import Workflows

/// Gathers what a leaf leaves: parameters from files, artifacts, what it printed and its exit code (spec/workflows.md D8).
struct LeafOutputs: Sendable {
    let task: LeafTask
    let tools: LeafTools
    let fence: Fence
    let directory: LeafDirectory

    /// As a node has them, and the first thing that could not be had.
    struct Gathered: Sendable {
        var json: JSON = [:]
        var problem: LeafProblem?
    }

    /// Also after a failure, as far as things are there.
    func gather(exitCode: Int, result: String, log: LeafLog) async -> Gathered {
        var gathered = Gathered()
        let declared = task.template["outputs"] ?? .null
        var parameters: [JSON] = []
        for parameter in declared.list("parameters") {
            do throws(LeafProblem) { parameters.append(try value(of: parameter)) } catch {
                gathered.problem = gathered.problem ?? error
            }
        }
        var artifacts: [JSON] = []
        for artifact in declared.list("artifacts") {
            do throws(LeafProblem) {
                if let kept = try await keep(artifact) { artifacts.append(kept) }
            } catch { gathered.problem = gathered.problem ?? error }
        }
        if task.archivesLogs {
            do throws(LeafProblem) { artifacts.append(try keepLog()) } catch {
                gathered.problem = gathered.problem ?? error
            }
        }
        if !parameters.isEmpty { gathered.json["parameters"] = .array(parameters) }
        if !artifacts.isEmpty { gathered.json["artifacts"] = .array(artifacts) }
        gathered.json["result"] = .string(result)
        gathered.json["exitCode"] = .string("\(exitCode)")
        return gathered
    }

    private func value(of parameter: JSON) throws(LeafProblem) -> JSON {
        var parameter = parameter
        guard let source = parameter["valueFrom"], let path = source["path"]?.string else { return parameter }
        let name = "outputs.parameters '\(parameter.text("name"))'"
        if var bytes = try directory.bytes(of: path, limit: tools.limits.parameterBytes, called: name) {
            if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
            parameter["value"] = .string(String(decoding: bytes, as: UTF8.self))
        } else if let value = source["default"] {
            parameter["value"] = value
        } else {
            throw .error("\(name): there is no file \(path), and no default")
        }
        return parameter
    }

    /// The artifact with the key under which it is kept; nil for an optional one that is not there.
    private func keep(_ artifact: JSON) async throws(LeafProblem) -> JSON? {
        let (name, path) = (artifact.text("name"), artifact.text("path"))
        guard let kind = directory.place(path)?.kind else {
            if artifact["optional"]?.bool == true { return nil }
            throw .error("outputs.artifacts '\(name)': there is nothing at \(path)")
        }
        var artifact = artifact
        if ArtifactPacking.Packing(artifact) == .none, kind == .directory { artifact["archive"] = nil }
        let packing = ArtifactPacking.Packing(artifact)
        if let location = location(of: artifact, ending: packing.ending) { artifact["s3"] = location }
        let isElsewhere = artifact.at("s3", "endpoint") != nil
        let key = isElsewhere ? "" : try key(of: artifact, ending: packing.ending)
        let file = try await packed(path, as: packing, called: "outputs.artifacts '\(name)'")
        defer { FileManager.default.removeIfThere(file, tools.logger) }
        if isAbandoned { return nil }
        if isElsewhere {
            try await send(file, as: artifact)
            return artifact
        }
        try tools.note(key, ofArtifact: name, of: task)
        try tools.store.keep(file, as: key, in: task.namespace, by: task.keeper)
        var kept = artifact
        kept["s3"] = ["key": .string(key)]
        return kept
    }

    private var isAbandoned: Bool { tools.abandoned.with { $0.contains(task.keeper) } }

    /// How often a place is looked at where another step exchanges what is there.
    private static let looks = 5

    private func packed(
        _ path: String,
        as packing: ArtifactPacking.Packing,
        called name: String
    ) async throws(LeafProblem) -> String {
        let file = try newFile()
        let packer = ArtifactPacking(fence: fence, limits: tools.limits, logger: tools.logger)
        var reason = "it was there no more"
        for _ in 0..<Self.looks {
            guard let place = directory.place(path), let found = place.found else { continue }
            guard found.kind == .file || found.kind == .directory else {
                throw .error("\(name): \(path) is neither a file nor a directory")
            }
            // A directory of the machine is packed as the step saw it, which could not write there.
            if fence.scenery.directories.contains(path), directory.outside(place.path) == directory.root + path {
                try await packer.packScenery(path, to: file)
                return file
            }
            let race = try await packer.pack(found, called: place.name, to: file, as: packing, of: path)
            guard let race else { return file }
            reason = race
        }
        throw .error("\(name): \(path) was exchanged while it was read (\(reason)); let one step at a time write there")
    }

    private func newFile() throws(LeafProblem) -> String {
        do { return try tools.store.newFile() } catch { throw .error("artifacts cannot be kept: \(error)") }
    }

    /// Writes a file to the bucket that the artifact names.
    private func send(_ file: String, as artifact: JSON) async throws(LeafProblem) {
        do throws(LeafProblem) {
            let request = try await S3Artifact(artifact["s3"] ?? .null, task, tools).request(putting: file)
            let answer = try await tools.web.answer(
                to: request.wire,
                within: LeafArtifacts.fetchLimit,
                limit: Self.answerLimitBytes,
                subject: request.subject
            )
            guard (200..<300).contains(answer.status) else {
                throw .error("\(request.subject) answered \(answer.status)")
            }
        } catch { throw .error("outputs.artifacts '\(artifact.text("name"))': \(error.message)") }
    }

    /// Of what a server says to an upload.
    private static let answerLimitBytes = 64 << 10

    private static let stores = ["s3", "gcs", "azure", "oss", "hdfs", "git", "http", "artifactory", "raw", "plugin"]

    /// Where an output artifact is to go that could only have come from there; nil for any other artifact.
    static func unsupportedStore(of artifact: JSON) -> String? {
        artifact["s3"] == nil ? ["git", "http", "raw"].first { artifact[$0]?.object != nil } : nil
    }

    /// Where the template's `archiveLocation` puts what has no place of its own: below its key.
    private func location(of artifact: JSON, ending: String) -> JSON? {
        guard Self.stores.allSatisfy({ artifact[$0] == nil }) else { return nil }
        guard var location = task.template.at("archiveLocation", "s3"), location.object != nil else { return nil }
        let names = location.text("key").split(separator: "/").map(String.init)
        let above = names.isEmpty ? [task.workflow, task.podName] : names
        location["key"] = .string((above + [artifact.text("name") + ending]).joined(separator: "/"))
        return location
    }

    private func key(of artifact: JSON, ending: String) throws(LeafProblem) -> String {
        let name = artifact.text("name")
        let written = Self.stores.first { artifact[$0] != nil }
        guard let written else { return "\(task.workflow)/\(task.podName)/\(name)\(ending)" }
        let key = artifact[written]?.text("key") ?? ""
        guard written == "s3", !key.isEmpty else {
            throw .error(
                "outputs.artifacts '\(name)': storing to \(written) elsewhere is not supported here; "
                    + "leave the place out, or write the key alone"
            )
        }
        return key
    }

    /// What it printed, as an artifact.
    private func keepLog() throws(LeafProblem) -> JSON {
        let log = tools.places.log(namespace: task.namespace, workflow: task.workflow, pod: task.podName)
        let key = "\(task.workflow)/\(task.podName)/main.log"
        let file = try newFile()
        // Such as the half that a full disk took.
        defer { FileManager.default.removeIfThere(file, tools.logger) }
        do { try FileManager.default.copyItem(atPath: log, toPath: file) } catch {
            throw .error("\(LeafTask.logArtifact) cannot be kept: \(error)")
        }
        try tools.note(key, ofArtifact: LeafTask.logArtifact, of: task)
        try tools.store.keep(file, as: key, in: task.namespace, by: task.keeper)
        return ["name": .string(LeafTask.logArtifact), "s3": ["key": .string(key)]]
    }
}
