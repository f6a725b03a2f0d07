import EventSources
import Manifests
import Synchronization

/// Which gateway runs a source that one of several is enough for: the one that has the source's shard.
///
/// The group that shares the shards out is the lease: a gateway that dies is missed for its session time, then the shard and
/// its sources go on elsewhere, from the notes that all gateways have in common. A gateway lets a shard go when its sources
/// have ended. One that is cut off may run them for a moment longer: the identities of their events let none happen twice;
/// only what `generic` is sent in that moment has none.
final class SourceTurns: Sendable {
    /// How long a shard is kept for sources that do not end.
    private static let patience = Duration.seconds(5)

    private struct Watch {
        let shard: Int32
        let tell: AsyncStream<Bool>.Continuation
        /// Raised when the source has ended.
        var ends: [Signal] = []
    }

    /// One source's turns: first whether it runs here now, then each change.
    ///
    /// After each that says no, `hasEnded` must follow.
    struct Turns {
        let changes: AsyncStream<Bool>
        let hasEnded: @Sendable () -> Void
    }

    private struct State {
        var here: Set<Int32> = []
        var watches: [Int: Watch] = [:]
        var nextWatch = 0
    }

    private let state = Mutex(State())
    private let shard: @Sendable (ManifestName) -> Int32

    /// `shard` says where a name belongs, the same in every gateway.
    init(shard: @escaping @Sendable (ManifestName) -> Int32) { self.shard = shard }

    func gain(_ shards: some Sequence<Int32>) { _ = change { $0.formUnion(shards) } }

    /// Comes back when the sources of the shards have ended here.
    func lose(_ shards: some Sequence<Int32>) async {
        for end in change({ $0.subtract(shards) }) { await end.wait(atMost: Self.patience) }
    }

    /// Whether the source runs here now.
    func isHere(_ source: SourceName) -> Bool {
        let shard = shard(of: source)
        return state.withLock { $0.here.contains(shard) }
    }

    /// Each event by itself, so that those of one EventSource are spread too.
    private func shard(of source: SourceName) -> Int32 {
        shard(ManifestName(namespace: source.source.namespace, name: "\(source.source.name)/\(source.eventName)"))
    }

    func turns(of source: SourceName) -> Turns {
        let shard = shard(of: source)
        let (stream, tell) = AsyncStream.makeStream(of: Bool.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.nextWatch += 1
            state.watches[state.nextWatch] = Watch(shard: shard, tell: tell)
            tell.yield(state.here.contains(shard))
            return state.nextWatch
        }
        tell.onTermination = { [weak self] _ in
            self?.hasEnded(number)
            self?.state.withLock { _ = $0.watches.removeValue(forKey: number) }
        }
        return Turns(changes: stream) { [weak self] in self?.hasEnded(number) }
    }

    private func hasEnded(_ number: Int) {
        let ends = state.withLock { state in
            let ends = state.watches[number]?.ends ?? []
            state.watches[number]?.ends = []
            return ends
        }
        for end in ends { end.raise() }
    }

    /// The ends to wait for, of sources whose turn it is no more.
    private func change(_ change: (inout Set<Int32>) -> Void) -> [Signal] {
        state.withLock { state in
            let before = state.here
            change(&state.here)
            var ends: [Signal] = []
            for (number, watch) in state.watches {
                let isHere = state.here.contains(watch.shard)
                guard before.contains(watch.shard) != isHere else { continue }
                if !isHere {
                    let end = Signal()
                    state.watches[number]?.ends.append(end)
                    ends.append(end)
                }
                watch.tell.yield(isHere)
            }
            return ends
        }
    }
}
