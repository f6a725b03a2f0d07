import Glibc

/// The connections of this machine, as the kernel lists them (proc(5), `/proc/net/tcp`).
enum ConnectionTable {
    /// What IPv6 has before an address of IPv4, as the kernel writes it.
    private static let mapped = "0000000000000000FFFF0000"

    /// The socket at the near end of a connection, and its user; nil when nobody has it any more.
    static func socket(
        from near: (address: String, port: Int),
        to far: (address: String, port: Int)
    ) -> (number: UInt64, user: uid_t)? {
        guard let near = written(near), let far = written(far) else { return nil }
        for table in ["/proc/net/tcp", "/proc/net/tcp6"] {
            for line in (ProcessTree.text(table) ?? "").split(separator: "\n") {
                let fields = line.split(separator: " ", maxSplits: 10)
                guard fields.count > 9, plain(fields[1]) == near, plain(fields[2]) == far else { continue }
                if let number = UInt64(fields[9]), number > 0, let user = uid_t(fields[7]) { return (number, user) }
            }
        }
        return nil
    }

    /// An address and port as the kernel writes them; nil when it is none.
    static func written(_ end: (address: String, port: Int)) -> Substring? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = inet_pton(AF_INET, end.address, &bytes) == 1 ? 4 : 16
        guard count == 4 || inet_pton(AF_INET6, end.address, &bytes) == 1 else { return nil }
        let words = bytes.prefix(count).withUnsafeBytes { Array($0.bindMemory(to: UInt32.self)) }
        return plain((words.map { digits($0, 8) }.joined() + ":" + digits(UInt32(end.port), 4))[...])
    }

    /// An address of IPv4 is the same in either table.
    private static func plain(_ end: Substring) -> Substring {
        end.hasPrefix(mapped) ? end.dropFirst(mapped.utf8.count) : end
    }

    private static func digits(_ number: UInt32, _ count: Int) -> String {
        let digits = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }
}
