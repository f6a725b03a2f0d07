import BuiltGateway
import EventData
import Foundation
import Testing

/// The console in a real browser, against the built binary.
@Suite(.serialized) struct ConsoleTests {
    private static let token = "0123456789abcdef-token"

    private static let manifests = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hub}
        spec:
          webhook:
            push: {port: "WEBHOOK_PORT", endpoint: /push, method: POST, insecure: true}
        ---
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
                name: note
                log: {}
            - template:
                name: call
                http: {url: "http://127.0.0.1:1/", method: POST, payload: []}
              retryStrategy: {steps: 1}
        """

    /// A gateway with a token that is known, and an event of which each trigger has made something.
    private func gateway() async throws -> GatewayProcess {
        let gateway = try GatewayProcess(manifests: ["ci.yaml": Self.manifests])
        let file = gateway.directory.appending(path: "token").path
        try Self.token.write(toFile: file, atomically: true, encoding: .utf8)
        try await gateway.start(["--admin-token-file", file])
        return gateway
    }

    private func push(_ gateway: GatewayProcess, id: String, body: String) async throws {
        let headers = ["X-GitHub-Delivery": id, "Authorization": "Bearer \(Self.token)"]
        #expect(try await post("\(gateway.webhook)/push", body, headers: headers).status == 200)
    }

    private func logIn(_ browser: Browser) async throws {
        try await eventually("asked for the token") { try await browser.text().contains("Which token?") }
        try await browser.type(Self.token, into: "#token")
        try await browser.click("form button")
    }

    private func invocations(_ gateway: GatewayProcess) async throws -> [String: JSON] {
        let answer = try await get("\(gateway.admin)/api/invocations", token: Self.token).json
        return Dictionary((answer.array ?? []).map { ($0["trigger"]?.string ?? "", $0) }) { first, _ in first }
    }

    @Test func `a link leads who has the token to the invocation, its attempts and its event`() async throws {
        let gateway = try await gateway()
        try await push(gateway, id: "d-1", body: #"{"branch":"main","big":12345678901234567890,"one":1.0}"#)
        try await eventually("a dead letter") { try await invocations(gateway)["call"]?["state"] == "dead" }
        let dead = try #require(try await invocations(gateway)["call"]?["id"]?.string)
        let browser = try await Browser()
        try await browser.open("\(gateway.admin)/console#/invocations/\(dead)")
        try await eventually("asked") { try await browser.text().contains("Which token?") }
        #expect(try await !browser.text().contains(dead))
        try await browser.photograph("login")
        try await browser.type("wrong-wrong-wrong", into: "#token")
        try await browser.click("form button")
        try await eventually("refused") { try await browser.text().contains("not, or no longer, that of the gateway") }
        // The refusals of the API, which the browser tells of.
        #expect(try await browser.complaints().allSatisfy { $0.contains("401") })
        try await logIn(browser)
        try await eventually("shown") { try await browser.text().contains("Dead letter: ") }
        let shown = try await browser.text()
        for part in ["Invocation \(dead)", "default/ci", "call", "Attempts", "transient", "127.0.0.1:1", "d-1"] {
            #expect(shown.contains(part), "\(part)")
        }
        #expect(try await browser.evaluate("return document.title").string == "Invocation \(dead) – Signalbox")
        try await browser.photograph("invocation")
        try await browser.click("section a[href='#/events/d-1']")
        try await eventually("the event") { try await browser.text().contains("Event d-1") }
        let event = try await browser.text()
        // Numbers stay as they were written.
        for part in ["What became of it", "fired", dead, "12345678901234567890", #""one": 1.0"#] {
            #expect(event.contains(part), "\(part)")
        }
        #expect(!event.contains(Self.token))
        try await browser.photograph("event")
        let (addresses, bytes) = try await browser.traffic()
        #expect(addresses.contains("\(gateway.admin)/console/app.js"))
        #expect(addresses.allSatisfy { $0.hasPrefix(gateway.admin) || $0.hasPrefix("data:") }, "\(addresses)")
        #expect(bytes > 10_000 && bytes < 150_000, "\(bytes) bytes")
        #expect(try await browser.complaints() == [])
        try await browser.click("#leave")
        try await eventually("forgotten") { try await browser.text().contains("Which token?") }
        try await browser.quit()
    }

    @Test func `lists are searched and paged, and what was filtered says why`() async throws {
        let gateway = try await gateway()
        for number in 1...60 { try await push(gateway, id: "d-\(number)", body: #"{"branch":"other"}"#) }
        let browser = try await Browser()
        try await browser.open("\(gateway.admin)/console#/events")
        try await logIn(browser)
        func ids() async throws -> [String] {
            let script = "return [...document.querySelectorAll('td[data-label=Id]')].map((cell) => cell.innerText)"
            return try await browser.evaluate(script).array?.compactMap(\.string) ?? []
        }
        try await eventually("the newest") { try await ids() == (11...60).reversed().map { "d-\($0)" } }
        try await browser.photograph("events")
        try await browser.click(".pages a")
        try await eventually("older ones") { try await ids() == (1...10).reversed().map { "d-\($0)" } }
        try await browser.type("nobody", into: "input[name=source]")
        try await browser.click("form.search button")
        try await eventually("none") { try await browser.text().contains("None.") }
        try await browser.type("d-7", into: "input[name=id]")
        try await browser.click("form.search button")
        try await eventually("the event") { try await browser.text().contains("Event d-7") }
        try await eventually("decided") {
            _ = try await browser.evaluate("location.reload()")
            try await eventually("shown") { try await browser.text().contains("What became of it") }
            return try await browser.text().contains(#"'body.branch' is "other""#)
        }
        try await browser.open("\(gateway.admin)/console#/invocations?state=dead")
        try await eventually("no dead letter") { try await browser.text().contains("None.") }
        #expect(try await browser.evaluate("return document.querySelector('select').value").string == "dead")
        try await browser.open("\(gateway.admin)/console#/events/nobody")
        try await eventually("told") { try await browser.text().contains("no event 'nobody'") }
        try await browser.quit()
    }

    @Test func `what an event holds is never markup`() async throws {
        let gateway = try await gateway()
        let attack = "<img src=x onerror=document.title='owned'><script>document.title='owned'</script>"
        try await push(gateway, id: "<b>d</b>", body: #"{"branch":"\#(attack)"}"#)
        let browser = try await Browser()
        try await browser.open("\(gateway.admin)/console#/events")
        try await logIn(browser)
        try await eventually("listed") { try await browser.text().contains("<b>d</b>") }
        try await browser.click("td a")
        try await eventually("shown") { try await browser.text().contains("<img src=x") }
        let made = try await browser.evaluate(
            "return document.querySelectorAll('main img, main b, main script').length"
        )
        #expect(made == 0)
        #expect(try await browser.evaluate("return document.title").string == "Event <b>d</b> – Signalbox")
        try await browser.quit()
    }

    @Test func `it can be read on a phone, in light and dark, by keyboard and by a screen reader`() async throws {
        let gateway = try await gateway()
        try await push(gateway, id: "d-1", body: #"{"branch":"main","text":"\#(String(repeating: "x", count: 300))"}"#)
        try await eventually("a dead letter") { try await invocations(gateway)["call"]?["state"] == "dead" }
        let dead = try #require(try await invocations(gateway)["call"]?["id"]?.string)
        let axe = try Self.axe()
        let file = gateway.directory.appending(path: "steps.yaml")
        try Self.workflow.write(to: file, atomically: true, encoding: .utf8)
        #expect(try gateway.kubectl("create", "-f", file.path).status == 0)
        let browser = try await Browser()
        try await browser.open("\(gateway.admin)/console")
        try await logIn(browser)
        for isDark in [false, true] {
            for isPhone in [false, true] {
                let window = Browser.Window(width: isPhone ? 360 : 1280, isPhone: isPhone, isDark: isDark)
                try await browser.show(as: window)
                for (name, hash) in [
                    ("events", "#/events"), ("event", "#/events/d-1"), ("invocations", "#/invocations"),
                    ("invocation", "#/invocations/\(dead)"), ("flow", "#/flow"), ("sensors", "#/sensors"),
                    ("sensor", "#/sensors/default/ci"), ("workflows", "#/workflows"),
                    ("workflow", "#/workflows/default/steps"), ("schedules", "#/schedules"),
                ] {
                    _ = try await browser.evaluate("location.hash = '\(hash)'")
                    try await eventually("\(name) is shown") {
                        let script =
                            "return location.hash === '\(hash)' && !document.getElementById('status').innerText"
                        return try await browser.evaluate(script) == true
                    }
                    #expect(
                        try await browser.evaluate("const wanted = \(window.width);\(Self.flaws)") == [],
                        "\(name), \(window)"
                    )
                    #expect(try await browser.evaluate(axe) == [], "\(name), \(window)")
                    try await browser.photograph("\(name)-\(isPhone ? "phone" : "desk")-\(isDark ? "dark" : "light")")
                }
            }
        }
        try await browser.quit()
    }

    /// One that waits, so that it looks the same each time.
    private static let workflow = """
        apiVersion: argoproj.io/v1alpha1
        kind: Workflow
        metadata: {name: steps}
        spec:
          entrypoint: main
          templates:
            - {name: main, steps: [[{name: wait, template: wait}]]}
            - {name: wait, suspend: {}}
        """

    /// What axe finds against WCAG 2.1 A and AA, and its best practices.
    private static func axe() throws -> String {
        let path = try #require(
            ProcessInfo.processInfo.environment["SIGNALBOX_AXE"],
            "axe is missing; run: .ci/run install endtoend"
        )
        let library = try String(contentsOfFile: path, encoding: .utf8)
        return """
            if (!window.axe) { \(library) }
            return window.axe.run(document, { resultTypes: ['violations'] }).then(({ violations, passes }) =>
              passes.length < 10 ? ['axe has looked at nothing']
                : violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`))
            """
    }

    /// Fields without a label, text without enough contrast (4.5, WCAG 2 AA), content wider than the window, a page
    /// without its one heading, landmarks or language, and focus that is somewhere else after a change.
    private static let flaws = """
        const flaws = []
        const light = (color) => {
          const [red, green, blue] = color.match(/[0-9.]+/g).slice(0, 3).map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue
        }
        const ground = (element) => {
          const color = element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)'
          return color === 'rgba(0, 0, 0, 0)' ? ground(element.parentElement) : color
        }
        for (const element of document.querySelectorAll('body *')) {
          const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
          if (!words || element.offsetParent === null) continue
          const [one, other] = [light(getComputedStyle(element).color), light(ground(element))].sort((a, b) => a - b)
          const { left, right } = element.getBoundingClientRect()
          const isShown = getComputedStyle(element.closest('thead') ?? element).clipPath === 'none'
          if (isShown && left < 0 && right > 0) flaws.push(`half outside: ${element.outerHTML}`)
          const contrast = (other + 0.05) / (one + 0.05)
          if (contrast < 4.5) flaws.push(`contrast ${contrast} of ${element.outerHTML}`)
        }
        for (const field of document.querySelectorAll('input, select')) {
          if (!field.labels.length) flaws.push(`no label: ${field.outerHTML}`)
        }
        // A phone makes the window as wide as the page.
        const width = Math.max(document.documentElement.scrollWidth, innerWidth)
        if (width > wanted) flaws.push(`${width} wide in a window of ${wanted}`)
        if (document.querySelectorAll('h1').length !== 1) flaws.push('not one heading')
        if (!document.querySelector('main') || !document.documentElement.lang) flaws.push('no landmark or language')
        if (document.querySelectorAll('nav [aria-current=page]').length !== 1) flaws.push('no current page')
        if (document.activeElement !== document.querySelector('main')) flaws.push('focus is elsewhere')
        return flaws
        """
}
