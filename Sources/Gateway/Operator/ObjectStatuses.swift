import Buses
import EventData
import Kubernetes
import Manifests
import Operator

/// The statuses that the custom resources ought to have, from what is desired and from what runs.
struct ObjectStatuses {
    let desired: DesiredManifests
    let bus: BusChoice
    let health: Health
    /// Invocations that have waited for long, by sensor.
    let backlog: [ManifestName: Int]
    /// Sensors of which only another gateway knows what waits.
    let elsewhere: Set<ManifestName>
    /// What ails sources that run in another gateway.
    let troubles: [SourceName: String]

    /// The named events that run, by EventSource.
    private let events: [ManifestName: Set<String>]

    init(
        _ desired: DesiredManifests,
        bus: BusChoice,
        health: Health,
        backlog: [ManifestName: Int],
        elsewhere: Set<ManifestName> = [],
        troubles: [SourceName: String] = [:]
    ) {
        self.troubles = troubles
        self.elsewhere = elsewhere
        self.desired = desired
        self.bus = bus
        self.health = health
        self.backlog = backlog
        let sources = desired.entries.values.compactMap(\.running).flatMap(\.read.sources)
        events = Dictionary(grouping: sources, by: \.name).mapValues { Set($0.map(\.eventName)) }
    }

    func status(of entry: DesiredManifests.Entry) -> ObjectStatus {
        let conditions =
            switch entry.object.identity.kind {
            case "Sensor": sensor(entry)
            case "EventSource": eventSource(entry)
            default: EventBusStatus.conditions(of: entry.object, runsOn: bus)
            }
        return ObjectStatus(generation: entry.object.generation, conditions: conditions)
    }

    // MARK: Sensors

    private func sensor(_ entry: DesiredManifests.Entry) -> [Condition] {
        let dependencies = errors(in: "dependencies", of: entry)
        let triggers = errors(in: "triggers", of: entry)
        return [
            configuration(entry),
            provided("DependenciesProvided", dependencies, reason: "InvalidDependencies"),
            provided("TriggersProvided", triggers, reason: "InvalidTriggers"),
            deployed(entry, problem: nil),
            subscribed(entry),
            backlogged(entry),
        ]
    }

    /// Those inside the field, and that it is not there at all.
    private func errors(in field: String, of entry: DesiredManifests.Entry) -> [Diagnostic] {
        entry.errors.filter {
            $0.problem.hasPrefix("spec.\(field)") || $0.problem.hasPrefix("spec: '\(field)'")
        }
    }

    private func provided(_ type: String, _ errors: [Diagnostic], reason: String) -> Condition {
        errors.isEmpty
            ? Condition(type, .yes, reason: "Provided")
            : Condition(type, .no, reason: reason, message: errors.sentences)
    }

    /// Whether its events can come: each EventSource and event that it waits for is running.
    private func subscribed(_ entry: DesiredManifests.Entry) -> Condition {
        guard let sensor = entry.running?.read.sensors.first else {
            return Condition("Subscribed", .no, reason: "NotRunning", message: "it does not run")
        }
        let missing = sensor.dependencies.filter { dependency in
            let source = ManifestName(namespace: sensor.name.namespace, name: dependency.eventSourceName)
            return events[source]?.contains(dependency.eventName) != true
        }
        guard !missing.isEmpty else { return Condition("Subscribed", .yes, reason: "Subscribed") }
        let names = missing.map { "'\($0.name)' waits for \($0.eventSourceName)/\($0.eventName)" }
        let message = "no running EventSource of this namespace has what it waits for: \(names.joined(separator: ", "))"
        return Condition("Subscribed", .no, reason: "EventSourceNotFound", message: message)
    }

    private func backlogged(_ entry: DesiredManifests.Entry) -> Condition {
        if elsewhere.contains(entry.object.identity.name) {
            let message = "another replica performs its invocations: see signalbox_invocations_waiting there"
            return Condition("Backlogged", .unknown, reason: "OtherReplica", message: message)
        }
        guard let waiting = backlog[entry.object.identity.name] else {
            return Condition("Backlogged", .no, reason: "CaughtUp")
        }
        let what = waiting == 1 ? "1 invocation has" : "\(waiting) invocations have"
        let message = "\(what) waited for more than \(OperatorLoop.backlogAge.components.seconds) s"
        return Condition("Backlogged", .yes, reason: "InvocationsWait", message: message)
    }

    // MARK: EventSources

    private func eventSource(_ entry: DesiredManifests.Entry) -> [Condition] {
        let problems = (entry.running?.read.sources ?? []).compactMap { source in
            let name = SourceName(source)
            let problem = troubles[name] ?? health.problem(of: SourceStatuses.part(source.kind, name))
            return problem.map { "\(source.kind) \(source.eventName): \($0)" }
        }
        return [
            configuration(entry),
            provided("SourcesProvided", entry.errors, reason: "InvalidEventSource"),
            deployed(entry, problem: problems.isEmpty ? nil : problems.joined(separator: "; ")),
        ]
    }

    // MARK: Both

    private func configuration(_ entry: DesiredManifests.Entry) -> Condition {
        guard entry.errors.isEmpty else {
            let reason = entry.clashes.isEmpty ? entry.failures.isEmpty ? "Invalid" : "CannotStart" : "Clash"
            return Condition("ConfigValid", .no, reason: reason, message: entry.errors.sentences)
        }
        return entry.warnings.isEmpty
            ? Condition("ConfigValid", .yes, reason: "Valid")
            : Condition("ConfigValid", .yes, reason: "Warnings", message: entry.warnings.sentences)
    }

    private func deployed(_ entry: DesiredManifests.Entry, problem: String?) -> Condition {
        guard let running = entry.running else {
            return Condition("Deployed", .no, reason: "NotRunning", message: "see ConfigValid")
        }
        if let problem { return Condition("Deployed", .no, reason: "Failing", message: problem) }
        guard running.generation == entry.object.generation else {
            let message = "generation \(running.generation) goes on running; see ConfigValid"
            return Condition("Deployed", .yes, reason: "EarlierGeneration", message: message)
        }
        return Condition("Deployed", .yes, reason: "Running")
    }
}

extension [Diagnostic] {
    /// What is wrong, with what to write instead.
    var sentences: String { map { "\($0.problem); fix: \($0.fix)" }.joined(separator: "\n") }
}
