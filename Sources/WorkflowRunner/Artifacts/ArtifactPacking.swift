import EventData
import FoundationEssentials
import Logging

/// Packs and unpacks artifacts with the machine's tools, inside a fence: what others packed is not to be trusted.
struct ArtifactPacking: Sendable {
    let fence: Fence
    let limits: FenceLimits
    let logger: Logger

    /// Packs a file or directory; what it may be called inside the archive is the last part of `path`.
    ///
    /// What is `ofScenery` is packed as the fence shows it, without what nobody but the gateway's user may read.
    func pack(
        _ path: String,
        to file: String,
        as packing: Packing,
        ofScenery: Bool = false
    ) async throws(LeafProblem) {
        if ofScenery {
            let hidden = fence.scenery.hidden.keys.filter { $0.hasPrefix(path + "/") }.sorted()
            let command =
                ["tar", "-C", "/", "--ignore-failed-read"] + hidden.map { "--exclude=\($0.dropFirst())" }
                + ["-czf", "/out/file", "--", String(path.dropFirst())]
            return try await run(command, reading: "/usr", writing: file, of: path)
        }
        let source = URL(filePath: path)
        let (parent, name) = (source.deletingLastPathComponent().path, source.lastPathComponent)
        let command =
            switch packing {
            case .tar(let level):
                ["tar", "-C", "/in", "-I", "gzip -\(level)", "-cf", "/out/file", "--", name]
            case .zip: ["/bin/sh", "-c", #"cd /in && zip -q -r - -- "$1" > /out/file"#, "sh", name]
            case .none: ["cp", "--", "/in/\(name)", "/out/file"]
            }
        try await run(command, reading: parent, writing: file, of: path)
    }

    /// Puts the content of an archive at `path`, or the file itself when it is none.
    ///
    /// `scratch` is a directory that no step sees: beside `path` links could lie that lead away.
    func unpack(
        _ file: String,
        to path: String,
        isArchive: Bool,
        in scratch: String
    ) async throws(LeafProblem) {
        guard isArchive, let format = Format(of: file) else {
            do {
                try FileManager.default.removeIfThere(path)
                try FileManager.default.copyItem(atPath: file, toPath: path)
                // The store's file may not be changed through the leaf's.
                try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            } catch { throw .error("an artifact cannot be put at \(path): \(error)") }
            return
        }
        let directory = scratch + "/unpacking"
        defer { FileManager.default.removeIfThere(directory, logger) }
        do { try FileManager.default.makePrivateDirectory(directory) } catch {
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
        try await run(command, reading: source.deletingLastPathComponent().path, into: directory, of: path)
        try place(directory, at: path)
    }

    /// Puts a part of an archive's content at `path`; directories are kept as archives here, whatever `archive` says.
    func unpack(_ part: String, of file: String, to path: String, in scratch: String) async throws(LeafProblem) {
        let whole = scratch + "/whole"
        defer { FileManager.default.removeWhole(whole, logger) }
        do { try FileManager.default.removeIfThere(whole) } catch {
            throw .error("an artifact cannot be unpacked: \(error)")
        }
        try await unpack(file, to: whole, isArchive: true, in: scratch)
        var source = whole
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
        do {
            try FileManager.default.removeIfThere(path)
            try FileManager.default.moveItem(atPath: source, toPath: path)
        } catch { throw .error("an artifact cannot be put in its place: \(error)") }
    }

    /// Puts files into a directory at `path`, as they are.
    ///
    /// They come together in `scratch`, a directory that no step sees: below `path` links could lie that lead away.
    func gather(
        _ found: [(name: String, file: String)],
        at path: String,
        in scratch: String
    ) throws(LeafProblem) {
        let files = FileManager.default
        let directory = scratch + "/gathering"
        defer { files.removeIfThere(directory, logger) }
        do {
            try files.removeIfThere(directory)
            try files.createDirectory(atPath: directory, withIntermediateDirectories: false)
            for (name, file) in found where !name.split(separator: "/").contains("..") && !name.hasSuffix("/") {
                let place = URL(filePath: "\(directory)/\(name)")
                try files.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
                try files.copyItem(atPath: file, toPath: place.path)
                try files.setAttributes([.posixPermissions: 0o644], ofItemAtPath: place.path)
            }
        } catch { throw .error("an artifact cannot be put at \(path): \(error)") }
        try place(directory, at: path, isWhole: true)
    }

    /// One entry becomes `path` itself, as Argo has it, unless `isWhole`; several become its entries.
    private func place(_ directory: String, at path: String, isWhole: Bool = false) throws(LeafProblem) {
        let files = FileManager.default
        do {
            let names = try files.contentsOfDirectory(atPath: directory)
            let content = names.count == 1 && !isWhole ? "\(directory)/\(names[0])" : directory
            if FileKind(path) == .directory {
                // A volume stands there already.
                let entries =
                    FileKind(content) == .directory
                    ? try files.contentsOfDirectory(atPath: content).map { "\(content)/\($0)" } : [content]
                for entry in entries {
                    let target = "\(path)/\(URL(filePath: entry).lastPathComponent)"
                    try files.removeIfThere(target)
                    try files.moveItem(atPath: entry, toPath: target)
                }
            } else {
                try files.removeIfThere(path)
                try files.moveItem(atPath: content, toPath: path)
            }
        } catch { throw .error("an artifact cannot be put in its place: \(error)") }
    }

    private func run(
        _ command: [String],
        reading source: String,
        writing file: String,
        of path: String
    ) async throws(LeafProblem) {
        let directory = file + ".packing"
        defer { FileManager.default.removeIfThere(directory, logger) }
        do { try FileManager.default.makePrivateDirectory(directory) } catch {
            throw .error("an artifact cannot be packed: \(error)")
        }
        try await run(command, reading: source, into: directory, of: path)
        do { try FileManager.default.moveItem(atPath: directory + "/file", toPath: file) } catch {
            throw .error("an artifact cannot be packed: \(error)")
        }
    }

    private func run(
        _ command: [String],
        reading source: String,
        into directory: String,
        of path: String
    ) async throws(LeafProblem) {
        let root = directory + ".root"
        defer { FileManager.default.removeIfThere(root, logger) }
        let output: ProgramOutput
        do {
            try FileManager.default.makePrivateDirectory(root + "/tmp")
            var plan = FencePlan(root: root, command: command)
            plan.limits = limits
            plan.limits.fileBytes = limits.artifactBytes
            plan.binds = [
                FencePlan.Bind(source: source, place: "/in", isWritable: false),
                FencePlan.Bind(source: directory, place: "/out"),
            ]
            output = try await fence.output(of: plan)
        } catch { throw .error("an artifact cannot be packed or unpacked: \(error)") }
        guard output.code != 0 else { return }
        if output.code == 153 {
            throw .error("the artifact of \(path) is larger than artifactBytes (\(limits.artifactBytes)) allows")
        }
        let words = String(decoding: output.problems.suffix(500), as: UTF8.self).split(separator: "\n")
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
            let start = (ReadFile(file)?.next() ?? []).prefix(512)
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
