import FoundationEssentials
import Glibc
import Subprocess

/// Has the containers of this run of the gateway ended and removed when the gateway is no more, however that ended.
///
/// A shell, a child of init, waits for a lock that the gateway holds as long as it lives: so after `kill -9` no container goes on.
final class PodmanWatch: Sendable {
    struct Failure: Error {
        let message: String
    }

    /// In a session of its own: what the terminal or a service's stop sends to the gateway is not for it.
    ///
    /// Whoever was starting a container when the gateway ended has done so after ten seconds of looks. Values that were
    /// handed to podman go with the containers that had them, and the files in which it read the others at once.
    private static let script = #"""
        { trap '' HUP INT TERM; flock 3 || exit 1; rm -f "$2" "$4"/*/*/podman/*/"$5"; for look in $(seq 20); do
            podman rm --force --volumes --time 0 --ignore $(podman ps --all --quiet --no-trunc --filter label="$1")
            for secret in $(podman secret ls --format '{{.Name}}'); do
                case $secret in "$3"*) podman secret rm "$secret" ;; esac
            done
            sleep 0.5
        done; } 3<"$2" &
        """#

    /// Held for as long as the gateway lives: nobody else may take its containers for what an earlier one has left.
    private let ownership: Int32
    private let lock: Int32

    init(_ labels: PodmanLabels, in places: RunnerPlaces, _ tool: PodmanTool) async throws(Failure) {
        let directory = places.directory
        let owned = "\(directory)/podman.lock"
        ownership = open(owned, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard ownership >= 0 else { throw Failure(message: "error \(errno) at \(owned)") }
        guard flock(ownership, LOCK_EX | LOCK_NB) == 0 else {
            close(ownership)
            throw Failure(message: "another gateway uses this data directory; end it, or name another directory")
        }
        let path = "\(directory)/watch-\(labels.life)"
        // Those whose shell was killed; one that waits has its file open.
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: directory)
            for name in names where name.hasPrefix("watch-") {
                try FileManager.default.removeIfThere("\(directory)/\(name)")
            }
        } catch { throw Failure(message: "\(error)") }
        lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw Failure(message: "error \(errno) at \(path)") }
        var options = PlatformOptions()
        options.createSession = true
        do {
            _ = try await Subprocess.run(
                .name("sh"),
                arguments: [
                    "-c", Self.script, "sh", labels.ofLife, path, labels.secretsOfLife, places.leaves,
                    labels.environmentFile,
                ],
                environment: tool.environment,
                platformOptions: options,
                output: .discarded,
                error: .discarded
            )
        } catch { throw Failure(message: "\(error)") }
    }

    deinit {
        close(lock)
        close(ownership)
    }
}
