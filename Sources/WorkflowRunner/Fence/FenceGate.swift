import CFence
import Glibc

/// Keeps what a fence is to run from beginning until the number of its processes is limited.
///
/// The kernel counts them from the fence's user namespace on. Before there is one the limit would be that of all processes of
/// the gateway's user, and whatever sets it inside could be exchanged by the leaf; so bubblewrap waits in between, and
/// the gateway sets it (decision 0071).
final class FenceGate: Sendable {
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

    /// Makes the pipe at a path in a private directory, for as long as this is kept.
    init(at path: String, processes: Int) throws(Descriptor.Refusal) {
        self.path = path
        self.processes = max(processes, Self.fewest)
        guard mkfifo(path, 0o600) == 0 else { throw .last }
        // Who reads as well waits for nobody.
        bar = Glibc.open(path, O_RDWR | O_CLOEXEC)
        if bar < 0 { throw .last }
    }

    deinit {
        if bar >= 0 { close(bar) }
        unlink(path)
    }

    /// Sets the limit of what runs in the fence of a bubblewrap process, and lets it begin; nothing when that has ended.
    ///
    /// - Throws: when it cannot be set: then it must not begin.
    func open(to fence: pid_t) async throws {
        var (looks, interval) = (0, Self.intervals.shortest)
        while ProcessTree.isAlive(fence) {
            guard let first = ProcessTree.children(of: fence).first else {
                try await Task.sleep(for: interval)
                looks += 1
                if looks >= Self.shortLooks { interval = min(interval * 2, Self.intervals.longest) }
                continue
            }
            guard fence_limit_processes(first, UInt(processes)) == 0 else {
                let refusal = Descriptor.Refusal.last
                // It has ended meanwhile.
                if refusal.code == ESRCH { continue }
                throw refusal
            }
            _ = write(bar, "!", 1)
            return
        }
    }
}
