package import Buses
package import EventData
package import Manifests
import SensorEngine

/// Works out again why filters refused an event, with the revision of the sensor that decided (promise G5).
package struct Explainer: Sendable {
    let bus: any EventBus
    /// That of the installation: random numbers of expressions come out as they did.
    let secret: [UInt8]
    let naming: SourceNaming

    package init(bus: any EventBus, naming: SourceNaming = .plain, secret: [UInt8]) {
        self.naming = naming
        self.bus = bus
        self.secret = secret
    }

    /// The same outcomes, with the details that are not kept.
    package func explained(_ outcomes: [SensorOutcome], of event: CloudEvent) async throws(BusError) -> [SensorOutcome]
    {
        var explained: [SensorOutcome] = []
        for outcome in outcomes { explained.append(try await self.explained(outcome, of: event)) }
        return explained
    }

    private func explained(_ kept: SensorOutcome, of event: CloudEvent) async throws(BusError) -> SensorOutcome {
        guard let revision = kept.revision else { return kept }
        let detail = try await detail(of: kept, revision: revision, event)
        let outcome = kept.outcome
        return SensorOutcome(
            sensor: kept.sensor,
            outcome: Outcome(
                sequence: outcome.sequence,
                dependency: outcome.dependency,
                verdict: outcome.verdict,
                detail: detail
            ),
            revision: revision
        )
    }

    /// Why a revision cannot decide again.
    struct UnknownRevision: Error {
        let text: String
    }

    /// An engine that decides as a revision of the sensor did.
    func engine(
        of name: ManifestName,
        revision: String
    ) async throws(BusError) -> Result<Engine, UnknownRevision> {
        guard let text = try await bus.manifest(of: name, revision: revision) else {
            return .failure(UnknownRevision(text: "decided by revision \(revision), which is not kept any more"))
        }
        let loaded = load([ManifestText(file: revision, text: text)], namespace: name.namespace, isLenient: true)
        guard let sensor = loaded.sensors.first?.naming(naming) else {
            return .failure(UnknownRevision(text: "decided by revision \(revision), which this version cannot read"))
        }
        return .success(Engine(sensor: sensor, secret: secret))
    }

    private func detail(
        of kept: SensorOutcome,
        revision: String,
        _ event: CloudEvent
    ) async throws(BusError) -> String {
        let engine: Engine
        switch try await self.engine(of: kept.sensor, revision: revision) {
        case .success(let found): engine = found
        case .failure(let unknown): return unknown.text
        }
        let refusal = engine.refusal(of: event, by: kept.outcome.dependency)
        guard let refusal, refusal.verdict == kept.outcome.verdict else {
            return "decided by revision \(revision) with another version of signalbox, which decided otherwise"
        }
        return refusal.detail
    }
}

extension Sensor {
    /// The manifest as JSON text, for the ledger; comments and everything beside name and `spec` are left out.
    var manifest: [UInt8] {
        let binding = WorkflowEventBinding.name(ofSensor: name)
        let kind = binding == nil ? "Sensor" : WorkflowEventBinding.kind
        let name = binding ?? name
        let head: JSON = [
            "apiVersion": "argoproj.io/v1alpha1", "kind": .string(kind),
            "metadata": ["name": .string(name.name), "namespace": .string(name.namespace)],
        ]
        return head.bytes.dropLast() + Array(",\"spec\":".utf8) + specText + [UInt8(ascii: "}")]
    }
}
