import EventData
import Kubernetes
import Workflows

/// The environment of a leaf's process: what Argo's executor gives, and what the manifest writes.
struct LeafEnvironment: Sendable {
    let task: LeafTask
    let cluster: KubernetesClient
    /// Whether an image has its own `PATH` and homes.
    let isOfImage: Bool

    /// In order; a later one of the same name wins.
    func variables(of container: JSON, named name: String) async throws(LeafProblem) -> [(name: String, value: String)]
    {
        var variables = own(name)
        for source in container.list("envFrom") { variables += try await whole(source) }
        for entry in container.list("env") {
            let name = entry.text("name")
            guard !name.isEmpty, !name.contains("="), !name.contains("\0") else {
                throw .error("env: '\(name)' is no name of a variable; correct it in the template")
            }
            let known = Dictionary(variables.map { ($0.name, $0.value) }) { $1 }
            if let source = entry["valueFrom"], source.object != nil {
                guard let value = try await value(source, of: name) else { continue }
                variables.append((name, value))
            } else {
                guard let value = VariableExpansion.expanded(entry.text("value"), known) else {
                    throw .error(
                        "env '\(name)': the value is longer than \(VariableExpansion.longestBytes - 1) bytes, which no "
                            + "program can be given; pass it as an artifact"
                    )
                }
                variables.append((name, value))
            }
        }
        return variables
    }

    /// The environment that is there without a manifest (spec/workflows.md D9).
    private func own(_ container: String) -> [(name: String, value: String)] {
        let template = task.template.text
        let machine = [
            ("PATH", (HostScenery.searchPath + [ProgramNames.directory]).joined(separator: ":")),
            ("HOME", LeafDirectory.home), ("LANG", "C.UTF-8"),
        ]
        return (isOfImage ? [] : machine) + [
            ("HOSTNAME", task.podName),
            ("ARGO_CONTAINER_NAME", container),
            // A template that is too long for a variable is not told.
            ("ARGO_TEMPLATE", template.utf8.count < VariableExpansion.longestBytes - 32 ? template : ""),
            ("ARGO_NODE_ID", task.nodeID),
            ("ARGO_POD_NAME", task.podName), ("ARGO_POD_UID", "\(task.workflowUID)-\(task.nodeID)"),
            ("ARGO_WORKFLOW_NAME", task.workflow), ("ARGO_WORKFLOW_UID", task.workflowUID),
            ("ARGO_INCLUDE_SCRIPT_OUTPUT", "true"),
            ("ARGO_DEADLINE", task.deadline?.rfc3339Seconds ?? "0001-01-01T00:00:00Z"),
            ("ARGO_PROGRESS_FILE", LeafDirectory.progress),
        ]
    }

    /// nil for an optional one that is not there.
    private func value(_ source: JSON, of name: String) async throws(LeafProblem) -> String? {
        if let reference = source["secretKeyRef"] {
            return try await keyed(reference, of: name) { map, key throws(KubernetesError) in
                try await cluster.secret(map, key: key, in: task.namespace)
            }
        }
        if let reference = source["configMapKeyRef"] {
            return try await keyed(reference, of: name) { map, key throws(KubernetesError) in
                try await cluster.configMapValue(map, key: key, in: task.namespace)
            }
        }
        if let path = source.at("fieldRef", "fieldPath")?.string { return try field(path, of: name) }
        let kind = source.object?.members.first?.name ?? ""
        throw .error("env '\(name)': valueFrom.\(kind) is not supported here; write the value")
    }

    private static let sources = ["secretKeyRef", "configMapKeyRef", "fieldRef"]

    /// The kind of source of a variable's value that there is not here; nil for any other variable.
    static func unsupportedSource(of variable: JSON) -> String? {
        guard let source = variable["valueFrom"]?.object, !source.members.contains(where: { sources.contains($0.name) })
        else { return nil }
        return source.members.first?.name
    }

    private func keyed(
        _ reference: JSON,
        of name: String,
        _ read: (String, String) async throws(KubernetesError) -> [UInt8]
    ) async throws(LeafProblem) -> String? {
        do throws(KubernetesError) {
            return String(decoding: try await read(reference.text("name"), reference.text("key")), as: UTF8.self)
        } catch {
            if case .notFound = error, reference["optional"]?.bool == true { return nil }
            throw .error("env '\(name)': \(error.text)")
        }
    }

    /// Whether `fieldRef` can name the field.
    static func isKnown(field path: String) -> Bool {
        fields.contains(path) || ["labels", "annotations"].contains { isMember(path, of: $0) }
    }

    private static let fields = [
        "metadata.name", "metadata.namespace", "metadata.uid", "status.podIP", "status.hostIP", "spec.nodeName",
        "spec.serviceAccountName",
    ]

    private static func isMember(_ path: String, of map: String) -> Bool {
        path.hasPrefix("metadata.\(map)['") && path.hasSuffix("']")
    }

    private func field(_ path: String, of name: String) throws(LeafProblem) -> String {
        switch path {
        case "metadata.name": return task.podName
        case "metadata.namespace": return task.namespace
        case "metadata.uid": return "\(task.workflowUID)-\(task.nodeID)"
        case "status.podIP", "status.hostIP": return "127.0.0.1"
        case "spec.nodeName": return "localhost"
        case "spec.serviceAccountName": return "default"
        default:
            for member in ["labels", "annotations"] where Self.isMember(path, of: member) {
                let key = String(path.dropFirst("metadata.\(member)['".utf8.count).dropLast(2))
                if member == "labels", key == "workflows.argoproj.io/workflow" { return task.workflow }
                return task.template.at("metadata", member)?[key]?.string ?? ""
            }
            throw .error("env '\(name)': the field \(path) is not known here; write the value")
        }
    }

    /// Every key of a Secret or ConfigMap.
    private func whole(_ source: JSON) async throws(LeafProblem) -> [(name: String, value: String)] {
        let prefix = source.text("prefix")
        for (member, plural) in [("secretRef", "secrets"), ("configMapRef", "configmaps")] {
            guard let reference = source[member] else { continue }
            let path = ResourcePath(
                apiVersion: "v1",
                plural: plural,
                namespace: task.namespace,
                name: reference.text("name")
            )
            do throws(KubernetesError) {
                let members = try await cluster.get(path)["data"]?.object?.members ?? []
                return members.map { member in
                    let text = member.value.string ?? ""
                    guard plural == "secrets" else { return (prefix + member.name, text) }
                    return (
                        prefix + member.name, String(decoding: decodedBase64(Array(text.utf8)) ?? [], as: UTF8.self)
                    )
                }
            } catch {
                if case .notFound = error, reference["optional"]?.bool == true { return [] }
                throw .error("envFrom: \(error.text)")
            }
        }
        throw .error("envFrom: neither secretRef nor configMapRef; correct it in the template")
    }
}
