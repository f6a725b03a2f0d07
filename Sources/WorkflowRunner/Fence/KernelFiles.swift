import FoundationEssentials
import Glibc

/// Files of `/proc` that are the whole machine's: a fence whose user is root outside may write or read them, whatever it is
/// inside (decision 0049).
enum KernelFiles {
    /// Settings of the kernel; some of them name programs that it runs as root.
    private static let readOnly = ["/proc/bus", "/proc/driver", "/proc/irq", "/proc/sys"]
    private static let hidden = [
        "/proc/acpi", "/proc/allocinfo", "/proc/asound", "/proc/dynamic_debug", "/proc/fs", "/proc/kcore", "/proc/keys",
        "/proc/kmsg", "/proc/kpagecgroup", "/proc/kpagecount", "/proc/kpageflags", "/proc/latency_stats",
        "/proc/lock_stat", "/proc/mtrr", "/proc/profile", "/proc/sched_debug", "/proc/scsi", "/proc/slabinfo",
        "/proc/sysrq-trigger", "/proc/timer_list", "/proc/timer_stats", "/proc/vmallocinfo", "/proc/vmcore",
    ]
    /// Nothing is to be kept in what hides a directory.
    static let voidBytes = 64 << 10

    /// What closes them for a fence that has its `/proc`; nothing where the gateway's user is not root.
    static func arguments(hasSizes: Bool) -> [String] {
        guard geteuid() == 0 else { return [] }
        let files = FileManager.default
        return readOnly.filter(files.fileExists).flatMap { ["--ro-bind", $0, $0] }
            + hidden.filter(files.fileExists).flatMap {
                hiding($0, isDirectory: FileKind($0) == .directory, hasSizes: hasSizes)
            }
    }

    /// What puts a void in the place of a directory or a file.
    static func hiding(_ path: String, isDirectory: Bool, hasSizes: Bool) -> [String] {
        guard isDirectory else { return ["--ro-bind", "/dev/null", path] }
        return memory(at: path, bytes: voidBytes, hasSizes: hasSizes)
    }

    /// What puts a file system in memory at a place; bubblewrap before 0.7 cannot limit it.
    static func memory(at path: String, bytes: Int, hasSizes: Bool) -> [String] {
        (hasSizes ? ["--size", "\(bytes)"] : []) + ["--tmpfs", path]
    }
}
