import AsyncHTTPClient
import NIOHTTP1
import Synchronization

/// When the API server was last not there.
///
/// One that has just come up knows no roles for a moment and forbids everything, and then knows no kinds that were defined.
/// What it says then is no decision about anybody's rights, and no kind is missing.
final class Outage: Sendable {
    /// Several times what an API server takes to read its roles and definitions.
    static let settling = Duration.seconds(30)

    private let last = Mutex<Duration?>(nil)

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
