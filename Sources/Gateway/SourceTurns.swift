import EventSources
import Manifests
import Synchronization

/// Which gateway runs a source that one of several is enough for: the one that has the source's shard.
///
/// The group that shares the shards out is the lease: a gateway that dies is missed for its session time, then the shard and
/// its sources go on elsewhere, from the notes that all gateways have in common. Should two gateways run one for a moment,
/// the identities of its events let none happen twice; only what `generic` is sent in that moment has none.
final class SourceTurns: Sendable {
    private struct Watch {
        let shard: Int32
        let tell: AsyncStream<Bool>.Continuation
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

    func gain(_ shards: some Sequence<Int32>) { change { $0.formUnion(shards) } }

    func lose(_ shards: some Sequence<Int32>) { change { $0.subtract(shards) } }

    /// Whether the source runs here now.
    func isHere(_ source: SourceName) -> Bool {
        let shard = shard(of: source)
        return state.withLock { $0.here.contains(shard) }
    }

    /// Each event by itself, so that those of one EventSource are spread too.
    private func shard(of source: SourceName) -> Int32 {
        shard(ManifestName(namespace: source.source.namespace, name: "\(source.source.name)/\(source.eventName)"))
    }

    /// Whether the source runs here: first as it is now, then each change.
    func turns(of source: SourceName) -> AsyncStream<Bool> {
        let shard = shard(of: source)
        let (stream, tell) = AsyncStream.makeStream(of: Bool.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.nextWatch += 1
            state.watches[state.nextWatch] = Watch(shard: shard, tell: tell)
            tell.yield(state.here.contains(shard))
            return state.nextWatch
        }
        tell.onTermination = { [weak self] _ in self?.state.withLock { _ = $0.watches.removeValue(forKey: number) } }
        return stream
    }

    private func change(_ change: (inout Set<Int32>) -> Void) {
        state.withLock { state in
            let before = state.here
            change(&state.here)
            for watch in state.watches.values where before.contains(watch.shard) != state.here.contains(watch.shard) {
                watch.tell.yield(state.here.contains(watch.shard))
            }
        }
    }
}
