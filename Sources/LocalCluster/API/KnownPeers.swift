import NIOCore
import Synchronization

/// An end of a connection: an IP address in digits, and a port.
package typealias ConnectionEnd = (address: String, port: Int)

/// Remembers of each open connection whether a step of a Workflow has it: to find out takes milliseconds.
final class KnownPeers: Sendable {
    private struct Peer {
        /// Held, so that no other has its identity meanwhile.
        let channel: any Channel
        let isStep: Bool
    }

    /// As many are remembered before those that are closed are looked for.
    private static let usualCount = 64

    private let isStep: @Sendable (ConnectionEnd, ConnectionEnd) -> Bool
    private let peers = Mutex<[ObjectIdentifier: Peer]>([:])

    init(_ isStep: @escaping @Sendable (ConnectionEnd, ConnectionEnd) -> Bool) { self.isStep = isStep }

    func isStep(_ channel: any Channel) -> Bool {
        let key = ObjectIdentifier(channel)
        if let peer = peers.withLock({ $0[key] }) { return peer.isStep }
        // One that is closed already has no address any more.
        guard let other = Self.end(channel.remoteAddress), let own = Self.end(channel.localAddress) else { return true }
        let peer = Peer(channel: channel, isStep: isStep(other, own))
        peers.withLock { peers in
            if peers.count >= Self.usualCount { peers = peers.filter { $0.value.channel.isActive } }
            peers[key] = peer
        }
        return peer.isStep
    }

    private static func end(_ address: SocketAddress?) -> ConnectionEnd? {
        guard let address, let text = address.ipAddress, let port = address.port else { return nil }
        return (text, port)
    }
}
