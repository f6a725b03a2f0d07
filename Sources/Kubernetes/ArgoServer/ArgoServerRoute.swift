import EventData
import NIOHTTP1

/// Calls for Workflows and what belongs to them, in the words of Argo Server (spec/workflows.md B1, B3).
///
/// Whoever speaks to a `KubernetesClient` needs not know which of the two answers; what Argo Server cannot do is refused
/// with what to do instead.
enum ArgoServerRoute {
    static let apiVersion = "argoproj.io/v1alpha1"
    private static let root = "/apis/argoproj.io/v1alpha1"

    /// What becomes of a call.
    enum Way: Sendable {
        /// It is for the cluster itself.
        case cluster
        /// Known without asking.
        case answer(Answer)
        case server(Call)
    }

    /// The collections, as Argo Server calls them, and whether their objects are in namespaces.
    private static let collections: [String: (kind: String, path: String, isNamespaced: Bool)] = [
        "workflows": ("Workflow", "workflows", true),
        "workflowtemplates": ("WorkflowTemplate", "workflow-templates", true),
        "clusterworkflowtemplates": ("ClusterWorkflowTemplate", "cluster-workflow-templates", false),
        "cronworkflows": ("CronWorkflow", "cron-workflows", true),
    ]

    /// The member that holds the object in a request.
    private static let members = [
        "workflows": "workflow", "workflowtemplates": "template", "clusterworkflowtemplates": "template",
        "cronworkflows": "cronWorkflow",
    ]

    /// `PUT …/{name}/VERB`.
    private static let verbs: Set = ["suspend", "resume", "retry", "stop", "terminate"]

    static func way(of call: Call) -> Way {
        if call.target == root { return .answer(discovery) }
        guard call.target.hasPrefix(root + "/"), let place = Place(call.target.dropFirst(root.count + 1)),
            let collection = collections[place.plural]
        else { return .cluster }
        let path = "/api/v1/" + ([collection.path] + place.rest).joined(separator: "/")
        var translated = call
        translated.contentType = "application/json"
        switch call.method {
        case .GET:
            translated.target = path + (place.query.map { "?" + listOptions($0) } ?? "")
            return .server(translated)
        case .POST where place.name == nil:
            guard let member = members[place.plural], let body = call.body else { return refused(call) }
            translated.target = path
            translated.body = Array("{\"\(member)\":".utf8) + body + [UInt8(ascii: "}")]
            return .server(translated)
        case .DELETE:
            translated.target = path
            translated.body = nil
            return .server(translated)
        case .PUT where place.verb.map(verbs.contains) == true:
            translated.target = path
            return .server(translated)
        case .PATCH:
            guard let verb = verb(for: call, place.plural) else { return refused(call) }
            translated.method = .PUT
            translated.target = path + "/" + verb
            translated.body = Array("{}".utf8)
            return .server(translated)
        default: return refused(call)
        }
    }

    /// Argo Server changes objects by its verbs alone.
    private static func refused(_ call: Call) -> Way {
        let message =
            "Argo Server cannot \(call.method.rawValue.lowercased()) \(call.target); use operation suspend, resume, "
            + "retry, stop or terminate of argoWorkflow, or a gateway without --argo-server"
        return .answer(status(405, reason: "MethodNotAllowed", message))
    }

    /// The verb that does what a merge patch says.
    private static func verb(for call: Call, _ plural: String) -> String? {
        guard call.contentType == PatchStrategy.merge.rawValue,
            case .success(let patch)? = call.body.map({ body in Result { try JSON(parsing: body) } })
        else { return nil }
        switch (plural, patch) {
        case ("workflows", ["spec": ["shutdown": "Terminate"]]): return "terminate"
        case ("workflows", ["spec": ["shutdown": "Stop"]]): return "stop"
        default: return nil
        }
    }

    private static func listOptions(_ query: Substring) -> String {
        query.split(separator: "&").map { "listOptions." + $0 }.joined(separator: "&")
    }

    // MARK: Answers

    /// The kinds that Argo Server has.
    private static let discovery: Answer = {
        let resources = collections.sorted { $0.key < $1.key }.map { plural, entry -> JSON in
            ["name": .string(plural), "kind": .string(entry.kind), "namespaced": .bool(entry.isNamespaced)]
        }
        let list: JSON = [
            "kind": "APIResourceList", "groupVersion": .string(apiVersion), "resources": .array(resources),
        ]
        return Answer(status: 200, headers: [:], body: list.bytes)
    }()

    /// The same answer in Kubernetes' words; Argo Server says `{"code": …, "message": …}`.
    static func translated(_ answer: Answer, to method: HTTPMethod) -> Answer {
        guard answer.status >= 400, case .success(let body) = Result(catching: { try JSON(parsing: answer.body) }),
            let message = body["message"]?.string
        else { return answer }
        let isTaken = answer.status == 409 && method == .POST
        let reason = isTaken ? "AlreadyExists" : HTTPResponseStatus(statusCode: answer.status).reasonPhrase
        return status(answer.status, reason: reason.replacing(" ", with: ""), message, headers: answer.headers)
    }

    private static func status(
        _ code: Int,
        reason: String,
        _ message: String,
        headers: HTTPHeaders = [:]
    ) -> Answer {
        let status: JSON = [
            "kind": "Status", "code": .number(JSONNumber(code)), "reason": .string(reason),
            "message": .string("Argo Server: \(message)"),
        ]
        return Answer(status: code, headers: headers, body: status.bytes)
    }
}

extension ArgoServerRoute {
    /// The segments of a path below the API version, still escaped.
    private struct Place {
        let plural: String
        /// The namespace, the name and the verb, where they are.
        let rest: [String]
        let name: String?
        let verb: String?
        let query: Substring?

        init?(_ target: Substring) {
            let halves = target.split(separator: "?", maxSplits: 1)
            var segments = halves[0].split(separator: "/").map(String.init)[...]
            var namespace: String?
            if segments.first == "namespaces", segments.count >= 3 {
                namespace = segments.dropFirst().first
                segments = segments.dropFirst(2)
            }
            guard let plural = segments.popFirst() else { return nil }
            self.plural = plural
            name = segments.popFirst()
            verb = segments.popFirst()
            // A list over all namespaces has an empty one.
            let place = namespace.map { [$0] } ?? (plural == "clusterworkflowtemplates" ? [] : [""])
            rest = place + [name, verb].compactMap(\.self)
            query = halves.count == 2 ? halves[1] : nil
        }
    }
}
