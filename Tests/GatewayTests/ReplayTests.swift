import Buses
import EventData
import Expressions
import Gateway
import Manifests
import SensorEngine
import Support
import Synchronization
import Testing

/// Past events that decide again, beside what a real loop fired on the same bus.
@Suite(.timeLimit(.minutes(3))) struct ReplayTests {
    private static func manifest(ref: String = "main", word: String = "hello") -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: ci, namespace: argo}
        spec:
          dependencies:
            - name: push
              eventSourceName: webhook
              eventName: push
              filters: {data: [{path: ref, type: string, value: [\(ref)]}]}
          triggers:
            - template:
                name: build
                argoWorkflow:
                  operation: submit
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: ci-}
                      spec: {arguments: {parameters: [{name: word, value: \(word)}, {name: ref, value: x}]}}
                  parameters:
                    - src: {dependencyName: push, dataKey: ref}
                      dest: spec.arguments.parameters.1.value
        """
    }

    private static func push(_ id: String, _ ref: String, after seconds: Int64 = 0, _ subject: String = "push")
        -> CloudEvent
    {
        CloudEvent(
            id: id,
            source: "webhook",
            subject: subject,
            type: "webhook",
            time: Sample.time(seconds),
            data: Array(#"{"ref":"\#(ref)"}"#.utf8)
        )
    }

    /// The engines of a manifest, with the secret that the loops of these tests have.
    private static func engines(_ text: String) throws -> [Engine] { try sensors(text).map { Engine(sensor: $0) } }

    /// Has a real loop decide on events.
    private func decide(_ bus: any EventBus, _ text: String, _ events: [CloudEvent]) async throws {
        let loop = SensorLoop(over: bus, clock: WallClock(now: { Sample.time(1_000) }))
        var running = try await loop.restore(try sensors(text))
        for event in events { _ = try await bus.append(event) }
        while try await loop.advance(&running) {}
    }

    /// The summary, and each firing as `VERDICT EVENTS`.
    private func replay(
        _ bus: any EventBus,
        _ text: String,
        _ selection: ReplaySelection = ReplaySelection(),
        only verdicts: Set<ReplayedFiring.Verdict> = Set(ReplayedFiring.Verdict.allCases),
        applying: ReplayRun.Applying? = nil
    ) async throws -> (summary: ReplaySummary, firings: [String], changes: [String]) {
        let lines = Mutex<[JSON]>([])
        let run = ReplayRun(
            try Self.engines(text),
            on: bus,
            selection,
            verdicts: verdicts,
            clock: WallClock(now: { Sample.time(1_000) })
        ) { line in lines.withLock { $0.append(line) } }
        let summary = try await run.run(applying: applying)
        let firings = lines.withLock { $0 }.compactMap { $0["firing"] }
        return (
            summary,
            firings.map { firing in
                let events = (firing["events"]?.array ?? []).compactMap(\.string).joined(separator: "+")
                return "\(firing["verdict"]?.string ?? "") \(events)"
            },
            firings.flatMap { ($0["changes"]?.array ?? []).compactMap(\.string) }
        )
    }

    private func withBus(_ body: (any EventBus) async throws -> Void) async throws {
        let storage = TemporaryBus()
        let bus = try await storage.open()
        do { try await body(bus) } catch {
            await bus.close()
            throw error
        }
        await bus.close()
    }

    @Test func `the same sensor fires the same, a changed one says what differs`() async throws {
        try await withBus { bus in
            let events = [Self.push("a", "main"), Self.push("b", "dev", after: 1), Self.push("c", "main", after: 2)]
            try await decide(bus, Self.manifest(), events)
            let same = try await replay(bus, Self.manifest())
            #expect(same.firings == ["same a", "same c"])
            #expect(same.summary.read == 3 && same.summary.missing == 0 && same.summary.archiveBegins == nil)

            let reworded = try await replay(bus, Self.manifest(word: "bye"), only: [.changed])
            #expect(reworded.firings == ["changed a", "changed c"])
            #expect(reworded.changes.first == #"spec.arguments.parameters[0].value: "hello" → "bye""#)

            let others = try await replay(bus, Self.manifest(ref: "dev"))
            #expect(others.firings == ["new b", "gone a", "gone c"])
        }
    }

    @Test func `events are chosen by time, name, id and query`() async throws {
        try await withBus { bus in
            let events = (0..<600).map { Self.push("e\($0)", $0.isMultiple(of: 2) ? "main" : "dev", after: Int64($0)) }
            try await decide(bus, Self.manifest(), events)
            func chosen(_ change: (inout ReplaySelection) throws -> Void) async throws -> [String] {
                var selection = ReplaySelection()
                try change(&selection)
                return try await replay(bus, Self.manifest(), selection).firings
            }
            #expect(
                try await chosen {
                    $0.since = Sample.time(590)
                    $0.until = Sample.time(594)
                } == ["same e590", "same e592", "same e594"]
            )
            #expect(try await chosen { $0.ids = ["e4", "e5"] } == ["same e4"])
            #expect(try await chosen { $0.event = "other" } == [])
            let query = try FilterExpression(parsing: #"ref == "dev""#, functions: [:])
            #expect(try await chosen { $0.query = query } == [])
            let whole = try await replay(bus, Self.manifest())
            #expect(whole.firings.count == 300 && whole.summary.read == 600)
        }
    }

    @Test func `a join is replayed with the events' own times, and what began before is not guessed`() async throws {
        try await withBus { bus in
            let events = [
                Self.push("p1", "x"), Self.push("a1", "x", after: 10, "approval"),
                Self.push("p2", "x", after: 20), Self.push("a2", "x", after: 500, "approval"),
            ]
            try await decide(bus, JoiningSensor.manifest, events)
            #expect(try await replay(bus, JoiningSensor.manifest).firings == ["same p1+a1", "same p2+a2"])
            let hasty = JoiningSensor.manifest(with: "join: {within: 60s}")
            #expect(try await replay(bus, hasty).firings == ["same p1+a1", "gone p2+a2"])
            var late = ReplaySelection()
            late.since = Sample.time(15)
            late.until = Sample.time(300)
            let cut = try await replay(bus, JoiningSensor.manifest, late)
            #expect(cut.firings == [])
            #expect(cut.summary.joins == ["argo/ci"])
            late.since = Sample.time(5)
            late.until = Sample.time(15)
            #expect(try await replay(bus, JoiningSensor.manifest, late).firings == ["unknown p1+a1"])
        }
    }

    @Test func `what an older version has fired, whose ids had no time, is the same`() async throws {
        let event = Self.push("019ac3f28a517b2d8f00112233445566", "main")
        var fired: Invocation?
        try await withBus { bus in
            try await decide(bus, Self.manifest(), [event])
            fired = try await bus.invocations(matching: InvocationQuery()).first?.invocation
        }
        let newer = try #require(fired)
        #expect(newer.id.text.hasPrefix("019ac3f28a51"))
        let older = Invocation(
            id: InvocationID(String(newer.id.digest)),
            sensor: newer.sensor,
            revision: newer.revision,
            trigger: newer.trigger,
            kind: newer.kind,
            request: newer.requestText,
            events: newer.events,
            createdAt: newer.createdAt,
            values: newer.values
        )
        try await withBus { bus in
            _ = try await bus.append(event)
            try await bus.commit(cursor: 1, .fire(older))
            #expect(try await replay(bus, Self.manifest()).firings == ["same \(event.id)"])
            #expect(try await bus.invocation(newer.id)?.invocation.id.text == older.id.text)
            #expect(try await bus.retry(newer.id, at: Sample.time(2_000)))
        }
    }

    @Test func `what is applied is new, names what it repeats, and is done once for a nonce`() async throws {
        try await withBus { bus in
            try await decide(bus, Self.manifest(), [Self.push("a", "main"), Self.push("b", "dev", after: 1)])
            let few = ReplayRun.Applying(nonce: "n", limit: 0)
            let refused = try await replay(bus, Self.manifest(ref: "dev"), only: [.new], applying: few).summary.refused
            #expect(refused == "1 would be submitted, and the limit is 0")
            #expect(try await bus.invocations(matching: InvocationQuery()).count == 1)

            let applying = ReplayRun.Applying(nonce: "n", limit: 1)
            for _ in 1...2 {
                _ = try await replay(bus, Self.manifest(ref: "dev"), only: [.new], applying: applying)
            }
            let all = try await bus.invocations(matching: InvocationQuery())
            #expect(all.map { $0.invocation.events.map(\.id) } == [["b"], ["a"]])
            let natural = InvocationID(
                sensor: Sample.sensor,
                trigger: "build",
                events: all.first?.invocation.events ?? []
            )
            #expect(all.first?.invocation.origin.replayOf == natural && all.first?.invocation.id != natural)
            #expect(all.first?.state == .pending)
            // Where triggers act as the sensor's service account, its manifest is looked up.
            let revision = try #require(all.first?.invocation.revision)
            #expect(try await bus.manifest(of: Sample.sensor, revision: revision)?.contains("dev") == true)
            // What was replayed is not what was fired then.
            #expect(try await replay(bus, Self.manifest()).firings == ["same a"])
            // What nobody has decided on yet is not submitted beside the sensor.
            _ = try await bus.append(Self.push("late", "main", after: 2))
            let other = ReplayRun.Applying(nonce: "m", limit: 9)
            #expect(try await replay(bus, Self.manifest()).firings == ["same a", "unknown late"])
            _ = try await replay(bus, Self.manifest(), applying: other)
            #expect(try await bus.invocations(matching: InvocationQuery()).count == 3)
        }
    }

    @Test func `what the live sensor holds it may still fire, so that it is not submitted beside it`() async throws {
        try await withBus { bus in
            let live = JoiningSensor.manifest(with: "debounce: {window: 1h}")
            let events = [Self.push("p", "x"), Self.push("a", "x", after: 10, "approval")]
            try await decide(bus, live, events + [Self.push("q", "x", after: 20)])
            #expect(try await bus.knownState(of: Sample.sensor)?.held.count == 3)
            for candidate in [JoiningSensor.manifest, JoiningSensor.manifest(with: "debounce: {window: 1s}")] {
                #expect(try await replay(bus, candidate).firings == ["unknown p+a"])
                let applying = ReplayRun.Applying(nonce: "n", limit: 9)
                #expect(try await replay(bus, candidate, only: [.new], applying: applying).summary.submitted == 0)
            }
            #expect(try await bus.invocations(matching: InvocationQuery()).isEmpty)
        }
    }

    @Test func `what the archive has lost is said`() async throws {
        let storage = TemporaryBus()
        var configuration = SQLiteBus.Configuration()
        configuration.retention.events = 2
        let bus = try await SQLiteBus.open(
            directory: storage.directory,
            configuration: configuration,
            clock: { Sample.start }
        )
        // The third one stays, because it is held.
        try await decide(
            bus,
            JoiningSensor.manifest,
            (0..<6).map { number in
                Self.push("e\(number)", "x", after: Int64(number), number == 2 ? "push" : "other")
            }
        )
        _ = try await bus.sweep(at: Sample.time(10))
        let found = try await replay(bus, JoiningSensor.manifest).summary
        #expect(found.archiveBegins == Sample.time(2) && found.missing > 0, "\(found)")
        await bus.close()
    }
}
