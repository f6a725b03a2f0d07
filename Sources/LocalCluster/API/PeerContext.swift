import Hummingbird
import NIOCore

/// A request's connection: from which port to which.
struct PeerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// nil for what is no connection of TCP.
    let ports: (peer: Int, own: Int)?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        if let peer = source.channel.remoteAddress?.port, let own = source.channel.localAddress?.port {
            ports = (peer, own)
        } else {
            ports = nil
        }
    }
}
