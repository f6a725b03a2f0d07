import BuiltGateway
import EventData
import Foundation
import Testing

/// The console's live views in a real browser, against the built binary and its local cluster.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ConsoleViewsTests {
    private static let sources = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hub}
        spec:
          webhook:
            push: {port: "WEBHOOK_PORT", endpoint: /push, method: POST, insecure: true}
          calendar:
            nightly: {schedule: "0 3 * * *", timezone: Europe/Berlin}
        """

    private static let sensor = """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: ci}
        spec:
          dependencies:
            - name: push
              eventSourceName: hub
              eventName: push
              filters: {data: [{path: body.branch, type: string, value: [main]}]}
          triggers:
            - template:
                name: build
                argoWorkflow:
                  operation: submit
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: build-}
                      spec:
                        entrypoint: main
                        templates:
                          - name: main
                            steps: [[{name: hello, template: say}]]
                          - name: say
                            script: {image: "alpine:3", command: [sh], source: "echo hello from a step"}
            - template:
                name: call
                http: {url: "http://127.0.0.1:1/", method: POST, payload: []}
              retryStrategy: {steps: 1}
        """

    /// A gateway that asks for no token, so that each view is open at once.
    private func gateway(_ manifests: String = "\(sources)\n---\n\(sensor)") async throws -> GatewayProcess {
        let gateway = try GatewayProcess(manifests: ["ci.yaml": manifests])
        try await gateway.start(["--no-admin-token", "--runner", "process"])
        return gateway
    }

    private func push(_ gateway: GatewayProcess, id: String, branch: String = "main") async throws {
        let body = #"{"branch":"\#(branch)"}"#
        #expect(try await post("\(gateway.webhook)/push", body, headers: ["X-GitHub-Delivery": id]).status == 200)
    }

    /// The cells of a column, in their order.
    private func column(_ name: String, of table: String, in browser: Browser) async throws -> [String] {
        let cells = "table[aria-label='\(table)'] td[data-label='\(name)']"
        let script = "return [...document.querySelectorAll(\"\(cells)\")].map((cell) => cell.innerText)"
        return try await browser.evaluate(script).array?.compactMap(\.string) ?? []
    }

    @Test func `the flow shows what goes through while it goes through`() async throws {
        let gateway = try await gateway()
        let browser = try await Browser()
        try await browser.open("\(gateway.admin)/console")
        try await eventually("shown") { try await self.column("Events", of: "Sources", in: browser) == ["0", "0"] }
        #expect(try await browser.evaluate("return location.hash") == "#/flow")
        for number in 1...20 { try await push(gateway, id: "d-\(number)", branch: number % 2 == 0 ? "main" : "dev") }
        try await eventually("counted") {
            let events = try await self.column("Events", of: "Sources", in: browser)
            let triggers = try await self.column("Succeeded", of: "Triggers", in: browser)
            return events.contains { $0.hasPrefix("20") } && triggers.contains { $0.hasPrefix("10") }
        }
        // A firing is one of a trigger.
        #expect(try await column("Fired", of: "Sensors", in: browser).first?.hasPrefix("20") == true)
        #expect(try await column("Rejected", of: "Sensors", in: browser).first?.hasPrefix("10") == true)
        try await eventually("dead letters") {
            try await self.column("Dead letters", of: "Triggers", in: browser).contains { $0.hasPrefix("10") }
        }
        #expect(try await column("Id", of: "Newest events", in: browser).first == "d-20")
        #expect(try await browser.evaluate("return document.querySelectorAll('svg.flow .node').length") == 5)
        try await browser.photograph("flow")
        try await browser.type("nightly", into: "input[name=search]")
        try await browser.click("form.search button")
        try await eventually("searched") { try await self.column("Events", of: "Sources", in: browser).isEmpty }
        #expect(try await browser.complaints() == [])
        try await browser.quit()
    }

    @Test func `many events at once do not stop it`() async throws {
        let gateway = try await gateway()
        let browser = try await Browser()
        try await browser.open("\(gateway.admin)/console")
        try await eventually("shown") { try await self.column("Events", of: "Sources", in: browser) == ["0", "0"] }
        _ = try await browser.evaluate(
            """
            window.longest = 0
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) window.longest = Math.max(window.longest, entry.duration)
            }).observe({ type: 'longtask' })
            """
        )
        let (count, url) = (3_000, "\(gateway.webhook)/push")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<32 {
                group.addTask {
                    for number in stride(from: lane, to: count, by: 32) {
                        let status = try await post(url, #"{"number":\#(number)}"#).status
                        guard status == 200 else { throw EndToEndError("\(status) for event \(number)") }
                    }
                }
            }
            try await group.waitForAll()
        }
        try await eventually("counted") {
            try await self.column("Events", of: "Sources", in: browser).contains { $0.hasPrefix("\(count)") }
        }
        // One picture a second, however much there was; a person notices what takes longer.
        let longest = try #require(try await browser.evaluate("return Math.round(window.longest)").integer)
        #expect(longest < 500, "it stood still for \(longest) ms")
        try await browser.quit()
    }

    @Test func `an event says why, and a dead letter is dropped with a reason or tried again`() async throws {
        let gateway = try await gateway()
        try await push(gateway, id: "d-1", branch: "dev")
        try await push(gateway, id: "d-2")
        try await push(gateway, id: "d-3")
        func dead() async throws -> [JSON] {
            try await get("\(gateway.admin)/api/invocations?state=dead").json.array ?? []
        }
        try await eventually("dead letters") { try await dead().count == 2 }
        let browser = try await Browser()
        try await browser.open("\(gateway.admin)/console#/events/d-1")
        try await eventually("explained") { try await browser.text().contains("Why") }
        let text = try await browser.text()
        #expect(text.contains("body.branch") && text.contains("dev") && text.contains("main"), "\(text)")
        try await browser.photograph("why")
        try await browser.open("\(gateway.admin)/console#/events/d-2")
        try await eventually("its workflow") { try await browser.text().contains("Workflow default/build-") }
        let id = try await dead().first?["id"]?.string ?? ""
        try await browser.open("\(gateway.admin)/console#/invocations/\(id)")
        try await eventually("buttons") { try await browser.text().contains("Retry") }
        let drop = ".deeds .action:last-child button"
        try await browser.click(drop)
        try await eventually("a reason is wanted") { try await browser.text().contains("say why") }
        try await browser.type("not needed", into: "input[name=reason]")
        try await browser.click(drop)
        try await eventually("dropped") { try await dead().count == 1 }
        try await browser.photograph("dropped")
        try await eventually("shown") { try await browser.text().contains("dropped: not needed") }
        let other = try await dead().first?["id"]?.string ?? ""
        try await browser.open("\(gateway.admin)/console#/invocations/\(other)")
        try await eventually("another") { try await browser.text().contains("Invocation \(other)") }
        try await browser.click(".deeds .action:first-child button")
        try await eventually("tried again") {
            try await get("\(gateway.admin)/api/invocations/\(other)").json["attemptList"]?.array?.count ?? 0 > 1
        }
        try await browser.quit()
    }

    @Test func `a workflow's tree and what its steps print can be read`() async throws {
        let gateway = try await gateway()
        try await push(gateway, id: "d-1")
        let browser = try await Browser()
        try await browser.open("\(gateway.admin)/console#/workflows")
        try await eventually("listed", within: .seconds(60)) {
            _ = try await browser.evaluate("location.reload()")
            let text = try await browser.text()
            return text.contains("default/build-") && text.contains("Succeeded")
        }
        try await browser.click("td a")
        try await eventually("its tree") {
            try await browser.evaluate("return document.querySelectorAll('.tree li').length") == 2
        }
        try await browser.click(".tree button")
        try await eventually("its log") { try await browser.text().contains("hello from a step") }
        try await browser.photograph("workflow")
        try await browser.open("\(gateway.admin)/console#/workflows/default/nobody")
        try await browser.photograph("nobody")
        try await eventually("told") { try await browser.text().contains("\"nobody\" not found") }
        try await browser.quit()
    }

    @Test func `schedules say when they tick next`() async throws {
        let gateway = try await gateway()
        let cron = """
            apiVersion: argoproj.io/v1alpha1
            kind: CronWorkflow
            metadata: {name: weekly}
            spec:
              schedules: ["30 6 * * 1"]
              timezone: Asia/Tokyo
              workflowSpec: {entrypoint: main, templates: [{name: main, suspend: {}}]}
            """
        let file = gateway.directory.appending(path: "cron.yaml")
        try cron.write(to: file, atomically: true, encoding: .utf8)
        #expect(try gateway.kubectl("create", "-f", file.path).status == 0)
        let items = try await get("\(gateway.admin)/api/schedules").json["items"]?.array ?? []
        #expect(items.map { $0["name"] } == ["default/hub/nightly", "default/weekly"])
        #expect(items.map { $0["next"]?.array?.count } == [20, 20])
        // 3 in Berlin is 1 or 2 in Greenwich; 6:30 on a Monday in Tokyo is 21:30 on Sunday.
        let nightly = items[0]["next"]?.array?.first?.string ?? ""
        #expect(nightly.contains("T01:00:00Z") || nightly.contains("T02:00:00Z"), "\(nightly)")
        #expect(items[1]["next"]?.array?.allSatisfy { $0.string?.hasSuffix("T21:30:00Z") == true } == true)
        let browser = try await Browser()
        try await browser.open("\(gateway.admin)/console#/schedules")
        try await eventually("listed") { try await browser.text().contains("schedule 0 3 * * * Europe/Berlin") }
        try await browser.click("summary")
        #expect(try await browser.evaluate("return document.querySelectorAll('details[open] li').length") == 19)
        try await browser.photograph("schedules")
        try await browser.quit()
    }

    @Test func `the editor tries a sensor on past events, and applies it`() async throws {
        let gateway = try await gateway(Self.sources)
        let edit: JSON = ["texts": [["file": "ci.yaml", "text": .string(Self.sensor)]]]
        #expect(try await post("\(gateway.admin)/api/manifests/apply", edit.text).status == 200)
        try await push(gateway, id: "d-1", branch: "dev")
        try await push(gateway, id: "d-2")
        try await eventually("decided") {
            try await get("\(gateway.admin)/api/events/d-2").json["outcomes"]?.array?.isEmpty == false
        }
        let browser = try await Browser()
        try await browser.open("\(gateway.admin)/console#/sensors/default/ci")
        try await eventually("tried") { try await browser.text().contains("2 fire as they did") }
        try await browser.photograph("sensor")
        // As people do: a word is replaced, and the trial follows.
        _ = try await browser.evaluate(
            """
            const area = document.querySelector('textarea')
            area.value = area.value.replace('- main', '- dev')
            area.dispatchEvent(new Event('input'))
            """
        )
        try await eventually("tried again") { try await browser.text().contains("2 do not fire, and did") }
        #expect(try await browser.text().contains("2 fire, and did not"))
        try await browser.photograph("trial")
        #expect(try await get("\(gateway.admin)/api/invocations").json.array?.count == 2, "a trial makes nothing")
        try await browser.click(".editor .action:last-child button")
        try await eventually("applied") {
            try await browser.evaluate("return document.querySelector('.action:last-child .said').innerText")
                == "applied"
        }
        try await push(gateway, id: "d-3", branch: "dev")
        try await eventually("by the new one") {
            try await get("\(gateway.admin)/api/invocations").json.array?.count == 4
        }
        _ = try await browser.evaluate(
            """
            const area = document.querySelector('textarea')
            area.value = area.value.replace('dependencies', 'dependancies')
            area.dispatchEvent(new Event('input'))
            """
        )
        try await eventually("refused") { try await browser.text().contains("did you mean 'dependencies'") }
        try await browser.photograph("refused")
        try await browser.quit()
    }
}
