import CRdKafka
import Synchronization

/// Messages that were handed over together, until the last one's fate is known.
final class DeliveryBatch: Sendable {
    typealias Outcome = Result<KafkaDelivery, KafkaError>

    private struct State {
        var outcomes: [Outcome?]
        var missing: Int
        var caller: CheckedContinuation<[Outcome], Never>?
    }

    private let state: Mutex<State>

    init(count: Int) {
        state = Mutex(State(outcomes: Array(repeating: nil, count: count), missing: count, caller: nil))
    }

    func settle(_ index: Int, _ outcome: Outcome) {
        let ready: (caller: CheckedContinuation<[Outcome], Never>, outcomes: [Outcome])? = state.withLock { state in
            precondition(state.outcomes[index] == nil, "a message has one fate")
            state.outcomes[index] = outcome
            state.missing -= 1
            guard state.missing == 0, let caller = state.caller else { return nil }
            return (caller, state.outcomes.compactMap { $0 })
        }
        ready?.caller.resume(returning: ready?.outcomes ?? [])
    }

    /// Returns when every message has its outcome.
    func outcomes() async -> [Outcome] {
        await withCheckedContinuation { caller in
            let ready: [Outcome]? = state.withLock { state in
                guard state.missing == 0 else {
                    state.caller = caller
                    return nil
                }
                return state.outcomes.compactMap { $0 }
            }
            if let ready { caller.resume(returning: ready) }
        }
    }
}

/// One message's place in its batch; librdkafka carries it and gives it back with the report.
final class DeliverySlot: Sendable {
    private let batch: DeliveryBatch
    private let index: Int

    init(_ batch: DeliveryBatch, _ index: Int) {
        self.batch = batch
        self.index = index
    }

    /// Takes the slot out of the message.
    static func report(_ message: UnsafePointer<rd_kafka_message_t>) {
        guard let opaque = message.pointee._private else { return }
        let slot = Unmanaged<DeliverySlot>.fromOpaque(opaque).takeRetainedValue()
        if let error = KafkaError(message.pointee.err) {
            slot.batch.settle(slot.index, .failure(error))
        } else {
            let offset = message.pointee.offset
            let delivery = KafkaDelivery(partition: message.pointee.partition, offset: offset < 0 ? nil : offset)
            slot.batch.settle(slot.index, .success(delivery))
        }
    }
}
