import EventData
import Manifests
import SensorEngine
import Testing

/// Plays events at moments of their own into an engine, and tells what happens as short lines.
///
/// It keeps what is held as a bus would, so that a restart has nothing but that.
struct Timeline {
    private(set) var engine: Engine
    private(set) var stored: [HeldEvent] = []
    private(set) var outcomes: [Outcome] = []
    private(set) var sequence: Int64 = 0
    /// The latest moment that was played.
    private(set) var now = start

    init(_ sensor: Sensor) { engine = Engine(sensor: sensor) }

    /// An event of the dependency's own name, `seconds` after the start (2027-01-15T08:00:00Z).
    mutating func send(_ name: String, at seconds: Int64, _ data: JSON = [:]) -> [String] {
        sequence += 1
        let time = Timestamp(seconds: start.seconds + seconds)
        let event = CloudEvent(
            id: "\(name)-\(sequence)",
            source: "source",
            subject: name,
            type: "webhook",
            time: time,
            data: data.bytes
        )
        now = max(now, time)
        return take(engine.receive(event, sequence: sequence, at: time))
    }

    /// Time passes and nothing comes.
    mutating func pass(to seconds: Int64) -> [String] {
        now = max(now, Timestamp(seconds: start.seconds + seconds))
        return take(engine.advance(to: now))
    }

    /// The process ends and starts again, with what was stored.
    mutating func restart(with sensor: Sensor? = nil) -> [String] {
        engine = Engine(sensor: sensor ?? engine.sensor, held: stored)
        return take(engine.cleanUp)
    }

    private mutating func take(_ effects: [Effect]) -> [String] {
        for effect in effects {
            switch effect {
            case .hold(let entry):
                stored.removeAll { old in
                    old.place == entry.place && old.dependency == entry.dependency
                        && (entry.place.stage == .join || old.sequence == entry.sequence)
                }
                stored.append(entry)
            case .release(let place): stored.removeAll { $0.place == place }
            case .record(let outcome): outcomes.append(outcome)
            case .fire, .standBy, .bury: break
            }
        }
        #expect(Set(stored.map(\.line)) == Set(engine.held.map(\.line)), "what is stored is what is held")
        #expect(stored.count == engine.held.count)
        return effects.compactMap(\.line)
    }
}

extension HeldEvent {
    var line: String { "\(trigger) \(place.stage) [\(place.key)] \(dependency)\(sequence)" }
}

extension Effect {
    /// nil for what only the store needs.
    fileprivate var line: String? {
        switch self {
        case .hold, .release: nil
        case .fire(let invocation): "fire \(invocation.line)"
        case .standBy(let invocation, let problem): "stand by \(invocation.line)\(problem.map { ": \($0)" } ?? "")"
        case .bury(let invocation, let reason): "bury \(invocation.line): \(reason)"
        case .record(let outcome):
            switch outcome.verdict {
            // Said by the invocation's line already.
            case .fired, .buried: nil
            default:
                "\(outcome.dependency)\(outcome.sequence) \(outcome.verdict.rawValue)"
                    + (outcome.detail.isEmpty ? "" : ": \(outcome.detail)")
            }
        }
    }
}

extension Invocation {
    fileprivate var line: String {
        ([trigger] + events.map { "\($0.dependency)\($0.sequence)" }).joined(separator: " ")
    }
}

extension Sensor {
    /// Dependencies `a`, `b` and `c` on events of these names, and triggers as YAML.
    static func flow(_ triggers: String) throws -> Sensor {
        let text = """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: flow, namespace: default}
            spec:
              dependencies:
                - {name: a, eventSourceName: source, eventName: a}
                - {name: b, eventSourceName: source, eventName: b}
                - {name: c, eventSourceName: source, eventName: c}
              triggers:
            """
        let indented = triggers.split(separator: "\n").map { "\n    \($0)" }.joined()
        let loaded = load([ManifestText(file: "flow.yaml", text: text + indented + "\n")], namespace: "default")
        let errors = loaded.diagnostics.filter { $0.severity == .error }
        try #require(errors.isEmpty, "\(errors)")
        return try #require(loaded.sensors.first)
    }
}
