import FoundationEssentials

/// What a pod would have printed, kept in a file of bounded size, and the end of its standard output.
///
/// Only its own task uses it.
actor LeafLog {
    /// Of one pod; the rest is not kept, and the file says so.
    static let keptBytes = 16 << 20
    /// Of standard output, for `outputs.result` (spec/workflows.md D8).
    static let resultBytes = 256 << 10

    private let file: WrittenFile?
    private var written = 0
    private var tail: [UInt8] = []
    private var problems: [UInt8] = []
    /// Of standard error, for what podman says of itself.
    private static let problemBytes = 4 << 10

    init(at path: String) {
        let directory = URL(filePath: path).deletingLastPathComponent().path
        try? FileManager.default.makePrivateDirectory(directory)
        file = WrittenFile(path)
    }

    func take(_ stream: LeafProcess.Stream, _ bytes: [UInt8]) {
        if stream == .output {
            tail += bytes
            if tail.count > 2 * Self.resultBytes { tail.removeFirst(tail.count - Self.resultBytes) }
        } else {
            problems = Array((problems + bytes.suffix(Self.problemBytes)).suffix(Self.problemBytes))
        }
        guard written < Self.keptBytes else { return }
        file?.write(bytes.prefix(Self.keptBytes - written))
        written += bytes.count
        if written >= Self.keptBytes { file?.write(Array("\n[the log is full: \(Self.keptBytes) bytes]\n".utf8)[...]) }
    }

    /// Standard output without its last newline, at most the last 256 KiB.
    var result: String {
        var bytes = tail.suffix(Self.resultBytes)
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The end of standard error.
    var lastProblems: String { String(decoding: problems, as: UTF8.self) }
}
