import Glibc
import Subprocess

/// A program in a fence (decision 0049).
struct FencedProgram: LeafProgram {
    let fence: Fence
    let plan: FencePlan
    /// nil where the number of processes is not limited.
    var gate: FenceGate?

    static let shell = "sh"
    var executable: String { Self.shell }

    /// A shell of the machine's opens what is held, by the gateway's own numbers, and becomes bubblewrap.
    ///
    /// The gate is opened for both ways, so that nobody waits for another to open it, nor is let in because the gateway was
    /// killed. So no program of the leaf's own files takes part in the start (decision 0071). What a leaf makes has the modes that it
    /// has in a container, whatever the gateway's user keeps to himself.
    var arguments: [String] {
        var openings = ["\(FencePlan.argumentsNumber)<&0", "</dev/null"]
        if gate != nil { openings.append("\(FencePlan.gateNumber)<>\"$1\"") }
        for (index, held) in plan.held.enumerated() {
            openings.append("\(FencePlan.firstNumber + index)</proc/\(getpid())/fd/\(held.number)")
        }
        let limits = [Fence.limiter] + plan.limits.arguments + ["--", Fence.program]
        // Opened so, a gate that is gone would become a file, at which nobody waits.
        let check = gate == nil ? "" : "[ -p /proc/self/fd/\(FencePlan.gateNumber) ] || exit 1; "
        let start =
            "umask 022; exec \(openings.joined(separator: " ")); \(check)shift; "
            + "exec \(limits.joined(separator: " ")) \"$@\""
        let wait = gate == nil ? [] : ["--block-fd", "\(FencePlan.gateNumber)"]
        return ["-c", start, "sh", gate?.path ?? ""] + wait + fence.command(of: plan)
    }

    var environment: Environment { Fence.environment }
    var input: [UInt8] { fence.input(of: plan) }

    func admit(_ process: pid_t) async throws { try await gate?.open(to: process) }

    func ask(_ process: pid_t) -> Bool {
        let programs = ProcessTree.programs(in: process)
        for program in programs { kill(program, SIGTERM) }
        return !programs.isEmpty
    }

    func end(_ process: pid_t) { ProcessTree.end(process) }
}
