package import EventData
package import Kubernetes
import Logging
import Manifests
import Synchronization

/// Brings statuses into the cluster in the background, several at a time, and tries again what failed.
package final class StatusKeeper: Sendable {
    /// Requests under way at a time: enough for thousands of objects after a start, few for the cluster.
    private static let width = 8
    /// After a refusal or silence; the cluster may be away for long.
    private static let retryWait = Duration.seconds(2)

    private static let logger = Logger(label: "signalbox.operator")

    private struct Wish: Sendable {
        let object: MirroredObject
        let status: ObjectStatus
    }

    /// What was written, and what the object said then, which need not be the same: a server drops what it does not know.
    private struct Written: Sendable {
        let status: ObjectStatus
        let answer: JSON?
    }

    private struct State {
        var wishes: [ManifestIdentity: Wish] = [:]
        /// By uid.
        var written: [String: Written] = [:]
    }

    private let writer: StatusWriter
    private let now: @Sendable () -> Timestamp
    private let state = Mutex(State())
    private let stream: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation

    package init(_ writer: StatusWriter, now: @escaping @Sendable () -> Timestamp) {
        self.writer = writer
        self.now = now
        (stream, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// What the objects ought to say; of one that is still to be written the newest wish counts.
    package func want(_ statuses: [(object: MirroredObject, status: ObjectStatus)]) {
        let time = now()
        let isAny = state.withLock { state in
            let uids = Set(statuses.map(\.object.uid))
            state.written = state.written.filter { uids.contains($0.key) }
            let different = statuses.filter { object, status in
                let current = object.json["status"]
                if let written = state.written[object.uid], written.status == status, written.answer == current {
                    return false
                }
                return status.json(after: current, at: time) != nil
            }
            // What was wished for something that looked otherwise is out of date.
            state.wishes = Dictionary(
                different.map { ($0.object.identity, Wish(object: $0.object, status: $0.status)) }
            ) { $1 }
            return !different.isEmpty
        }
        if isAny { wake.yield() }
    }

    /// Until cancelled; `note` is given each object as it is after it was written.
    package func run(_ note: @escaping @Sendable (MirroredObject) async -> Void) async {
        for await _ in stream {
            var isAllWritten = false
            while !isAllWritten, !Task.isCancelled {
                isAllWritten = await writeAll(note)
                guard !isAllWritten else { continue }
                do { try await Task.sleep(for: Self.retryWait) } catch { return }
            }
        }
    }

    /// - Returns: false when some are left.
    private func writeAll(_ note: @escaping @Sendable (MirroredObject) async -> Void) async -> Bool {
        let failed = await withTaskGroup(of: [Wish].self) { group in
            for _ in 0..<Self.width { group.addTask { await self.writeOneByOne(note) } }
            return await group.reduce(into: []) { $0 += $1 }
        }
        state.withLock { state in
            // Unless somebody wished otherwise meanwhile.
            for wish in failed where state.wishes[wish.object.identity] == nil {
                state.wishes[wish.object.identity] = wish
            }
        }
        return failed.isEmpty
    }

    /// - Returns: what failed and is to be tried again; the others need not wait for it.
    private func writeOneByOne(_ note: @Sendable (MirroredObject) async -> Void) async -> [Wish] {
        var failed: [Wish] = []
        while !Task.isCancelled, let wish = state.withLock({ $0.wishes.popFirst()?.value }) {
            do throws(KubernetesError) {
                guard let written = try await writer.write(wish.status, to: wish.object, now: now()) else { continue }
                remember(wish, as: written.json["status"], of: written.uid)
                await note(written)
            } catch {
                let facts: Logger.Metadata = ["object": "\(wish.object.identity)", "reason": "\(error)"]
                guard case .refused = error else {
                    Self.logger.warning("a status could not be written, will be tried again", metadata: facts)
                    failed.append(wish)
                    continue
                }
                // It would be refused again: until the object, or what is to be said of it, changes.
                Self.logger.error("a status was refused", metadata: facts)
                remember(wish, as: wish.object.json["status"], of: wish.object.uid)
            }
        }
        return failed
    }

    private func remember(_ wish: Wish, as answer: JSON?, of uid: String) {
        state.withLock { $0.written[uid] = Written(status: wish.status, answer: answer) }
    }
}
