import HTTPTypes
import Hummingbird
import NIOCore

extension LocalClusterServer {
    /// What the cluster says to one request.
    package struct Reply: Sendable, Equatable {
        package let status: Int
        package let retryAfterSeconds: Int?
        package let body: [UInt8]
    }

    /// The same answer that a request over loopback gets, for a caller in this process; nil when it was cancelled, and
    /// then what it asked for may still be done.
    ///
    /// It works before `run` and after it. A watch has no end, so ask for one over the network.
    package func reply(to method: String, _ target: String, contentType: String, body: [UInt8]) async -> Reply? {
        guard let method = HTTPRequest.Method(method) else { return nil }
        let head = HTTPRequest(
            method: method,
            scheme: nil,
            authority: nil,
            path: target,
            headerFields: [.contentType: contentType]
        )
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
        do {
            let response = try await responder.admitted(request)
            let whole = WholeBody()
            try await response.body.write(whole)
            return Reply(
                status: response.status.code,
                retryAfterSeconds: response.headers[.retryAfter].flatMap { Int($0) },
                body: whole.bytes
            )
        } catch {
            return nil
        }
    }
}

/// Gathers a response's body.
private final class WholeBody: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) { bytes.append(contentsOf: buffer.readableBytesView) }

    consuming func finish(_ trailingHeaders: HTTPFields?) {}
}
