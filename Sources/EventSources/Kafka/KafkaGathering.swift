import Kafka
import Synchronization

/// What gathers while a batch is on its way to the disk: the reader puts in, the task that stores takes out.
///
/// Who stores takes its next batch by itself, so the disk does not wait for the reader to notice that it is free.
final class KafkaGathering: Sendable {
    private struct State {
        var waiting: KafkaBatch?
        /// A task stores, and will look for more before it ends.
        var isStoring = false
        var pace = KafkaPace()
        /// The reader, which waits for the batch to be taken.
        var reader: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    var isStoring: Bool { state.withLock(\.isStoring) }

    /// How many records may wait.
    var mostRecords: Int { state.withLock { $0.pace.records } }

    /// So many records were stored together, in that time.
    func note(stored count: Int, in time: Duration) { state.withLock { $0.pace.note(count, in: time) } }

    /// What waits; nil when everything was taken.
    ///
    /// It can be taken at any time, but only the reader makes it longer.
    func waiting<Value>(_ look: (KafkaBatch) -> Value) -> Value? where Value: Sendable {
        state.withLock { $0.waiting.map(look) }
    }

    /// Adds what came after everything else.
    func add(_ batch: KafkaBatch, _ encoding: inout KafkaEncoding) {
        state.withLock { state in
            // Two copies of a batch would be one too many when it grows.
            guard var waiting = state.waiting.take() else { return state.waiting = batch }
            waiting.append(batch, &encoding)
            state.waiting = waiting
        }
    }

    /// Whether the caller must begin a task that stores: something waits, and nobody else will take it.
    func beginStoring() -> Bool {
        state.withLock { state in
            guard !state.isStoring, state.waiting != nil else { return false }
            state.isStoring = true
            return true
        }
    }

    /// The next batch for the task that stores; nil when there is none, which ends the task if it has nothing else to do.
    func next(endsTask: Bool) -> KafkaBatch? {
        let (batch, reader) = state.withLock { state in
            if state.waiting == nil, endsTask { state.isStoring = false }
            return (state.waiting.take(), state.reader.take())
        }
        reader?.resume()
        return batch
    }

    /// The task that stored has failed.
    func stop() {
        let reader = state.withLock { state in
            state.isStoring = false
            return state.reader.take()
        }
        reader?.resume()
    }

    /// Returns when what waits has been taken, or nobody stores any more.
    func waitUntilTaken() async {
        await withCheckedContinuation { reader in
            let waits = state.withLock { state in
                guard state.isStoring, state.waiting != nil else { return false }
                state.reader = reader
                return true
            }
            if !waits { reader.resume() }
        }
    }
}
