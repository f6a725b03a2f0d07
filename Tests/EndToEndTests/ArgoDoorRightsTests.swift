import BuiltGateway
import EventData
import Foundation
import LoopbackServers
import Testing

/// Bindings as custom resources, and callers that the cluster knows.
@Suite struct ArgoDoorRightsTests {
    private func binding(_ selector: String, parameter: String = "payload.commit") -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowEventBinding
        metadata: {name: build, namespace: team-a}
        spec:
          event: {selector: '\(selector)'}
          submit:
            workflowTemplateRef: {name: build}
            arguments: {parameters: [{name: commit, valueFrom: {event: \(parameter)}}]}
        """
    }

    private let template = """
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowTemplate
        metadata: {name: build, namespace: team-a}
        spec: {arguments: {parameters: [{name: commit}]}}
        """

    @Test func `an operator follows bindings, and what is wrong with one is in its Events`() async throws {
        let world = try OperatorWorld()
        let door = "\(world.gateway.webhook)/api/v1/events/team-a/push"
        try await world.start("--argo-port", "\(world.gateway.ports.webhook)", "--argo-anonymous")
        try world.apply(template)
        try world.apply(binding("payload.commit != nil"))
        func outcome(_ commit: String) async throws -> JSON? {
            try await post(door, #"{"commit":"\#(commit)"}"#).json["bindings"]?.array?.first
        }
        try await eventually("the binding is followed") { try await outcome("a1") != nil }
        try await eventually("submitted") { try await world.commits(of: "team-a").contains("a1") }
        // Also what is sent to all namespaces.
        let toAll = try await post("\(world.gateway.webhook)/api/v1/events//push", #"{"commit":"all"}"#)
        #expect(try toAll.json["bindings"]?.array?.first?["outcome"] == "matched", "\(toAll.body)")
        try await eventually("submitted") { try await world.commits(of: "team-a").contains("all") }

        // A label that goes along is taken up alone.
        let label = "workflows.argoproj.io/controller-instanceid"
        try world.kubectl("label", "workfloweventbinding", "build", "-n", "team-a", "\(label)=i9")
        try await eventually("bears the label") {
            _ = try await outcome("labelled")
            let workflows = try await world.cluster.workflows(namespace: "team-a")
            return workflows.contains { $0.at("metadata", "labels", label) == "i9" }
        }
        // One that cannot be read is told of; what ran goes on.
        try world.apply(binding("paylod.commit"))
        try await eventually("told") {
            let events = try world.kubectl("get", "events", "-n", "team-a", "-o", "wide")
            return events.contains("WorkflowEventBindingError") && events.contains("'paylod' is not known here")
        }
        #expect(try await outcome("a2")?["outcome"] == "matched")
        // One that fails for an event too.
        try world.apply(binding("payload.other.sha == 1"))
        try await eventually("told of the event") {
            _ = try await outcome("a3")
            let events = try world.kubectl("get", "events", "-n", "team-a", "-o", "wide")
            return events.contains("has no member 'sha'")
        }
        try world.kubectl("delete", "workfloweventbinding", "build", "-n", "team-a")
        try await eventually("gone") { try await outcome("a4") == nil }
    }

    @Test func `a token of the cluster may send where its owner may list bindings and create Workflows`() async throws {
        let reviews = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"
        try await ScriptedServer.serving(
            script: { request, _ in
                guard request.path == reviews else { return [FakeCluster.refuse(404, "NotFound", "not here")] }
                let authorization = request.headers.first { $0.name.lowercased() == "authorization" }?.value ?? ""
                switch authorization {
                case "Bearer good-token": return [Self.review(true)]
                case "Bearer weak-token": return [Self.review(request.bodyText.contains("\"list\""))]
                case "Bearer ours": return [FakeCluster.refuse(500, "InternalError", "our own token was shown")]
                default: return [FakeCluster.refuse(401, "Unauthorized", "Unauthorized")]
                }
            },
            while: { cluster in
                let gateway = try GatewayProcess(manifests: ["b.yaml": binding("true")])
                let kubeconfig = gateway.directory.appending(path: "kubeconfig")
                try ClusterTests.kubeconfig(server: cluster.url)
                    .write(to: kubeconfig, atomically: true, encoding: .utf8)
                gateway.command += ["--cluster", "kubeconfig", "--kubeconfig", kubeconfig.path]
                try await gateway.start(["--argo-port", "\(gateway.ports.webhook)"])
                let door = "\(gateway.webhook)/api/v1/events/team-a/push"
                func status(_ token: String) async throws -> Int {
                    try await post(door, "{}", headers: ["Authorization": "Bearer \(token)"]).status
                }
                #expect(try await status("good-token") == 200)
                #expect(try await status("weak-token") == 403)
                // What is not valid is not asked about each time.
                func count() -> Int { cluster.received.count { $0.path == reviews } }
                let before = count()
                for _ in 1...5 { #expect(try await status("unknown") == 401) }
                // A client with a 401 reads its own credentials again and asks a second time.
                #expect(count() <= before + 2)
                #expect(try await post(door, "{}").status == 403)
                #expect(try await post(door, "{}", headers: ["Authorization": "Basic eDp5"]).status == 401)
                let asked = cluster.received.filter { $0.path == reviews }.compactMap { try? JSON(parsing: $0.body) }
                // The first is about a token that nobody has.
                #expect(
                    asked.dropFirst().first?.at("spec", "resourceAttributes") == [
                        "namespace": "team-a", "verb": "list", "group": "argoproj.io",
                        "resource": "workfloweventbindings",
                    ]
                )
            }
        )
    }

    @Test func `behind a proxy that has any token believed, no token of the cluster is`() async throws {
        try await ScriptedServer.serving(
            script: { request, _ in
                request.path == "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"
                    ? [Self.review(true)] : [FakeCluster.refuse(404, "NotFound", "not here")]
            },
            while: { cluster in
                let gateway = try GatewayProcess(manifests: ["b.yaml": binding("true")])
                let kubeconfig = gateway.directory.appending(path: "kubeconfig")
                try ClusterTests.kubeconfig(server: cluster.url)
                    .write(to: kubeconfig, atomically: true, encoding: .utf8)
                gateway.command += ["--cluster", "kubeconfig", "--kubeconfig", kubeconfig.path]
                try await gateway.start(["--argo-port", "\(gateway.ports.webhook)"])
                let answer = try await post(
                    "\(gateway.webhook)/api/v1/events/team-a/push",
                    "{}",
                    headers: ["Authorization": "Bearer any-token"]
                )
                #expect(answer.status == 503)
                #expect(answer.body.contains("use --argo-token-file"))
            }
        )
    }

    @Test func `what a binding makes is submitted through Argo Server, where that is asked for`() async throws {
        let argo = FakeArgoServer([
            "workflow-templates/team-a/build": [
                "metadata": ["name": "build"], "spec": ["arguments": ["parameters": [["name": "commit"]]]],
            ]
        ])
        try await ScriptedServer.serving(
            script: { request, _ in [argo.answer(request)] },
            while: { server in
                let gateway = try GatewayProcess(manifests: ["b.yaml": binding("true")])
                let token = gateway.directory.appending(path: "token")
                try FakeArgoServer.token.write(to: token, atomically: true, encoding: .utf8)
                try await gateway.start([
                    "--argo-port", "\(gateway.ports.webhook)", "--argo-anonymous",
                    "--argo-server", server.url, "--argo-server-token-file", token.path,
                ])
                let door = "\(gateway.webhook)/api/v1/events/team-a/push"
                let answer = try await post(door, #"{"commit":"c1"}"#)
                let outcome = try #require(try answer.json["bindings"]?.array?.first)
                let name = try #require(outcome.at("workflow", "name")?.string)
                try await eventually("submitted") { argo.objects["workflows/team-a/\(name)"] != nil }
                #expect(argo.objects["workflows/team-a/\(name)"]?.workflowArguments == ["commit": "c1"])
                #expect(try await gateway.workflows(namespace: "team-a").isEmpty)
            }
        )
    }

    private static func review(_ isAllowed: Bool) -> Step {
        .answer(201, body: (["status": ["allowed": .bool(isAllowed)]] as JSON).text)
    }
}
