import FoundationEssentials
import Glibc
import Subprocess

/// A container from its start to its end, as its leaf sees it: `podman run`, whose streams and exit code are the container's.
struct PodmanProgram: LeafProgram {
    let call: PodmanCall
    /// Where it is started.
    let directory: String
    /// Where podman writes the number of the container's first process.
    let processFile: String
    /// A directory of the leaf that no other process has mounted.
    let sign: String

    var executable: String { "env" }
    var arguments: [String] { ["-C", directory, call.executable] + call.arguments }
    var environment: Environment { call.environment }
    var input: [UInt8] { [] }

    /// Its limits are podman's affair.
    func admit(_ process: pid_t) {}

    /// The first process of a container is deaf to signals that it does not handle; in a pod Argo's own program is the first, and
    /// the leaf's ends by SIGTERM.
    func ask(_ process: pid_t) -> Bool {
        guard let first = containerProcess else { return false }
        kill(first, ProcessTree.isDefault(SIGTERM, in: first) ? SIGKILL : SIGTERM)
        return true
    }

    /// With its first process the kernel ends all of a container; podman notes it and ends.
    ///
    /// Before there is one, podman itself is ended, and its container removed afterwards.
    func end(_ process: pid_t) { kill(containerProcess ?? process, SIGKILL) }

    private var containerProcess: pid_t? {
        // Not there, or not whole, until the container is made.
        guard let bytes = ReadFile.beginning(of: processFile),
            let process = pid_t(String(decoding: bytes, as: UTF8.self)),
            process > 1, ProcessTree.hasMounted(sign, process)
        else { return nil }
        return process
    }
}
