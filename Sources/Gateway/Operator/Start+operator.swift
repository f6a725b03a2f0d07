import Buses
import EventData
import Foundation
import Kubernetes
import Manifests
import Operator

extension Start {
    /// Runs the custom resources of a cluster, where that was asked for.
    func operate(_ edits: Edits, _ kubernetes: KubernetesClient, _ bindingEvents: BindingEvents) {
        guard let namespaces = configuration.operates?.names else { return }
        let surroundings = OperatorLoop.Surroundings(
            cluster: kubernetes,
            namespaces: namespaces,
            edits: edits,
            bus: bus,
            busChoice: configuration.bus ?? .embedded,
            turns: turns(kubernetes),
            troubles: sourceTurns.map { SourceTroubles(bus, $0, health) },
            health: health,
            bindingEvents: configuration.argoDoor == nil ? nil : bindingEvents,
            clock: clock,
            logger: logger
        )
        let loop = OperatorLoop(surroundings)
        parts.start("operator") { await loop.run() }
    }

    /// Several gateways share a bus in Kafka.
    private func turns(_ kubernetes: KubernetesClient) -> LeaseHolder? {
        guard bus is KafkaBus else { return nil }
        return LeaseHolder(
            ManifestName(namespace: namespace, name: "signalbox-statuses"),
            identity: "\(ProcessInfo.processInfo.hostName)_\(clock.nonce())",
            in: kubernetes,
            now: clock.now
        )
    }

    private static let namingNote = "how sources are named"

    /// A bus keeps to the naming it began with: under another one, nobody would wait for the events that are in it.
    func keepNaming() async throws {
        // Buses from before there were two had only this one.
        let isNew = try await bus.lastSequence() == 0
        let noted = try await bus.note(Self.namingNote) ?? (isNew ? nil : SourceNaming.plain.rawValue)
        guard let noted else { return try await bus.setNote(Self.namingNote, to: checked.naming.rawValue) }
        guard noted == checked.naming.rawValue else {
            let other = checked.naming == .plain ? "'signalbox operator'" : "'signalbox run'"
            throw StartRefusal(
                "the events in \(configuration.dataDirectory) were stored by \(other), which names their sources "
                    + "otherwise; start that one, or choose another --data (or --bus-topic)"
            )
        }
    }
}
