import Buses
import Manifests
import SensorEngine

/// What is counted of one sensor.
struct DecisionMeter: Sendable {
    private let decisions: [Outcome.Verdict: Counter]

    init(_ name: ManifestName, _ registry: MetricRegistry) {
        let pairs = Outcome.Verdict.allCases.map { verdict in
            let labels = [name.namespace, name.name, verdict.result, verdict.rawValue]
            return (verdict, registry.counter(.decisions, labels, of: .sensor("\(name)")))
        }
        decisions = Dictionary(uniqueKeysWithValues: pairs)
    }

    /// Decisions by their results, since the process started.
    var counts: [String: Int] {
        Dictionary(decisions.map { ($0.result, $1.value) }, uniquingKeysWith: +)
    }

    /// A firing counts once, whatever the number of its events.
    func note(_ commit: SensorCommit) {
        for effect in commit.effects {
            switch effect {
            // What is told of a firing is none.
            case .fire(let invocation) where invocation.isStatus: break
            case .fire: decisions[.fired]?.add()
            case .bury: decisions[.buried]?.add()
            case .record(let outcome) where outcome.verdict != .fired && outcome.verdict != .buried:
                decisions[outcome.verdict]?.add()
            case .record, .hold, .release, .standBy: break
            }
        }
    }
}

extension Outcome.Verdict {
    /// Verdicts that mean the same to the event.
    fileprivate var result: String {
        switch self {
        case .fired: "fired"
        case .held: "held"
        case .transformError, .filtered, .filterError, .keyError: "rejected"
        case .replaced, .dropped, .reset, .expired: "let_go"
        case .buried: "buried"
        }
    }
}
