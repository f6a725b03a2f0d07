import EventData

/// Follows all objects of one kind, in one namespace or in all: lists them, watches them, and lists again where it must.
///
/// What it says is complete: after `all`, each later state of each object comes, though not each state in between.
package struct ResourceMirror: Sendable {
    package enum News: Sendable {
        /// Everything there is; whatever is not in here is gone.
        case all([MirroredObject])
        case changed(MirroredObject)
        case gone(MirroredObject)
        /// Why nothing is heard now; nil when all is well again.
        case problem(String?)
        /// The cluster has no such kind; it may come.
        case unknownKind(String)
    }

    /// Before a cluster that does not answer, or refuses, is asked again.
    private static let waits = Duration.milliseconds(200)...Duration.seconds(15)
    /// A watch that lasts so long was well.
    private static let healthyWatch = Duration.seconds(5)
    /// Objects in one answer to a list: few enough for the server's memory and ours.
    private static let pageSize = 500

    package let kind: String
    package let path: ResourcePath
    private let cluster: KubernetesClient

    package init(kind: String, at path: ResourcePath, in cluster: KubernetesClient) {
        self.kind = kind
        self.path = path
        // A lost connection is taken up here, with the version that was reached.
        self.cluster = cluster.allowing(.zero)
    }

    /// Until cancelled; `take` is called with one piece of news after the other.
    package func run(_ take: @Sendable (News) async -> Void) async {
        let clock = ContinuousClock()
        var version: String?
        var wait = Self.waits.lowerBound
        while !Task.isCancelled {
            var hasHeard = false
            let started = clock.now
            do throws(KubernetesError) {
                try await follow(&version, &hasHeard, take)
            } catch {
                // A version that is forgotten is no fault: it happens to whoever was away.
                switch error {
                case _ where error.isExpired: version = nil
                case .notFound:
                    // What is there when the kind is known again has to be told whole.
                    version = nil
                    await take(.unknownKind(problem(error)))
                default: await take(.problem(problem(error)))
                }
            }
            // A quiet watch that somebody between cuts off is no fault either.
            if hasHeard || started.duration(to: clock.now) > Self.healthyWatch { wait = Self.waits.lowerBound }
            do { try await Task.sleep(for: wait) } catch { return }
            wait = min(wait * 2, Self.waits.upperBound)
        }
    }

    /// One list, where `version` is nil, and one watch until it ends.
    private func follow(
        _ version: inout String?,
        _ hasHeard: inout Bool,
        _ take: (News) async -> Void
    ) async throws(KubernetesError) {
        if version == nil {
            let (objects, listed) = try await list()
            await take(.all(objects))
            (version, hasHeard) = (listed, true)
        }
        let events = try await cluster.watch(path, from: version)
        await take(.problem(nil))
        var iterator = events.makeAsyncIterator()
        while let event = try await iterator.next() {
            hasHeard = true
            switch event {
            case .added(let json), .modified(let json):
                let object = mirrored(json)
                version = object.resourceVersion
                await take(.changed(object))
            case .deleted(let json):
                let object = mirrored(json)
                version = object.resourceVersion
                await take(.gone(object))
            case .bookmark(let given): version = given
            }
        }
    }

    private func list() async throws(KubernetesError) -> ([MirroredObject], version: String) {
        var objects: [MirroredObject] = []
        var next: String?
        while true {
            let page = try await cluster.list(path, limit: Self.pageSize, continuing: next)
            objects += (page["items"]?.array ?? []).map(mirrored)
            next = page.at("metadata", "continue")?.string ?? ""
            if next == "" { return (objects, page.at("metadata", "resourceVersion")?.string ?? "") }
        }
    }

    private func mirrored(_ json: JSON) -> MirroredObject {
        MirroredObject(json, kind: kind, in: path)
    }

    private func problem(_ error: KubernetesError) -> String {
        if case .notFound = error {
            return
                "the cluster does not know \(path.plural): install the custom resources (kubectl apply -k deploy/base/crds)"
        }
        return "\(path.plural): \(error)"
    }
}
