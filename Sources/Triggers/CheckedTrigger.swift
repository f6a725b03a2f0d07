import EventData
import Expressions
import Manifests

/// The resource of a trigger as its manifest has it, with the places where its values stand.
struct CheckedTrigger {
    struct Text {
        let text: String
        let place: Place
    }

    let resource: ManifestNode
    let operation: String
    /// Where its object goes, or is.
    let namespace: String
    private let block: ManifestNode
    /// Where parameters write into the resource.
    private let written: [String]

    /// nil when it has no object in the cluster, or one that nobody can know before an event comes.
    init?(_ trigger: Trigger, of sensor: ManifestName) {
        guard ["k8s", "argoWorkflow"].contains(trigger.kind), let block = trigger.block else { return nil }
        // Those of the trigger may write any part of the block.
        let prefix = "\(trigger.kind)."
        guard !trigger.parameters.contains(where: { $0.destination.text.hasPrefix(prefix) }) else { return nil }
        guard let resource = Self.resource(in: block) else { return nil }
        self.block = block
        self.resource = resource
        written = trigger.body.parameters.map(\.destination.text)
        let standard = trigger.kind == "k8s" ? "create" : "submit"
        let stated = block["operation"]?.json.string ?? ""
        operation = stated.isEmpty ? standard : stated
        let own = resource.at("metadata", "namespace")?.json.string ?? ""
        namespace = own.isEmpty ? sensor.namespace : own
        if mayBeWritten("metadata.namespace") { return nil }
    }

    private static func resource(in block: ManifestNode) -> ManifestNode? {
        guard let source = block["source"] else { return nil }
        for member in ArtifactSource.allCases {
            guard let value = source[member.rawValue] else { continue }
            switch member {
            case .resource: return value
            case .inline:
                guard let text = value.json.string, !text.isEmpty else { continue }
                do throws(ExpressionError) {
                    return ManifestNode(try InlineResource.object(in: text), at: value.place)
                } catch {
                    // It is reported where the manifest is read.
                    return nil
                }
            default: return nil
            }
        }
        return nil
    }

    /// The text at a path; nil when it is absent, empty, or may be written by an event.
    func text(_ path: String...) -> Text? {
        guard !mayBeWritten(path.joined(separator: ".")), let node = resource.at(path), let text = node.json.string,
            !text.isEmpty
        else { return nil }
        return Text(text: text, place: node.place)
    }

    /// Whether a parameter writes there, within it or around it; the path is in the form of `dest`.
    func mayBeWritten(_ path: String) -> Bool {
        written.contains { destination in
            destination == path || path.hasPrefix(destination + ".") || destination.hasPrefix(path + ".")
                || destination.contains { "*?#@|\\:".contains($0) }
        }
    }

    /// The names of the parameters that the Workflow gives; nil when an event may write the names.
    var givenParameters: [Text]? {
        let list = "spec.arguments.parameters."
        for destination in written where mayBeWritten("spec.arguments.parameters") {
            let isRelated = destination.hasPrefix(list) || "spec.arguments.parameters".hasPrefix(destination)
            let rest = destination.hasPrefix(list) ? destination.dropFirst(list.count).split(separator: ".") : []
            if isRelated, rest.count < 2 || rest[1] == "name" { return nil }
        }
        guard let operation = WorkflowOperation(rawValue: operation == "create" ? "submit" : operation) else {
            return nil
        }
        var given: [Text] = []
        if operation == .submit, case .sequence(let items)? = resource.at("spec", "arguments", "parameters")?.content {
            given = items.compactMap { item in
                item["name"].flatMap { node in node.json.string.map { Text(text: $0, place: node.place) } }
            }
        }
        guard let args = block["args"] else { return given }
        let texts = (args.json.array ?? []).compactMap(\.string)
        do throws(ArgoArguments.Problem) {
            given += try ArgoArguments(texts, of: operation).parameters.map { Text(text: $0.name, place: args.place) }
        } catch {
            // It is reported where the trigger's kind checks its block.
            return nil
        }
        return given
    }
}

extension ManifestNode {
    func at(_ path: String...) -> ManifestNode? { at(path) }

    func at(_ path: [String]) -> ManifestNode? {
        var node = self
        for name in path {
            guard let next = node[name] else { return nil }
            node = next
        }
        return node
    }
}
