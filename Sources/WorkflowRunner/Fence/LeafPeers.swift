import FoundationEssentials
import Glibc
package import Logging

/// Tells connections of steps from those of others on this machine's loopback (decision 0061).
///
/// Steps share the network of the machine, and its users with the gateway; what they cannot share is the gateway's own user
/// namespace. So the kernel is asked who holds the other end, and who that process may be.
package final class LeafPeers: Sendable {
    /// Users from here on are lent to containers (`SUB_UID_MIN` of login.defs); they may be a step's.
    private static let firstLentUser: uid_t = 100_000

    private let places: RunnerPlaces
    private let logger: Logger

    package init(_ places: RunnerPlaces, _ logger: Logger) {
        self.places = places
        self.logger = logger
    }

    /// Whether a step may hold the connection from `peer` to our own `server`.
    ///
    /// While steps run, whoever is not seen to be somebody else is taken for one.
    package func isLeaf(from peer: (address: String, port: Int), to server: (address: String, port: Int)) -> Bool {
        let leaves = Set(FileManager.default.namesIfThere(in: places.leaves, logger))
        guard !leaves.isEmpty else { return false }
        guard let socket = ConnectionTable.socket(from: peer, to: server) else { return true }
        // A fence has our user alone. What others have open only root sees.
        if geteuid() != 0, socket.user != geteuid() { return socket.user >= Self.firstLentUser }
        return !ProcessTree.isHeld(socket.number, outside: leaves, logger)
    }
}
