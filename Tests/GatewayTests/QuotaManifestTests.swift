import Gateway
import Manifests
import Testing

/// How `quota` of a named event is read.
@Suite struct QuotaManifestTests {
    private func read(_ quota: String) -> (quota: SourceQuota?, problems: [String]) {
        let text = """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: in}
            spec:
              calendar:
                e:
                  interval: 10s
                  quota: \(quota)
            """
        let checked = CheckedManifests([ManifestText(file: "e.yaml", text: text)], namespace: "argo")
        return (checked.sources.first?.quota, checked.diagnostics.map(\.description))
    }

    @Test func `a quota of an event that no sensor waits for is warned of, where sensors are at hand`() {
        let text = """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: in}
            spec:
              calendar:
                read: {interval: 10s, quota: {events: 1}}
                unread: {interval: 10s, quota: {events: 1}}
            """
        let sensor = """

            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: s}
            spec:
              dependencies: [{name: d, eventSourceName: in, eventName: read}]
              triggers: [{template: {name: t, log: {}}}]
            """
        func problems(_ text: String) -> [String] {
            CheckedManifests([ManifestText(file: "e.yaml", text: text)], namespace: "argo").diagnostics
                .map(\.description)
        }
        #expect(problems(text) == [])
        #expect(
            problems(text + sensor) == [
                "e.yaml:7:13: warning: the quota of 'unread' has no effect: no sensor here waits for this event\n"
                    + "fix: remove quota:, or add a sensor with a dependency on it"
            ]
        )
    }

    @Test func `each limit alone, or all together`() {
        #expect(read("{events: 5}").quota == SourceQuota(events: 5))
        #expect(read("{bytes: 1000}").quota == SourceQuota(bytes: 1_000))
        #expect(read("{bytes: 64Mi}").quota == SourceQuota(bytes: 64 << 20))
        #expect(read("{age: 90s}").quota == SourceQuota(age: .seconds(90)))
        let all = read("{events: 10000000, bytes: \"64Ti\", age: 8760h}")
        #expect(all.quota == SourceQuota(events: 10_000_000, bytes: 64 << 40, age: .seconds(8_760 * 3_600)))
        #expect(all.problems == [])
        #expect(read("").quota == nil)
        #expect(read("").problems == [])
    }

    @Test(arguments: [
        (
            "5",
            "e.yaml:8:14: error: 'quota' is a number, must be a mapping\nfix: write fields as 'name: value', one on each line"
        ),
        (
            "{}",
            "e.yaml:8:14: error: quota limits nothing\nfix: add events: (such as 1000), bytes: (100Mi) or age: (1h)"
        ),
        ("{events: 0}", "e.yaml:8:23: error: 'events' is 0\nfix: use a whole number from 1 to 10000000"),
        (
            "{events: 1, bytes: 0}",
            "e.yaml:8:33: error: 'bytes' is '0'\nfix: use a number of bytes from 1 to 64Ti, such as 100Mi"
        ),
        (
            "{bytes: 1GB}",
            "e.yaml:8:22: error: 'bytes' is '1GB'\nfix: use a number of bytes from 1 to 64Ti, such as 100Mi"
        ),
        (
            "{age: 5ms}",
            "e.yaml:8:20: error: 'age' is 5ms, which no event can wait\n"
                + "fix: use at least a second and at most a year, such as 1h"
        ),
        (
            "{age: 1h, rows: 5}",
            "e.yaml:8:24: error: unknown field 'rows' in spec.calendar.e.quota\n"
                + "fix: remove it; known fields are: age, bytes, events"
        ),
    ])
    func `what limits nothing or cannot be is refused at its place`(quota: String, problem: String) {
        #expect(read(quota).problems == [problem])
    }
}
