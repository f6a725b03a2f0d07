import BuiltGateway
import Foundation
import Testing

/// Secrets and ConfigMaps that manifests name, exchanged while the gateway runs.
@Suite(.timeLimit(.minutes(10))) struct RotationTests {
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

    @Test func `an object from a ConfigMap is the one that is there now`() async throws {
        let gateway = try GatewayProcess(manifests: [
            "hooks.yaml": """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: hooks}
            spec: {webhook: {push: {port: "WEBHOOK_PORT", endpoint: /push, method: POST}}}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: keep}
            spec:
              dependencies: [{name: push, eventSourceName: hooks, eventName: push}]
              triggers:
                - template:
                    name: keep
                    k8s: {operation: create, source: {configmap: {name: templates, key: object}}}
            """
        ])
        try await gateway.start()
        let first = try gateway.kubectl("create", "configmap", "templates", "--from-literal=object=\(object("v0"))")
        #expect(first.status == 0)
        for round in 0...4 {
            // It is read, and so it is known at this moment.
            #expect(try await post("\(gateway.webhook)/push", "{}").status == 200)
            try await eventually("made", within: .seconds(3)) { try self.made("v\(round)", in: gateway) == 1 }
            let patch = #"{"data":{"object":"\#(object("v\(round + 1)"))"}}"#
            #expect(try gateway.kubectl("patch", "configmap", "templates", "-p", patch, "--type=merge").status == 0)
            // The news is on its way.
            try await Task.sleep(for: .milliseconds(200))
        }
        #expect(try made("v5", in: gateway) == 0)
    }

    /// What the ConfigMap holds: one object of this version.
    private func object(_ version: String) -> String {
        "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: made-, labels: {version: \(version)}}}"
    }

    private func made(_ version: String, in gateway: GatewayProcess) throws -> Int {
        let found = try gateway.kubectl("get", "configmaps", "-l", "version=\(version)", "-o", "name")
        return found.output.split(separator: "\n").count
    }

    private func push(_ token: String, to gateway: GatewayProcess) async throws -> Int {
        try await post("\(gateway.webhook)/push", "{}", headers: ["Authorization": "Bearer \(token)"]).status
    }
}
