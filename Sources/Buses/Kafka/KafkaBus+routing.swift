package import EventData
import Kafka
package import Manifests
package import SensorEngine

// What belongs to one sensor or one invocation goes to its shard; what is counted is counted over the shards here.
extension KafkaBus: EventBus {
    package var recognisesDuplicates: Bool { false }

    package func append(_ event: CloudEvent) async throws(BusError) -> Appended {
        do throws(KafkaError) {
            let delivery = try await producer.send(event.message(to: settings.topic))
            // Whether it came before is known where it arrives: there it is left out.
            return Appended(sequence: delivery.offset ?? 0, isDuplicate: false)
        } catch {
            throw .unavailable("Kafka does not take the event: \(error)")
        }
    }

    // MARK: Sensors

    package func state(of sensor: ManifestName) async throws(BusError) -> SensorState {
        try await bus(of: sensor).state(of: sensor)
    }

    package func knownState(of sensor: ManifestName) async throws(BusError) -> SensorState? {
        try await bus(of: sensor).knownState(of: sensor)
    }

    package func pendingCount(of sensor: ManifestName) async throws(BusError) -> Int {
        try await bus(of: sensor).pendingCount(of: sensor)
    }

    package func forget(
        allBut live: Set<ManifestName>,
        at now: Timestamp
    ) async throws(BusError) -> [AbsentSensor] {
        var absent: [AbsentSensor] = []
        for shard in owned { absent += try await shard.bus.forget(allBut: live, at: now) }
        return absent
    }

    package func commit(_ commits: [SensorCommit]) async throws(BusError) {
        for (_, part) in Dictionary(grouping: commits, by: { shard(of: $0.sensor) }).sorted(by: { $0.key < $1.key }) {
            guard let first = part.first else { continue }
            try await bus(of: first.sensor).commit(part)
        }
    }

    /// A range of one shard's own sequences: only the shard's bus itself is asked for them.
    package func firings(
        of sensor: ManifestName,
        newest range: ClosedRange<Int64>
    ) async throws(BusError) -> Firings {
        try await bus(of: sensor).firings(of: sensor, newest: range)
    }

    package func add(_ effects: [Effect], of sensor: ManifestName) async throws(BusError) {
        try await bus(of: sensor).add(effects, of: sensor)
    }

    package func keep(_ manifest: String, of sensor: ManifestName, revision: String) async throws(BusError) {
        try await bus(of: sensor).keep(manifest, of: sensor, revision: revision)
    }

    package func manifest(of sensor: ManifestName, revision: String) async throws(BusError) -> String? {
        try await bus(of: sensor).manifest(of: sensor, revision: revision)
    }

    // MARK: Invocations

    /// The shard's bus that has the invocation; nil when none here has.
    private func bus(of invocation: InvocationID) async throws(BusError) -> SQLiteBus? {
        for shard in owned where try await shard.bus.invocation(invocation) != nil { return shard.bus }
        return nil
    }

    package func dueInvocations(
        at now: Timestamp,
        limit: Int,
        excluding excluded: Exclusion
    ) async throws(BusError) -> [InvocationRecord] {
        var records: [InvocationRecord] = []
        for shard in owned { records += try await shard.bus.dueInvocations(at: now, limit: limit, excluding: excluded) }
        return Array(records.sorted { $0.dueAt < $1.dueAt }.prefix(limit))
    }

    package func nextDueTime(excluding excluded: Exclusion) async throws(BusError) -> Timestamp? {
        var next: Timestamp?
        for shard in owned {
            guard let due = try await shard.bus.nextDueTime(excluding: excluded) else { continue }
            next = next.map { min($0, due) } ?? due
        }
        return next
    }

    package func record(_ report: DeliveryReport, of id: InvocationID) async throws(BusError) {
        try await bus(of: id)?.record(report, of: id)
    }

    package func arrange(_ changes: [Arrangement], gates: [GateRecord]) async throws(BusError) {
        for change in changes { try await bus(of: change.invocation)?.arrange([change], gates: []) }
        for gate in gates { try await bus(of: gate.trigger.sensor).arrange([], gates: [gate]) }
    }

    package func gates() async throws(BusError) -> [GateRecord] {
        var gates: [GateRecord] = []
        for shard in owned { gates += try await shard.bus.gates() }
        return gates
    }

    package func roomHolders() async throws(BusError) -> [RoomHolder] {
        var holders: [RoomHolder] = []
        for shard in owned { holders += try await shard.bus.roomHolders() }
        return holders
    }

    package func leaveRoom(_ id: InvocationID) async throws(BusError) -> [InvocationID] {
        try await bus(of: id)?.leaveRoom(id) ?? []
    }

    package func retry(_ id: InvocationID, at now: Timestamp) async throws(BusError) -> Bool {
        try await bus(of: id)?.retry(id, at: now) ?? false
    }

    package func retryDead(matching query: InvocationQuery, at now: Timestamp) async throws(BusError) -> Int {
        var count = 0
        for shard in owned { count += try await shard.bus.retryDead(matching: query, at: now) }
        return count
    }

    package func drop(_ id: InvocationID, reason: String, at now: Timestamp) async throws(BusError) -> Bool {
        try await bus(of: id)?.drop(id, reason: reason, at: now) ?? false
    }

    package func invocation(_ id: InvocationID) async throws(BusError) -> InvocationRecord? {
        try await bus(of: id)?.invocation(id)
    }

    package func attempts(of id: InvocationID) async throws(BusError) -> [Attempt] {
        try await bus(of: id)?.attempts(of: id) ?? []
    }

    package func invocations(matching query: InvocationQuery) async throws(BusError) -> [InvocationRecord] {
        var records: [InvocationRecord] = []
        for shard in owned { records += try await shard.bus.invocations(matching: query) }
        return Array(records.sorted { $0.invocation.createdAt > $1.invocation.createdAt }.prefix(query.limit))
    }
}
