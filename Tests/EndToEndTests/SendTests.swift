import BuiltGateway
import EventData
import Foundation
import Testing

/// `signalbox send` for each kind of source.
@Suite struct SendTests {
    @Test func `a webhook with an authSecret wants its token, and send passes it on`() async throws {
        let gateway = try GatewayProcess(manifests: [
            "secured.yaml": """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: secured}
            spec:
              webhook:
                hook:
                  port: "WEBHOOK_PORT"
                  endpoint: /hook
                  method: POST
                  authSecret: {name: my-token, key: token}
            """
        ])
        try await gateway.start()
        // As the README says it.
        let secret = try gateway.kubectl("create", "secret", "generic", "my-token", "--from-literal=token=sesame")
        #expect(secret.status == 0, "\(secret.errors)")
        let send = ["send", "secured", "hook", "--admin", gateway.admin]
        let refused = try Binary.run(send)
        #expect(refused.status == 1)
        #expect(refused.errors.hasPrefix("error: HTTP 401: "), "\(refused.errors)")
        #expect(refused.errors.contains("Authorization: Bearer"), "\(refused.errors)")
        let accepted = try Binary.run(send + ["-H", "Authorization: Bearer sesame"])
        #expect(accepted.status == 0, "\(accepted.errors)")
        #expect(accepted.output.hasSuffix(" accepted\n"))
    }

    @Test func `a calendar sent by hand ticks now, with what a real tick carries`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let send = ["send", "schedule", "nightly", "--admin", gateway.admin]
        #expect(try Binary.run(send).status == 0)
        try await eventually("submitted") { try await gateway.workflows().count == 1 }
        let workflow = try #require(try await gateway.workflows().first)
        let time = try #require(workflow.workflowArguments["scheduledFor"])
        #expect(time.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.]+ \+0000 UTC/) != nil, "\(time)")
        #expect(try Binary.run(send + ["-H", "A: b"]).errors.contains("is no webhook"))
    }

    @Test func `status shows each source and quota, and what was counted`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let status = try Binary.run(["status", "--admin", gateway.admin])
        #expect(status.status == 0, "\(status.errors)")
        let manifests = #/\nmanifests: generation 1 since [0-9T:.Z-]+, by start\n/#
        #expect(
            status.output.replacing(manifests, with: "") == """
                PART                                  STATUS
                calendar default/schedule/heartbeat   ok
                calendar default/schedule/nightly     ok
                github default/hooks/verified-push    ok
                gitlab default/hooks/merge-request    ok
                resource default/workflows/failed     ok
                webhook default/delivery/build        ok
                webhook default/delivery/commit       ok
                webhook default/delivery/rollout      ok
                webhook default/delivery/sign-off     ok
                webhook default/github/approval       ok
                webhook default/github/push           ok
                webhook default/hooks/linear-issue    ok
                webhook default/operations/note       ok
                webhook default/operations/retry      ok
                webhook default/operations/stop       ok
                webhook default/orders/placed         ok
                webhook default/registry/image        ok

                QUOTA OF                   EVENTS      BYTES   OLDEST         REFUSED   STATUS
                default/delivery/rollout   0 of 1000   0       - of 24h0m0s   0         ok

                """
        )
    }
}
