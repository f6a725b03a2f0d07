package import EventData
package import Kubernetes
import Logging
package import Manifests

/// Takes part in the election for one Lease: one process at a time has it.
///
/// Whether the one that has it still lives is judged by our own clock: its Lease must change within the time it lasts.
package actor LeaseHolder {
    /// How long a Lease that does not change is respected; client libraries of Kubernetes use the same times.
    package static let usualDuration = Duration.seconds(15)

    private static let logger = Logger(label: "signalbox.operator")

    private let name: ManifestName
    private let identity: String
    private let lasting: Duration
    private let cluster: KubernetesClient
    private let now: @Sendable () -> Timestamp
    private let clock = ContinuousClock()
    /// The last one seen, and since when it has looked so.
    private var seen: (lease: Lease, since: ContinuousClock.Instant)?
    private var lastProblem = ""

    package init(
        _ name: ManifestName,
        identity: String,
        lasting: Duration = usualDuration,
        in cluster: KubernetesClient,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.name = name
        self.identity = identity
        self.lasting = lasting
        self.cluster = cluster.allowing(.zero)
        self.now = now
    }

    /// Who has it, as far as is known.
    package var holder: String? { seen?.lease.holder }

    private var pause: Duration { lasting / 7 }

    /// Waits until we have it.
    ///
    /// - Returns: the fencing token: higher than that of everybody who had it before.
    package func acquire() async throws(CancellationError) -> Int {
        while !Task.isCancelled {
            if let lease = await attempt(), lease.holder == identity { return lease.transitions }
            do { try await Task.sleep(for: pause) } catch { break }
        }
        throw CancellationError()
    }

    /// Renews it until somebody else has it.
    ///
    /// A cluster that does not answer takes it from nobody: as long as nobody else can be seen to have it, we go on.
    package func keep() async throws(CancellationError) {
        while !Task.isCancelled {
            do { try await Task.sleep(for: pause) } catch { break }
            if let lease = await attempt(), lease.holder != identity { return }
        }
        throw CancellationError()
    }

    /// Makes the fencing token of a Lease that we have higher than another one, which its data remembers.
    ///
    /// Does nothing when it is somebody else's by now.
    package func raise(above token: Int) async {
        guard var lease = seen?.lease, lease.holder == identity, lease.transitions <= token else { return }
        lease.transitions = token + 1
        do throws(KubernetesError) { _ = remember(try await write(lease)) } catch {
            Self.logger.warning("the Lease keeps its token", metadata: ["lease": "\(name)", "reason": "\(error)"])
        }
    }

    /// Lets the next one have it at once.
    package func release() async {
        guard var lease = seen?.lease, lease.holder == identity else { return }
        lease.holder = ""
        do throws(KubernetesError) { _ = try await write(lease) } catch {
            Self.logger.warning("the Lease is left to run out", metadata: ["lease": "\(name)", "reason": "\(error)"])
        }
        seen = nil
    }

    /// Looks at the Lease, and takes or renews it where that is right; nil when the cluster does not say.
    private func attempt() async -> Lease? {
        do throws(KubernetesError) {
            let lease = try await look()
            lastProblem = ""
            return lease
        } catch {
            // Somebody was faster: the next look says who.
            if case .conflict = error { return nil }
            if case .alreadyExists = error { return nil }
            if "\(error)" != lastProblem {
                Self.logger.warning("the Lease is unknown", metadata: ["lease": "\(name)", "reason": "\(error)"])
            }
            lastProblem = "\(error)"
            return nil
        }
    }

    private func look() async throws(KubernetesError) -> Lease {
        let found: Lease
        do throws(KubernetesError) {
            found = Lease(try await cluster.get(Lease.path(name.namespace, name.name)))
        } catch {
            guard case .notFound = error else { throw error }
            return remember(try await write(Lease(holder: identity, at: now())))
        }
        let isLive = isLive(found)
        _ = remember(found)
        guard found.holder == identity || found.holder.isEmpty || !isLive else { return found }
        return remember(try await write(found.held(by: identity, at: now())))
    }

    /// Whether its holder has shown within the time that it lives.
    private func isLive(_ found: Lease) -> Bool {
        guard let seen, seen.lease.version == found.version else { return true }
        return seen.since.duration(to: clock.now) < lasting
    }

    private func remember(_ lease: Lease) -> Lease {
        let isSame = seen?.lease.version == lease.version
        seen = (lease, isSame ? seen?.since ?? clock.now : clock.now)
        return lease
    }

    private func write(_ lease: Lease) async throws(KubernetesError) -> Lease {
        let json = lease.json(name.namespace, name.name, lasting: lasting)
        guard !lease.version.isEmpty else {
            return Lease(try await cluster.create(json, at: Lease.path(name.namespace, nil)))
        }
        return Lease(try await cluster.replace(Lease.path(name.namespace, name.name), with: json))
    }
}
