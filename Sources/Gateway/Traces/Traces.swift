import Buses
import EventData
import EventSources
import Manifests
import SensorEngine

/// Makes spans of what the gateway does: intake, decide, submit, observe.
///
/// Where nothing is exported there is none of these, and nothing is paid.
package struct Traces: Sendable {
    let export: TraceExport
    /// How many of the traces that begin here are recorded: from 0 to 1.
    let ratio: Double

    package init(_ export: TraceExport, ratio: Double) {
        self.export = export
        self.ratio = ratio
    }

    /// An event became durable.
    func intake(
        _ emission: Emission,
        id: String,
        source: String,
        _ eventName: String,
        from start: Timestamp,
        to end: Timestamp
    ) {
        let parent = emission.producer["traceparent"]
        let context = TraceContext(source: source, subject: eventName, id: id, traceparent: parent)
        guard context.isRecorded(ratio: ratio) else { return }
        export.add(
            Span(
                trace: context.trace,
                id: context.intake(source: source, subject: eventName, id: id),
                parent: context.span,
                name: "intake \(source)/\(eventName)",
                kind: .server,
                start: start,
                end: end,
                attributes: [
                    ("signalbox.event.id", id), ("signalbox.event.source", source),
                    ("signalbox.event.name", eventName), ("signalbox.event.kind", emission.type),
                ]
            )
        )
    }

    /// A sensor has fired, durably.
    func decide(_ invocation: Invocation, to end: Timestamp) {
        let context = TraceContext(invocation)
        guard context.isRecorded(ratio: ratio) else { return }
        var parent = context.span
        var links: [(trace: String, span: String)] = []
        for event in invocation.events.sorted(by: { $0.sequence < $1.sequence }) {
            let own = TraceContext(
                source: event.source,
                subject: event.subject,
                id: event.id,
                traceparent: event.traceparent
            )
            let span = own.intake(source: event.source, subject: event.subject, id: event.id)
            // The last of this trace is what it follows; the others have led here too.
            if own.trace == context.trace { parent = span } else { links.append((own.trace, span)) }
        }
        export.add(
            Span(
                trace: context.trace,
                id: context.decision(invocation.id),
                parent: parent,
                name: "decide \(invocation.sensor) \(invocation.trigger)",
                kind: .inside,
                start: invocation.createdAt,
                end: end,
                attributes: Self.attributes(of: invocation),
                links: links
            )
        )
    }

    /// An attempt, or a look at what one made, whose report is durable.
    func attempt(_ made: MadeAttempt, to end: Timestamp) {
        let invocation = made.invocation
        let context = TraceContext(invocation)
        guard context.isRecorded(ratio: ratio) else { return }
        let verb = made.isLook ? "observe" : "submit"
        export.add(
            Span(
                trace: context.trace,
                id: context.spanID("\(verb) \(invocation.id) \(made.startedAt.nanoseconds)"),
                parent: context.decision(invocation.id),
                name: "\(verb) \(invocation.sensor) \(invocation.trigger)",
                kind: .client,
                start: made.startedAt,
                end: end,
                attributes: Self.attributes(of: invocation) + [("signalbox.trigger.kind", invocation.kind)],
                problem: Self.problem(of: made.report)
            )
        )
    }

    private static func attributes(of invocation: Invocation) -> [(name: String, value: String)] {
        [
            ("signalbox.sensor", invocation.sensor.description), ("signalbox.trigger", invocation.trigger),
            ("signalbox.invocation.id", invocation.id.text), ("signalbox.sensor.revision", invocation.revision),
        ]
    }

    private static func problem(of report: DeliveryReport) -> String? {
        switch report.attempt?.result {
        case .transient(let problem, _), .permanent(let problem, _), .pressed(let problem, _): problem
        case .succeeded, nil: nil
        }
    }
}
