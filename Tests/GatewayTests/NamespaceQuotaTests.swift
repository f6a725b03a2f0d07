import Buses
import EventData
import EventSources
import Gateway
import Kubernetes
import Manifests
import Support
import Testing

/// `operator --namespace-quota`: a namespace whose events wait takes no more of them, and the others do not notice.
@Suite(.timeLimit(.minutes(3))) struct NamespaceQuotaTests {
    private static let crowded = Sample.sensor.namespace

    @Test func `all events of a namespace share its quota, and another namespace is not touched`() async throws {
        try await withWorld(["\(Self.crowded):events=3"]) { (world) async throws in
            for (id, name) in [("1", "one"), ("2", "two"), ("3", "one")] { try await world.emit(id, as: name) }
            let refusal = EmitError.full(
                "the quota of namespace \(Self.crowded) is full: quota.events is 3, and 3 events wait to be consumed; "
                    + "send the event again later, or raise the quota with the operator's --namespace-quota",
                retryAfter: Intake.retryAfter
            )
            for name in ["one", "two"] { await #expect(throws: refusal) { try await world.emit("4", as: name) } }
            for id in 1...9 { try await world.emit("other \(id)", in: "other", as: "one") }
            // A sensor has read on.
            try await world.bus.commit(cursor: 2)
            await world.forget()
            try await world.emit("4", as: "two")
        }
    }

    @Test func `a quota without a name is each namespace's own`() async throws {
        try await withWorld(["events=1", "other:events=2"]) { (world) async throws in
            try await world.emit("1", as: "one")
            await #expect(throws: EmitError.self) { try await world.emit("2", as: "one") }
            for id in 1...2 { try await world.emit("other \(id)", in: "other", as: "two") }
            await #expect(throws: EmitError.self) { try await world.emit("other 3", in: "other", as: "two") }
        }
    }

    @Test func `an event that is too much for its own quota takes no place in that of its namespace`() async throws {
        try await withWorld(["events=2"], own: "{events: 1}") { (world) async throws in
            try await world.emit("1", as: "one")
            for id in 2...5 { await #expect(throws: EmitError.self) { try await world.emit("\(id)", as: "one") } }
            try await world.emit("6", as: "two")
            await #expect(throws: EmitError.self) { try await world.emit("7", as: "two") }
        }
    }

    @Test func `an event that finds its namespace full takes no place in its own quota`() async throws {
        try await withWorld(["events=1"], own: "{events: 1}") { (world) async throws in
            try await world.emit("1", as: "two")
            await #expect(throws: EmitError.self) { try await world.emit("2", as: "one") }
            try await world.bus.commit(cursor: 1)
            await world.forget()
            try await world.emit("6", as: "one")
        }
    }

    @Test func `events for bindings take places of their namespace, those for all in each`() async throws {
        try await withWorld(["\(Self.crowded):events=3"], isBound: true) { (world) async throws in
            try await world.emit("1", as: "one")
            try await world.emitToBindings("2", of: Self.crowded)
            await world.forget()
            try await world.emitToBindings("3", of: "")
            await world.forget()
            await #expect(throws: EmitError.self) { try await world.emit("4", as: "two") }
            await #expect(throws: EmitError.self) { try await world.emitToBindings("5", of: Self.crowded) }
            // One crowded namespace does not hold up the others.
            try await world.emitToBindings("6", of: "")
            try await world.emitToBindings("7", of: "other")
        }
    }

    @Test(arguments: [
        "", "events", "events=", "events=0", "events=x", "evnts=1", "events=1,", ":events=1", "a:b:events=1",
        "bytes=1Xi", "bytes=0", "age=soon", "age=1ms", "events=99999999999",
    ])
    func `what is no quota is refused`(text: String) {
        #expect(throws: NamespaceQuotas.Unreadable.self) { try NamespaceQuotas([text]) }
    }

    @Test func `a namespace has one quota`() throws {
        #expect(throws: NamespaceQuotas.Unreadable.self) { try NamespaceQuotas(["events=1", "events=2"]) }
        #expect(throws: NamespaceQuotas.Unreadable.self) { try NamespaceQuotas(["a:events=1", "a:bytes=2"]) }
        _ = try NamespaceQuotas(["events=1,bytes=1Gi,age=1h", "a:events=2", "b:age=90s"])
    }

    private func withWorld(
        _ quotas: [String],
        own: String? = nil,
        isBound: Bool = false,
        _ body: (NamespaceWorld) async throws -> Void
    ) async throws {
        let quotas = try NamespaceQuotas(quotas)
        try await withFaultyBus { bus in
            let world = NamespaceWorld(bus, quotas, own: own, isBound: isBound)
            for sensor in world.checked.sensors { _ = try await bus.state(of: sensor.name) }
            await world.adopt()
            try await body(world)
        }
    }
}

/// Two namespaces on one bus, each with an EventSource of two events that its sensor reads.
private final class NamespaceWorld: Sendable {
    let bus: FaultyBus
    let checked: CheckedManifests
    private let quotas: Quotas
    private let intake: Intake

    init(_ bus: FaultyBus, _ namespaces: NamespaceQuotas, own: String?, isBound: Bool) {
        self.bus = bus
        checked = Self.manifests(own, isBound)
        let clock = WallClock(now: { Sample.start })
        quotas = Quotas(bus: bus, naming: .qualified, namespaces: namespaces, clock: clock, logger: silent)
        intake = Intake(
            bus: bus,
            naming: .qualified,
            clock: clock,
            references: ReferenceCache { _, _ throws(KubernetesError) in throw .notFound("no secrets in this test") },
            quotas: quotas,
            newEvents: Signal(),
            logger: silent
        )
    }

    private static func manifests(_ own: String?, _ isBound: Bool) -> CheckedManifests {
        var texts = [Sample.sensor.namespace, "other"].map { namespace in
            """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: hooks-\(namespace), namespace: \(namespace)}
            spec:
              webhook:
                one: {port: "12000", endpoint: /\(namespace)/one, method: POST\(own.map { ", quota: \($0)" } ?? "")}
                two: {port: "12000", endpoint: /\(namespace)/two, method: POST}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: \(Sample.sensor.name), namespace: \(namespace)}
            spec:
              dependencies:
                - {name: one, eventSourceName: hooks-\(namespace), eventName: one}
                - {name: two, eventSourceName: hooks-\(namespace), eventName: two}
              triggers: [{template: {name: t, log: {}}}]
            """
        }
        if isBound {
            texts.append(
                """
                apiVersion: argoproj.io/v1alpha1
                kind: WorkflowEventBinding
                metadata: {name: build, namespace: \(Sample.sensor.namespace)}
                spec: {event: {selector: "true"}, submit: {workflowTemplateRef: {name: build}}}
                """
            )
        }
        let file = ManifestText(file: "m.yaml", text: texts.joined(separator: "\n---\n"))
        let checked = CheckedManifests([file], namespace: "none")
        precondition(!checked.hasErrors, "\(checked.diagnostics)")
        return checked
    }

    func adopt() async { await quotas.adopt(checked.sources, readBy: checked.sensors.map { $0.naming(.qualified) }) }

    /// Has the bus asked anew, as after a second.
    func forget() async {
        await quotas.adopt(checked.sources, readBy: [])
        await adopt()
    }

    func emit(_ id: String, in namespace: String = Sample.sensor.namespace, as name: String) async throws(EmitError) {
        let emission = Emission(type: "webhook", payload: Array("{}".utf8), identity: id)
        let source = ManifestName(namespace: namespace, name: "hooks-\(namespace)")
        _ = try await intake.emit(emission, source: source, eventName: name)
    }

    /// Through Argo Server's event endpoint; to all bindings without a namespace.
    func emitToBindings(_ id: String, of namespace: String) async throws(EmitError) {
        let emission = Emission(type: WorkflowEventSource.kind, payload: Array("{}".utf8), identity: id)
        let source = WorkflowEventSource.name(in: namespace)
        _ = try await intake.emit(emission, source: source, eventName: WorkflowEventSource.eventName)
    }
}
