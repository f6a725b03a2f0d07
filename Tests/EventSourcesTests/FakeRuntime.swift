import EventData
import EventSources
import Manifests
import Synchronization

/// A runtime whose clock is moved by hand and whose bus does what it is told.
final class FakeRuntime: SourceRuntime {
    struct Emitted: Equatable {
        let type: String
        let payload: String
        let identity: String?
        let source: String
        let eventName: String
        var producer: [String: String] = [:]
    }

    struct Unreadable: Error {}

    private struct Sleeper {
        let wake: Timestamp
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now = Timestamp(seconds: 0)
        var emitted: [Emitted] = []
        var attempts = 0
        var failures: [EmitError] = []
        var secrets: [String: [UInt8]] = [:]
        var notes: [String: String] = [:]
        var areNotesRefused = false
        var counters: [String: Int] = [:]
        var figures: [SourceFigure: Int] = [:]
        var sleepers: [Int: Sleeper] = [:]
        var nextSleeper = 0
        var gates: [CheckedContinuation<Void, Never>] = []
        var isGateClosed = false
        var pause: Duration?
        var handedOver = 0
        var quarantined: [PoisonRecord] = []
        var quarantineFailures: [EmitError] = []
        var status: SourceStatus?
    }

    private let state: Mutex<State>

    init(now: Timestamp = Timestamp(seconds: 0)) {
        state = Mutex(State(now: now))
    }

    // MARK: What tests set and read

    var emitted: [Emitted] { state.withLock { $0.emitted } }
    var payloads: [String] { emitted.map(\.payload) }
    var identities: [String?] { emitted.map(\.identity) }
    var attempts: Int { state.withLock { $0.attempts } }
    var counters: [String: Int] { state.withLock { $0.counters } }
    var figures: [SourceFigure: Int] { state.withLock { $0.figures } }
    var notes: [String: String] { state.withLock { $0.notes } }
    /// Calls of `emit` that wait.
    var waitingAtTheGate: Int { state.withLock { $0.gates.count } }

    /// The next calls of `emit` fail like this, one after the other.
    func fail(with failures: EmitError...) { state.withLock { $0.failures += failures } }

    func setSecret(_ name: String, _ key: String, to value: String) {
        state.withLock { $0.secrets["\(name)/\(key)"] = Array(value.utf8) }
    }

    /// From now on no note can be kept.
    func refuseNotes() { state.withLock { $0.areNotesRefused = true } }

    func putNote(_ key: String, _ value: String) { state.withLock { $0.notes[key] = value } }

    /// From now on `emit` waits until the gate is opened.
    func closeGate() { state.withLock { $0.isGateClosed = true } }

    func openGate() {
        let waiting = state.withLock { state in
            state.isGateClosed = false
            defer { state.gates = [] }
            return state.gates
        }
        for continuation in waiting { continuation.resume() }
    }

    /// From now on `emit` waits again, and those that wait now do not.
    func openGateForAMoment() {
        openGate()
        closeGate()
    }

    /// From now on lines take batches before those in front of them are stored; while they pause more is gathered.
    func takeAhead(pausing pause: Duration = .milliseconds(5)) { state.withLock { $0.pause = pause } }

    /// Batches that a line has taken and given no receipt for.
    var handedOver: Int { state.withLock { $0.handedOver } }

    var quarantined: [PoisonRecord] { state.withLock { $0.quarantined } }
    var status: SourceStatus? { state.withLock { $0.status } }

    /// The next calls of `quarantine` fail like this, one after the other.
    func failQuarantine(with failures: EmitError...) { state.withLock { $0.quarantineFailures += failures } }

    // MARK: SourceRuntime

    func quarantine(_ record: PoisonRecord, source: ManifestName, eventName: String) async throws(EmitError) {
        let failure = state.withLock { state -> EmitError? in
            guard state.quarantineFailures.isEmpty else { return state.quarantineFailures.removeFirst() }
            if !state.quarantined.contains(where: { $0.identity == record.identity }) {
                state.quarantined.append(record)
            }
            return nil
        }
        if let failure { throw failure }
    }

    func report(_ status: SourceStatus, kind: String, source: ManifestName, eventName: String) async {
        state.withLock { $0.status = status }
    }

    func emit(_ emission: Emission, source: ManifestName, eventName: String) async throws(EmitError) -> Receipt {
        await passGate()
        let failure = state.withLock { state -> EmitError? in
            state.attempts += 1
            return state.failures.isEmpty ? nil : state.failures.removeFirst()
        }
        if let failure { throw failure }
        return state.withLock { state in
            if let identity = emission.identity,
                let index = state.emitted.firstIndex(where: { $0.identity == identity })
            {
                return .duplicate(eventID: identity, sequence: Int64(index + 1))
            }
            state.emitted.append(
                Emitted(
                    type: emission.type,
                    payload: String(decoding: emission.payload, as: UTF8.self),
                    identity: emission.identity,
                    source: source.description,
                    eventName: eventName,
                    producer: emission.producer
                )
            )
            let sequence = state.emitted.count
            return .stored(eventID: emission.identity ?? "event-\(sequence)", sequence: Int64(sequence))
        }
    }

    func line(source: ManifestName, eventName: String) -> any EmissionLine {
        FakeLine(runtime: self, source: source, eventName: eventName)
    }

    /// - Returns: how long taking it lasts when the next one may be handed over before this one is stored, otherwise nil.
    fileprivate func noteHandedOver(_ batches: Int) -> Duration? {
        state.withLock { state in
            state.handedOver += batches
            return state.pause
        }
    }

    private func passGate() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                guard state.isGateClosed else { return true }
                state.gates.append(continuation)
                return false
            }
            if isOpen { continuation.resume() }
        }
    }

    func add(_ amount: Int, to figure: SourceFigure) { state.withLock { $0.figures[figure, default: 0] += amount } }

    func now() -> Timestamp { state.withLock { $0.now } }

    func sleep(for wait: Duration) async throws {
        let id = state.withLock { state in
            state.nextSleeper += 1
            return state.nextSleeper
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isCancelled = state.withLock { state in
                    if Task.isCancelled { return true }
                    state.sleepers[id] = Sleeper(wake: state.now + wait, continuation: continuation)
                    return false
                }
                if isCancelled { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: id) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    func secret(_ selector: SecretSelector, namespace: String) async throws -> [UInt8] {
        guard let value = state.withLock({ $0.secrets["\(selector.name)/\(selector.key)"] }) else { throw Unreadable() }
        return value
    }

    func note(_ key: String) async throws -> String? { state.withLock { $0.notes[key] } }

    func setNote(_ key: String, to value: String) async throws {
        try state.withLock { state in
            if state.areNotesRefused { throw Unreadable() }
            state.notes[key] = value
        }
    }

    func isStored(_ identity: String, source: ManifestName, eventName: String) async throws -> Bool {
        emitted.contains { $0.identity == identity }
    }

    func count(_ counter: String, by amount: Int) async {
        state.withLock { $0.counters[counter, default: 0] += amount }
    }

    // MARK: The clock

    /// Lets time pass as it does for a healthy process: every sleeper wakes when its time has come.
    func advance(to end: Timestamp) async throws {
        while true {
            try await untilAsleep()
            let next = state.withLock { state -> Sleeper? in
                guard let due = state.sleepers.min(by: { $0.value.wake < $1.value.wake }), due.value.wake <= end else {
                    state.now = end
                    return nil
                }
                state.now = max(state.now, due.value.wake)
                return state.sleepers.removeValue(forKey: due.key)
            }
            guard let next else { return }
            next.continuation.resume()
        }
    }

    /// Jumps, as a suspended machine does: everybody who sleeps wakes only at `end`.
    func jump(to end: Timestamp) async throws {
        try await wakeAll(in: (end - now()).components.seconds)
        try await untilAsleep()
    }

    /// Wakes everybody who sleeps, that many seconds later.
    func wakeAll(in seconds: Int64) async throws {
        try await untilAsleep()
        let sleepers = state.withLock { state in
            state.now = state.now + .seconds(seconds)
            defer { state.sleepers = [:] }
            return Array(state.sleepers.values)
        }
        for sleeper in sleepers { sleeper.continuation.resume() }
    }

    /// Wakes whoever is due first, when it is due.
    func wakeNext() async throws {
        try await untilAsleep()
        let next = state.withLock { state -> Sleeper? in
            guard let due = state.sleepers.min(by: { $0.value.wake < $1.value.wake }) else { return nil }
            state.now = max(state.now, due.value.wake)
            return state.sleepers.removeValue(forKey: due.key)
        }
        next?.continuation.resume()
    }

    /// Wakes whoever sleeps now, so many seconds later; nobody has to.
    func tick(_ seconds: Int64 = 0) {
        let sleepers = state.withLock { state in
            state.now = state.now + .seconds(seconds)
            defer { state.sleepers = [:] }
            return Array(state.sleepers.values)
        }
        for sleeper in sleepers { sleeper.continuation.resume() }
    }

    /// Moves the clock while nothing is running.
    func leap(to end: Timestamp) { state.withLock { $0.now = end } }

    /// Waits until the source has nothing to do but sleep.
    func untilAsleep() async throws {
        // Nearly always it is at work on another thread for some microseconds.
        for _ in 0..<10_000 where state.withLock({ $0.sleepers.isEmpty }) { await Task.yield() }
        try await eventually("the source sleeps") { state.withLock { !$0.sleepers.isEmpty } }
    }
}

/// Stores batches one behind the other, and none behind one that was refused.
private final class FakeLine: EmissionLine {
    private let runtime: FakeRuntime
    private let source: ManifestName
    private let eventName: String
    private let last = Mutex<Task<BatchReceipt, Never>?>(nil)

    init(runtime: FakeRuntime, source: ManifestName, eventName: String) {
        (self.runtime, self.source, self.eventName) = (runtime, source, eventName)
    }

    func handOver(_ emissions: [Emission]) async -> PendingBatch {
        let pause = runtime.noteHandedOver(1)
        let before = last.withLock { $0 }
        let task = Task<BatchReceipt, Never> { [runtime, source, eventName] in
            if let before, await before.value.refusal != nil {
                return BatchReceipt(receipts: [], refusal: .unavailable("behind a refusal", retryAfter: .seconds(1)))
            }
            return await runtime.emit(emissions, source: source, eventName: eventName)
        }
        last.withLock { $0 = task }
        if let pause {
            // As a bus does that has something to look at first; meanwhile more is gathered.
            do { try await Task.sleep(for: pause) } catch {}
        } else {
            _ = await task.value
        }
        return PendingBatch(mayBeFollowed: pause != nil) { [runtime] in
            let receipt = await task.value
            _ = runtime.noteHandedOver(-1)
            return receipt
        }
    }
}

struct Overdue: Error, CustomStringConvertible {
    let description: String
}

/// Waits for a condition of the real world, a minute at most: what runs beside it may keep every core busy.
func eventually(
    _ what: String,
    within limit: Duration = .seconds(60),
    _ condition: () async throws -> Bool
) async throws {
    let clock = ContinuousClock()
    let end = clock.now + limit
    while try await !condition() {
        guard clock.now < end else { throw Overdue(description: "waited in vain: \(what)") }
        try await Task.sleep(for: .milliseconds(1))
    }
}
