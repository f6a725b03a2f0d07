import Buses
import EventData
import Expressions
import Manifests

extension AdminAPI {
    /// Every quota with what waits to be consumed, and why it takes no more events if it does not.
    func quotas() async throws(BusError) -> JSON {
        .array(try await (running.generation.intake.quotas?.reports() ?? []).map { $0.json })
    }
}

extension QuotaGauge.Report {
    /// nil for a namespace's.
    private var name: SourceName? { if case .event(let name) = subject { name } else { nil } }

    private var namespace: String {
        switch subject {
        case .event(let name): name.source.namespace
        case .namespace(let namespace): namespace
        }
    }

    fileprivate var json: JSON {
        [
            "namespace": .string(namespace),
            "source": name.map { .string($0.source.description) } ?? .null,
            "event": name.map { .string($0.eventName) } ?? .null,
            "limits": [
                "events": quota.events.map { .number(JSONNumber($0)) } ?? .null,
                "bytes": quota.bytes.map { .number(JSONNumber(Int($0))) } ?? .null,
                "age": quota.age.map { .string($0.goText) } ?? .null,
            ],
            "unconsumed": [
                "events": .number(JSONNumber(unconsumed.events)),
                "bytes": .number(JSONNumber(Int(unconsumed.bytes))),
                "oldest": unconsumed.oldest.map { .string($0.rfc3339) } ?? .null,
                "waited": waited.map { .string($0.goText) } ?? .null,
            ],
            "full": excess.map { .string($0) } ?? .null,
            "refused": .number(JSONNumber(refused)),
        ]
    }
}
