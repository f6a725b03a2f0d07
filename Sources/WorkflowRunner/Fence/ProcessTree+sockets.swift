import Glibc
import Logging

// Who holds a socket, and whether that may be a step.
extension ProcessTree {
    /// Whether a process that is surely outside of every step holds a socket, and none that may be in one does.
    static func isHeld(_ socket: UInt64, outside leaves: Set<String>, _ logger: Logger) -> Bool {
        let name = "socket:[\(socket)]"
        // Who asks has usually just been started.
        let processes = numbers(in: "/proc").sorted(by: >)
        let outside = Set(processes.filter { isOutside(leaves, $0) })
        for process in processes where !outside.contains(process) {
            // A thread may have files of its own.
            let tasks = numbers(in: "/proc/\(process)/task")
            if tasks.contains(where: { holds(name, "/proc/\(process)/task/\($0)/fd") }) { return false }
        }
        return processes.contains { outside.contains($0) && holds(name, "/proc/\($0)/fd") }
    }

    /// Whether no step can be in a process: steps in fences have another user namespace than the gateway, and so has whatever
    /// they start; containers of podman may have ours, and then can lose none of their mounts.
    private static func isOutside(_ leaves: Set<String>, _ process: pid_t) -> Bool {
        guard isShared("user", process) else { return false }
        if isShared("mnt", process) { return true }
        return text("/proc/\(process)/mountinfo") != nil && !hasMounted(anyOf: leaves, process)
    }

    /// Whether a process has the gateway's own namespace of a kind.
    private static func isShared(_ kind: String, _ process: pid_t) -> Bool {
        FileKind.linkTarget("/proc/\(process)/ns/\(kind)") == FileKind.linkTarget("/proc/self/ns/\(kind)")
    }

    private static func holds(_ name: String, _ directory: String) -> Bool {
        numbers(in: directory).contains { FileKind.linkTarget("\(directory)/\($0)") == name }
    }

    /// The names in a directory of the kernel that are numbers; none of what we may not read, or is gone.
    private static func numbers(in directory: String) -> [pid_t] {
        guard let open = opendir(directory) else { return [] }
        defer { closedir(open) }
        var numbers: [pid_t] = []
        while let entry = readdir(open) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { place in
                place.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if let number = pid_t(name) { numbers.append(number) }
        }
        return numbers
    }
}
