import Foundation

/// The gateway's disk, which fills up and is freed again.
///
/// Where it may be mounted it is a small file system in memory. Elsewhere the limit of the size of a file stands for it:
/// the write that would pass it fails, with another error than on a full disk.
struct DiskSpace {
    enum Kind: String { case fileSystem, fileSize }

    /// More than a run needs.
    private static let plentyBytes = 8 << 30
    /// What is left when it "is full": some writes succeed and then one does not.
    private static let leftBytes = 32 << 10

    let kind: Kind
    let directory: String
    private(set) var isFull = false

    /// Mounts the file system on the directory, which is made.
    init(at directory: URL) throws {
        self.directory = directory.path
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        kind = mount("tmpfs", directory.path, "tmpfs", 0, "size=\(Self.plentyBytes)") == 0 ? .fileSystem : .fileSize
    }

    /// What has to stand before the gateway on its command line.
    ///
    /// A write past the limit is an error for the gateway, as it is on a full disk, and not a signal that ends it.
    var wrapper: [String] { kind == .fileSystem ? [] : ["/usr/bin/env", "--ignore-signal=XFSZ"] }

    /// Leaves next to nothing.
    mutating func fill(under process: Int32) throws {
        isFull = true
        switch kind {
        case .fileSystem: try resize(to: try usedBytes() + Self.leftBytes)
        case .fileSize: try limitFiles(to: "\(Self.leftBytes)", of: process)
        }
    }

    /// A limit goes with the process that had it.
    mutating func processHasEnded() { if kind == .fileSize { isFull = false } }

    /// Room again; nil when no process runs.
    mutating func free(under process: Int32?) throws {
        guard isFull else { return }
        isFull = false
        switch kind {
        case .fileSystem: try resize(to: Self.plentyBytes)
        case .fileSize: if let process { try limitFiles(to: "unlimited", of: process) }
        }
    }

    func unmount() {
        guard kind == .fileSystem else { return }
        if umount2(directory, Int32(MNT_DETACH)) != 0 { print("still mounted: \(directory)") }
    }

    private func usedBytes() throws -> Int {
        var facts = statvfs()
        guard statvfs(directory, &facts) == 0 else { throw failure("asking for the room in \(directory)") }
        return Int(facts.f_blocks - facts.f_bfree) * Int(facts.f_frsize)
    }

    private func resize(to bytes: Int) throws {
        guard mount("tmpfs", directory, "tmpfs", UInt(MS_REMOUNT), "size=\(bytes)") == 0 else {
            throw failure("changing the size of \(directory)")
        }
    }

    /// The soft limit alone, which may be raised again.
    private func limitFiles(to limit: String, of process: Int32) throws {
        let command = Process()
        command.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        command.arguments = ["prlimit", "--pid", "\(process)", "--fsize=\(limit):"]
        try command.run()
        command.waitUntilExit()
        // The process may have been killed in between.
        guard command.terminationStatus == 0 || kill(process, 0) != 0 else {
            throw OrdealError(
                "prlimit cannot set the limit of the size of files (exit code \(command.terminationStatus))"
            )
        }
    }

    private func failure(_ what: String) -> OrdealError {
        OrdealError("\(what) failed: \(String(cString: strerror(errno)))")
    }
}

/// The run itself went wrong; nothing is known about the gateway.
package struct OrdealError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
