import FoundationEssentials
import Glibc
import Synchronization

/// The directory of an embedded bus: private to its user, and owned by one process at a time.
final class DataDirectory: Sendable {
    let databasePath: String
    /// The open lock file; nil once released.
    private let lock: Mutex<Int32?>
    /// The database's file; nil once released.
    ///
    /// Kept open: closing any descriptor of a file ends the locks that SQLite has on it.
    private let database: Mutex<Int32?>
    /// The index of the write-ahead log, once it is open, and whether it has its room.
    private let logIndex = Mutex<(descriptor: Int32?, hasRoom: Bool)>((nil, false))

    /// Room for the index of 32,000 pages of write-ahead log, twice as many as the writer lets it have.
    private static let logIndexBytes = 256 << 10

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
        database = Mutex(try Self.openPrivate(databasePath))
    }

    /// Keeps room on the disk for the index of the write-ahead log, in the file that SQLite has open by now.
    ///
    /// On a full disk SQLite writes a commit whole into the log, fails to make the index longer, and reports an error: the
    /// caller is refused, and a process that starts after a kill finds the commit and takes it for good. So nothing is
    /// written before there is this room; asking again costs nothing once there is.
    func reserveLogIndex() throws(BusError) {
        let problem = logIndex.withLock { index -> Int32 in
            guard !index.hasRoom else { return 0 }
            // Kept open, as the database is.
            let open = index.descriptor ?? Glibc.open(databasePath + "-shm", O_RDWR | O_CLOEXEC)
            guard open >= 0 else {
                // A file system of SQLite's own (a simulated disk) has the index in memory, where it needs no room.
                index.hasRoom = errno == ENOENT
                return index.hasRoom ? 0 : errno
            }
            index.descriptor = open
            let problem = posix_fallocate(open, 0, off_t(Self.logIndexBytes))
            index.hasRoom = problem == 0
            return problem
        }
        guard problem == 0 else {
            let reason = "no room for the index of the write-ahead log (\(String(cString: strerror(problem))))"
            throw .unavailable(problem == ENOSPC ? "disk full: \(reason)" : reason)
        }
    }

    /// Waits until the system has written what it holds of the database.
    func writeBackDatabase() {
        if let open = database.withLock({ $0 }) { Connections.writeBack(open) }
    }

    /// Lets another process have the directory; SQLite must have closed its files.
    func release() {
        database.withLock { descriptor in
            if let open = descriptor { Glibc.close(open) }
            descriptor = nil
        }
        logIndex.withLock { index in
            if let open = index.descriptor { Glibc.close(open) }
            index = (nil, false)
        }
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
