import BuiltGateway
import Foundation
import Testing

/// Ctrl-C, and starts that cannot work.
@Suite struct StopTests {
    @Test func `Ctrl-C ends it within five seconds, without an error in the log`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let end = gateway.interrupt()
        #expect(end.status == 0)
        #expect(end.took < .seconds(5))
        #expect(!gateway.logText.contains(" error "), "\(gateway.logText)")
    }

    @Test func `Ctrl-C ends it within five seconds while others follow, watch and send slowly`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let follower = try Program.start(
            [Binary.url.path, "events", "tail", "--admin", gateway.admin],
            output: gateway.directory.appending(path: "followed")
        )
        let watcher = try Program.start(
            gateway.kubectlCommand + ["get", "workflows", "--watch"],
            output: gateway.directory.appending(path: "watched")
        )
        let half = #"POST /push HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"#
        let open = "exec 3<>/dev/tcp/127.0.0.1/\(gateway.ports.webhook); printf '\(half)' >&3; echo sent; sleep 60"
        let slow = try Program.start(["bash", "-c", open], output: gateway.directory.appending(path: "slow"))
        let push = try Example.text("eventsources/push.json")
        try await eventually("followed, watched and half sent") {
            #expect(try await post("\(gateway.webhook)/push", push).status == 200)
            let (followed, watched) = (try follower.output, try watcher.output)
            return try followed.contains("github   push") && watched.contains("ci-") && slow.output == "sent\n"
        }
        let end = gateway.interrupt()
        #expect(end.status == 0)
        #expect(end.took < .seconds(5))
        try await eventually("told") { try follower.output.contains("error: the gateway ended") }
    }

    @Test func `a taken port of the admin API or the cluster is named with the option to change it`() async throws {
        let first = try GatewayProcess(manifests: [:])
        try await first.start()
        for (option, port) in [("--admin-port", first.ports.admin), ("--cluster-port", first.ports.cluster)] {
            let second = try GatewayProcess(manifests: [:])
            try second.launch([option, String(port)])
            #expect(second.waitForExit() == 1)
            #expect(second.logText.contains("127.0.0.1:\(port) is in use"), "\(second.logText)")
            #expect(second.logText.contains(option), "\(second.logText)")
        }
    }
}
