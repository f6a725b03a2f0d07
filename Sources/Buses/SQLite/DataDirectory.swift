import FoundationEssentials
import Glibc
import Synchronization

/// The directory of an embedded bus: private to its user, and owned by one process at a time.
final class DataDirectory: Sendable {
    let databasePath: String
    /// The open lock file; nil once released.
    private let lock: Mutex<Int32?>

    /// Makes the directory (0700) and the database file (0600) if needed, and takes the lock.
    ///
    /// - Throws: `BusError.unusable` with the other process's id when the directory is taken.
    init(owning path: String) throws(BusError) {
        databasePath = path + "/bus.sqlite"
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw .unusable(
                "the data directory \(path) cannot be made",
                fix: "check that no file has this name, that its parent is there to be written, and the permissions"
            )
        }
        lock = Mutex(try Self.lock(path + "/bus.lock"))
        // SQLite would make it readable for everybody; its -wal and -shm take over the mode of this file.
        let database = try Self.openPrivate(databasePath)
        Glibc.close(database)
    }

    /// Lets another process have the directory.
    func release() {
        lock.withLock { descriptor in
            if let open = descriptor {
                // Closing is not enough: a child that is just being started has the file open until it becomes itself.
                flock(open, LOCK_UN)
                Glibc.close(open)
            }
            descriptor = nil
        }
    }

    deinit { release() }

    /// The lock belongs to the open file: it ends with the process, however that ends.
    private static func lock(_ path: String) throws(BusError) -> Int32 {
        let descriptor = try openPrivate(path)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let owner = readText(descriptor)
            Glibc.close(descriptor)
            throw .unusable(
                "the data directory is in use by \(owner.isEmpty ? "another process" : "process \(owner)") (\(path))",
                fix: "stop that process, or name another data directory for this one"
            )
        }
        let text = Array("\(getpid())\n".utf8)
        guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, text, text.count, 0) == text.count else {
            let reason = String(cString: strerror(errno))
            Glibc.close(descriptor)
            throw .unusable(
                "\(path) cannot be written: \(reason)",
                fix: "make room, or check the directory's permissions"
            )
        }
        return descriptor
    }

    /// Opens or makes a file that only its user can read, and that child processes do not inherit.
    private static func openPrivate(_ path: String) throws(BusError) -> Int32 {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .unusable(
                "\(path) cannot be opened: \(String(cString: strerror(errno)))",
                fix: "check the permissions of the data directory"
            )
        }
        return descriptor
    }

    private static func readText(_ descriptor: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 32)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        return String(decoding: buffer.prefix(max(0, count)).prefix { $0 != 0x0A }, as: UTF8.self)
    }
}
