import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// When the API server was last not there.
///
/// One that has just come up knows no roles for a moment and forbids everything, and then knows no kinds that were defined.
/// What it says then is no decision about anybody's rights, and no kind is missing.
final class Outage: Sendable {
    /// Several times what an API server takes to read its roles and definitions.
    static let settling = Duration.seconds(30)

    private let last = Mutex<Duration?>(nil)

    /// Whether the server was not there; one that was slow, or a call that was given up, says nothing.
    static func isSign(_ error: any Error) -> Bool {
        switch error {
        case is NIOConnectionError, is IOError: true
        case let error as HTTPParserError: error == .invalidEOFState
        case let error as HTTPClientError: error == .remoteConnectionClosed || error == .connectTimeout
        default: false
        }
    }

    /// What an API server may not know yet that answers so; nil when it knows what it says.
    ///
    /// Of an object that is not there it says so in JSON; only a path that it does not know is plain text.
    static func ignorance(in response: HTTPClientResponse) -> String? {
        switch response.status {
        case .forbidden: "roles"
        case .notFound where !response.headers["Content-Type"].contains(where: { $0.contains("json") }): "kinds"
        default: nil
        }
    }

    /// `uptime` is the monotonic clock's.
    func note(at uptime: Duration) { last.withLock { $0 = uptime } }

    func isRecent(at uptime: Duration) -> Bool {
        last.withLock { last in last.map { uptime - $0 < Self.settling } ?? false }
    }
}
