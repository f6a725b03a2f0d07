import EventData
import Testing

/// The admission webhook in a cluster: what it may do, who asks it, and what happens when it is away.
struct AdmissionOverlayTests {
    private static let name = "signalbox-admission"

    private func rendered() async throws -> RenderedOverlay { try await RenderedOverlay("overlays/admission") }

    @Test func `it is asked about our kinds only, and nobody waits for it in vain`() async throws {
        let configuration = try await rendered().one("ValidatingWebhookConfiguration")
        #expect(
            configuration["webhooks"] == [
                [
                    "name": "manifests.signalbox.argoproj.io",
                    "clientConfig": [
                        "service": [
                            "name": .string(Self.name), "namespace": "signalbox", "path": "/validate", "port": 443,
                        ]
                    ],
                    "rules": [
                        [
                            "apiGroups": ["argoproj.io"], "apiVersions": ["v1alpha1"],
                            "resources": ["eventbus", "eventsources", "sensors"],
                            "operations": ["CREATE", "UPDATE"], "scope": "Namespaced",
                        ]
                    ],
                    "failurePolicy": "Ignore", "matchPolicy": "Equivalent", "sideEffects": "None",
                    "namespaceSelector": [
                        "matchExpressions": [
                            [
                                "key": "kubernetes.io/metadata.name", "operator": "NotIn",
                                "values": ["kube-system", "kube-public", "kube-node-lease"],
                            ]
                        ]
                    ],
                    "admissionReviewVersions": ["v1"], "timeoutSeconds": 10,
                ]
            ]
        )
    }

    @Test func `it may read and change its own Secret and its own configuration, and nothing else`() async throws {
        let rendered = try await rendered()
        #expect(
            try rendered.one("Role", Self.name)["rules"] == [
                [
                    "apiGroups": [""], "resources": ["secrets"], "resourceNames": [.string(Self.name)],
                    "verbs": ["get", "update"],
                ]
            ]
        )
        #expect(
            try rendered.one("ClusterRole", Self.name)["rules"] == [
                [
                    "apiGroups": ["admissionregistration.k8s.io"], "resources": ["validatingwebhookconfigurations"],
                    "resourceNames": ["signalbox"], "verbs": ["get", "update"],
                ]
            ]
        )
        for kind in ["RoleBinding", "ClusterRoleBinding"] {
            let binding = try rendered.one(kind, Self.name)
            #expect(
                binding["subjects"] == [
                    ["kind": "ServiceAccount", "name": .string(Self.name), "namespace": "signalbox"]
                ]
            )
        }
        // The Secret is there, so that nobody needs the right to make one.
        #expect(try rendered.one("Secret", Self.name)["data"] == nil)
        let roles = ["Role", "ClusterRole"].flatMap(rendered.all)
        let ours = try await RenderedOverlay("overlays/cluster-wide")
        #expect(roles.count == ["Role", "ClusterRole"].flatMap(ours.all).count + 2)
    }

    @Test func `its pods have the rights of nobody and are not the gateway's`() async throws {
        let rendered = try await rendered()
        let deployment = try rendered.one("Deployment", Self.name)
        let pod = try #require(deployment.at("spec", "template", "spec"))
        #expect(
            pod["securityContext"] == [
                "runAsNonRoot": true, "runAsUser": 65532, "runAsGroup": 65532,
                "seccompProfile": ["type": "RuntimeDefault"],
            ]
        )
        let container = try #require(pod["containers"]?.array?.first)
        #expect(pod["containers"]?.array?.count == 1)
        #expect(
            container["securityContext"] == [
                "allowPrivilegeEscalation": false, "privileged": false, "readOnlyRootFilesystem": true,
                "capabilities": ["drop": ["ALL"]],
            ]
        )
        #expect(container.at("resources", "limits", "memory") != nil)
        #expect(pod["volumes"] == [["name": "tmp", "emptyDir": ["sizeLimit": "64Mi"]]])
        let labels: JSON = ["app.kubernetes.io/name": .string(Self.name)]
        #expect(deployment.at("spec", "selector", "matchLabels") == labels)
        #expect(deployment.at("spec", "template", "metadata", "labels") == labels)
        #expect(try rendered.one("Service", Self.name).at("spec", "selector") == labels)
        #expect(try rendered.one("NetworkPolicy", Self.name).at("spec", "podSelector", "matchLabels") == labels)
        #expect(try rendered.one("PodDisruptionBudget", Self.name).at("spec", "selector", "matchLabels") == labels)
        // Events go to the gateway alone.
        #expect(try rendered.one("Service").at("spec", "selector") == ["app.kubernetes.io/name": "signalbox"])
    }

    @Test func `the Service leads to the port that it listens on, and the names are those of its arguments`()
        async throws
    {
        let rendered = try await rendered()
        let pod = try #require(try rendered.one("Deployment", Self.name).at("spec", "template", "spec"))
        let container = try #require(pod["containers"]?.array?.first)
        #expect(
            container["ports"] == [
                ["name": "webhook", "containerPort": 8443], ["name": "probes", "containerPort": 8081],
            ]
        )
        #expect(
            try rendered.one("Service", Self.name).at("spec", "ports") == [
                ["name": "webhook", "port": 443, "targetPort": "webhook"]
            ]
        )
        #expect(
            container["args"] == ["admission", "--certificate-secret=signalbox-admission", "--probe-port=8081"]
        )
        let paths = ["livenessProbe", "readinessProbe"].map { container.at($0, "httpGet") }
        #expect(paths == [["path": "/livez", "port": "probes"], ["path": "/readyz", "port": "probes"]])
    }
}
