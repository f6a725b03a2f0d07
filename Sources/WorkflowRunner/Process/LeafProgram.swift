import Glibc
package import Subprocess

/// A program as it is started.
package protocol StartedProgram: Sendable {
    /// Found in the `PATH` of its environment.
    var executable: String { get }
    var arguments: [String] { get }
    var environment: Environment { get }
    /// What it reads from standard input.
    var input: [UInt8] { get }
}

/// What is started for a leaf, and how the leaf's own program is ended that it runs.
protocol LeafProgram: StartedProgram {
    /// Does what is to be done once it is started and has its input, and before the leaf's own program runs.
    ///
    /// - Throws: when that must not run.
    func admit(_ process: pid_t) async throws

    /// Asks the leaf's own program to end; false when there is none yet. `process` is what was started.
    func ask(_ process: pid_t) -> Bool

    /// Ends all of it at once.
    func end(_ process: pid_t)
}
