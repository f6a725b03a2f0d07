import NIOHTTP1

/// What stands in for the network: each request gets its whole answer, or none, from a function.
///
/// A cluster in the same process answers without a socket in between; a simulation gives one, so that everything above
/// the socket is the real thing.
package struct Exchange: Sendable {
    package struct Request: Sendable, Equatable {
        package let method: String
        /// Path and query, escaped.
        package let target: String
        package let contentType: String
        package let body: [UInt8]
    }

    package enum Reply: Sendable, Equatable {
        case answer(status: Int, retryAfterSeconds: Int?, body: [UInt8])
        /// The connection failed; the request may have arrived, or surely did not.
        case nothing(problem: String, mayHaveArrived: Bool)
    }

    private let reply: @Sendable (Request) async -> Reply

    package init(_ reply: @escaping @Sendable (Request) async -> Reply) { self.reply = reply }

    func answer(to call: Call) async throws(CallFailure) -> Answer {
        let request = Request(
            method: call.method.rawValue,
            target: call.target,
            contentType: call.contentType,
            body: call.body ?? []
        )
        switch await reply(request) {
        case .answer(let status, let seconds, let body):
            return Answer(status: status, headers: seconds.map { ["Retry-After": "\($0)"] } ?? [:], body: body)
        case .nothing(let problem, let mayHaveArrived):
            throw CallFailure(
                error: .unreachable(problem, retryAfter: nil),
                mayHaveArrived: mayHaveArrived
            )
        }
    }
}
