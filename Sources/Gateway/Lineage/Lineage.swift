import Buses
import EventData
import Manifests
import SensorEngine
import Triggers

/// The whole way of what came: delivery, event, outcomes, invocations, objects with their nodes, statuses of commits.
struct Lineage: Sendable {
    /// Invocations of one event that are looked at with their objects.
    private static let maximumInvocations = 50
    /// Who asks waits no longer for a cluster that is away or slow, over all objects.
    private static let patience = Duration.seconds(3)
    /// How much of an invocation's id the name of its object ends with.
    private static let suffixLength = 10

    let bus: any EventBus
    let explainer: Explainer
    let objects: ExplainedObjects
    let console: ConsoleAddress?

    /// From an invocation's id, or the name of the Workflow that one made (`NAME` or `NAMESPACE/NAME`); nil for neither.
    func trace(ofInvocationOrObject id: String) async throws(BusError) -> JSON? {
        var found = try await bus.invocation(InvocationID(id))
        if found == nil { found = try await maker(of: id) }
        guard let record = found else { return nil }
        var events: [StoredEvent] = []
        for reference in record.invocation.events {
            let same = try await bus.event(id: reference.id).filter {
                $0.event.source == reference.source && $0.event.subject == reference.subject
            }
            events += same.prefix(1)
        }
        return try await trace(of: events, about: record)
    }

    /// From events down; with an invocation only what has to do with it.
    func trace(of events: [StoredEvent], about wanted: InvocationRecord? = nil) async throws(BusError) -> JSON {
        var rows: [JSON] = []
        var records: [InvocationRecord] = wanted.map { [$0] } ?? []
        for stored in events {
            let outcomes = try await explainer.explained(bus.outcomes(of: stored.sequence), of: stored.event)
            for outcome in outcomes where outcome.outcome.verdict == .fired || outcome.outcome.verdict == .buried {
                // Of what was buried, the reason follows the id.
                let id = InvocationID(String(outcome.outcome.detail.prefix { $0 != ":" }))
                // One more than is shown says that there are more.
                guard records.count <= Self.maximumInvocations, !records.contains(where: { $0.invocation.id == id }),
                    let record = try await bus.invocation(id),
                    wanted.map({ record.belongs(to: $0) }) ?? true
                else { continue }
                records.append(record)
            }
            rows.append(row(of: stored, outcomes))
        }
        var invocations: [JSON] = []
        let end = ContinuousClock.now + Self.patience
        for record in records.prefix(Self.maximumInvocations) {
            invocations.append(try await row(of: record, until: end))
        }
        return [
            "events": .array(rows), "invocations": .array(invocations),
            "isCut": .bool(records.count > Self.maximumInvocations),
        ]
    }

    private func row(of stored: StoredEvent, _ outcomes: [SensorOutcome]) -> JSON {
        var json = stored.summary
        json["traceparent"] = stored.event.producer["traceparent"].map { .string($0) } ?? .null
        json["outcomes"] = .array(outcomes.map { $0.json })
        return json
    }

    private func row(
        of record: InvocationRecord,
        until end: ContinuousClock.Instant
    ) async throws(BusError) -> JSON {
        var json = record.summary
        json["events"] = .array(record.invocation.events.map { .string($0.id) })
        json["attemptList"] = .array(try await bus.attempts(of: record.invocation.id).map { $0.json })
        json["standby"] = record.invocation.standby.map { .string($0.text) } ?? .null
        let isTime = ContinuousClock.now < end
        json["object"] = isTime ? await objects.object(of: record, isWhole: true) : Self.unseenObject(of: record)
        if record.invocation.isStatus {
            json["statusOf"] = record.invocation.request.at("workflow", "invocation")
            json["commit"] = record.invocation.request["commit"]
        }
        json["console"] = console.map { .string("\($0.text)/console#/invocations/\(record.invocation.id.text)") }
        return json
    }

    /// The Workflow that was made, as far as it is known without the cluster.
    private static func unseenObject(of record: InvocationRecord) -> JSON? {
        guard record.state == .succeeded, record.invocation.request.at("source", "resource", "kind") == "Workflow",
            case .success(let made) = Result(catching: { try record.invocation.plannedWorkflow() })
        else { return nil }
        return [
            "kind": "Workflow", "namespace": .string(made.namespace), "name": .string(made.name),
            "problem": "the cluster was not asked: it took too long to answer for the others",
        ]
    }

    /// The invocation whose object has that name: its id stands in a label of the object, or gives the end of the name.
    private func maker(of name: String) async throws(BusError) -> InvocationRecord? {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, let last = parts.last, !last.isEmpty else { return nil }
        let namespace = parts.count == 2 ? parts[0] : "default"
        if let id = await objects.maker(of: ManifestName(namespace: namespace, name: last)),
            let maker = try await bus.invocation(id)
        {
            return maker
        }
        // The object is gone, or the cluster away.
        let suffix = String(last.suffix(Self.suffixLength))
        let candidates = try await bus.invocations(matching: InvocationQuery(nameSuffix: suffix))
        return candidates.first { record in
            guard case .success(let made) = Result(catching: { try record.invocation.plannedWorkflow() }) else {
                return false
            }
            return made.name == last && (parts.count == 1 || made.namespace == parts[0])
        }
    }
}

extension InvocationRecord {
    /// Whether it is a repetition of the other one, the one that it repeats, what stands by for it, or its status.
    fileprivate func belongs(to other: InvocationRecord) -> Bool {
        let (mine, theirs) = (invocation, other.invocation)
        return mine.origin.replayOf == theirs.id || theirs.origin.replayOf == mine.id || theirs.standby == mine.id
            || mine.standby == theirs.id
            || mine.isStatus && mine.request.at("workflow", "invocation")?.string == theirs.id.text
            || theirs.isStatus && theirs.request.at("workflow", "invocation")?.string == mine.id.text
    }
}
