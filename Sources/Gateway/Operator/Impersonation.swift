import Buses
import EventData
import Kubernetes
import Logging
import Manifests
import SensorEngine
import Triggers

/// Has what a sensor makes in the cluster made with the rights of its own service account
/// (`spec.template.serviceAccountName`, spec/sensor.md §9.2), so that a namespace cannot borrow the gateway's.
actor Impersonation {
    /// The kinds that act on the cluster; what others read there (Secrets) is read by the gateway.
    private static let kinds: Set<String> = ["k8s", "argoWorkflow"]
    /// Revisions that are remembered; more start anew.
    private static let limit = 10_000

    private struct Revision: Hashable {
        let sensor: ManifestName
        let text: String
    }

    private let bus: any EventBus
    private var accounts: [Revision: String] = [:]

    init(bus: any EventBus) { self.bus = bus }

    /// The context with the rights that the invocation's sensor had when it fired.
    ///
    /// - Throws: when the bus cannot say what the sensor looked like.
    func context(for invocation: Invocation, in context: TriggerContext) async throws(BusError) -> TriggerContext {
        guard Self.kinds.contains(invocation.kind) else { return context }
        let account = try await account(Revision(sensor: invocation.sensor, text: invocation.revision))
        let cluster = context.kubernetes.acting(as: account, of: invocation.sensor.namespace)
        var own = TriggerContext(kubernetes: cluster, logger: context.logger, now: context.now)
        own.console = context.console
        return own
    }

    private func account(_ revision: Revision) async throws(BusError) -> String {
        if let known = accounts[revision] { return known }
        let text = try await bus.manifest(of: revision.sensor, revision: revision.text)
        guard let text, case .success(let manifest) = Result(catching: { try JSON(parsing: text) }) else {
            throw .unavailable("what \(revision.sensor) looked like at revision \(revision.text) is not known")
        }
        let named = manifest.at("spec", "template", "serviceAccountName")?.string ?? ""
        let account = named.isEmpty ? "default" : named
        if accounts.count >= Self.limit { accounts = [:] }
        accounts[revision] = account
        return account
    }
}

extension TriggerEffects {
    /// Those of the kinds of trigger that there are, with the rights of the sensors' own service accounts.
    init(_ kinds: TriggerKinds, in context: TriggerContext, _ impersonation: Impersonation) {
        self.init(
            fire: { invocation in
                do throws(BusError) {
                    return await kinds.fire(
                        invocation,
                        in: try await impersonation.context(for: invocation, in: context)
                    )
                } catch { return .transient(error.text, after: nil) }
            },
            observe: { invocation, policy in
                do throws(BusError) {
                    let own = try await impersonation.context(for: invocation, in: context)
                    return await kinds.look(at: invocation, in: own).observation(policy)
                } catch { return .failed(.transient(error.text, after: nil)) }
            },
            hasEnded: { invocation in
                do throws(BusError) {
                    let own = try await impersonation.context(for: invocation, in: context)
                    return await kinds.look(at: invocation, in: own).hasEnded
                } catch { return nil }
            },
            stop: { invocation in
                do throws(BusError) {
                    return await kinds.stop(
                        invocation,
                        in: try await impersonation.context(for: invocation, in: context)
                    )
                } catch { return .transient(error.text, after: nil) }
            }
        )
    }
}
