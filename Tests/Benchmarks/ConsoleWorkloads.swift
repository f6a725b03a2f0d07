import BuiltGateway
import EventData
import Foundation

/// The console open in a browser while as many events come as the machine can take.
///
/// Browser, load and gateway share the cores, so the rate is what is left for it; what counts is that the page answers.
enum ConsoleWorkloads {
    private static let webhookPort = 18_962

    static func run(smoke: Bool) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        try Data(manifests.utf8).write(to: directory.appending(path: "hooks.yaml"))
        let load = try LoadGenerator(body: Array(#"{"ref":"refs/heads/main"}"#.utf8), in: directory)
        let gateway = try await RunningGateway(directory: directory)
        let browser = try await Browser()
        try await browser.open("http://127.0.0.1:\(RunningGateway.adminPort)/console")
        try await eventually("the console is shown") { try await browser.text().contains("hooks") }
        _ = try await browser.evaluate(watch)
        let result = try await offload {
            try load.run("http://127.0.0.1:\(webhookPort)/push", connections: 32, seconds: smoke ? 1 : 10)
        }
        guard result.failures == 0 else { throw BenchmarkError("\(result.failures) webhooks were refused") }
        let seen = try await browser.evaluate("return watched")
        try await browser.quit()
        gateway.stop()
        try FileManager.default.removeItem(at: directory)
        func milliseconds(_ name: String) -> String { seen[name]?.text ?? "?" }
        print(
            """
            bench console open beside \(rounded(result.perSecond)) events/s (asked for: 10000/s): longest task \
            \(milliseconds("longest")) ms, longest wait for a timer of 50 ms \(milliseconds("late")) ms late, \
            the page changed \(milliseconds("changes")) times
            """
        )
    }

    /// Tasks that stop the page, timers that come late, and changes that a person sees.
    private static let watch = """
        window.watched = { longest: 0, late: 0, changes: 0 }
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) watched.longest = Math.max(watched.longest, Math.round(entry.duration))
        }).observe({ type: 'longtask' })
        let last = performance.now()
        setInterval(() => {
          watched.late = Math.max(watched.late, Math.round(performance.now() - last - 50))
          last = performance.now()
        }, 50)
        let text = document.body.innerText
        setInterval(() => {
          if (document.body.innerText !== text) watched.changes += 1
          text = document.body.innerText
        }, 250)
        """

    private static let manifests = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hooks}
        spec:
          webhook:
            push: {port: "\(webhookPort)", endpoint: /push, method: POST, insecure: true}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: tags}
        spec:
          dependencies:
            - name: push
              eventSourceName: hooks
              eventName: push
              filters: {data: [{path: body.ref, type: string, value: ["^refs/tags/"]}]}
          triggers:
            - template: {name: tell, log: {}}
        """
}
