package import EventData
import Kubernetes
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

    private let writer: StatusWriter
    private let now: @Sendable () -> Timestamp
    private let wishes = Mutex<[ManifestIdentity: Wish]>([:])
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
        let different = statuses.filter { $0.status.json(after: $0.object.json["status"], at: time) != nil }
        wishes.withLock { wishes in
            // What was wished for something that looked otherwise is out of date.
            wishes = Dictionary(different.map { ($0.object.identity, Wish(object: $0.object, status: $0.status)) }) {
                $1
            }
        }
        if !different.isEmpty { wake.yield() }
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
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<Self.width { group.addTask { await self.writeOneByOne(note) } }
            return await group.reduce(true) { $0 && $1 }
        }
    }

    private func writeOneByOne(_ note: @Sendable (MirroredObject) async -> Void) async -> Bool {
        while !Task.isCancelled, let wish = wishes.withLock({ $0.popFirst()?.value }) {
            do throws(KubernetesError) {
                let written = try await writer.write(wish.status, to: wish.object, now: now())
                if let written { await note(written) }
            } catch {
                let facts: Logger.Metadata = ["object": "\(wish.object.identity)", "reason": "\(error)"]
                Self.logger.warning("a status could not be written, will be tried again", metadata: facts)
                // Unless somebody wished otherwise meanwhile.
                wishes.withLock { if $0[wish.object.identity] == nil { $0[wish.object.identity] = wish } }
                return false
            }
        }
        return true
    }
}
