import BuiltGateway
import EventData
import Foundation
import Testing

/// What leaves the archive, what never does, and what is counted for ever, with the built binary.
@Suite struct ArchiveTests {
    @Test func `a shorter retention removes what is done, keeps what is owed, and the counts outlive both`()
        async throws
    {
        let gateway = try GatewayProcess(manifests: ["archive.yaml": Self.manifests])
        try await gateway.start()
        for (id, kind) in [("1", "done"), ("2", "done"), ("3", "stuck"), ("4", "dead"), ("5", "half"), ("6", "done")] {
            let body = #"{"kind":"\#(kind)"}"#
            #expect(try await post("\(gateway.webhook)/e", body, headers: ["Idempotency-Key": id]).status == 200)
        }
        try await eventually("performed") {
            let invocations = try await gateway.admin("/api/invocations").array ?? []
            let states = invocations.map { "\($0["sensor"]?.string ?? "") \($0["state"]?.string ?? "")" }
            let isTried = invocations.contains { $0["state"]?.string == "pending" && $0["attempts"]?.integer == 1 }
            return isTried
                && states.sorted() == [
                    "default/dead dead", "default/done succeeded", "default/done succeeded", "default/done succeeded",
                    "default/stuck pending",
                ]
        }
        #expect(gateway.interrupt().status == 0)

        try await gateway.start(["--retention-events", "1"])
        try await eventually("removed") { try await gateway.eventIDs() == ["5", "4", "3"] }
        let left = try await gateway.admin("/api/invocations").array ?? []
        #expect(left.compactMap { $0["state"]?.string }.sorted() == ["dead", "pending"])
        let half = try await gateway.admin("/api/sensors")["items"]?.array?.compactMap { item in
            item.at("status", "held")?.array?.compactMap { $0["sequence"]?.integer }
        }
        #expect(half?.flatMap(\.self) == [5])
        try await Self.checkCounts(gateway)
    }

    private static func checkCounts(_ gateway: GatewayProcess) async throws {
        let status = try Binary.run(["status", "--admin", gateway.admin])
        #expect(
            status.output.contains(
                """

                SENSOR          DEPENDENCY   TRIGGER   VERDICTS
                default/dead    -            t         fired 1
                default/dead    e            -         filtered 5
                default/done    -            t         fired 3
                default/done    e            -         filtered 3
                default/half    e            -         filtered 5
                default/half    e            t         held 1
                default/stuck   -            t         fired 1
                default/stuck   e            -         filtered 5

                """
            ),
            "\(status.output)"
        )
        let json = try JSON(parsing: Binary.run(["status", "-o", "json", "--admin", gateway.admin]).output)
        let firings = json["verdicts"]?.array?.filter { $0["verdict"]?.string == "fired" }
        #expect(
            firings
                == ["dead", "done", "stuck"].map { name in
                    [
                        "sensor": .string("default/\(name)"), "dependency": .null, "trigger": "t", "verdict": "fired",
                        "count": name == "done" ? 3 : 1,
                    ]
                }
        )
    }

    @Test func `a retention that cannot be is refused before anything starts, all at once`() throws {
        let refused = try Binary.run(["run", "--retention-age", "soon", "--retention-bytes", "4GB"])
        #expect(refused.status == 2)
        for problem in [
            "--retention-age is 'soon'; write a duration from 1m to 36500d, such as 12h or 7d",
            "--retention-bytes is '4GB'; write a number of bytes from 1 to 64Ti, such as 500Mi or 4Gi",
        ] {
            #expect(refused.errors.contains(problem), "\(refused.errors)")
        }
    }

    private static let manifests = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: in}
        spec:
          webhook:
            e: {port: "WEBHOOK_PORT", endpoint: /e, method: POST}
            other: {port: "WEBHOOK_PORT", endpoint: /other, method: POST}
        """
        + sensor("done", trigger: "{template: {name: t, log: {}}}")
        + sensor("stuck", trigger: "{template: \(unreachable), retryStrategy: {steps: 2, duration: 1h}}")
        + sensor("dead", trigger: "{template: \(unreachable), retryStrategy: {steps: 1}}")
        + sensor(
            "half",
            other: ", {name: other, eventSourceName: in, eventName: other}",
            trigger: "{template: {name: t, conditions: e && other, log: {}}}"
        )

    private static let unreachable = #"{name: t, http: {url: "http://127.0.0.1:9/", method: POST}}"#

    /// A sensor for the events of the kind that is its name.
    private static func sensor(_ name: String, other: String = "", trigger: String) -> String {
        """

        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: \(name)}
        spec:
          dependencies:
            [{name: e, eventSourceName: in, eventName: e,
              filters: {data: [{path: body.kind, type: string, value: [\(name)]}]}}\(other)]
          triggers: [\(trigger)]
        """
    }
}

extension GatewayProcess {
    /// Of all events in the archive, newest first.
    func eventIDs() async throws -> [String] {
        try await admin("/api/events").array?.compactMap { $0["id"]?.string } ?? []
    }
}
