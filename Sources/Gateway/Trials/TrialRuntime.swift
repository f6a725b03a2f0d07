import EventData
import EventSources
import Kubernetes
import Manifests
import Synchronization

/// Takes what a source makes of a request, and keeps it for who asked: nothing is stored, and nobody is called.
final class TrialRuntime: SourceRuntime {
    typealias ReadSecret = @Sendable (SecretSelector, String) async throws -> [UInt8]

    private let moment: Timestamp
    private let readSecret: ReadSecret
    private let taken = Mutex<[Emission]>([])
    private let missing = Mutex<[String]>([])

    init(at moment: Timestamp, readSecret: @escaping ReadSecret) {
        self.moment = moment
        self.readSecret = readSecret
    }

    var emissions: [Emission] { taken.withLock { $0 } }

    /// Why Secrets could not be read; the answer to the request says only that they could not.
    var problems: [String] { missing.withLock { $0 } }

    func emit(_ emission: Emission, source: ManifestName, eventName: String) async throws(EmitError) -> Receipt {
        taken.withLock { $0.append(emission) }
        return .stored(eventID: emission.identity ?? "trial", sequence: 0)
    }

    func emit(_ emissions: [Emission], source: ManifestName, eventName: String) async -> BatchReceipt {
        taken.withLock { $0 += emissions }
        let receipts = emissions.map { Receipt.stored(eventID: $0.identity ?? "trial", sequence: 0) }
        return BatchReceipt(receipts: receipts, refusal: nil)
    }

    func quarantine(_ record: PoisonRecord, source: ManifestName, eventName: String) async throws(EmitError) {}
    func report(_ status: SourceStatus, kind: String, source: ManifestName, eventName: String) async {}
    func now() -> Timestamp { moment }
    func sleep(for wait: Duration) async throws {}
    func secret(_ selector: SecretSelector, namespace: String) async throws -> [UInt8] {
        do { return try await readSecret(selector, namespace) } catch {
            missing.withLock { $0.append("\(error)") }
            throw error
        }
    }
    func note(_ key: String) async throws -> String? { nil }
    func setNote(_ key: String, to value: String) async throws {}
    func count(_ counter: String, by amount: Int) async {}
    func add(_ amount: Int, to figure: SourceFigure) {}
    func isStored(_ identity: String, source: ManifestName, eventName: String) async throws -> Bool { false }
}

/// A provider that does not answer: a trial calls nobody.
private struct UnreachedProvider: ProviderClient {
    struct NotCalled: Error, CustomStringConvertible {
        let description = "a trial calls no provider"
    }

    func perform(_ request: ProviderRequest) async throws -> ProviderResponse { throw NotCalled() }

    func follow(_ request: ProviderRequest, line: ([UInt8]) async throws -> Void) async throws { throw NotCalled() }
}

/// What a source would make of a request: verified, mapped and filtered as it does, and stored nowhere.
struct RequestTrial {
    struct Result: Sendable {
        let response: HTTPResponse
        let emissions: [(emission: Emission, filter: EventFilters.Verdict)]
        /// Why Secrets could not be read.
        let problems: [String]
    }

    let source: CheckedManifests.Source
    /// Makes the random numbers of filters.
    let secret: [UInt8]
    let readSecret: TrialRuntime.ReadSecret

    /// nil for a source that no requests go to.
    func result(of request: HTTPRequest, at moment: Timestamp) async -> Result? {
        guard let hook = source.source as? any HookSource else { return nil }
        let runtime = TrialRuntime(at: moment, readSecret: readSecret)
        let context = SourceContext(
            source: source.name,
            eventName: source.eventName,
            runtime: runtime,
            routes: HTTPRoutes(),
            providers: UnreachedProvider()
        )
        let response = await hook.answer(to: request, in: context)
        let filters = EventFilters([source], secret: secret)
        return Result(
            response: response,
            emissions: runtime.emissions.map { emission in
                (emission, filters.verdict(on: emission, of: source.name, source.eventName, at: moment))
            },
            problems: runtime.problems
        )
    }
}

extension CheckedManifests.Source {
    /// Whether its endpoint takes requests to that path.
    func serves(_ request: HTTPRequest) -> Bool {
        source.endpoints.contains { $0.path.matches(request.path) }
    }
}
