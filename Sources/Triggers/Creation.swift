import EventData
import Kubernetes
import Manifests
import SensorEngine

/// Time for one attempt's calls; a longer wait is a row in the bus, where people see it.
let callBudget = Duration.seconds(10)

/// Creates the object, or finds that this invocation created it before (promise G3).
///
/// `isFetched` says whether an earlier attempt may have created an object of another name, because it fetched another
/// text.
func create(
    _ object: CreatedObject,
    for invocation: Invocation,
    in context: TriggerContext,
    isFetched: Bool = false
) async throws(AttemptFailure) -> AttemptResult {
    let cluster = context.kubernetes.allowing(callBudget)
    let path = try await object.identity.path(for: invocation, in: cluster)
    if isFetched, let made = try await pathMade(by: invocation, like: path, in: cluster) {
        return .succeeded(subject(object.kind, made))
    }
    let subject = subject(object.kind, path)
    do throws(KubernetesError) {
        _ = try await cluster.create(object.linked(to: context.console, of: invocation), at: path.collection)
        return .succeeded(subject)
    } catch .alreadyExists {
        return try await verify(path, named: subject, of: invocation, in: cluster)
    } catch {
        throw AttemptFailure(error, wanting: subject)
    }
}

extension Invocation {
    /// Whether a Workflow that is there was submitted by the same WorkflowEventBinding.
    ///
    /// Its name then follows from what another event said, and says by that that both mean one run.
    fileprivate func isOfBinding(named name: String?) -> Bool {
        guard let name, let binding = WorkflowEventBinding.name(ofSensor: sensor) else { return false }
        return binding.name == name
    }
}

/// "Already exists" is a success only if the label says that it is this invocation's object.
private func verify(
    _ path: ResourcePath,
    named subject: String,
    of invocation: Invocation,
    in cluster: KubernetesClient
) async throws(AttemptFailure) -> AttemptResult {
    let found: JSON
    do throws(KubernetesError) { found = try await cluster.get(path) } catch .notFound {
        throw AttemptFailure(result: .transient("\(subject) existed and was gone a moment later", after: nil))
    } catch {
        throw AttemptFailure(error, wanting: subject)
    }
    let maker = found.at("metadata", "labels", CreatedObject.invocationLabel)?.string
    if maker.map({ InvocationID($0) }) == invocation.id { return .succeeded(subject) }
    if invocation.isOfBinding(named: found.at("metadata", "labels", BindingLabel.binding)?.string) {
        return .succeeded(subject)
    }
    throw .permanent(
        "the name is taken: \(subject) exists and was not made by this invocation",
        fix: "use generateName instead of name, or delete \(subject) and retry the invocation"
    )
}
