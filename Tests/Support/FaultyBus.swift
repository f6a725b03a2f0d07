package import Buses
package import EventData
package import Manifests
package import SensorEngine
import Synchronization

/// A bus that refuses some calls on demand and otherwise is the bus it wraps.
package final class FaultyBus: EventBus {
    /// The calls that can be made to fail.
    package enum Call: Sendable, Hashable { case append, read, commit, due, record, arrange, unconsumed }

    /// Puts a batch into the bus.
    package typealias Committing = @Sendable ([SensorCommit], any EventBus) async throws(BusError) -> Void

    private let bus: any EventBus
    private let committing: Committing?
    private let failures = Mutex<[Call: Int]>([:])
    /// Every call of these kinds that succeeded, as it did.
    package let successes: AsyncStream<Call>
    private let report: AsyncStream<Call>.Continuation

    /// `committing` does what `commit` should do; for a bus that does it wrongly.
    package init(_ bus: any EventBus, committing: Committing? = nil) {
        self.bus = bus
        self.committing = committing
        (successes, report) = AsyncStream.makeStream(of: Call.self)
    }

    /// The next `times` calls of the kind throw `unavailable` and change nothing.
    package func fail(_ call: Call, times: Int) { failures.withLock { $0[call] = times } }

    /// How many refusals of the kind are still to come.
    package func failuresLeft(of call: Call) -> Int { failures.withLock { $0[call] ?? 0 } }

    private func pass<Value>(_ call: Call, _ body: () async throws(BusError) -> Value) async throws(BusError) -> Value {
        let isRefused = failures.withLock { failures in
            guard let left = failures[call], left > 0 else { return false }
            failures[call] = left - 1
            return true
        }
        if isRefused { throw .unavailable("the test refuses \(call)") }
        let value = try await body()
        report.yield(call)
        return value
    }

    package func append(_ event: CloudEvent) async throws(BusError) -> Appended {
        try await pass(.append) { () async throws(BusError) in try await bus.append(event) }
    }

    package func begin(_ events: [CloudEvent], in line: AppendLine) async -> PendingAppend {
        guard failuresLeft(of: .append) == 0 else { return await appendNow(events, in: line) }
        return await bus.begin(events, in: line)
    }

    package func events(after sequence: Int64, limit: Int) async throws(BusError) -> [StoredEvent] {
        try await pass(.read) { () async throws(BusError) in try await bus.events(after: sequence, limit: limit) }
    }

    package func commit(_ commits: [SensorCommit]) async throws(BusError) {
        try await pass(.commit) { () async throws(BusError) in
            guard let committing else { return try await bus.commit(commits) }
            try await committing(commits, bus)
        }
    }

    package func dueInvocations(
        at now: Timestamp,
        limit: Int,
        excluding excluded: Exclusion
    ) async throws(BusError) -> [InvocationRecord] {
        try await pass(.due) { () async throws(BusError) in
            try await bus.dueInvocations(at: now, limit: limit, excluding: excluded)
        }
    }

    package func record(_ report: DeliveryReport, of id: InvocationID) async throws(BusError) {
        try await pass(.record) { () async throws(BusError) in try await bus.record(report, of: id) }
    }

    package func arrange(_ changes: [Arrangement], gates: [GateRecord]) async throws(BusError) {
        try await pass(.arrange) { () async throws(BusError) in try await bus.arrange(changes, gates: gates) }
    }
}

// MARK: Calls that are only handed on

extension FaultyBus {
    package func lastSequence() async throws(BusError) -> Int64 { try await bus.lastSequence() }

    package func state(of sensor: ManifestName) async throws(BusError) -> SensorState {
        try await bus.state(of: sensor)
    }

    package func knownState(of sensor: ManifestName) async throws(BusError) -> SensorState? {
        try await bus.knownState(of: sensor)
    }

    package func pendingCount(of sensor: ManifestName) async throws(BusError) -> Int {
        try await bus.pendingCount(of: sensor)
    }

    package func forget(allBut live: Set<ManifestName>, at now: Timestamp) async throws(BusError) -> [AbsentSensor] {
        try await bus.forget(allBut: live, at: now)
    }

    package func nextDueTime(excluding excluded: Exclusion) async throws(BusError) -> Timestamp? {
        try await bus.nextDueTime(excluding: excluded)
    }

    package func retry(_ id: InvocationID, at now: Timestamp) async throws(BusError) -> Bool {
        try await bus.retry(id, at: now)
    }

    package func verdictCounts() async throws(BusError) -> [VerdictCount] { try await bus.verdictCounts() }

    package func keep(_ manifest: String, of sensor: ManifestName, revision: String) async throws(BusError) {
        try await bus.keep(manifest, of: sensor, revision: revision)
    }

    package func manifest(of sensor: ManifestName, revision: String) async throws(BusError) -> String? {
        try await bus.manifest(of: sensor, revision: revision)
    }

    package func states(of sensors: [KnownSensor]) async throws(BusError) -> [SensorState] {
        try await bus.states(of: sensors)
    }

    package func waiting(since time: Timestamp) async throws(BusError) -> [ManifestName: Int] {
        try await bus.waiting(since: time)
    }

    package func backlog() async throws(BusError) -> [InvocationRecord.Wait?: Int] { try await bus.backlog() }

    package func unconsumed(
        of source: String,
        _ subject: String,
        by readers: Set<ManifestName>
    ) async throws(BusError) -> Unconsumed {
        try await pass(.unconsumed) { () async throws(BusError) in
            try await bus.unconsumed(of: source, subject, by: readers)
        }
    }

    package func gates() async throws(BusError) -> [GateRecord] { try await bus.gates() }

    package func roomHolders() async throws(BusError) -> [RoomHolder] { try await bus.roomHolders() }

    package func occupants(after id: InvocationID?, limit: Int) async throws(BusError) -> [InvocationRecord] {
        try await bus.occupants(after: id, limit: limit)
    }

    package func leaveRoom(_ id: InvocationID) async throws(BusError) -> [InvocationID] {
        try await bus.leaveRoom(id)
    }

    package func retryDead(matching query: InvocationQuery, at now: Timestamp) async throws(BusError) -> Int {
        try await bus.retryDead(matching: query, at: now)
    }

    package func drop(_ id: InvocationID, reason: String, at now: Timestamp) async throws(BusError) -> Bool {
        try await bus.drop(id, reason: reason, at: now)
    }

    package func note(_ key: String) async throws(BusError) -> String? { try await bus.note(key) }

    package func setNote(_ key: String, to value: String) async throws(BusError) {
        try await bus.setNote(key, to: value)
    }

    package func count(_ counter: String, by amount: Int) async throws(BusError) {
        try await bus.count(counter, by: amount)
    }

    package func counters() async throws(BusError) -> [String: Int] { try await bus.counters() }

    package func sweep(at now: Timestamp) async throws(BusError) -> Int { try await bus.sweep(at: now) }

    package func close() async { await bus.close() }

    package func events(matching query: EventQuery) async throws(BusError) -> [StoredEvent] {
        try await bus.events(matching: query)
    }

    package func event(id: String) async throws(BusError) -> [StoredEvent] { try await bus.event(id: id) }

    package func outcomes(of sequence: Int64) async throws(BusError) -> [SensorOutcome] {
        try await bus.outcomes(of: sequence)
    }

    package func invocations(matching query: InvocationQuery) async throws(BusError) -> [InvocationRecord] {
        try await bus.invocations(matching: query)
    }

    package func invocation(_ id: InvocationID) async throws(BusError) -> InvocationRecord? {
        try await bus.invocation(id)
    }

    package func firings(
        of sensor: ManifestName,
        newest range: ClosedRange<Int64>
    ) async throws(BusError) -> Firings {
        try await bus.firings(of: sensor, newest: range)
    }

    package func add(_ effects: [Effect], of sensor: ManifestName) async throws(BusError) {
        try await bus.add(effects, of: sensor)
    }

    package func attempts(of id: InvocationID) async throws(BusError) -> [Attempt] { try await bus.attempts(of: id) }
}
