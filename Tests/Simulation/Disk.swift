import FaultyDisk
import Foundation
import Synchronization

/// The disk of one gateway: in memory, and failing as disks fail (see `faulty_disk.h`).
///
/// The C functions may be called from any thread, so the pointer may be shared.
package final class Disk: @unchecked Sendable {
    struct Unusable: Error, CustomStringConvertible {
        let description: String
    }

    /// The file of the database, in the directory of an embedded bus.
    static let database = "bus.sqlite"
    private static let log = database + "-wal"

    package let directory: String
    private let disk: OpaquePointer
    /// A crashed disk is released by the crash.
    private let isReplaced = Atomic(false)

    /// An empty disk for a directory, which SQLite alone sees; the lock file beside it is a real one.
    package convenience init(for directory: String) throws {
        guard faulty_disk_register() == 0 else { throw Unusable(description: "SQLite takes no other file system") }
        guard let disk = faulty_disk_mount(directory) else {
            throw Unusable(description: "a disk is mounted at \(directory) already")
        }
        self.init(disk, directory)
    }

    private init(_ disk: OpaquePointer, _ directory: String) {
        self.disk = disk
        self.directory = directory
    }

    deinit {
        guard !isReplaced.load(ordering: .relaxed) else { return }
        faulty_disk_unmount(disk)
        faulty_disk_release(disk)
    }

    var isDead: Bool { faulty_disk_ask(disk).is_dead != 0 }
    package var changes: Int64 { faulty_disk_ask(disk).changes }
    var bytes: Int64 { faulty_disk_ask(disk).bytes }

    /// Places the database as another disk left it.
    func put(_ bytes: [UInt8]) throws {
        let failure = bytes.withUnsafeBytes { faulty_disk_put(disk, Self.database, $0.baseAddress, Int64($0.count)) }
        guard failure == 0 else { throw Unusable(description: "the database could not be placed") }
    }

    /// The database's file.
    func database() -> [UInt8] { contents(of: Self.database) }

    private func contents(of name: String) -> [UInt8] {
        let size = Int(max(0, faulty_disk_get(disk, name, nil, 0)))
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            _ = faulty_disk_get(disk, name, buffer.baseAddress, Int64(size))
            count = size
        }
    }

    /// Ends with the change that follows `changes` others.
    package func die(after changes: Int) { faulty_disk_arm(disk, FAULTY_DISK_DIES, Int64(changes)) }

    /// The change that follows `changes` others fails; what a failed sync should have written is gone.
    package func failOnce(after changes: Int) { faulty_disk_arm(disk, FAULTY_DISK_FAILS_ONCE, Int64(changes)) }

    /// Room for so many bytes more; nil for any number.
    func limit(toGrowth bytes: Int64?) { faulty_disk_limit(disk, bytes.map { self.bytes + $0 } ?? 0) }

    package func disarm() {
        faulty_disk_disarm(disk)
        limit(toGrowth: nil)
    }

    /// From now on a sync is a lie.
    func lie() { faulty_disk_lie(disk) }

    /// While the gate is closed, every change waits.
    package func closeGate() { faulty_disk_close_gate(disk) }
    package func openGate() { faulty_disk_open_gate(disk) }
    package var isWaitedFor: Bool { faulty_disk_is_waited_for(disk) != 0 }

    /// What is left after the process was killed, or after the power failed.
    package func crashed(powerFailed: Bool, seed: UInt64) throws -> Disk {
        isReplaced.store(true, ordering: .relaxed)
        let kind = powerFailed ? FAULTY_DISK_POWER_FAILURE : FAULTY_DISK_KILL
        let next = directory + "'"
        try FileManager.default.createDirectory(atPath: next, withIntermediateDirectories: false)
        guard let left = faulty_disk_crash(disk, next, kind, seed) else { throw Unusable(description: "no memory") }
        let disk = Disk(left, next)
        try disk.showLog()
        return disk
    }

    /// GRDB looks with its own eyes whether there is a write-ahead log, and else makes one.
    func showLog() throws {
        let path = "\(directory)/\(Self.log)"
        if faulty_disk_get(disk, Self.log, nil, 0) > 0 {
            try Data([0]).write(to: URL(fileURLWithPath: path))
        } else if FileManager.default.fileExists(atPath: path) {
            try FileManager.default.removeItem(atPath: path)
        }
    }

    /// Returns when no connection is in the middle of a transaction: a read answers before it ends.
    func settle() async {
        while faulty_disk_is_quiet(disk) == 0 { await Task.yield() }
    }
}
