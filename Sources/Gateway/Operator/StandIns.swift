import Buses
import EventData
import Kubernetes
import Manifests
import Operator

/// Remembers what runs in the place of objects that cannot run as they are, so that a restart does not end it.
///
/// One note for all of them: there are few, and mostly none.
actor StandIns {
    private static let note = "what runs instead of custom resources"

    private let bus: any EventBus
    /// nil before the first question.
    private var kept: String?

    init(bus: any EventBus) { self.bus = bus }

    /// What an earlier process kept; nothing when it was asked for before.
    func recalled() async throws(BusError) -> [MirroredObject] {
        guard kept == nil else { return [] }
        let text = try await bus.note(Self.note) ?? ""
        kept = text
        guard !text.isEmpty, case .success(let json) = Result(catching: { try JSON(parsing: text) }) else { return [] }
        return (json.array ?? []).compactMap(Self.object)
    }

    func keep(_ objects: [MirroredObject]) async throws(BusError) {
        let sorted = objects.sorted { $0.identity.description < $1.identity.description }
        let text = sorted.isEmpty ? "" : JSON.array(sorted.map(\.json)).text
        guard text != kept else { return }
        try await bus.setNote(Self.note, to: text)
        kept = text
    }

    private static func plural(of kind: String) -> String? {
        if kind == OperatorLoop.bindings.kind { return OperatorLoop.bindings.plural }
        return OperatorLoop.kinds.first { $0.0 == kind }?.1
    }

    private static func object(_ json: JSON) -> MirroredObject? {
        guard let kind = json["kind"]?.string, let plural = plural(of: kind) else {
            return nil
        }
        let collection = ResourcePath(apiVersion: OperatorLoop.apiVersion, plural: plural, namespace: nil)
        return MirroredObject(json, kind: kind, in: collection)
    }
}
