import FoundationEssentials
import Logging

/// What a pod would have printed, kept in a file of bounded size, and the end of its standard output.
///
/// Only its own task uses it.
actor LeafLog {
    /// Of one pod; the rest is not kept, and the file says so.
    static let keptBytes = 16 << 20
    /// Of standard output, for `outputs.result` (spec/workflows.md D8).
    static let resultBytes = 256 << 10

    private let path: String
    private let logger: Logger
    /// nil when it could not be made, or not be written any more.
    private var file: WrittenFile?
    private var written = 0
    private var tail: [UInt8] = []
    private var problems: [UInt8] = []
    /// Of standard error, for what podman says of itself.
    private static let problemBytes = 4 << 10

    init(at path: String, _ logger: Logger) {
        self.path = path
        self.logger = logger
        do {
            try FileManager.default.makePrivateDirectory(URL(filePath: path).deletingLastPathComponent().path)
            file = WrittenFile(path)
        } catch { file = nil }
        if file == nil { Self.tellOfLoss(path, logger) }
    }

    /// The step goes on: what it does matters more than what it says.
    private static func tellOfLoss(_ path: String, _ logger: Logger) {
        logger.warning("what a step prints cannot be kept", metadata: ["path": "\(path)"])
    }

    func take(_ stream: LeafProcess.Stream, _ bytes: [UInt8]) {
        if stream == .output {
            tail += bytes
            if tail.count > 2 * Self.resultBytes { tail.removeFirst(tail.count - Self.resultBytes) }
        } else {
            problems = Array((problems + bytes.suffix(Self.problemBytes)).suffix(Self.problemBytes))
        }
        guard written < Self.keptBytes else { return }
        write(bytes.prefix(Self.keptBytes - written))
        written += bytes.count
        if written >= Self.keptBytes { write(Array("\n[the log is full: \(Self.keptBytes) bytes]\n".utf8)[...]) }
    }

    /// Said once, not for each piece.
    private func write(_ bytes: ArraySlice<UInt8>) {
        guard let file, !file.write(bytes) else { return }
        Self.tellOfLoss(path, logger)
        self.file = nil
    }

    /// What was printed so far is no part of the result: it was another container, or a try before.
    func beginResult() { tail = [] }

    /// Standard output without its last newline, at most the last 256 KiB.
    var result: String {
        var bytes = tail.suffix(Self.resultBytes)
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The end of standard error.
    var lastProblems: String { String(decoding: problems, as: UTF8.self) }
}
