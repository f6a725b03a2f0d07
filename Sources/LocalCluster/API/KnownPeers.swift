import NIOCore
import Synchronization

/// Remembers of each open connection whether a step of a Workflow has it: to find out takes milliseconds.
final class KnownPeers: Sendable {
    private struct Peer {
        /// Held, so that no other has its identity meanwhile.
        let channel: any Channel
        let isStep: Bool
    }

    /// As many are remembered before those that are closed are looked for.
    private static let usualCount = 64

    private let isStep: @Sendable (Int, Int) -> Bool
    private let peers = Mutex<[ObjectIdentifier: Peer]>([:])

    init(_ isStep: @escaping @Sendable (Int, Int) -> Bool) { self.isStep = isStep }

    func isStep(_ channel: any Channel) -> Bool {
        let key = ObjectIdentifier(channel)
        if let peer = peers.withLock({ $0[key] }) { return peer.isStep }
        guard let port = channel.remoteAddress?.port, let own = channel.localAddress?.port else { return false }
        let peer = Peer(channel: channel, isStep: isStep(port, own))
        peers.withLock { peers in
            if peers.count >= Self.usualCount { peers = peers.filter { $0.value.channel.isActive } }
            peers[key] = peer
        }
        return peer.isStep
    }
}
