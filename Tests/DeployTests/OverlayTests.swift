import EventData
import Testing

/// What every overlay of `deploy` keeps to.
struct OverlayTests {
    @Test(arguments: RenderedOverlay.names)
    func `the pod has the rights of nobody and cannot change its program`(overlay: String) async throws {
        let rendered = try await RenderedOverlay("overlays/\(overlay)")
        let pod = try rendered.podSpec
        #expect(
            pod["securityContext"] == [
                "runAsNonRoot": true, "runAsUser": 65532, "runAsGroup": 65532, "fsGroup": 65532,
                "fsGroupChangePolicy": "OnRootMismatch", "seccompProfile": ["type": "RuntimeDefault"],
            ]
        )
        #expect(
            try rendered.container["securityContext"] == [
                "allowPrivilegeEscalation": false, "privileged": false, "readOnlyRootFilesystem": true,
                "capabilities": ["drop": ["ALL"]],
            ]
        )
        for field in ["hostNetwork", "hostPID", "hostIPC", "initContainers"] { #expect(pod[field] == nil, "\(field)") }
        #expect((pod["volumes"]?.array ?? []).allSatisfy { $0["hostPath"] == nil })
        #expect(pod["containers"]?.array?.count == 1)
    }

    /// What is written lies on volumes, and each has an end.
    @Test(arguments: RenderedOverlay.names)
    func `what is written is on volumes with a limit`(overlay: String) async throws {
        let rendered = try await RenderedOverlay("overlays/\(overlay)")
        let mounts = try rendered.container["volumeMounts"]?.array ?? []
        #expect(mounts.compactMap { $0["mountPath"]?.string } == ["/var/lib/signalbox", "/tmp"])
        let volumes = try rendered.podSpec["volumes"]?.array ?? []
        for volume in volumes where volume["persistentVolumeClaim"] == nil {
            #expect(volume.at("emptyDir", "sizeLimit") != nil)
        }
        #expect(try rendered.arguments.contains("--data=/var/lib/signalbox"))
        #expect(try rendered.container.at("resources", "limits", "memory") != nil)
    }

    @Test(arguments: RenderedOverlay.names)
    func `probes ask the probes' port, and the admin API is on no Service`(overlay: String) async throws {
        let rendered = try await RenderedOverlay("overlays/\(overlay)")
        let container = try rendered.container
        let ports = container["ports"]?.array ?? []
        let probes = try #require(ports.first { $0["name"]?.string == "probes" }?["containerPort"]?.integer)
        #expect(try rendered.arguments.contains("--probe-port=\(probes)"))
        let paths = ["startupProbe", "livenessProbe", "readinessProbe"].map { probe in
            container.at(probe, "httpGet").map { [$0["path"], $0["port"]] }
        }
        #expect(paths == [["/livez", "probes"], ["/livez", "probes"], ["/readyz", "probes"]])
        let services = rendered.all("Service").flatMap { $0.at("spec", "ports")?.array ?? [] }
        #expect(services.compactMap { $0["targetPort"]?.string } == ["webhooks", "probes"])
        #expect(!services.contains { $0["port"]?.integer == 7777 })
        #expect(try !rendered.arguments.contains { $0.hasPrefix("--admin-port") || $0 == "--no-admin-token" })
    }

    /// Only with the same labels do a Service, a policy and a Deployment speak of the same pods.
    @Test(arguments: RenderedOverlay.names)
    func `every selector finds the pod`(overlay: String) async throws {
        let rendered = try await RenderedOverlay("overlays/\(overlay)")
        let labels: JSON = ["app.kubernetes.io/name": "signalbox"]
        let deployment = try rendered.one("Deployment")
        #expect(deployment.at("spec", "selector", "matchLabels") == labels)
        #expect(deployment.at("spec", "template", "metadata", "labels") == labels)
        #expect(rendered.all("Service").map { $0.at("spec", "selector") } == [labels, labels])
        #expect(try rendered.one("NetworkPolicy").at("spec", "podSelector", "matchLabels") == labels)
        for budget in rendered.all("PodDisruptionBudget") {
            #expect(budget.at("spec", "selector", "matchLabels") == labels)
        }
    }

    @Test func `an embedded bus has one process and a volume, one in Kafka has several and none`() async throws {
        for overlay in ["namespaced", "cluster-wide"] {
            let rendered = try await RenderedOverlay("overlays/\(overlay)")
            let deployment = try rendered.one("Deployment")
            #expect(deployment.at("spec", "replicas") == 1)
            #expect(deployment.at("spec", "strategy") == ["type": "Recreate"])
            #expect(
                try rendered.podSpec["volumes"]?.array?.first?["persistentVolumeClaim"] == ["claimName": "signalbox"]
            )
            #expect(rendered.all("PersistentVolumeClaim").count == 1)
        }
        let kafka = try await RenderedOverlay("overlays/kafka")
        #expect(try kafka.one("Deployment").at("spec", "replicas") == 3)
        #expect(kafka.all("PersistentVolumeClaim").isEmpty)
        #expect(try kafka.one("PodDisruptionBudget").at("spec", "maxUnavailable") == 1)
        #expect(try kafka.arguments.contains("--bus=kafka=$(BROKERS)"))
    }

    @Test func `the volumes of a bus in Kafka go with their pods`() async throws {
        let volumes = try await RenderedOverlay("overlays/kafka").podSpec["volumes"]?.array ?? []
        #expect(volumes.allSatisfy { $0["emptyDir"] != nil })
    }
}
