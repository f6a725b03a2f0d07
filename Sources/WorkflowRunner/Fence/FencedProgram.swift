import Glibc
import Subprocess

/// A program in a fence (decision 0049).
struct FencedProgram: LeafProgram {
    let fence: Fence
    let plan: FencePlan

    var executable: String { plan.held.isEmpty ? Fence.program : "sh" }

    /// A shell opens what is held, by the gateway's own numbers, and becomes bubblewrap.
    var arguments: [String] {
        let command = fence.command(of: plan)
        if plan.held.isEmpty { return command }
        let openings = plan.held.enumerated().map { index, held in
            "\(FencePlan.firstNumber + index)</proc/\(getpid())/fd/\(held.number)"
        }
        return ["-c", "exec \(openings.joined(separator: " ")); exec \(Fence.program) \"$@\"", "sh"] + command
    }

    var environment: Environment { Fence.environment }
    var input: [UInt8] { fence.input(of: plan) }

    func ask(_ process: pid_t) -> Bool {
        let programs = ProcessTree.programs(in: process)
        for program in programs { kill(program, SIGTERM) }
        return !programs.isEmpty
    }

    func end(_ process: pid_t) { ProcessTree.end(process) }
}
