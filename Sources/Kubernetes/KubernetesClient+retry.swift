import EventData
import Logging
import NIOHTTP1

extension KubernetesClient {
    /// The answer's body as JSON; one that is none counts as a broken answer and is asked for again.
    func json(_ call: Call) async throws(KubernetesError) -> JSON {
        try await retrying(call) { answer throws(CallFailure) in
            do { return try JSON(parsing: answer.body) } catch {
                let server = transport.configuration.server
                throw CallFailure(
                    error: .unreachable("\(server) answered with broken JSON (\(error))", retryAfter: nil),
                    mayHaveArrived: true
                )
            }
        }
    }

    func answer(to call: Call) async throws(KubernetesError) -> Answer {
        try await retrying(call) { answer in answer }
    }

    private func retrying<Value>(
        _ given: Call,
        reading read: (Answer) throws(CallFailure) -> Value
    ) async throws(KubernetesError) -> Value {
        var call = given
        call.user = user
        call.token = token
        var retries = Retries(of: call, client: self)
        while true {
            do throws(CallFailure) {
                let answer = try await transport.perform(call)
                try answer.check(call)
                let value = try read(answer)
                answer.warnings.forEach(hear)
                return value
            } catch {
                try await retries.wait(after: error)
            }
        }
    }
}

extension Answer {
    /// Throws what the status means unless it is a success.
    func check(_ call: Call) throws(CallFailure) {
        guard !(200..<300).contains(status) else { return }
        let error = Status(of: self).error(of: call.method, retryAfter: retryAfter)
        // "Later, at this time" is said before anything is done; any other 5xx may come after the work.
        let untouched = status == 429 || (status == 503 && retryAfter != nil)
        throw CallFailure(error: error, mayHaveArrived: !untouched)
    }
}

/// The retries of one call.
struct Retries {
    private let call: Call
    private let client: KubernetesClient
    private let start: Duration
    private var pacing: RetryPacing

    init(of call: Call, client: KubernetesClient) {
        self.call = call
        self.client = client
        start = client.transport.surroundings.uptime()
        pacing = RetryPacing(budget: client.budget)
    }

    /// Returns when the call is to be tried again; throws the failure when it is not.
    mutating func wait(after failure: CallFailure) async throws(KubernetesError) {
        guard let (problem, asked) = failure.error.passing else { throw failure.error }
        guard call.isRepeatable || !failure.mayHaveArrived, !Task.isCancelled else { throw failure.error }
        let surroundings = client.transport.surroundings
        let elapsed = surroundings.uptime() - start
        guard let wait = pacing.wait(asked: asked, elapsed: elapsed, random: surroundings.random()) else {
            throw failure.error
        }
        client.logger.debug(
            "a call to the cluster is tried again",
            metadata: ["method": "\(call.method)", "wait": "\(wait)", "reason": "\(problem)"]
        )
        await surroundings.sleep(wait)
        if Task.isCancelled { throw failure.error }
    }
}

extension KubernetesError {
    /// What can pass by waiting, and for how long the server asked; nil for everything else.
    fileprivate var passing: (problem: String, asked: Duration?)? {
        switch self {
        case .unreachable(let problem, let asked), .busy(let problem, let asked): (problem, asked)
        default: nil
        }
    }
}
