package import EventData
package import Kubernetes
package import Manifests

/// A source of events: one folder, one line in `eventSourceKinds`.
package protocol EventSource: Sendable {
    /// The key below `spec` and the CloudEvent's `type`.
    static var kind: String { get }

    /// Whether the kind's field `filter` is something else than an expression over the payload.
    static var hasOwnFilter: Bool { get }

    /// Reads one named event of the kind; problems go to `reader.problems`.
    init(from reader: ManifestReader)

    /// What it needs alone, such as a route; two sources with the same claim are refused at load.
    var claims: [Claim] { get }

    /// Where it listens on the shared HTTP listener; the ports are opened before any source runs.
    var endpoints: [HTTPEndpoint] { get }

    /// The HTTP method to post an event with; nil for a kind without an endpoint.
    var requestMethod: String? { get }

    /// Whether anybody can send it events, and the manifest does not say that this is meant; told at every start.
    var isOpenUnasked: Bool { get }

    /// Whether one of several gateways on a bus is enough: the source looks or calls by itself, and each that did would
    /// find the same.
    var runsOnce: Bool { get }

    /// Emits events until cancelled. Returning or throwing early restarts it with back-off.
    func run(in context: SourceContext) async throws
}

extension EventSource {
    package static var hasOwnFilter: Bool { false }
    package var claims: [Claim] { endpoints.map(\.claim) }
    package var endpoints: [HTTPEndpoint] { [] }
    package var requestMethod: String? { nil }
    package var isOpenUnasked: Bool { false }
    package var runsOnce: Bool { false }
}

/// Something a source needs alone.
package struct Claim: Sendable, Hashable {
    /// Two sources clash when their keys are equal: `route 12000 /example`.
    package let key: String
    /// Where the manifest asks for it.
    package let place: Place

    package init(key: String, place: Place) {
        self.key = key
        self.place = place
    }
}

/// What a source gets from the runtime: its name, time, secrets, the shared HTTP listener, and `emit`.
package struct SourceContext: Sendable {
    /// The EventSource.
    package let source: ManifestName
    package let eventName: String
    package let runtime: any SourceRuntime
    /// Routes on the shared HTTP listener.
    package let routes: HTTPRoutes
    /// The way to providers' own APIs.
    package let providers: any ProviderClient
    /// The cluster that the gateway works with.
    package let cluster: KubernetesClient?
    /// Whether another gateway may have run the source until a moment ago.
    package let takesTurns: Bool

    package init(
        source: ManifestName,
        eventName: String,
        runtime: any SourceRuntime,
        routes: HTTPRoutes,
        providers: any ProviderClient = ProviderConnections(),
        cluster: KubernetesClient? = nil,
        takesTurns: Bool = false
    ) {
        self.source = source
        self.eventName = eventName
        self.runtime = runtime
        self.routes = routes
        self.providers = providers
        self.cluster = cluster
        self.takesTurns = takesTurns
    }

    /// Makes an event durable; returning is the acknowledgement (promise G1).
    package func emit(_ emission: Emission) async throws(EmitError) -> Receipt {
        try await runtime.emit(emission, source: source, eventName: eventName)
    }
}

/// What the runtime does for sources; implemented by Gateway, and by tests.
package protocol SourceRuntime: Sendable {
    func emit(_ emission: Emission, source: ManifestName, eventName: String) async throws(EmitError) -> Receipt
    /// In their order, and none after one that is refused.
    func emit(_ emissions: [Emission], source: ManifestName, eventName: String) async -> BatchReceipt
    /// Batches that are handed over one behind the other; a new line at each call.
    func line(source: ManifestName, eventName: String) -> any EmissionLine
    /// Puts a record aside that is no event; durable when it returns, and the same one only once.
    func quarantine(_ record: PoisonRecord, source: ManifestName, eventName: String) async throws(EmitError)
    /// Takes what a source says of itself; readiness follows it.
    func report(_ status: SourceStatus, kind: String, source: ManifestName, eventName: String) async
    func now() -> Timestamp
    /// Waits by the monotonic clock; in tests it is moved by hand.
    func sleep(for wait: Duration) async throws
    /// A key of a Secret in the source's namespace, without one trailing newline (spec/eventsources.md §5).
    ///
    /// May be cached for a few seconds.
    func secret(_ selector: SecretSelector, namespace: String) async throws -> [UInt8]
    /// A small durable note, such as the last tick; keys are namespaced by the source.
    func note(_ key: String) async throws -> String?
    func setNote(_ key: String, to value: String) async throws
    func count(_ counter: String, by amount: Int) async
    /// Counts for those who watch the gateway, until it ends.
    func add(_ amount: Int, to figure: SourceFigure)
    /// Whether the event of that identity is in the archive.
    func isStored(_ identity: String, source: ManifestName, eventName: String) async throws -> Bool
}

/// An event as its source hands it over.
package struct Emission: Sendable {
    /// The CloudEvent's type; the source's kind.
    package let type: String
    /// The payload, JSON text.
    package let payload: [UInt8]
    /// The producer's own identity; nil gets a fresh UUID.
    package let identity: String?
    /// What the producer's own envelope said of it.
    package var producer: [String: String]

    package init(type: String, payload: [UInt8], identity: String?, producer: [String: String] = [:]) {
        self.type = type
        self.payload = payload
        self.identity = identity
        self.producer = producer
    }
}

/// The event is durable, or the manifest's own filter does not want it.
package enum Receipt: Sendable, Equatable {
    case stored(eventID: String, sequence: Int64)
    /// The same event was there before and was not stored again.
    case duplicate(eventID: String, sequence: Int64)
    /// Not stored: the EventSource's `filter` is not true for it; the source acknowledges it all the same.
    case filtered
}

/// The event is not durable and must not be acknowledged.
package enum EmitError: Error, Sendable, Equatable {
    /// Bus unavailable or queue full; ask again after the wait.
    case unavailable(String, retryAfter: Duration)
    /// The quota of the event is full, in words that say which and what to do; ask again after the wait.
    case full(String, retryAfter: Duration)
    case tooLarge(limitBytes: Int)
}
