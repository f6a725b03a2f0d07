import Glibc
import Subprocess

/// A program in a fence (decision 0049).
struct FencedProgram: LeafProgram {
    let fence: Fence
    let plan: FencePlan

    var executable: String { Fence.program }
    var arguments: [String] { fence.command(of: plan) }
    var environment: Environment { Fence.environment }
    var input: [UInt8] { fence.input(of: plan) }

    func ask(_ process: pid_t) -> Bool {
        let programs = ProcessTree.programs(in: process)
        for program in programs { kill(program, SIGTERM) }
        return !programs.isEmpty
    }

    func end(_ process: pid_t) { ProcessTree.end(process) }
}
