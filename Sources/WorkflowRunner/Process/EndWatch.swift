import FoundationEssentials
import Glibc
import Subprocess

/// Has something done when this run of the gateway is no more, however that ended.
///
/// A shell, a child of init, waits for a lock that the gateway holds as long as it lives. It is in a session of its own: what
/// the terminal or a service's stop sends to the gateway is not for it.
final class EndWatch: Sendable {
    struct Failure: Error {
        let message: String
    }

    private let lock: Int32

    /// `work` is shell's text, which has the path of the lock as `$1` and `arguments` behind it; the file is there until the
    /// next run of the gateway begins.
    ///
    /// `name` tells watches of one directory apart.
    init(
        _ work: String,
        _ arguments: [String],
        named name: String,
        in directory: String,
        _ environment: Environment
    ) async throws(Failure) {
        let path = "\(directory)/\(name)-\(UUID().uuidString)"
        do {
            try FileManager.default.makePrivateDirectory(directory)
            // Those of earlier runs: who waits or works there has the file open, and ends when it is gone.
            let names = try FileManager.default.contentsOfDirectory(atPath: directory)
            for other in names where other.hasPrefix("\(name)-") {
                try FileManager.default.removeIfThere("\(directory)/\(other)")
            }
        } catch { throw Failure(message: "\(error)") }
        lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw Failure(message: "error \(errno) at \(path)") }
        var options = PlatformOptions()
        options.createSession = true
        let script = "{ trap '' HUP INT TERM; flock 3 || exit 1; \(work)\n} 3<\"$1\" &"
        do {
            let end = try await Subprocess.run(
                .name("sh"),
                arguments: Arguments(["-c", script, "sh", path] + arguments),
                environment: environment,
                platformOptions: options,
                output: .discarded,
                error: .discarded
            )
            guard end.terminationStatus.isSuccess else { throw Failure(message: "sh ended: \(end.terminationStatus)") }
        } catch let failure as Failure { throw failure } catch { throw Failure(message: "\(error)") }
    }

    deinit { close(lock) }
}
