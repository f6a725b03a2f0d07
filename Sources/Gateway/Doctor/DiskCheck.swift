import Dispatch
import EventData
import Foundation
import Glibc

/// How quickly the data directory's disk keeps what it is given, and how much room it has.
///
/// Every event waits for this once, together with those that come at the same time.
package struct DiskCheck: Sendable {
    private static let rounds = 20
    private static let blockBytes = 4_096
    static let slow = Duration.milliseconds(20)
    static let verySlow = Duration.milliseconds(500)
    static let littleBytes: UInt64 = 1 << 30
    static let leastBytes: UInt64 = 100 << 20

    let directory: String

    func findings() async -> [Finding] {
        await withCheckedContinuation { caller in
            // Waiting for a disk is nothing for the threads that everybody shares.
            DispatchQueue(label: "doctor.disk").async { caller.resume(returning: [speed(), room()]) }
        }
    }

    private func speed() -> Finding {
        let path = directory + "/doctor-\(getpid())"
        let file = open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            let why = String(cString: strerror(errno))
            return .error(
                "disk",
                "\(directory) cannot be written to: \(why)",
                fix: "free space, or correct its owner and mode"
            )
        }
        defer {
            close(file)
            unlink(path)
        }
        let block = [UInt8](repeating: 0x5A, count: Self.blockBytes)
        var times: [Duration] = []
        for _ in 0..<Self.rounds {
            let start = ContinuousClock.now
            guard write(file, block, block.count) == block.count, fdatasync(file) == 0 else {
                let why = String(cString: strerror(errno))
                return .error(
                    "disk",
                    "\(directory) does not keep what is written: \(why)",
                    fix: "look at the disk's health"
                )
            }
            times.append(start.duration(to: .now))
        }
        return Self.verdict(on: times.sorted(), of: directory)
    }

    package static func verdict(on sorted: [Duration], of directory: String) -> Finding {
        let (median, worst) = (sorted[sorted.count / 2], sorted.last ?? .zero)
        let text = "fdatasync of \(directory) takes \(milliseconds(median)) ms, at worst \(milliseconds(worst)) ms"
        let fix = "put --data on a local disk or SSD; events wait for it before they are acknowledged"
        if median >= verySlow { return .error("disk", text, fix: fix) }
        return median >= slow ? .warning("disk", text, fix: fix) : .ok("disk", text)
    }

    private func room() -> Finding {
        var info = statvfs()
        guard statvfs(directory, &info) == 0 else {
            return .error("disk space", "nobody says how much room \(directory) has", fix: "look whether it is mounted")
        }
        let free = UInt64(info.f_bavail) * UInt64(info.f_frsize)
        let text = "\(directory) has \(free >> 20) MiB free"
        let fix = "free space, or lower --retain-bytes; when the disk is full, sources answer 503"
        if free < Self.leastBytes { return .error("disk space", text, fix: fix) }
        return free < Self.littleBytes ? .warning("disk space", text, fix: fix) : .ok("disk space", text)
    }

    /// With one digit behind the point.
    private static func milliseconds(_ duration: Duration) -> String {
        let tenths = duration.wholeNanoseconds / 100_000
        return "\(tenths / 10).\(tenths % 10)"
    }
}
