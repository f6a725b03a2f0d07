import BuiltGateway
import Foundation
import Testing

/// A Secret that manifests name, exchanged while the gateway runs.
@Suite(.timeLimit(.minutes(10))) struct SecretRotationTests {
    @Test func `a rotated token counts within a second, and the old one no more`() async throws {
        let gateway = try GatewayProcess(manifests: [
            "hooks.yaml": """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: hooks}
            spec:
              webhook:
                push:
                  port: "WEBHOOK_PORT"
                  endpoint: /push
                  method: POST
                  authSecret: {name: token, key: value}
            """
        ])
        try await gateway.start()
        #expect(try gateway.kubectl("create", "secret", "generic", "token", "--from-literal=value=0").status == 0)
        try await eventually("known") { try await self.push("0", to: gateway) == 200 }
        for round in 1...5 {
            // It is known at this moment, so that only news can change what is known.
            #expect(try await push("\(round - 1)", to: gateway) == 200)
            let patch = #"{"stringData":{"value":"\#(round)"}}"#
            #expect(try gateway.kubectl("patch", "secret", "token", "-p", patch, "--type=merge").status == 0)
            try await eventually("rotated", within: .seconds(1)) {
                try await self.push("\(round)", to: gateway) == 200
            }
            #expect(try await push("\(round - 1)", to: gateway) == 401)
        }
        #expect(try gateway.kubectl("delete", "secret", "token").status == 0)
        try await eventually("withdrawn", within: .seconds(1)) { try await self.push("5", to: gateway) != 200 }
    }

    private func push(_ token: String, to gateway: GatewayProcess) async throws -> Int {
        try await post("\(gateway.webhook)/push", "{}", headers: ["Authorization": "Bearer \(token)"]).status
    }
}
