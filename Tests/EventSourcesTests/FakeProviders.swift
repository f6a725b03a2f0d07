import EventSources
import Synchronization

/// A provider's API that answers what it is told to, and remembers what it was asked.
final class FakeProviders: ProviderClient {
    private let answers = Mutex<[String: ProviderResponse]>([:])
    private let asked = Mutex<[ProviderRequest]>([])

    var requests: [ProviderRequest] { asked.withLock { $0 } }

    /// The answer to every request whose method and address are these: `GET https://…`.
    func answer(_ request: String, _ response: ProviderResponse) {
        answers.withLock { $0[request] = response }
    }

    func follow(_ request: ProviderRequest, line: ([UInt8]) async throws -> Void) async throws {
        let answer = try await perform(request)
        for text in answer.body.split(separator: 10, omittingEmptySubsequences: false) { try await line(Array(text)) }
    }

    func perform(_ request: ProviderRequest) async throws -> ProviderResponse {
        asked.withLock { $0.append(request) }
        guard let answer = answers.withLock({ $0["\(request.method) \(request.url)"] }) else {
            throw Overdue(description: "nobody answers \(request.method) \(request.url)")
        }
        return answer
    }
}
