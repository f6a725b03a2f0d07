import FoundationEssentials
import Logging
import NIOPosix
import SensorEngine

/// A directory that only the gateway's user can read, for one attempt.
struct TemporaryDirectory: Sendable {
    let path: String

    init(for name: String) async throws(AttemptFailure) {
        let path = FileManager.default.temporaryDirectory.appending(path: "signalbox-git-\(UUID().uuidString)").path
        self.path = path
        do {
            try await NIOThreadPool.singleton.runIfActive {
                try FileManager.default.createDirectory(
                    atPath: path,
                    withIntermediateDirectories: false,
                    attributes: [.posixPermissions: 0o700]
                )
            }
        } catch {
            let problem =
                "\(name): the gateway cannot make a directory in \(FileManager.default.temporaryDirectory.path)"
            throw AttemptFailure(result: .transient("\(problem); let its user write there", after: nil))
        }
    }

    /// Writes a file that only the gateway's user can read.
    func write(_ bytes: [UInt8], to name: String) async throws {
        let file = "\(path)/\(name)"
        try await NIOThreadPool.singleton.runIfActive {
            let isWritten = FileManager.default.createFile(
                atPath: file,
                contents: Data(bytes),
                attributes: [.posixPermissions: 0o600]
            )
            if !isWritten { throw CocoaError(.fileWriteUnknown) }
        }
    }

    /// Removes it with everything in it, also when the attempt was cancelled; what stays behind is said in the log.
    func remove(logger: Logger) async {
        let path = path
        let isRemoved = await withCheckedContinuation { continuation in
            NIOThreadPool.singleton.submit { _ in
                do {
                    try FileManager.default.removeItem(atPath: path)
                    continuation.resume(returning: true)
                } catch {
                    continuation.resume(returning: false)
                }
            }
        }
        if !isRemoved { logger.warning("a temporary directory cannot be removed", metadata: ["path": "\(path)"]) }
    }
}
