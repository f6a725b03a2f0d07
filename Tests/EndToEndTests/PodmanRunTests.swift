import BuiltGateway
import EventData
import Foundation
import Support
import Testing

/// The built binary with `--runner podman` (decision 0058): nothing runs twice, nothing is left.
@Suite(.timeLimit(.minutes(3))) struct PodmanRunTests {
    @Test(arguments: [true, false])
    func `after kill -9 no container is left, and what ran is an error`(isWatched: Bool) async throws {
        let store = try PodmanStore()
        defer { store.remove() }
        let gateway = try Self.gateway(in: store)
        try await gateway.start()
        let name = try await gateway.submit(
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            metadata: {generateName: podman-}
            spec:
              entrypoint: main
              templates:
              - name: main
                dag:
                  tasks:
                  - {name: one, template: step}
                  - {name: two, template: step}
              - name: step
                container:
                  image: tiny:1
                  command: [sh, -c, 'echo started; sleep 300']
                  env: [{name: KEY, value: "two\\nlines"}, {name: PLAIN, value: private}]
            """
        )
        func secrets() throws -> String { try store.podman(["secret", "ls", "--quiet"]).output }
        try await eventually("both run") {
            try store.podman(["ps", "--filter", "status=running", "--quiet"]).output.split(separator: "\n").count == 2
        }
        // The start alone must do, as after a crash of the whole machine.
        #expect(try !secrets().isEmpty && Self.environments(of: gateway) == 2)
        if !isWatched { for watcher in Self.watchers(in: store) { kill(watcher, SIGKILL) } }
        gateway.kill()
        if isWatched {
            try await eventually("no container and no value is left") {
                try store.containers().isEmpty && secrets().isEmpty && Self.environments(of: gateway) == 0
            }
        } else {
            #expect(try store.containers().count == 2)
        }
        try await gateway.start()
        #expect(try store.containers() == [] && secrets().isEmpty)
        try await gateway.untilEnded(name, as: "Error")
        let nodes = try await gateway.workflow(name).at("status", "nodes")?.object?.members.map(\.value) ?? []
        let pods = nodes.filter { $0["type"]?.string == "Pod" }
        #expect(pods.map { $0["message"]?.string } == ["pod deleted", "pod deleted"])
        #expect(try store.containers() == [])
        #expect(gateway.interrupt().status == 0)
    }

    /// Files in the data directory that hold variables of containers.
    private static func environments(of gateway: GatewayProcess) -> Int {
        let files = FileManager.default.enumerator(atPath: gateway.dataDirectory.path)
        return files?.count { ($0 as? String)?.contains("/environment-") == true } ?? 0
    }

    /// The shells that wait for the gateway's end.
    private static func watchers(in store: PodmanStore) -> [Int32] {
        store.processes.filter { process in
            let words = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
            return String(decoding: words, as: UTF8.self).contains("flock")
        }
    }

    @Test func `a step runs in its image, and its containers end with the gateway`() async throws {
        let store = try PodmanStore()
        defer { store.remove() }
        let gateway = try Self.gateway(in: store)
        try await gateway.start()
        let name = try await gateway.submit(
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            metadata: {generateName: podman-}
            spec:
              entrypoint: main
              templates:
              - name: main
                steps:
                - - {name: greet, template: greet}
                - - {name: wait, template: wait, arguments: {parameters: [{name: p, value: "{{steps.greet.outputs.result}}"}]}}
              - name: greet
                container: {image: 'localhost/tiny:1'}
              - name: wait
                inputs: {parameters: [{name: p}]}
                container: {image: 'tiny:1', args: ["{{inputs.parameters.p}}"], command: [sh, -c, 'echo "$0"; sleep 300']}
            """
        )
        let data = ["--server", gateway.cluster, "--data", gateway.dataDirectory.path]
        try await eventually("printed") {
            try Binary.run(["logs", name] + data).output.split(separator: "\n").count { $0.hasSuffix("entry default") }
                == 2
        }
        #expect(gateway.interrupt().status == 0)
        try await eventually("no container is left") { try store.containers().isEmpty }
    }

    @Test func `without podman the gateway does not start, and says what to install`() throws {
        let gateway = try Self.gateway(in: nil)
        gateway.environment["PATH"] = gateway.directory.path
        try gateway.launch()
        #expect(gateway.waitForExit() == 1)
        let told = "error: --runner podman: there is no program 'podman' on this machine; install the package 'podman'"
        #expect(gateway.logText.contains(told), "\(gateway.logText)")
    }

    private static func gateway(in store: PodmanStore?) throws -> GatewayProcess {
        let gateway = try GatewayProcess(manifests: [:])
        gateway.runner = "podman"
        gateway.environment.merge(store?.environment ?? [:]) { $1 }
        return gateway
    }
}
