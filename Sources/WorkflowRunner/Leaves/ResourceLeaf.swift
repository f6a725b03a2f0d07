import EventData
import Kubernetes
import Workflows

/// Runs a `resource` template: one action on objects of the cluster, then waits for its conditions (spec/workflows.md D9).
struct ResourceLeaf: Sendable {
    let task: LeafTask
    let tools: LeafTools

    /// Between two looks at an object whose condition is awaited.
    private static let lookInterval = Duration.seconds(1)
    private static let manager = "argo"

    func run() async -> LeafResult {
        let block = task.template["resource"] ?? .null
        do throws(LeafProblem) {
            let success = try condition(block.text("successCondition"))
            let failure = try condition(block.text("failureCondition"))
            if block["manifestFrom"] != nil {
                throw .error("resource: manifestFrom is not supported here; write the manifest itself")
            }
            let target = try await ResourceTarget(block, task: task, cluster: tools.cluster)
            let action = block.text("action")
            var object = try await act(action, target, block)
            if action != "delete", success != nil || failure != nil {
                object = try await awaited(object, target, success, failure, block)
            }
            var outputs: JSON = [:]
            let declared = (task.template["outputs"] ?? .null).list("parameters")
            if !declared.isEmpty {
                let parameters = try ResourceOutputs(now: tools.now()).gather(declared, from: object)
                outputs["parameters"] = .array(parameters)
            }
            return LeafResult(.succeeded, finishedAt: tools.now(), outputs: outputs)
        } catch {
            return error.result(at: tools.now())
        }
    }

    private func condition(_ text: String) throws(LeafProblem) -> ResourceSelector? {
        text.isEmpty ? nil : try ResourceSelector(text)
    }

    private func act(_ action: String, _ target: ResourceTarget, _ block: JSON) async throws(LeafProblem) -> JSON {
        do throws(KubernetesError) {
            switch action {
            case "create": return try await tools.cluster.create(target.object ?? .null, in: target.namespace)
            case "apply":
                let path = target.path(target.names.first)
                return try await tools.cluster.patch(
                    path,
                    with: target.object ?? .null,
                    as: .apply,
                    manager: Self.manager
                )
            case "replace":
                var object = target.object ?? .null
                let path = target.path(target.names.first)
                let version = try await tools.cluster.get(path).at("metadata", "resourceVersion")
                var metadata = object["metadata"] ?? [:]
                metadata["resourceVersion"] = version
                object["metadata"] = metadata
                return try await tools.cluster.replace(path, with: object)
            case "get":
                return try await tools.cluster.get(target.path(target.names.first))
            case "patch", "delete": break
            default:
                throw .misconfigured("the action '\(action)' is none of create, get, apply, replace, patch, delete")
            }
        } catch { throw .error("resource: \(error.text)") }
        return action == "patch" ? try await patch(target, block) : try await delete(target)
    }

    private func patch(_ target: ResourceTarget, _ block: JSON) async throws(LeafProblem) -> JSON {
        let strategies: [String: PatchStrategy] = ["strategic": .merge, "merge": .merge, "json": .operations]
        let written = block.text("mergeStrategy")
        guard let strategy = strategies[written.isEmpty ? "strategic" : written] else {
            throw .error("resource: mergeStrategy '\(written)' is none of strategic, merge, json; correct it")
        }
        guard let name = target.names.first else { throw .error("resource: the patch names no object") }
        let change: JSON
        if let object = target.object {
            change = object
        } else {
            do { change = try ManifestValue.json(of: block.text("manifest")) } catch {
                throw .error("resource: the manifest is no YAML: \(error)")
            }
        }
        do throws(KubernetesError) {
            return try await tools.cluster.patch(target.path(name), with: change, as: strategy)
        } catch { throw .error("resource: \(error.text)") }
    }

    private func delete(_ target: ResourceTarget) async throws(LeafProblem) -> JSON {
        do throws(KubernetesError) {
            var names = target.names
            if let selector = target.selector {
                let list = try await tools.cluster.list(target.path(nil), labelSelector: selector)
                names += list.list("items").compactMap { $0.at("metadata", "name")?.string }
            }
            for name in names {
                do throws(KubernetesError) { try await tools.cluster.delete(target.path(name)) } catch {
                    guard case .notFound = error, target.ignoresMissing else { throw error }
                }
            }
            return [:]
        } catch { throw .error("resource: \(error.text)") }
    }

    /// The object when its condition holds.
    private func awaited(
        _ first: JSON,
        _ target: ResourceTarget,
        _ success: ResourceSelector?,
        _ failure: ResourceSelector?,
        _ block: JSON
    ) async throws(LeafProblem) -> JSON {
        var object = first
        let path = target.path(first.at("metadata", "name")?.string)
        while true {
            if let failure, try failure.holds(for: object) {
                throw .failed("failure condition '\(block.text("failureCondition"))' evaluated true")
            }
            guard let success else { return object }
            if try success.holds(for: object) { return object }
            do { try await Task.sleep(for: Self.lookInterval) } catch { throw .error("pod deleted") }
            do throws(KubernetesError) { object = try await tools.cluster.get(path) } catch {
                if case .notFound = error { throw .failed("resource gone: \(error.text)") }
                // Anything else passes, or the deadline does.
            }
        }
    }
}

/// A manifest that may be a list, as a JSON patch is.
enum ManifestValue {
    static func json(of text: String) throws -> JSON {
        let trimmed = text.drop(while: \.isWhitespace)
        // What is no JSON may still be YAML that begins so.
        if trimmed.hasPrefix("[") || trimmed.hasPrefix("{"), let json = try? JSON(parsing: text) { return json }
        return try wrapped(text)
    }

    /// YAML of any kind, as a member of a mapping.
    private static func wrapped(_ text: String) throws -> JSON {
        let indented = text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
        return try InlineYAML.object("v:\n" + indented.joined(separator: "\n"))["v"] ?? .null
    }
}
