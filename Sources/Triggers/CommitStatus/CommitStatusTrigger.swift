import AsyncHTTPClient
import EventData
import Kubernetes
package import Manifests
import NIOCore
import NIOHTTP1
package import SensorEngine

/// Tells a commit what becomes of the Workflow that another invocation submits: that it runs, and how it ended.
///
/// One invocation does both. Until the Workflow has ended it waits, which uses up no attempt; saying the same twice is
/// harmless at every provider.
package struct CommitStatusTrigger: TriggerKind {
    package static let kind = Invocation.statusKind
    /// Between two looks at the Workflow: a tenth of the time since the firing, within these bounds.
    static let shortestPause = Duration.seconds(2)
    ///
    /// The longest is short beside the time for which finished Workflows are usually kept.
    static let longestPause = Duration.seconds(20)
    /// A Workflow that is not there after this is not waited for: its invocation was skipped, or is a dead letter itself.
    static let patience = Duration.seconds(24 * 3600)
    private static let time = TimeAmount.seconds(15)
    /// Of an answer this much is read; only a refusal of GitLab's is looked at.
    private static let maximumAnswerBytes = 64 << 10

    private let client: HTTPClient
    private let console: String?
    private let told: ToldCommits

    /// `client` must follow no redirects: whoever answers would choose who gets the token.
    ///
    /// `console` is what statuses link to whose manifest names no `link`.
    init(client: HTTPClient, console: String? = nil) {
        self.client = client
        self.console = console
        told = ToldCommits()
    }

    /// No template has this kind; what manifests say of it is read with the trigger.
    package static func check(_ reader: ManifestReader) {}

    package func fire(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        await AttemptResult.of { () throws(AttemptFailure) in
            let order = CommitStatusOrder(invocation, console: console)
            let age = context.now() - invocation.createdAt
            guard let workflow = try await workflow(of: order, in: context) else {
                if let seen = await told.workflow(of: invocation.id) {
                    // Nobody can say any more how it ended; a commit that waits for ever would be worse.
                    try await tell(CommitStatusCall(order, .gone, of: seen), order, invocation, in: context)
                    await told.forget(invocation.id)
                    return .succeeded("status of commit \(order.commit.prefix(12)): \(CommitState.gone.words)")
                }
                guard age < Self.patience else {
                    // No dead letter: of firings that `concurrency` skips there would be one each.
                    return .succeeded("nothing to tell: invocation \(order.main) has made no Workflow in a day")
                }
                return .pressed("waits for the Workflow of invocation \(order.main)", after: Self.pause(at: age))
            }
            let state = CommitState(of: workflow)
            let call = try CommitStatusCall(order, state, of: workflow)
            if state.isEnd {
                try await tell(call, order, invocation, in: context)
                await told.forget(invocation.id)
                return .succeeded("status of commit \(order.commit.prefix(12)): \(state.words)")
            }
            if await told.workflow(of: invocation.id) == nil {
                try await tell(call, order, invocation, in: context)
                await told.remember(workflow, of: invocation.id)
            }
            return .pressed("waits for the end of the Workflow", after: Self.pause(at: age))
        }
    }

    private static func pause(at age: Duration) -> Duration { min(max(shortestPause, age / 10), longestPause) }

    /// By its label, whatever its name; nil when there is none yet, or none any more.
    private func workflow(of order: CommitStatusOrder, in context: TriggerContext) async throws(AttemptFailure) -> JSON?
    {
        let path = ResourcePath(apiVersion: "argoproj.io/v1alpha1", plural: "workflows", namespace: order.namespace)
        let selector = CreatedObject.selector(of: InvocationID(order.main))
        do throws(KubernetesError) {
            let cluster = context.kubernetes.allowing(callBudget)
            return try await cluster.list(path, labelSelector: selector)["items"]?.array?.first
        } catch {
            throw AttemptFailure(error, wanting: "Workflows in \(order.namespace)")
        }
    }

    private func tell(
        _ call: CommitStatusCall,
        _ order: CommitStatusOrder,
        _ invocation: Invocation,
        in context: TriggerContext
    ) async throws(AttemptFailure) {
        let secrets = TriggerSecrets(of: invocation.sensor.namespace, in: context)
        let token = String(decoding: try await secrets.secret(order.token), as: UTF8.self)
        var request = HTTPClientRequest(url: call.url)
        request.method = .POST
        request.headers.add(name: call.header, value: call.scheme + token)
        request.headers.add(name: "Content-Type", value: "application/json")
        request.headers.add(name: "Accept", value: "application/json")
        request.headers.add(name: "User-Agent", value: "signalbox")
        request.body = .bytes(call.body.bytes)
        let subject = "status of commit \(order.commit.prefix(12)) at \(order.provider)"
        let answer: Answer
        do {
            let response = try await client.execute(request, timeout: Self.time)
            let body = try await response.body.collect(upTo: Self.maximumAnswerBytes)
            answer = Answer(
                status: Int(response.status.code),
                retryAfter: response.headers.first(name: "Retry-After"),
                isUsedUp: response.headers.first(name: "X-RateLimit-Remaining") == "0",
                body: String(buffer: body)
            )
        } catch {
            throw AttemptFailure(error, calling: subject)
        }
        try Self.judge(answer, subject)
    }

    private struct Answer {
        let status: Int
        let retryAfter: String?
        /// GitHub: no more requests are allowed for a while.
        let isUsedUp: Bool
        let body: String
    }

    private static func judge(_ answer: Answer, _ subject: String) throws(AttemptFailure) {
        let wait = answer.retryAfter.flatMap { Int64($0) }.map { Duration.seconds(max(1, $0)) }
        switch answer.status {
        case 200..<300: return
        // GitLab: the commit has this state already.
        case 400 where answer.body.contains("Cannot transition status"): return
        case 429: throw AttemptFailure(result: .pressed("\(subject): 429", after: wait ?? longestPause))
        case 403 where wait != nil || answer.isUsedUp:
            throw AttemptFailure(result: .pressed("\(subject): 403", after: wait ?? longestPause))
        // A token may be on its way to be replaced.
        case 401, 408, 500...: throw AttemptFailure(result: .transient("\(subject): \(answer.status)", after: wait))
        default:
            throw .permanent(
                "\(subject): the answer was \(answer.status)",
                fix: "see that the token of commitStatus may set statuses there; then retry the invocation"
            )
        }
    }
}

/// Commits that were told that their Workflow runs, so that they are not told again at each look.
///
/// An actor, because attempts run side by side. It may forget: then a commit is told once more.
actor ToldCommits {
    /// More than run at once anywhere; past it all are forgotten.
    static let maximumCount = 100_000

    private var seen: [InvocationID: JSON] = [:]

    /// Where the Workflow was, as far as a status names it.
    func workflow(of id: InvocationID) -> JSON? { seen[id] }

    func remember(_ workflow: JSON, of id: InvocationID) {
        if seen.count >= Self.maximumCount { seen = [:] }
        let metadata = workflow["metadata"]
        seen[id] = [
            "metadata": ["namespace": metadata?["namespace"] ?? .null, "name": metadata?["name"] ?? .null]
        ]
    }

    func forget(_ id: InvocationID) { seen[id] = nil }
}
