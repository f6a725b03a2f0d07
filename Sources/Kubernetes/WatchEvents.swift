import AsyncHTTPClient
package import EventData
import NIOCore
import NIOHTTP1

/// What a watch reports.
package enum WatchEvent: Sendable, Equatable {
    case added(JSON)
    case modified(JSON)
    /// The object's last state.
    case deleted(JSON)
    /// Everything up to this resourceVersion was reported.
    case bookmark(resourceVersion: String)
}

/// A running watch; iterate it once.
///
/// It ends when the server ends it or falls silent: watch again from the last resourceVersion seen. It throws
/// `unreachable` when the connection breaks (the same applies), and an error with `isExpired` when that version is too
/// old and the list must be fetched anew.
package struct WatchEvents: AsyncSequence, Sendable {
    package typealias Element = WatchEvent
    package typealias Failure = KubernetesError

    let body: HTTPClientResponse.Body
    let server: String

    package struct AsyncIterator: AsyncIteratorProtocol {
        private var body: HTTPClientResponse.Body.AsyncIterator
        private var lines = LineSplitter()
        private let server: String

        init(_ body: HTTPClientResponse.Body, server: String) {
            self.body = body.makeAsyncIterator()
            self.server = server
        }

        package mutating func next() async throws(KubernetesError) -> WatchEvent? {
            try await next(isolation: nil)
        }

        package mutating func next(isolation actor: isolated (any Actor)?) async throws(KubernetesError) -> WatchEvent?
        {
            while true {
                if let line = try nextLine() { return try WatchEvent(parsing: line) }
                guard let part = try await nextPart(isolation: actor) else { return nil }
                lines.append(part.readableBytesView)
            }
        }

        private mutating func nextLine() throws(KubernetesError) -> [UInt8]? {
            do throws(LineSplitter.TooLong) { return try lines.next() } catch {
                throw .unreachable("\(server) sent a watch event above \(error.limitBytes) bytes", retryAfter: nil)
            }
        }

        /// nil at the end, which is also what too long a silence means.
        private mutating func nextPart(
            isolation actor: isolated (any Actor)?
        ) async throws(KubernetesError) -> ByteBuffer? {
            do { return try await body.next(isolation: actor) } catch {
                if let error = error as? HTTPClientError, error == .readTimeout { return nil }
                throw CallFailure(error, server: server).error
            }
        }
    }

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(body, server: server) }
}

extension WatchEvent {
    init(parsing line: [UInt8]) throws(KubernetesError) {
        let event: JSON
        do { event = try JSON(parsing: line) } catch {
            throw .unreachable("a watch event is broken JSON (\(error))", retryAfter: nil)
        }
        let object = event["object"] ?? .null
        switch event["type"]?.string {
        case "ADDED": self = .added(object)
        case "MODIFIED": self = .modified(object)
        case "DELETED": self = .deleted(object)
        case "BOOKMARK": self = .bookmark(resourceVersion: object.at("metadata", "resourceVersion")?.string ?? "")
        case "ERROR": throw Status(object, code: 500).error(of: .GET, retryAfter: nil)
        default: throw .unreachable("a watch event has no known type", retryAfter: nil)
        }
    }
}
