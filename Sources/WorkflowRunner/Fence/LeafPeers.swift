import FoundationEssentials
package import Logging

/// Tells connections of steps from those of others on this machine's loopback.
///
/// Steps share the network of the machine, and its users with the gateway; what they cannot share is where their root is. So
/// the kernel is asked who holds the other end, and what that process has mounted.
package final class LeafPeers: Sendable {
    private let places: RunnerPlaces
    private let logger: Logger

    package init(_ places: RunnerPlaces, _ logger: Logger) {
        self.places = places
        self.logger = logger
    }

    /// Whether a step holds the connection from `port` to our own `server`.
    ///
    /// One that nobody holds any more may have been a step's, and is taken for it while steps run.
    package func isLeaf(from port: Int, to server: Int) -> Bool {
        let leaves = Set(FileManager.default.namesIfThere(in: places.leaves, logger))
        guard !leaves.isEmpty else { return false }
        guard let socket = Self.socket(from: port, to: server) else { return true }
        return ProcessTree.leaves(leaves, hold: socket, logger)
    }

    /// The number of the socket that a connection has at its other end; nil when there is none any more.
    private static func socket(from port: Int, to server: Int) -> UInt64? {
        let (own, other) = (":" + hexadecimal(port), ":" + hexadecimal(server))
        for table in ["/proc/net/tcp", "/proc/net/tcp6"] {
            for line in (ProcessTree.text(table) ?? "").split(separator: "\n") {
                let fields = line.split(separator: " ", maxSplits: 10)
                guard fields.count > 9, fields[1].hasSuffix(own), fields[2].hasSuffix(other) else { continue }
                if let number = UInt64(fields[9]), number > 0 { return number }
            }
        }
        return nil
    }

    private static func hexadecimal(_ port: Int) -> String {
        let digits = String(port, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
