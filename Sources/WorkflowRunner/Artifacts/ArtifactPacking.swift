import EventData
import FoundationEssentials
import Logging

/// Packs and unpacks artifacts with the machine's tools, inside a fence: what others packed is not to be trusted.
struct ArtifactPacking: Sendable {
    let fence: Fence
    let limits: FenceLimits
    let logger: Logger

    /// Packs a file or directory of a leaf, which is called `name` inside the archive.
    ///
    /// - Returns: what bubblewrap says when another stands at its path meanwhile; nil when it is packed.
    func pack(
        _ found: Descriptor,
        called name: String,
        to file: String,
        as packing: Packing,
        of path: String
    ) async throws(LeafProblem) -> String? {
        let command =
            switch packing {
            case .tar(let level): ["tar", "-C", "/in", "-I", "gzip -\(level)", "-cf", "/out/file", "--", name]
            // Links as links: in this fence they would lead elsewhere than in the leaf's.
            case .zip: ["/bin/sh", "-c", #"cd /in && zip -q -r -y - -- "$1" > /out/file"#, "sh", name]
            case .none: ["cp", "--", "/in/\(name)", "/out/file"]
            }
        // The very file that was looked at.
        let source = FencePlan.Bind(source: path, place: "/in/\(name)", isWritable: false, held: found)
        return try await run(command, reading: source, writing: file, of: path)
    }

    /// Packs a directory of the machine as a fence shows it, without what nobody but the gateway's user may read.
    func packScenery(_ path: String, to file: String) async throws(LeafProblem) {
        let hidden = fence.scenery.hidden.keys.filter { $0.hasPrefix(path + "/") }.sorted()
        let command =
            ["tar", "-C", "/", "--ignore-failed-read"] + hidden.map { "--exclude=\($0.dropFirst())" }
            + ["-czf", "/out/file", "--", String(path.dropFirst())]
        _ = try await run(command, reading: nil, writing: file, of: path)
    }

    /// The content of an archive, or the file itself when it is none.
    ///
    /// One entry becomes the artifact itself, as Argo has it; several become its entries.
    func unpacked(
        _ file: String,
        isArchive: Bool,
        of path: String,
        in scratch: String
    ) async throws(LeafProblem) -> LeafArtifacts.Made {
        let files = FileManager.default
        guard isArchive, let format = Format(of: file) else {
            do {
                try files.copyItem(atPath: file, toPath: scratch + "/file")
                // The store's file may not be changed through the leaf's.
                try files.setAttributes([.posixPermissions: 0o644], ofItemAtPath: scratch + "/file")
            } catch { throw .error("an artifact cannot be copied: \(error)") }
            return LeafArtifacts.Made(path: scratch + "/file")
        }
        let directory = scratch + "/unpacked"
        do { try files.createDirectory(atPath: directory, withIntermediateDirectories: false) } catch {
            throw .error("an artifact cannot be unpacked: \(error)")
        }
        let source = URL(filePath: file)
        let name = "/in/\(source.lastPathComponent)"
        let command =
            switch format {
            case .gzip: ["tar", "-C", "/out", "-xzf", name]
            case .tar: ["tar", "-C", "/out", "-xf", name]
            case .zip: ["unzip", "-q", "-o", name, "-d", "/out"]
            }
        let archive = FencePlan.Bind(source: file, place: name, isWritable: false)
        try check(await output(of: command, reading: archive, into: directory), of: command, path)
        let names = files.namesIfThere(in: directory, logger)
        return LeafArtifacts.Made(path: names.count == 1 ? "\(directory)/\(names[0])" : directory, isMerged: true)
    }

    /// A part of an archive's content; directories are kept as archives here, whatever `archive` says.
    func unpacked(
        _ part: String,
        of file: String,
        for path: String,
        in scratch: String
    ) async throws(LeafProblem) -> LeafArtifacts.Made {
        var source = try await unpacked(file, isArchive: true, of: path, in: scratch).path
        for name in part.split(separator: "/") where name != "." {
            // A link could lead away.
            guard FileKind(source) == .directory, name != ".." else {
                throw .missing("the artifact has no '\(part)'")
            }
            source += "/\(name)"
        }
        guard let kind = FileKind(source), kind == .file || kind == .directory else {
            throw .missing("the artifact has no '\(part)'")
        }
        return LeafArtifacts.Made(path: source)
    }

    /// A directory of files, as they are.
    func gathered(
        _ found: [(name: String, file: String)],
        in scratch: String
    ) throws(LeafProblem) -> LeafArtifacts.Made {
        let files = FileManager.default
        let directory = scratch + "/gathered"
        do {
            try files.createDirectory(atPath: directory, withIntermediateDirectories: false)
            for (name, file) in found where !name.split(separator: "/").contains("..") && !name.hasSuffix("/") {
                let place = URL(filePath: "\(directory)/\(name)")
                try files.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
                try files.copyItem(atPath: file, toPath: place.path)
                try files.setAttributes([.posixPermissions: 0o644], ofItemAtPath: place.path)
            }
        } catch { throw .error("an artifact cannot be gathered: \(error)") }
        return LeafArtifacts.Made(path: directory, isMerged: true)
    }

    private func run(
        _ command: [String],
        reading source: FencePlan.Bind?,
        writing file: String,
        of path: String
    ) async throws(LeafProblem) -> String? {
        let directory = file + ".packing"
        defer { FileManager.default.removeIfThere(directory, logger) }
        do { try FileManager.default.makePrivateDirectory(directory) } catch {
            throw .error("an artifact cannot be packed: \(error)")
        }
        let output = try await output(of: command, reading: source, into: directory)
        if source?.held != nil, output.code != 0, let race = Fence.race(in: output.problems) { return race }
        try check(output, of: command, path)
        do { try FileManager.default.moveItem(atPath: directory + "/file", toPath: file) } catch {
            throw .error("an artifact cannot be packed: \(error)")
        }
        return nil
    }

    private func output(
        of command: [String],
        reading source: FencePlan.Bind?,
        into directory: String
    ) async throws(LeafProblem) -> ProgramOutput {
        let root = directory + ".root"
        defer { FileManager.default.removeIfThere(root, logger) }
        do {
            try FileManager.default.makePrivateDirectory(root + "/tmp")
            var plan = FencePlan(root: root, command: command)
            plan.limits = limits
            plan.limits.fileBytes = limits.artifactBytes
            plan.binds = (source.map { [$0] } ?? []) + [FencePlan.Bind(source: directory, place: "/out")]
            return try await fence.output(of: plan)
        } catch { throw .error("an artifact cannot be packed or unpacked: \(error)") }
    }

    private func check(_ output: ProgramOutput, of command: [String], _ path: String) throws(LeafProblem) {
        if output.code == 0 { return }
        let words = String(decoding: output.problems.suffix(500), as: UTF8.self).split(separator: "\n")
        // Another step is at work there: it is packed as it was met, as Argo does.
        if output.code == 1, !words.isEmpty, words.allSatisfy({ $0.hasSuffix(": file changed as we read it") }) {
            return
        }
        if output.code == 153 {
            throw .error("the artifact of \(path) is larger than artifactBytes (\(limits.artifactBytes)) allows")
        }
        throw .error("the artifact of \(path): \(command[0]) failed: \(words.joined(separator: "; "))")
    }
}

extension ArtifactPacking {
    /// How an artifact is kept (spec/workflows.md D8).
    enum Packing: Sendable, Hashable {
        case tar(level: Int)
        case zip, none

        init(_ artifact: JSON) {
            let archive = artifact["archive"] ?? .null
            if archive["none"] != nil {
                self = .none
            } else if archive["zip"] != nil {
                self = .zip
            } else {
                let level = archive.at("tar", "compressionLevel")?.integer ?? 6
                self = .tar(level: min(max(level, 1), 9))
            }
        }

        /// What a key that nobody wrote ends with.
        var ending: String {
            switch self {
            case .tar: ".tgz"
            case .zip: ".zip"
            case .none: ""
            }
        }
    }

    /// What a file is, by its first bytes.
    enum Format: Sendable, Hashable {
        case gzip, tar, zip

        init?(of file: String) {
            let start = (ReadFile.beginning(of: file) ?? []).prefix(512)
            if start.starts(with: [0x1F, 0x8B]) {
                self = .gzip
            } else if start.starts(with: Array("PK\u{3}\u{4}".utf8)) {
                self = .zip
            } else if start.dropFirst(257).starts(with: Array("ustar".utf8)) {
                self = .tar
            } else {
                return nil
            }
        }
    }
}
