import EventData
import Foundation
import Manifests

/// All manifests of a gateway: those in the files it was started with, and those that were applied to it.
struct ManifestStore: Sendable {
    /// What is read at one moment.
    struct Reading: Sendable {
        /// From files.
        let texts: [ManifestText]
        /// Applied; nil when nothing was.
        let applied: ManifestText?
        let fingerprint: [FileStamp]

        var all: [ManifestText] { texts + (applied.map { [$0] } ?? []) }
    }

    let paths: [String]
    let dataDirectory: String
    /// Standard input can be read once only.
    private let standardInput: [ManifestText]

    /// - Throws: `StartRefusal` when standard input is asked for and cannot be read.
    init(paths: [String], dataDirectory: String) throws(StartRefusal) {
        self.paths = paths.filter { $0 != "-" }
        self.dataDirectory = dataDirectory
        standardInput = paths.contains("-") ? try ManifestFiles.read(["-"]) : []
    }

    private var directory: String { "\(dataDirectory)/manifests" }
    var appliedPath: String { "\(directory)/applied.json" }

    /// The fingerprint is taken first: a file that changes while it is read looks changed afterwards.
    func read() async throws(StartRefusal) -> Reading {
        try await offCooperativePool { () throws(StartRefusal) in
            let fingerprint = stamps()
            let applied = FileManager.default.fileExists(atPath: appliedPath)
            return Reading(
                texts: standardInput + (try ManifestFiles.read(paths)),
                applied: applied ? try ManifestFiles.read([appliedPath]).first : nil,
                fingerprint: fingerprint
            )
        }
    }

    /// What tells that something has changed, without reading it.
    func fingerprint() async -> [FileStamp] { await offCooperativePool { stamps() } }

    private func stamps() -> [FileStamp] {
        (paths + [appliedPath]).flatMap { path in
            let files: [String]
            do { files = try ManifestFiles.files(of: path) } catch { return [FileStamp(path)] }
            return files.map { FileStamp($0) }
        }
    }

    /// The applied manifests as the file holds them: one List, so that several change together.
    func text(of documents: [JSON]) -> ManifestText {
        let list: JSON = ["apiVersion": "v1", "kind": "List", "items": .array(documents)]
        return ManifestText(file: appliedPath, text: list.prettyText + "\n")
    }

    /// Durable when it returns: written beside, synchronized, and then renamed into place.
    func write(_ applied: ManifestText) async throws(StartRefusal) {
        try await offCooperativePool { () throws(StartRefusal) in
            do {
                try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
                let temporary = "\(appliedPath).new"
                try Data(applied.text.utf8).write(to: URL(fileURLWithPath: temporary))
                try synchronize(temporary)
                guard rename(temporary, appliedPath) == 0 else { throw POSIXError.last }
                try synchronize(directory)
                try synchronize(dataDirectory)
            } catch {
                throw StartRefusal("cannot write \(appliedPath): \(error.localizedDescription)")
            }
        }
    }
}

/// Makes a file, or a directory's entries, durable.
private func synchronize(_ path: String) throws {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw POSIXError.last }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw POSIXError.last }
}

extension POSIXError {
    /// What `errno` says.
    fileprivate static var last: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
