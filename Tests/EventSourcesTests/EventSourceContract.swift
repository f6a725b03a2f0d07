import EventData
import EventSources
import LoopbackServers
import Manifests
import Testing

/// A kind of event source with its outside world, for the rules that every kind must keep.
struct EventSourceContract: CustomTestStringConvertible, Sendable {
    /// What lies before the source.
    struct Upstream: Sendable {
        /// Sees to it that the source has one event to emit.
        let offer: @Sendable () async throws -> Void
        /// Whether upstream takes the event for delivered.
        let isAcknowledged: @Sendable () async throws -> Bool
    }

    let testDescription: String
    /// The source by itself.
    let source: @Sendable () throws -> any EventSource
    /// Runs the source while the closure runs; then cancels it and waits for its end.
    let run: @Sendable (FakeRuntime, (Upstream) async throws -> Void) async throws -> Void

    static let all = [webhook, calendar, kafka, generic]

    private static let webhook = EventSourceContract(
        testDescription: "webhook",
        source: { try read(WebhookSource.self, plainWebhook).source }
    ) { runtime, body in
        try await withWebhooks(plainWebhook, runtime: runtime) { (hooks) async throws in
            let client = try await hooks.connect()
            let offer = { @Sendable () async throws in
                try await client.send("POST /example HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n1")
            }
            try await body(Upstream(offer: offer) { client.text.contains("HTTP/1.1 200") })
            await client.close()
        }
    }

    /// The note is the calendar's memory of what was delivered.
    private static let calendar = EventSourceContract(
        testDescription: "calendar",
        source: { try read(CalendarSource.self, "interval: 10s").source }
    ) { runtime, body in
        try await withCalendar("interval: 10s", runtime) { () async throws in
            try await runtime.untilAsleep()
            let before = runtime.notes
            try await body(Upstream(offer: { try await runtime.wakeAll(in: 10) }) { runtime.notes != before })
        }
    }

    /// A group's commit is its acknowledgement.
    private static let kafka = EventSourceContract(
        testDescription: "kafka",
        source: { try read(KafkaSource.self, KafkaWorld.manifest(brokers: "127.0.0.1:1", topic: "t")).source }
    ) { runtime, body in
        let world = try await KafkaWorld()
        try await world.run(runtime) { () async throws in
            try await eventually("the topic is read") {
                runtime.tick()
                return runtime.status?.facts["partitions"]?.array?.isEmpty == false
            }
            let offer = { @Sendable () async throws in try await world.write("1") }
            try await body(Upstream(offer: offer) { try await world.committed() == 1 })
        }
    }

    /// The protocol has no acknowledgement: a message is done with when the next one is taken.
    ///
    /// The next one is no JSON, so that it becomes no event, and is seen in quarantine.
    private static let generic = EventSourceContract(
        testDescription: "generic",
        source: { try read(GenericSource.self, GenericWorld.manifest(port: 1)).source }
    ) { runtime, body in
        let offers = AsyncStream<Void>.makeStream()
        try await EventingServer.run { call in
            for await _ in offers.stream {
                try await call.send("1")
                try await call.send("no JSON")
            }
        } body: { port in
            try await GenericWorld.run(runtime, GenericWorld.manifest(port: port)) { () async throws in
                try await body(Upstream(offer: { offers.continuation.yield() }) { !runtime.quarantined.isEmpty })
            }
        }
    }
}

struct EventSourceContractTests {
    @Test(arguments: EventSourceContract.all)
    func `a source acknowledges only after the event is durable`(contract: EventSourceContract) async throws {
        let runtime = FakeRuntime()
        try await contract.run(runtime) { upstream in
            runtime.closeGate()
            try await upstream.offer()
            try await eventually("the event is being stored") { runtime.waitingAtTheGate == 1 }
            let isEarly = try await upstream.isAcknowledged()
            #expect(!isEarly)
            runtime.openGate()
            try await eventually("upstream knows") { try await upstream.isAcknowledged() }
            #expect(runtime.emitted.count == 1)
        }
    }

    @Test(arguments: EventSourceContract.all)
    func `a source leaves unacknowledged what cannot be stored`(contract: EventSourceContract) async throws {
        let runtime = FakeRuntime()
        runtime.fail(with: .unavailable("disk full", retryAfter: .seconds(1)))
        try await contract.run(runtime) { upstream in
            try await upstream.offer()
            try await eventually("storing was tried") { runtime.attempts == 1 }
            try await Task.sleep(for: .milliseconds(20))
            let isAcknowledged = try await upstream.isAcknowledged()
            #expect(!isAcknowledged)
            #expect(runtime.emitted == [])
        }
    }

    @Test(arguments: EventSourceContract.all)
    func `a source stops within a second of being cancelled`(contract: EventSourceContract) async throws {
        let name = ManifestName(namespace: "argo", name: "a")
        let context = SourceContext(source: name, eventName: "e", runtime: FakeRuntime(), routes: HTTPRoutes())
        let source = try contract.source()
        let clock = ContinuousClock()
        var cancelled = clock.now
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                do { try await source.run(in: context) } catch { #expect(error is CancellationError) }
            }
            await Task.yield()
            cancelled = clock.now
            group.cancelAll()
        }
        #expect(clock.now - cancelled < .seconds(1))
    }
}
