import FoundationEssentials
import Glibc

/// Has the containers of this run of the gateway ended and removed when the gateway is no more, however that ended.
final class PodmanWatch: Sendable {
    /// Whoever was starting a container when the gateway ended has done so after ten seconds of looks.
    ///
    /// Values that were handed to podman go with the containers that had them, and the files in which it read the others at once.
    private static let work = #"""
        rm -f "$1" "$4"/*/*/podman/*/"$5"
        for look in $(seq 20); do
            podman rm --force --volumes --time 0 --ignore $(podman ps --all --quiet --no-trunc --filter label="$2")
            for secret in $(podman secret ls --format '{{.Name}}'); do
                case $secret in "$3"*) podman secret rm "$secret" ;; esac
            done
            sleep 0.5
        done
        """#

    /// Held for as long as the gateway lives: nobody else may take its containers for what an earlier one has left.
    private let ownership: Int32
    private let watch: EndWatch

    init(_ labels: PodmanLabels, in places: RunnerPlaces, _ tool: PodmanTool) async throws(EndWatch.Failure) {
        let owned = "\(places.directory)/podman.lock"
        let descriptor = open(owned, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw EndWatch.Failure(message: "error \(errno) at \(owned)") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw EndWatch.Failure(
                message: "another gateway uses this data directory; end it, or name another directory"
            )
        }
        do {
            watch = try await EndWatch(
                Self.work,
                [labels.ofLife, labels.secretsOfLife, places.leaves, labels.environmentFile],
                named: "watch",
                in: places.directory,
                tool.environment
            )
        } catch {
            close(descriptor)
            throw error
        }
        ownership = descriptor
    }

    deinit { close(ownership) }
}
