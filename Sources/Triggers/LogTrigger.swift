import EventData
import Logging
package import Manifests
package import SensorEngine

/// Logs each event of the firing (spec/sensor.md §5.14): the one place where event data goes to the log, as asked.
package struct LogTrigger: TriggerKind {
    package static let kind = "log"

    init() {}

    /// Manifests reads the only field, which has no effect in Argo Events either.
    package static func check(_ reader: ManifestReader) {}

    /// Always succeeds; `intervalSeconds` does not throttle, as in Argo Events.
    package func fire(_ invocation: Invocation, in context: TriggerContext) async -> AttemptResult {
        let events = invocation.request["events"]?.array ?? []
        for event in events {
            context.logger.info(
                "\(event["data"]?.string ?? "")",
                metadata: [
                    "dependencyName": "\(event["dependencyName"]?.string ?? "")",
                    "eventContext": "\(event["context"]?.text ?? "{}")",
                    "sensor": "\(invocation.sensor)",
                    "trigger": "\(invocation.trigger)",
                    "invocation.id": "\(invocation.id)",
                ]
            )
        }
        return .succeeded("\(events.count) \(events.count == 1 ? "event" : "events") logged")
    }
}
