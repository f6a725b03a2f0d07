import CFence
import Glibc

/// Keeps what a fence is to run from beginning until the number of its processes is limited.
///
/// The kernel counts them from the fence's user namespace on. Before there is one the limit would be that of all processes of
/// the gateway's user, and whatever sets it inside could be exchanged by the leaf; so bubblewrap waits in between, and
/// the gateway sets it (decision 0071).
package final class FenceGate: Sendable {
    /// Why a fence cannot be let in: what runs in it would have no limit of processes.
    package struct Failure: Error, Sendable, CustomStringConvertible {
        package let description: String
    }

    /// How long a fence may take until it has its first process; on a machine with much to do it may be seconds.
    package static let timeLimit = Duration.seconds(60)
    /// A bubblewrap with the rights of root (set-user-ID) gives them up in its first moments; until then it is not ours.
    private static let refusalLimit = Duration.seconds(2)
    /// The fence's first process and the leaf's program; with less nothing could start.
    private static let fewest = 2
    /// Between two looks at whether bubblewrap has made the fence's first process: it takes some milliseconds, and on a
    /// machine with much to do many times that.
    private static let intervals = (shortest: Duration.milliseconds(1), longest: Duration.milliseconds(20))
    private static let shortLooks = 6

    /// A named pipe that bubblewrap waits at: everybody of the gateway's user can open it by its name.
    let path: String
    private let bar: Int32
    private let processes: Int
    private let limit: Duration

    /// Makes the pipe at a path in a private directory, for as long as this is kept.
    package init(at path: String, processes: Int, within limit: Duration = timeLimit) throws(Failure) {
        self.path = path
        self.processes = max(processes, Self.fewest)
        self.limit = limit
        guard mkfifo(path, 0o600) == 0 else { throw Failure(.last, "no pipe can be made") }
        // Who reads as well waits for nobody.
        bar = Glibc.open(path, O_RDWR | O_CLOEXEC)
        if bar < 0 { throw Failure(.last, "the pipe cannot be opened") }
    }

    deinit {
        if bar >= 0 { close(bar) }
        unlink(path)
    }

    /// Sets the limit of what runs in the fence of a bubblewrap process, and lets it begin; nothing when that has ended.
    ///
    /// - Throws: `Failure` when it cannot be set, also for want of a process that is seen: then it must not begin.
    package func open(to fence: Int32) async throws {
        let clock = ContinuousClock()
        var last = clock.now + limit
        var wasRefused = false
        var (looks, interval) = (0, Self.intervals.shortest)
        while ProcessTree.isAlive(fence) {
            if let first = ProcessTree.children(of: fence).first {
                if fence_limit_processes(first, UInt(processes)) == 0 {
                    _ = write(bar, "!", 1)
                    return
                }
                let refusal = Descriptor.Refusal.last
                if refusal.code == EPERM, !wasRefused {
                    wasRefused = true
                    last = min(last, clock.now + Self.refusalLimit)
                }
                // One that is not there has ended meanwhile.
                let mayPass = (refusal.code == ESRCH || refusal.code == EPERM) && clock.now < last
                guard mayPass else { throw Failure(refusal, "the kernel refuses it") }
            } else if !ProcessTree.showsChildren || clock.now >= last {
                throw Failure(
                    description: "the gateway does not see the first process of the fence in "
                        + "/proc/\(fence)/task/\(fence)/children; this needs a kernel with CONFIG_PROC_CHILDREN and all of /proc, "
                        + "or run the gateway with --runner podman"
                )
            }
            try await Task.sleep(for: interval)
            looks += 1
            if looks >= Self.shortLooks { interval = min(interval * 2, Self.intervals.longest) }
        }
    }
}

extension FenceGate.Failure {
    fileprivate init(_ refusal: Descriptor.Refusal, _ what: String) { description = "\(what): \(refusal)" }
}
