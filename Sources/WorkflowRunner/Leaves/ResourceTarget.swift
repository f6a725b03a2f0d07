import EventData
import Expressions
import Kubernetes
import Manifests
import Workflows

/// What a `resource` template acts on: the object of its manifest, or what its flags name as kubectl would read them.
struct ResourceTarget: Sendable {
    let type: ResourceType
    let namespace: String?
    let names: [String]
    /// nil when flags alone say what is meant.
    let object: JSON?
    let selector: String?
    let ignoresMissing: Bool

    func path(_ name: String?) -> ResourcePath {
        ResourcePath(apiVersion: type.apiVersion, plural: type.plural, namespace: namespace, name: name)
    }

    private static let shortNames = [
        "wf": "workflows", "wftmpl": "workflowtemplates", "cwft": "clusterworkflowtemplates", "cwf": "cronworkflows",
        "cm": "configmaps", "ns": "namespaces", "sa": "serviceaccounts", "ev": "events",
    ]

    init(_ block: JSON, task: LeafTask, cluster: KubernetesClient) async throws(LeafProblem) {
        let flags = Flags(block.list("flags").compactMap(\.string))
        let text = block.text("manifest")
        let isPatch = block.text("action") == "patch"
        if !text.isEmpty, !(isPatch && !flags.words.isEmpty) {
            var object: JSON
            do throws(ExpressionError) { object = try InlineResource.object(in: text) } catch {
                throw .error("resource.manifest\(error.line.map { ", line \($0)" } ?? ""): \(error.problem)")
            }
            let (version, kind) = (object.text("apiVersion"), object.text("kind"))
            do throws(KubernetesError) { type = try await cluster.resourceType(apiVersion: version, kind: kind) } catch
            {
                throw .error("resource: \(error.text)")
            }
            let own = object.at("metadata", "namespace")?.string ?? flags.namespace ?? task.namespace
            namespace = type.isNamespaced ? own : nil
            if block["setOwnerReference"]?.bool == true { object.addOwner(task) }
            self.object = object
            names = [object.at("metadata", "name")?.string].compactMap { $0 }
        } else {
            guard !flags.words.isEmpty else {
                throw .error("resource: there is no manifest, and the flags name no kind; write one of them")
            }
            let parts = flags.words[0].split(separator: "/").map(String.init)
            do throws(KubernetesError) { type = try await Self.type(named: parts[0], cluster) } catch {
                throw .error("resource: \(error.text)")
            }
            names = Array(parts.dropFirst()) + flags.words.dropFirst()
            namespace = type.isNamespaced ? flags.namespace ?? task.namespace : nil
            object = nil
        }
        selector = flags.selector
        ignoresMissing = flags.ignoresMissing
    }

    private static func type(
        named name: String,
        _ cluster: KubernetesClient
    ) async throws(KubernetesError) -> ResourceType {
        let wanted = name.lowercased().split(separator: ".").first.map(String.init) ?? ""
        let plural = shortNames[wanted] ?? wanted
        for version in ["argoproj.io/v1alpha1", "v1"] {
            let types = try await cluster.resourceTypes(in: version)
            if let type = types.first(where: { $0.plural == plural || $0.kind.lowercased() == wanted }) { return type }
        }
        throw .notFound("the cluster has no kind '\(name)'")
    }

    /// That the cluster does not have the kind that a template names, or lets nobody do with it what the template wants,
    /// and what to do then; nil where it does, or where that is not known before the template runs.
    static func absence(of block: JSON, in cluster: KubernetesClient) async -> String? {
        let flags = block.list("flags").compactMap(\.string)
        let (text, isPatch) = (block.text("manifest"), block.text("action") == "patch")
        let words = Flags(flags).words
        do throws(KubernetesError) {
            if !text.isEmpty, !(isPatch && !words.isEmpty) {
                guard ReachedTemplate.isSettled(block.text("action")) || flags.isEmpty else { return nil }
                guard let object = try? InlineYAML.object(ReachedTemplate.withUnknowns(text)) else { return nil }
                let (version, kind) = (object.text("apiVersion"), object.text("kind"))
                guard ![version, kind].contains(where: { $0.isEmpty || $0.contains(ReachedTemplate.unknown) }) else {
                    return nil
                }
                let type = try await cluster.resourceType(apiVersion: version, kind: kind)
                return try await refusal(of: block.text("action"), on: type, cluster)
            } else if flags.allSatisfy(ReachedTemplate.isSettled), let name = words.first?.split(separator: "/").first {
                let type = try await type(named: String(name), cluster)
                return try await refusal(of: block.text("action"), on: type, cluster)
            }
        } catch { if case .notFound(let message) = error { return "\(message); run this on a cluster that has it" } }
        return nil
    }

    /// The verb of the API that each action which writes is done with.
    private static let verbs = ["create": "create", "apply": "patch", "patch": "patch", "replace": "update"]

    private static func refusal(
        of action: String,
        on type: ResourceType,
        _ cluster: KubernetesClient
    ) async throws(KubernetesError) -> String? {
        guard let verb = verbs[action], let allowed = try await cluster.verbs(of: type), !allowed.contains(verb) else {
            return nil
        }
        return "the cluster lets nobody \(verb) \(type.plural); run this on a cluster that does"
    }

    /// The few flags of kubectl that say what is meant.
    private struct Flags {
        var words: [String] = []
        var namespace: String?
        var selector: String?
        var ignoresMissing = false

        init(_ flags: [String]) {
            var rest = flags.flatMap { flag in
                let parts = flag.split(separator: "=", maxSplits: 1).map(String.init)
                return flag.hasPrefix("--") && parts.count == 2 ? parts : [flag]
            }[...]
            while let flag = rest.popFirst() {
                switch flag {
                case "-n", "--namespace": namespace = rest.popFirst()
                case "-l", "--selector": selector = rest.popFirst()
                case "--ignore-not-found":
                    let isOff = rest.first == "false"
                    if isOff || rest.first == "true" { rest.removeFirst() }
                    ignoresMissing = !isOff
                default: if !flag.hasPrefix("-") { words.append(flag) }
                }
            }
        }
    }
}

extension JSON {
    /// Makes the object go when the Workflow goes.
    fileprivate mutating func addOwner(_ task: LeafTask) {
        var metadata = self["metadata"] ?? [:]
        let owner: JSON = [
            "apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "name": .string(task.workflow),
            "uid": .string(task.workflowUID), "controller": true, "blockOwnerDeletion": true,
        ]
        metadata["ownerReferences"] = .array(metadata.list("ownerReferences") + [owner])
        self["metadata"] = metadata
    }
}

/// YAML that stands in a manifest as text.
enum InlineYAML {
    static func object(_ text: String) throws(ExpressionError) -> JSON { try InlineResource.object(in: text) }
}
