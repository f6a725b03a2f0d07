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
    /// Between two looks at whether bubblewrap has made the fence's first process.
    private static let lookInterval = Duration.milliseconds(1)

    /// What bubblewrap waits at.
    let entrance: Int32
    private let bar: Int32
    private let processes: Int

    init(processes: Int) throws(Descriptor.Refusal) {
        var ends: [Int32] = [-1, -1]
        guard fence_gate_make(&ends) == 0 else { throw .last }
        (entrance, bar) = (ends[0], ends[1])
        self.processes = max(processes, Self.fewest)
    }

    deinit {
        close(entrance)
        close(bar)
    }

    /// Sets the limit of what runs in the fence of a bubblewrap process, and lets it begin; nothing when that has ended.
    ///
    /// - Throws: when it cannot be set: then it must not begin.
    func open(to fence: pid_t) async throws {
        while ProcessTree.isAlive(fence) {
            guard let first = ProcessTree.children(of: fence).first else {
                try await Task.sleep(for: Self.lookInterval)
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
