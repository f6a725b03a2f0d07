import FoundationEssentials
import Glibc
import Logging

/// What the kernel says about which process started which.
enum ProcessTree {
    /// The program that runs in the fence of a bubblewrap process: the child of the child that is the fence's first.
    static func programs(in fence: pid_t) -> [pid_t] {
        children(of: fence).flatMap(children)
    }

    static func children(of process: pid_t) -> [pid_t] {
        (text("/proc/\(process)/task/\(process)/children") ?? "").split(separator: " ").compactMap { pid_t($0) }
    }

    /// Whether the kernel tells of children at all; it is built without that here and there.
    static var showsChildren: Bool { access("/proc/self/task/\(getpid())/children", R_OK) == 0 }

    /// A file of the kernel; nil when there is none.
    ///
    /// Foundation would read one to the end of its first page only, because such files have no size.
    static func text(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var whole: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4_096)
        while case let count = fread(&part, 1, part.count, file), count > 0 { whole += part.prefix(count) }
        return String(decoding: whole, as: UTF8.self)
    }

    /// Kills a bubblewrap process and what it has made.
    ///
    /// The kernel does the second by itself, but not in the moment in which the fence is being made: who kills the outer
    /// process alone just then leaves the inner ones to nobody.
    static func end(_ fence: pid_t) {
        // It makes nothing more from now on.
        kill(fence, SIGSTOP)
        for _ in 0..<100 where !isStopped(fence) { usleep(50) }
        for inner in children(of: fence) { kill(inner, SIGKILL) }
        kill(fence, SIGKILL)
    }

    private static func isStopped(_ process: pid_t) -> Bool {
        // The state comes after the name in brackets.
        text("/proc/\(process)/stat")?.split(separator: ")").last?.split(separator: " ").first.map {
            "TtZX".contains($0)
        } ?? true
    }

    /// Whether a process is there and has not ended.
    static func isAlive(_ process: pid_t) -> Bool {
        let state = text("/proc/\(process)/stat")?.split(separator: ")").last?.split(separator: " ").first
        return state.map { !"ZX".contains($0) } ?? false
    }

    /// Whether a signal has its default effect in a process, which does not handle, block or ignore it.
    static func isDefault(_ signal: Int32, in process: pid_t) -> Bool {
        let lines = (text("/proc/\(process)/status") ?? "").split(separator: "\n")
        return ["SigBlk:", "SigIgn:", "SigCgt:"].allSatisfy { name in
            let mask = lines.first { $0.hasPrefix(name) }?.dropFirst(name.utf8.count).drop { $0 == "\t" } ?? ""
            return UInt64(mask, radix: 16).map { $0 >> UInt64(signal - 1) & 1 == 0 } ?? false
        }
    }

    /// Whether a process has a directory of ours, the end of whose path is told, somewhere among its files.
    static func hasMounted(_ directory: String, _ process: pid_t) -> Bool {
        text("/proc/\(process)/mountinfo")?.contains("\(directory) ") ?? false
    }

    /// Kills what runs in fences whose root is below a directory of one of these names, or waits there to become one, as a
    /// gateway may have left it that was killed while it made one.
    static func endLeftovers(below names: Set<String>, _ logger: Logger) {
        for process in others(logger) where hasMounted(anyOf: names, process) || isAtGate(below: names, process) {
            kill(process, SIGKILL)
        }
    }

    /// Whether a process has a gate open in one of these directories, or is the shell that is about to open it.
    private static func isAtGate(below names: Set<String>, _ process: pid_t) -> Bool {
        let opened = FileKind.linkTarget("/proc/\(process)/fd/\(FencePlan.gateNumber)")
        let words = (text("/proc/\(process)/cmdline") ?? "").split(separator: "\0").map(String.init)
        let isShell = words.first?.split(separator: "/").last.map(String.init) == FencedProgram.shell
        let told = isShell ? words.first { $0.hasSuffix(LeafDirectory.gateEnding) } : nil
        return [opened, told].compactMap(\.self).contains { path in
            path.contains(LeafDirectory.gateEnding)
                && path.split(separator: "/").contains { names.contains(String($0)) }
        }
    }

    /// Not so when it cannot be seen.
    static func hasMounted(anyOf names: Set<String>, _ process: pid_t) -> Bool {
        let parts = text("/proc/\(process)/mountinfo")?.split(whereSeparator: { "/ ".contains($0) }) ?? []
        return parts.contains { names.contains(String($0)) }
    }

    /// Kills the processes that were started with this word among their arguments, and what they have started.
    static func endAll(with word: String, _ logger: Logger) {
        for process in others(logger) {
            let words = text("/proc/\(process)/cmdline")?.split(separator: "\0") ?? []
            if words.contains(where: { $0 == word }) { endTree(process) }
        }
    }

    private static func endTree(_ process: pid_t) {
        // It starts nothing more from now on.
        kill(process, SIGSTOP)
        for _ in 0..<100 where !isStopped(process) { usleep(50) }
        for child in children(of: process) { endTree(child) }
        kill(process, SIGKILL)
    }

    /// All processes but this one.
    private static func others(_ logger: Logger) -> [pid_t] {
        FileManager.default.namesIfThere(in: "/proc", logger).compactMap { pid_t($0) }.filter { $0 != getpid() }
    }
}
